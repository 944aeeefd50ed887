import type { Fact } from '../../model/fact.ts';
import type { Source } from '../../model/source.ts';
import { attestedSbomFact } from './attested-sbom.ts';
import { make, type FactName } from './make.ts';
import type { Shipped } from './pairing.ts';
import { PROVENANCE_FACTS, provenanceFacts } from './provenance.ts';
import { reproducibleFact } from './reproducible.ts';
import { hiddenOf, isTrue, sourcesOf } from './until-verified.ts';
import { rejectedFact, verifiedFact } from './verified-facts.ts';
import type { CheckedRelease } from './verify/checked.ts';
import { filesText, NO_SHIPPED_FILES } from './words.ts';

/** How many files are signed, how many of the signatures hold, and what the verified statements say. */
export function signatureFacts(
  checked: CheckedRelease,
  shipped: readonly Shipped[],
  sources: readonly Source[],
): readonly Fact[] {
  if (shipped.length === 0) return NEED_FILES.map((id) => make.notApplicable(id, NO_SHIPPED_FILES, sources));
  return [
    signedFact(shipped, sources),
    verifiedFact(checked, sources),
    rejectedFact(checked, sources),
    ...provenanceFacts(checked, sources),
    attestedSbomFact(checked, sources),
    reproducibleFact(checked, sources),
  ];
}

const NEED_FILES: readonly FactName[] = [
  'release.assets-signed-ratio',
  'release.assets-verified-ratio',
  'release.rejected-signatures',
  ...PROVENANCE_FACTS,
  'sbom.attested',
  'ci.reproducible-build',
];
export const SIGNATURE_FACTS: readonly FactName[] = NEED_FILES;

/** Presence alone; whether they hold is the next fact. */
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
