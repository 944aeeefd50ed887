import type { Measures } from '../collectors/types.ts';
import { notSeen, seen, type Observation, type Unseen } from '../model/observation.ts';
import type { Configured } from './configuration.ts';

/**
 * What collectors measure by. Time limits can be locked by the organisation, so that those of a repository say nothing where its
 * configuration could not be read; which branches still get fixes is the repository's own word.
 */
export function measuresOf({ configuration, signersUnknown, signersAboveUnknown }: Configured): Measures {
  const { fixWithin, supportedBranches = [] } = configuration;
  return {
    fixWithin: unless(signersUnknown ?? signersAboveUnknown, fixWithin),
    supportedBranches: unless(signersUnknown, supportedBranches),
  };
}

function unless<T>(hidden: Unseen | undefined, value: T): Observation<T> {
  return hidden === undefined ? seen(value) : notSeen(hidden);
}
