import { explainUnseen } from '../../language/unseen.ts';
import type { Observation } from '../../model/observation.ts';
import type { PublicAdvisory } from '../../model/public-advisory.ts';
import type { Text } from '../../model/text.ts';
import type { DependencyAlert } from '../../ports/dependency-alerts.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Sbom } from '../../sbom/sbom.ts';
import { osvEcosystem } from '../../vulnerabilities/ecosystems-of-github.ts';
import { askable, type AdvisorySight } from '../../vulnerabilities/github-matching.ts';
import type { Alert } from '../../vulnerabilities/sources/alerts.ts';

/** Packages asked about in the one question that a release may cost. */
const MAX_ASKED = 100;

/** What GitHub's advisory database says of the components, or why it could not be asked. */
export async function askAdvisories(
  repository: Pick<Repository, 'publicAdvisories'>,
  sboms: readonly Sbom[],
): Promise<{ readonly sight: AdvisorySight; readonly hidden: readonly Text[] }> {
  const packages = askable(sboms).slice(0, MAX_ASKED);
  if (packages.length === 0) return { sight: { advisories: [], asked: new Set() }, hidden: [] };
  const kinds = ['reviewed', 'malware'] as const;
  const answers = await Promise.all(kinds.map((kind) => repository.publicAdvisories({ kind, packages })));
  const whole = answers.every(({ state }) => state === 'seen');
  return {
    // Where one kind was not seen at all, nobody was looked up.
    sight: { advisories: answers.flatMap(valueOf), asked: new Set(whole ? packages : []) },
    hidden: answers.flatMap(hiddenIn),
  };
}

function valueOf(answer: Observation<readonly PublicAdvisory[]>): readonly PublicAdvisory[] {
  return answer.state === 'seen' ? answer.value : [];
}

function hiddenIn(answer: Observation<unknown>): readonly Text[] {
  const unseen = answer.state === 'unseen' ? answer.unseen : answer.missing;
  return unseen === undefined ? [] : [explainUnseen([unseen])];
}

/**
 * Alerts of Dependabot that are open, in the shape that findings are merged with. How far the phases got shows to everybody, and
 * which alerts of a public repository are open does not: there the public database alone speaks.
 */
export function alertsToMerge(
  alerts: Observation<readonly DependencyAlert[] | 'off'>,
  isPublic: boolean,
): readonly Alert[] {
  if (isPublic || alerts.state === 'unseen' || alerts.value === 'off') return [];
  return alerts.value.flatMap(({ number, state, affected, advisories }) =>
    affected === null
      ? []
      : [
          {
            ...{ number, state, url: '', ids: advisories, summary: '' },
            ...{ ecosystem: osvEcosystem(affected.ecosystem), name: affected.name },
            ...{ range: affected.range, fixedIn: affected.fixedIn },
          },
        ],
  );
}
