import { z } from 'zod';
import type { Observation } from '../../model/observation.ts';
import type { WorkflowRun } from '../../ports/code-scanning.ts';
import type { CommitRun, JobRun, WorkflowRuns } from '../../ports/workflow-runs.ts';
import type { GitHubClient } from './client.ts';
import { workflowRun } from './code-scanning-shapes.ts';
import { goodItems } from './items.ts';
import type { RepositoryName } from './repository.ts';
import { jobsInSuite, type SuitesOfRuns } from './run-jobs.ts';

const RUNS = 'GET /repos/{owner}/{repo}/actions/runs';
const JOBS = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs';
const PERMISSION = 'actions: read';
/** A matrix makes 256 jobs at most. */
const JOB_PAGES = 3;

const jobRun = z.object({
  name: z.string(),
  conclusion: z.string().nullable(),
  steps: z.array(z.object({ name: z.string(), conclusion: z.string().nullable() })).default([]),
});

const commitRun = z
  .object({
    id: z.int(),
    run_attempt: z.int().min(1).nullish(),
    path: z.string(),
    event: z.string(),
    head_branch: z.string().nullish(),
    head_repository: z.object({ full_name: z.string() }).nullish(),
    status: z.string().nullish(),
    referenced_workflows: z.array(z.object({ path: z.string() })).nullish(),
  })
  .transform(
    ({ id, run_attempt, path, event, head_branch, head_repository, status, referenced_workflows }): CommitRun => ({
      ...{ id, attempt: run_attempt ?? null, path: path.split('@', 1)[0] ?? path, event, branch: head_branch ?? null },
      ...{ from: head_repository?.full_name ?? null, status: status ?? 'unknown' },
      called: (referenced_workflows ?? []).map((called) => called.path),
    }),
  );

type Parameters = Readonly<Record<string, unknown>>;

/** `suites` is shared by whoever lists runs, so that the jobs of a listed run need no request of their own. */
export function workflowRuns(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  suites: SuitesOfRuns = new Map(),
): WorkflowRuns {
  const parameters = { owner, repo: name };
  return {
    successfulRuns: (branch) => runsOf(client, { ...parameters, branch, status: 'success' }, suites),
    runsOfCommit: async (commit) =>
      goodItems(await pageOf(client, { ...parameters, head_sha: commit }), commitRun, RUNS),
    jobsOfRun: async (id) => {
      const suite = suites.get(id);
      const told = suite === undefined ? undefined : await jobsInSuite(client, suite);
      return told ?? jobsOf(client, { ...parameters, run_id: id });
    },
  };
}

/** One page, newest first, of the runs that the parameters let through; every filter shares this question. */
export async function runsOf(
  client: GitHubClient,
  parameters: Parameters,
  suites: SuitesOfRuns,
): Promise<Observation<readonly WorkflowRun[]>> {
  const list = await pageOf(client, parameters);
  if (list.state === 'seen') for (const item of list.value) remember(suites, item);
  return goodItems(list, workflowRun, RUNS);
}

function pageOf(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly unknown[]>> {
  return client.list<unknown>(
    {
      route: RUNS,
      parameters,
      permission: PERMISSION,
      schema: z.object({ workflow_runs: z.array(z.unknown()) }).transform((page) => page.workflow_runs),
    },
    { pages: 1 },
  );
}

const placed = z.object({ id: z.int(), check_suite_node_id: z.string().min(1).max(500) });

function remember(suites: SuitesOfRuns, run: unknown): void {
  const { data } = placed.safeParse(run);
  if (data !== undefined) suites.set(data.id, data.check_suite_node_id);
}

async function jobsOf(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly JobRun[]>> {
  const list = await client.list<unknown>(
    {
      route: JOBS,
      parameters,
      permission: PERMISSION,
      schema: z.object({ jobs: z.array(z.unknown()) }).transform((page) => page.jobs),
    },
    { pages: JOB_PAGES },
  );
  return goodItems(list, jobRun, JOBS);
}
