import type { CheckRunState } from '../state/results.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Place } from './objects.ts';

/** GitHub's one word for all checks of a commit; null when nothing reported. */
export function rollupNode(commit: string, { repository }: Place) {
  const runs = repository.checkRuns.filter(({ head }) => head === commit);
  if (runs.length === 0) return null;
  const contexts = runs.map(checkRunNode);
  return {
    id: `SCR_${commit}`,
    state: rollupState(runs),
    contexts: (page: PageArguments) => connection('contexts', contexts, page),
  };
}

function rollupState(runs: readonly CheckRunState[]): string {
  if (
    runs.some(({ conclusion }) => ['failure', 'timed_out', 'action_required', 'cancelled'].includes(conclusion ?? ''))
  )
    return 'FAILURE';
  return runs.some(({ status }) => status !== 'completed') ? 'PENDING' : 'SUCCESS';
}

function checkRunNode(run: CheckRunState) {
  return {
    __typename: 'CheckRun',
    id: `CR_${run.id}`,
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    externalId: run.externalId,
  };
}
