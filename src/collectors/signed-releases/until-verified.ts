import type { Joined } from '../../model/combine.ts';
import { canonicalJson } from '../../model/digest.ts';
import type { Fact } from '../../model/fact.ts';
import type { NotSeen, Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import { make, type FactName } from './make.ts';
import type { Shipped } from './pairing.ts';

export interface WithoutMaterial {
  /** The value when a whole look found nothing. */
  readonly none: number | boolean;
  readonly because: Text;
  readonly sources: readonly Source[];
}

export function untilVerified(id: FactName, present: readonly Joined<boolean>[], absent: WithoutMaterial): Fact {
  if (present.some(isTrue)) return unverifiedFact(id, present);
  const hidden = hiddenOf(present);
  if (hidden.length > 0) return make.unknown(id, hidden);
  return make.observed(id, absent.none, { because: absent.because, sources: absent.sources });
}

/** Present is not verified: whose words these are, nobody has checked. */
export function unverifiedFact(id: FactName, present: readonly Joined<boolean>[]): Fact {
  const have = present.filter(isTrue).length;
  const because = {
    en: `signatures or attestations are present (${have} of ${present.length} files) and were not verified`,
    ja: `署名またはアテステーションがありますが（${present.length} 件中 ${have} 件）、検証は行っていません`,
  };
  return make.unknownBecause(id, because, { unseen: [UNVERIFIED], sources: sourcesOf(present) });
}

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

export function namesOf(shipped: readonly Shipped[]): readonly string[] {
  return shipped.map(({ asset }) => asset.name);
}
