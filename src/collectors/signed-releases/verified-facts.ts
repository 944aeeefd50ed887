import type { Fact } from '../../model/fact.ts';
import type { NotSeen, Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import { make, type FactName } from './make.ts';
import { distinctBy, UNVERIFIED, distinctSources } from './until-verified.ts';
import { type CheckedAsset, type CheckedRelease, isVerified, mayVerify } from './verify/checked.ts';
import { filesText, namesText, NOTHING_TO_REJECT } from './words.ts';

/** How many shipped files verify: a bound as long as something could not be checked, never more than was proved. */
export function verifiedFact({ shipped }: CheckedRelease, sources: readonly Source[]): Fact {
  return shareFact('release.assets-verified-ratio', { shipped, holds: isVerified, mayHold: mayVerify }, sources);
}

export interface Share {
  readonly shipped: readonly CheckedAsset[];
  readonly holds: (checked: CheckedAsset) => boolean;
  readonly mayHold: (checked: CheckedAsset) => boolean;
}

export function shareFact(id: FactName, { shipped, holds, mayHold }: Share, sources: readonly Source[]): Fact {
  const short = shipped.filter((checked) => !holds(checked));
  const have = shipped.length - short.length;
  const hidden = unseenOf(short.filter(mayHold));
  const because = filesText(
    have,
    shipped.length,
    short.map(({ asset }) => asset.name),
  );
  if (hidden.length > 0 && have === 0)
    return unknownOf(id, { open: short.filter(mayHold), of: shipped.length }, because);
  const exactness = hidden.length > 0 ? 'atLeast' : 'exact';
  return make.observed(id, have / shipped.length, {
    because,
    exactness,
    hidden,
    sources: [...sources, ...sourcesOf(shipped)],
  });
}

/** Files that may yet hold, of how many. */
export interface Open {
  readonly open: readonly CheckedAsset[];
  readonly of: number;
}

/** Nothing proved, and something open: says what is in the way, and that what is there was not verified. */
export function unknownOf(id: FactName, { open, of }: Open, because: Text): Fact {
  const unseen = unseenOf(open);
  const onlyHidden = !unseen.includes(UNVERIFIED);
  if (onlyHidden) return make.unknown(id, hiddenOf(open));
  const present = open.filter(({ signatures }) => signatures.some(({ result }) => result === 'present'));
  const why = present[0]?.signatures.find(({ result }) => result === 'present')?.because ?? because;
  const words = {
    en: `signatures or attestations are present (${present.length} of ${of} files) and were not verified: ${why.en}`,
    ja: `署名またはアテステーションがありますが（${of} 件中 ${present.length} 件）、検証は行っていません（${why.ja}）`,
  };
  return make.unknownBecause(id, words, { unseen, sources: sourcesOf(open) });
}

/** Wrong signatures, each counted once however many files it speaks of. What cannot be checked is not among them. */
export function rejectedFact({ shipped, checksums }: CheckedRelease, sources: readonly Source[]): Fact {
  const id = 'release.rejected-signatures';
  const all = [...shipped, ...checksums];
  const signatures = all.flatMap((checked) => checked.signatures);
  const wrong = distinctBy(
    signatures.filter(({ result }) => result === 'invalid'),
    ({ where, code, signer }) => JSON.stringify([ownFile(where), code, signer]),
  );
  const unseen = unseenOf(all);
  if (wrong.length === 0) {
    if (signatures.length === 0 && unseen.length === 0) return make.notApplicable(id, NOTHING_TO_REJECT, sources);
    if (unseen.length > 0) return unknownOf(id, { open: all.filter(mayVerify), of: all.length }, NOTHING_TO_REJECT);
    return make.observed(id, 0, { sources: [...sources, ...sourcesOf(all)] });
  }
  const named = namesText(wrong.map(({ where, because }) => `${where}: ${because.en}`));
  const inJapanese = namesText(wrong.map(({ where, because }) => `${where}（${because.ja}）`));
  return make.observed(id, wrong.length, {
    exactness: unseen.length > 0 ? 'atLeast' : 'exact',
    hidden: unseen,
    because: { en: named.en, ja: inJapanese.ja },
    sources: [...sources, ...sourcesOf(all)],
  });
}

/** `SHA256SUMS (SHA256SUMS.asc)` is the signature `SHA256SUMS.asc` once more. */
function ownFile(where: string): string {
  return /\((.+)\)$/.exec(where)?.[1] ?? where;
}

export function unseenOf(all: readonly CheckedAsset[]): readonly Unseen[] {
  const present = all.some(({ signatures }) => signatures.some(({ result }) => result === 'present'));
  const hidden = hiddenOf(all).map(({ unseen }) => unseen);
  return distinctBy([...(present ? [UNVERIFIED] : []), ...hidden], ({ reason, what }) => `${reason} ${what}`);
}

function hiddenOf(all: readonly CheckedAsset[]): readonly NotSeen[] {
  return distinctBy(
    all.flatMap(({ hidden }) => hidden),
    ({ unseen }) => `${unseen.reason} ${unseen.what}`,
  );
}

export function sourcesOf(all: readonly CheckedAsset[]): readonly Source[] {
  return distinctSources(all.flatMap(({ sources }) => sources));
}
