import type { Joined } from '../../model/combine.ts';
import { canonicalJson } from '../../model/digest.ts';
import type { NotSeen, Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';

/** Present is not verified. */
export const UNVERIFIED: Unseen = { reason: 'unverified', what: 'signatures and attestations' };

export function isTrue(joined: Joined<boolean>): boolean {
  return joined.state === 'seen' && joined.value;
}

export function hiddenOf(all: readonly Joined<boolean>[]): readonly NotSeen[] {
  const hidden = all.flatMap((joined) => (joined.state === 'unseen' ? joined.hidden : []));
  return distinctBy(hidden, ({ unseen }) => `${unseen.reason} ${unseen.what}`);
}

export function sourcesOf(all: readonly Joined<boolean>[]): readonly Source[] {
  return distinctSources(all.flatMap((joined) => (joined.state === 'seen' ? [...joined.sources] : [])));
}

/** One answer stands behind many files and is named once. */
export function distinctSources(sources: readonly Source[]): readonly Source[] {
  return distinctBy(sources, canonicalJson);
}

export function distinctBy<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}
