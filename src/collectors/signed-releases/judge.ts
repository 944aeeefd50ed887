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
import { recentVerifiedFact, type RecentSigning } from './recent-verified.ts';
import { SIGNATURE_FACTS, signatureFacts } from './signatures.ts';
import { NO_RELEASE } from './words.ts';

/** Everything the collector asked, each with its own answer. */
export interface SeenReleases extends SeenImmutability {
  /** The release that is judged; null when a whole list holds none. */
  readonly material: Observation<Material | null>;
  readonly recent: readonly RecentSigning[];
  readonly documents: Documents;
}

export function judge(seen: SeenReleases): readonly Fact[] {
  return [
    publishedFact(seen.releases),
    ...latestFacts(seen.material),
    immutabilityFact(seen),
    recentImmutableFact(seen.releases),
    recentVerifiedFact(seen.releases, seen.recent),
    documentedFact(
      seen.documents,
      mapSeen(seen.material, (material) => material?.release ?? null),
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

const LATEST: readonly FactName[] = ['release.assets-with-digest-ratio', 'release.evidence-kinds', ...SIGNATURE_FACTS];

function latestFacts(answer: Observation<Material | null>): readonly Fact[] {
  if (answer.state === 'unseen') return LATEST.map((id) => make.unknown(id, [answer]));
  const { value: material, sources } = answer;
  if (material === null) return LATEST.map((id) => make.notApplicable(id, NO_RELEASE, sources));
  const pairing = pair(material);
  return [
    digestFact(material, sources),
    evidenceKindsFact(material, pairing, sources),
    ...signatureFacts(material, pairing, sources),
  ];
}
