import type { Observation } from '../../model/observation.ts';
import type { CheckRunSeen } from '../../ports/code-scanning.ts';
import { type OverviewAnswer, partOf, whole } from './overview.ts';
import type { CheckSuites } from './overview-query.ts';

/**
 * Check runs of the default branch's commit, as the overview tells them. Undefined for another commit, for a list that is longer
 * than a page, and for an empty one: that REST is asked for, lest "may not see" passes for "none".
 */
export function checkRunsAtHead(
  overview: OverviewAnswer,
  commit: string,
): Observation<readonly CheckRunSeen[]> | undefined {
  return partOf(overview, ['defaultBranchRef', 'target', 'checkSuites'], ({ defaultBranchRef: branch }) =>
    branch?.target?.oid === commit ? allRuns(branch.target.checkSuites) : undefined,
  );
}

function allRuns(suites: CheckSuites | null | undefined): readonly CheckRunSeen[] | undefined {
  const listed = suites == null ? undefined : whole(suites.nodes, suites.totalCount);
  const runs = listed?.map(({ app, checkRuns }) => {
    const own = checkRuns == null ? undefined : whole(checkRuns.nodes, checkRuns.totalCount);
    return own?.map(({ name, status, conclusion }): CheckRunSeen => ({
      name,
      app: app?.slug ?? null,
      // GraphQL writes REST's words in capitals.
      status: status.toLowerCase(),
      conclusion: conclusion?.toLowerCase() ?? null,
    }));
  });
  if (runs === undefined || runs.includes(undefined)) return undefined;
  const all = runs.flatMap((own) => own ?? []);
  return all.length === 0 ? undefined : all;
}
