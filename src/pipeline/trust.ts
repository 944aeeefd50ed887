import type { Trust } from '../collectors/types.ts';
import type { Configured } from './configuration.ts';

/**
 * Who may sign, by the configuration that holds. Where any of it could not be read, nobody is known to be expected: a lock of the
 * organisation may strike out whom the repository names, and its own workflows as well, which are expected by a default of ours.
 */
export function trustOf({ configuration, signersUnknown, signersAboveUnknown }: Configured): Trust {
  const because = signersUnknown ?? signersAboveUnknown;
  return because === undefined ? { state: 'known', signers: configuration.signers } : { state: 'unknown', because };
}
