import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { make, type FactName } from './make.ts';
import type { Material } from './material.ts';
import { misplacedSignatures } from './misplaced.ts';
import type { Pairing, Shipped } from './pairing.ts';
import { provenanceFacts } from './provenance.ts';
import { hiddenOf, isTrue, namesOf, sourcesOf, untilVerified, UNVERIFIED, unverifiedFact } from './until-verified.ts';
import { filesText, namesText, NO_SHIPPED_FILES, NOTHING_TO_REJECT } from './words.ts';

/** How many files are signed, and what nobody can say before the signatures are verified. */
export function signatureFacts(material: Material, { shipped }: Pairing, sources: readonly Source[]): readonly Fact[] {
  if (shipped.length === 0) return NEED_FILES.map((id) => make.notApplicable(id, NO_SHIPPED_FILES, sources));
  return [
    signedFact(shipped, sources),
    verifiedFact(shipped, sources),
    rejectedFact(material, shipped, sources),
    ...provenanceFacts(material, shipped, sources),
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

/** Another digest than that of the file beside it is wrong whatever the key; the rest waits for verification. */
function rejectedFact(material: Material, shipped: readonly Shipped[], sources: readonly Source[]): Fact {
  const id = 'release.rejected-signatures';
  const wrong = misplacedSignatures(material);
  const what = namesText(wrong);
  if (wrong.length > 0)
    return make.observed(id, wrong.length, {
      exactness: 'atLeast',
      hidden: [UNVERIFIED],
      because: {
        en: `made for another file than the one beside it: ${what.en}; the other signatures were not verified`,
        ja: `対象ファイルとハッシュ値が一致しない署名: ${what.ja}（ほかの署名は検証していません）`,
      },
      sources,
    });
  const present = shipped.map(({ signed }) => signed);
  if (present.some(isTrue) || material.signatures.some(isSignature)) return unverifiedFact(id, present);
  const hidden = hiddenOf(present);
  return hidden.length > 0 ? make.unknown(id, hidden) : make.notApplicable(id, NOTHING_TO_REJECT, sources);
}

function isSignature({ content }: Material['signatures'][number]): boolean {
  return content.state === 'seen' && content.value.form !== 'none';
}
