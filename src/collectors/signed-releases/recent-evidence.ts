import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Release } from '../../ports/releases.ts';
import { recentReleases } from '../judged-release.ts';
import { answersByWord, hiddenIn, isYes } from './evidence-kinds.ts';
import { make } from './make.ts';
import type { Material } from './material.ts';
import { pair } from './pairing.ts';
import { distinctBy } from './until-verified.ts';
import { NO_RELEASE, releasesText } from './words.ts';

/** What a release has to be kept with to be retraced later (SP 800-218 PO.3.3); whether each is right is for other facts. */
const WANTED = ['artifact', 'sbom', 'provenance', 'scan'] as const;

export function recentEvidenceFact(releases: Observation<readonly Release[]>, recent: readonly Material[]): Fact {
  const id = 'release.recent-evidence-complete-ratio';
  const { missing } = recentReleases(releases);
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, releases.sources)]);
  if (recent.length === 0) return make.notApplicable(id, NO_RELEASE, releases.sources);
  const judged = recent.map((material) => ({ tag: material.release.tag, ...completeness(material) }));
  const good = judged.filter(({ is }) => is === 'complete');
  const short = judged.filter(({ is }) => is !== 'complete').map(({ tag, lacks }) => `${tag} (${lacks.join(', ')})`);
  const hidden = distinctBy(
    judged.flatMap((one) => one.hidden),
    ({ reason, what }) => `${reason} ${what}`,
  );
  const because = releasesText(good.length, judged.length, short);
  if (hidden.length > 0 && good.length === 0)
    return make.unknown(
      id,
      hidden.map((unseen) => notSeen(unseen, releases.sources)),
    );
  const exactness = hidden.length > 0 ? 'atLeast' : 'exact';
  return make.observed(id, good.length / judged.length, { because, exactness, hidden, sources: releases.sources });
}

/** A kind that surely is not there settles it; one that could not be seen leaves it open. */
function completeness(material: Material) {
  const answers = answersByWord(material, pair(material));
  const lacking = WANTED.map((word) => ({ word, answers: answers[word] ?? [] })).filter(
    (one) => !one.answers.some(isYes),
  );
  const lacks = lacking.map(({ word }) => word);
  const sure = lacking.some((one) => one.answers.flatMap(hiddenIn).length === 0);
  if (lacking.length === 0) return { is: 'complete', lacks, hidden: [] } as const;
  return {
    is: sure ? 'short' : 'open',
    lacks,
    hidden: sure ? [] : lacking.flatMap((one) => one.answers.flatMap(hiddenIn)),
  } as const;
}
