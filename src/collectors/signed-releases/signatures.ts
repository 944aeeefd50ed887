import type { Joined } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { ReleaseAsset } from '../../ports/releases.ts';
import { make, type FactName } from './make.ts';
import { signableAssets, type Material } from './material.ts';
import { hasProvenance, isSigned, misplacedSignatures } from './pairing.ts';
import { filesText, namesText, NO_SHIPPED_FILES, NOTHING_TO_REJECT } from './words.ts';

/** What is known of each shipped file. */
interface Shipped {
  readonly asset: ReleaseAsset;
  readonly signed: Joined<boolean>;
  readonly attested: Joined<boolean>;
}

/** How many files are signed, and what nobody can say before the signatures are verified. */
export function signatureFacts(material: Material, sources: readonly Source[]): readonly Fact[] {
  const shipped = signableAssets(material).map((asset) => ({
    asset,
    signed: isSigned(asset, material),
    attested: hasProvenance(asset, material),
  }));
  if (shipped.length === 0) return NEED_FILES.map((id) => make.notApplicable(id, NO_SHIPPED_FILES, sources));
  return [
    signedFact(shipped, sources),
    verifiedFact(shipped, sources),
    rejectedFact(material, shipped, sources),
    ...provenanceFacts(shipped, sources),
    predicateFact(material, shipped, sources),
  ];
}

const NEED_FILES = [
  'release.assets-signed-ratio',
  'release.assets-verified-ratio',
  'release.rejected-signatures',
  'provenance.assets-attested-ratio',
  'provenance.slsa-build-level',
  'provenance.workflow-expected',
  'provenance.predicate-kinds',
] as const satisfies readonly FactName[];
export const SIGNATURE_FACTS: readonly FactName[] = NEED_FILES;

function signedFact(shipped: readonly Shipped[], sources: readonly Source[]): Fact {
  const id = 'release.assets-signed-ratio';
  const hidden = hiddenOf(shipped.map(({ signed }) => signed));
  if (hidden.length > 0) return make.unknown(id, hidden);
  const bare = shipped.filter(({ signed }) => !isTrue(signed)).map(({ asset }) => asset.name);
  const have = shipped.length - bare.length;
  return make.observed(id, have / shipped.length, {
    because: filesText(have, shipped.length, bare),
    sources: [...sources, ...sourcesOf(shipped.map(({ signed }) => signed))],
  });
}

/** Without any signature nothing verifies: that much is known without cryptography. */
function verifiedFact(shipped: readonly Shipped[], sources: readonly Source[]): Fact {
  const signed = shipped.map((each) => each.signed);
  const none = filesText(0, shipped.length, namesOf(shipped));
  return untilVerified('release.assets-verified-ratio', signed, { none: 0, because: none, sources });
}

function provenanceFacts(shipped: readonly Shipped[], sources: readonly Source[]): readonly Fact[] {
  const attested = shipped.map((each) => each.attested);
  const none = filesText(0, shipped.length, namesOf(shipped));
  const bare = shipped.filter((each) => each.attested.state === 'seen' && !each.attested.value);
  const lowest = { none: 0, because: filesText(shipped.length - bare.length, shipped.length, namesOf(bare)), sources };
  return [
    untilVerified('provenance.assets-attested-ratio', attested, { none: 0, because: none, sources }),
    // The lowest of all files counts, so that one file without provenance settles it.
    bare.length > 0
      ? make.observed('provenance.slsa-build-level', lowest.none, lowest)
      : untilVerified('provenance.slsa-build-level', attested, lowest),
    untilVerified('provenance.workflow-expected', attested, { none: false, because: none, sources }),
  ];
}

interface WithoutMaterial {
  /** The value when a whole look found nothing. */
  readonly none: number | boolean;
  readonly because: ReturnType<typeof filesText>;
  readonly sources: readonly Source[];
}

function untilVerified(id: FactName, present: readonly Joined<boolean>[], absent: WithoutMaterial): Fact {
  if (present.some(isTrue)) return make.unknown(id, [unverified(sourcesOf(present))]);
  const hidden = hiddenOf(present);
  if (hidden.length > 0) return make.unknown(id, hidden);
  return make.observed(id, absent.none, { because: absent.because, sources: absent.sources });
}

/** Another digest than that of the file beside it is wrong whatever the key; the rest waits for verification. */
function rejectedFact(material: Material, shipped: readonly Shipped[], sources: readonly Source[]): Fact {
  const id = 'release.rejected-signatures';
  const wrong = misplacedSignatures(material);
  const what = namesText(wrong);
  if (wrong.length > 0)
    return make.observed(id, wrong.length, {
      exactness: 'atLeast',
      hidden: [unverified([]).unseen],
      because: {
        en: `made for another file than the one beside it: ${what.en}; the other signatures were not verified`,
        ja: `対象ファイルとハッシュ値が一致しない署名: ${what.ja}（ほかの署名は検証していません）`,
      },
      sources,
    });
  const present = [...shipped.map(({ signed }) => signed), ...shipped.map(({ attested }) => attested)];
  if (present.some(isTrue) || material.signatures.some(isSignature))
    return make.unknown(id, [unverified(sourcesOf(present))]);
  const hidden = hiddenOf(present);
  return hidden.length > 0 ? make.unknown(id, hidden) : make.notApplicable(id, NOTHING_TO_REJECT, sources);
}

function predicateFact(material: Material, shipped: readonly Shipped[], sources: readonly Source[]): Fact {
  const id = 'provenance.predicate-kinds';
  const attached = material.signatures.flatMap(({ content }) =>
    content.state === 'seen' ? content.value.statements : [],
  );
  const answers = [...material.attestations.values()];
  const stored = answers.flatMap((answer) => (answer.state === 'seen' ? answer.value : []));
  if (attached.length + stored.length > 0)
    return make.unknown(id, [unverified(answers.flatMap((answer) => [...answer.sources]))]);
  const hidden = hiddenOf(shipped.map(({ attested }) => attested));
  return hidden.length > 0 ? make.unknown(id, hidden) : make.observed(id, [], { sources });
}

function isSignature({ content }: Material['signatures'][number]): boolean {
  return content.state === 'seen' && content.value.form !== 'none';
}

function unverified(sources: readonly Source[]): NotSeen {
  return notSeen({ reason: 'unverified', what: 'signatures and attestations of the release' }, sources);
}

function isTrue(joined: Joined<boolean>): boolean {
  return joined.state === 'seen' && joined.value;
}

function hiddenOf(all: readonly Joined<boolean>[]): readonly NotSeen[] {
  const hidden = all.flatMap((joined) => (joined.state === 'unseen' ? joined.hidden : []));
  return [...new Map(hidden.map((each) => [`${each.unseen.reason} ${each.unseen.what}`, each])).values()];
}

function sourcesOf(all: readonly Joined<boolean>[]): readonly Source[] {
  return all.flatMap((joined) => (joined.state === 'seen' ? [...joined.sources] : []));
}

function namesOf(shipped: readonly Shipped[]): readonly string[] {
  return shipped.map(({ asset }) => asset.name);
}
