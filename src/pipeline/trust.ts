import type { Trust } from '../collectors/types.ts';
import type { Configured } from './configuration.ts';

/**
 * Who may sign, by the configuration that holds. Where the repository's own could not be read, nobody is known to be expected.
 * Where only the organisation's could not, the repository's word holds as it does for every key (the gate then says that locks
 * are unknown); but a repository that names nobody may have signers from above: a stranger is none then.
 */
export function trustOf({ configuration, signersUnknown, signersAboveUnknown }: Configured): Trust {
  if (signersUnknown !== undefined) return { state: 'unknown', because: signersUnknown };
  const { signers } = configuration;
  const open = signers === undefined && signersAboveUnknown === true;
  return { state: 'known', signers, ...(open ? { incomplete: true } : {}) };
}
