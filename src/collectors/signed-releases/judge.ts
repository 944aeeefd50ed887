import type { Fact } from '../../model/fact.ts';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { Release } from '../../ports/releases.ts';
import { isStable } from '../judged-release.ts';
import { digestFact } from './digests.ts';
import { documentedFact, type Documents } from './documentation.ts';
import { evidenceKindsFact } from './evidence-kinds.ts';
import { immutabilityFact, recentImmutableFact, type SeenImmutability } from './immutability.ts';
import { make, type FactName } from './make.ts';
import type { Material } from './material.ts';
import { pair } from './pairing.ts';
import { protectedRefFact, type SeenRules } from './protected-ref.ts';
import { recentEvidenceFact } from './recent-evidence.ts';
import { recentVerifiedFact } from './recent-verified.ts';
import { SIGNATURE_FACTS, signatureFacts } from './signatures.ts';
import type { CheckedRelease } from './verify/checked.ts';
import { NO_RELEASE } from './words.ts';

/** Everything the collector asked, each with its own answer. */
export interface SeenReleases extends SeenImmutability {
  /** The release that is judged; null when a whole list holds none. */
  readonly judged: Observation<LookedInto | null>;
  /** The last stable releases, as far as the list of releases was seen. */
  readonly recent: readonly LookedInto[];
  readonly rules: SeenRules;
  readonly documents: Documents;
}

/** One release: all that was read of it, and what its signatures turned out to be. */
export interface LookedInto {
  readonly material: Material;
  readonly checked: CheckedRelease;
}

export function judge(seen: SeenReleases): readonly Fact[] {
  return [
    publishedFact(seen.releases),
    ...latestFacts(seen.judged, seen.rules),
    immutabilityFact(seen),
    recentImmutableFact(seen.releases),
    recentVerifiedFact(
      seen.releases,
      seen.recent.map(({ checked }) => checked),
    ),
    recentEvidenceFact(
      seen.releases,
      seen.recent.map(({ material }) => material),
    ),
    documentedFact(
      seen.documents,
      mapSeen(seen.judged, (judged) => judged?.material.release ?? null),
    ),
  ];
}

function publishedFact(releases: Observation<readonly Release[]>): Fact {
  const id = 'release.published';
  if (releases.state === 'unseen') return make.unknown(id, [releases]);
  const count = releases.value.filter(isStable).length;
  const { sources, missing } = releases;
  if (missing === undefined) return make.observed(id, count, { sources });
  return make.observed(id, count, { exactness: 'atLeast', hidden: [missing], sources });
}

const LATEST: readonly FactName[] = [
  'release.assets-with-digest-ratio',
  'release.evidence-kinds',
  ...SIGNATURE_FACTS,
  'provenance.built-from-protected-ref',
];

function latestFacts(answer: Observation<LookedInto | null>, rules: SeenRules): readonly Fact[] {
  if (answer.state === 'unseen') return LATEST.map((id) => make.unknown(id, [answer]));
  const { value: judged, sources } = answer;
  if (judged === null) return LATEST.map((id) => make.notApplicable(id, NO_RELEASE, sources));
  const { material, checked } = judged;
  const pairing = pair(material);
  return [
    digestFact(material, sources),
    evidenceKindsFact(material, pairing, sources),
    ...signatureFacts(checked, pairing.shipped, sources),
    protectedRefFact(checked, rules, sources),
  ];
}
