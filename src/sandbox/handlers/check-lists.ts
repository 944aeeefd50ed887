import { resolveCommit } from '../git/refs.ts';
import { countedList, failure, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { appShape, checkRunShape, suiteId } from '../shapes/check-run.ts';
import { repositoryShape } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { CheckRunState } from '../state/results.ts';

export const checkListHandlers = {
  'checks/list-for-ref': onRepository(listForRef),
  'checks/list-suites-for-ref': onRepository(listSuites),
} satisfies Readonly<Record<string, Handler>>;

function listForRef(repository: RepositoryState, call: Call): Answer {
  const commit = resolveCommit(repository, call.path.ref ?? '');
  if (commit === undefined) return failure(422, `No commit found for SHA: ${call.path.ref ?? ''}`);
  const { check_name: name, status, app_id: app, filter } = call.query;
  const wanted = runsAt(repository, commit.id)
    .filter((run) => name === undefined || run.name === name)
    .filter((run) => status === undefined || run.status === status)
    .filter((run) => app === undefined || run.app.id === Number(app));
  const shown = filter === 'all' ? wanted : latest(wanted);
  return countedList(
    'check_runs',
    shown.map((run) => checkRunShape(run, repository, call)),
  );
}

/** Newest first. */
function runsAt({ checkRuns }: RepositoryState, commit: string): readonly CheckRunState[] {
  return checkRuns.filter(({ head }) => head === commit).sort((a, b) => b.id - a.id);
}

/** One per suite and name. */
function latest(runs: readonly CheckRunState[]): readonly CheckRunState[] {
  const seen = new Set<string>();
  return runs.filter((run) => {
    const key = `${suiteId(run)} ${run.name}`;
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

function listSuites(repository: RepositoryState, call: Call): Answer {
  const commit = resolveCommit(repository, call.path.ref ?? '');
  if (commit === undefined) return failure(422, `No commit found for SHA: ${call.path.ref ?? ''}`);
  const runs = runsAt(repository, commit.id);
  const suites = [...new Set(runs.map(suiteId))].map((id) => {
    const own = runs.filter((run) => suiteId(run) === id);
    const first = own[0];
    return {
      id,
      head_sha: commit.id,
      head_branch: repository.defaultBranch,
      status: own.every(({ status }) => status === 'completed') ? 'completed' : 'in_progress',
      conclusion: own.every(({ conclusion }) => conclusion === 'success') ? 'success' : null,
      app: first === undefined ? null : appShape(first.app, call),
      repository: repositoryShape(repository, call),
      latest_check_runs_count: own.length,
      head_commit: {
        id: commit.id,
        tree_id: commit.tree,
        message: commit.message,
        timestamp: commit.at,
        author: null,
        committer: null,
      },
    };
  });
  return countedList('check_suites', suites);
}
