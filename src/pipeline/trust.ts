import type { Trust } from '../collectors/types.ts';
import type { Configured } from './configuration.ts';

/**
 * Who may sign, by the configuration that holds. Where the repository's own could not be read, nobody is known to be expected.
 * Where only the organisation's could not, a lock may strike out whom the repository names, so that its word proves nothing;
 * one that names nobody has its own workflows (a default of ours), and a stranger may be expected from above.
 */
export function trustOf({ configuration, signersUnknown, signersAboveUnknown }: Configured): Trust {
  if (signersUnknown !== undefined) return { state: 'unknown', because: signersUnknown };
  const { signers } = configuration;
  if (signersAboveUnknown === undefined) return { state: 'known', signers };
  if (signers !== undefined) return { state: 'unknown', because: signersAboveUnknown };
  return { state: 'known', signers, incomplete: true };
}
