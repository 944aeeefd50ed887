import { suiteId } from '../shapes/check-run.ts';
import { suiteNodeId } from '../shapes/workflow-run.ts';
import type { CheckRunState, WorkflowRunState } from '../state/results.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Place } from './objects.ts';
import { guarded } from './root.ts';

/** GitHub's one word for all checks of a commit; null when nothing reported. */
export function rollupNode(commit: string, place: Place) {
  return guarded<object | null>(place.eyes, place.repository, 'checks')(() => rollupOf(commit, place));
}

function rollupOf(commit: string, { repository, eyes }: Place) {
  const runs = repository.checkRuns.filter(({ head }) => head === commit);
  if (runs.length === 0) return null;
  const contexts = runs.map((run) => checkRunNode(run, eyes.now));
  return {
    id: `SCR_${commit}`,
    state: rollupState(runs),
    contexts: (page: PageArguments) => connection('contexts', contexts, page),
  };
}

/** One suite per App, each with the newest run of every name. */
export function checkSuitesNode(commit: string, { repository, eyes }: Place, page: PageArguments) {
  const runs = repository.checkRuns.filter(({ head }) => head === commit).sort((a, b) => b.id - a.id);
  const suites = [...new Set(runs.map(suiteId))].map((id) => {
    const newest = new Map<string, CheckRunState>();
    const own = runs.filter((run) => suiteId(run) === id);
    for (const run of own) if (!newest.has(run.name)) newest.set(run.name, run);
    const latest = [...newest.values()].map((run) => checkRunNode(run, eyes.now));
    const all = own.map((run) => checkRunNode(run, eyes.now));
    return {
      __typename: 'CheckSuite',
      id: `CS_${id}`,
      databaseId: id,
      app: { __typename: 'App', id: `APP_${own[0]?.app.id ?? 0}`, slug: own[0]?.app.slug ?? '' },
      checkRuns: ({ filterBy, ...asked }: PageArguments & { filterBy?: { checkType?: string } | null }) =>
        connection('checkRuns', filterBy?.checkType === 'LATEST' ? latest : all, asked),
    };
  });
  return connection('checkSuites', suites, page);
}

/** The suite of a workflow run: its jobs are check runs, which those without the permission are not shown. */
export function runSuiteNode(run: WorkflowRunState, place: Place) {
  const jobs = run.jobs.map((job) => ({
    __typename: 'CheckRun',
    name: job.name,
    status: run.status.toUpperCase(),
    conclusion: job.conclusion.toUpperCase(),
    steps: (page: PageArguments) =>
      connection(
        'steps',
        job.steps.map(({ name, conclusion }) => ({ name, conclusion: conclusion.toUpperCase() })),
        page,
      ),
  }));
  return {
    __typename: 'CheckSuite',
    id: suiteNodeId(run, place.repository),
    checkRuns: (page: PageArguments) =>
      guarded(place.eyes, place.repository, 'checks')(() => connection('checkRuns', jobs, page)),
  };
}

function rollupState(runs: readonly CheckRunState[]): string {
  if (
    runs.some(({ conclusion }) => ['failure', 'timed_out', 'action_required', 'cancelled'].includes(conclusion ?? ''))
  )
    return 'FAILURE';
  return runs.some(({ status }) => status !== 'completed') ? 'PENDING' : 'SUCCESS';
}

function checkRunNode(run: CheckRunState, now: string) {
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
    checkSuite: suiteNode(run, now),
  };
}

/** Every run stands in a suite of its own; of which workflow it is, nobody says here. */
function suiteNode({ app, startedAt }: CheckRunState, now: string) {
  return { createdAt: startedAt ?? now, app: { slug: app.slug }, workflowRun: null };
}
