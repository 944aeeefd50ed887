import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { workflowRuns } from '../../../src/adapters/github/workflow-runs.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { WorkflowRuns } from '../../../src/ports/workflow-runs.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const RUNS = 'GET /repos/{owner}/{repo}/actions/runs';
const JOBS = `${RUNS}/{run_id}/jobs`;
const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };
const run = {
  id: 7,
  path: '.github/workflows/ci.yml@main',
  event: 'push',
  head_sha: 'a'.repeat(40),
  conclusion: 'success',
  created_at: '2026-01-01T00:00:00Z',
};
const job = {
  name: 'check',
  conclusion: 'success',
  steps: [{ name: 'Run npm test', conclusion: 'success', number: 1 }],
};

function asking(routes: FakeRoutes) {
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { fetch, runs: workflowRuns(client, { owner: 'acme', name: 'widget' }) };
}

interface Verb {
  readonly verb: string;
  readonly route: string;
  readonly call: (runs: WorkflowRuns) => Promise<Observation<readonly unknown[]>>;
  readonly page: (...items: readonly unknown[]) => unknown;
  readonly good: unknown;
}
const VERBS: readonly Verb[] = [
  { verb: 'runs', route: RUNS, call: (runs) => runs.successfulRuns('main'), page: (...all) => ({ workflow_runs: all }), good: run },
  { verb: 'runs of a commit', route: RUNS, call: (runs) => runs.runsOfCommit('a'.repeat(40)), page: (...all) => ({ workflow_runs: all }), good: run },
  { verb: 'jobs', route: JOBS, call: (runs) => runs.jobsOfRun(7), page: (...all) => ({ jobs: all }), good: job },
]; // prettier-ignore

describe.each(VERBS)('$verb', ({ route, call, page, good }) => {
  it.each(FAULTS)('$name is never a value', async ({ answer, reason, named }) => {
    const { runs } = asking({ [route]: answer });
    const unseen = { reason, what: route, ...(named === true ? { permission: 'actions: read' } : {}) };
    expect(await call(runs)).toMatchObject({ state: 'unseen', unseen });
  });

  it('an empty list is an answer', async () => {
    const { runs } = asking({ [route]: { body: page() } });
    const answer = await call(runs);
    expect(answer).toMatchObject({ state: 'seen', value: [] });
    expect(answer).not.toHaveProperty('missing');
  });

  it('a member of another form costs only itself', async () => {
    const { runs } = asking({ [route]: { body: page(good, { name: 1 }) } });
    const answer = await call(runs);
    expect(answer).toMatchObject({ state: 'seen', missing: { reason: 'malformed' } });
    expect(answer.state === 'seen' && answer.value).toHaveLength(1);
  });

  it('a list longer than what is read is cut, and says so', async () => {
    const { runs, fetch } = asking({ [route]: { body: page(good), headers: next } });
    expect(await call(runs)).toMatchObject({ state: 'seen', missing: { reason: 'truncated', what: route } });
    expect(fetch.requests.length).toBeLessThanOrEqual(3);
  });
});

describe('what is kept', () => {
  it('of a run: its workflow without the branch; only successful ones of the branch are asked for', async () => {
    const { runs, fetch } = asking({ [RUNS]: { body: { workflow_runs: [run] } } });
    expect(await runs.successfulRuns('main')).toMatchObject({ value: [{ id: 7, path: '.github/workflows/ci.yml' }] });
    const { query } = fetch.requests[0] ?? {};
    expect([query?.get('branch'), query?.get('status')]).toEqual(['main', 'success']);
  });

  it('of a job: its steps; one that never started has none', async () => {
    const waiting = { name: 'late', conclusion: null };
    const { runs } = asking({ [JOBS]: { body: { jobs: [job, waiting] } } });
    const steps = [{ name: 'Run npm test', conclusion: 'success' }];
    expect(await runs.jobsOfRun(7)).toMatchObject({
      value: [
        { name: 'check', steps },
        { ...waiting, steps: [] },
      ],
    });
  });
});

it('a run of a commit names what it called, whose branch it ran for and whether it is done', async () => {
  const called = [{ path: `acme/ci/.github/workflows/test.yml@${'c'.repeat(40)}`, sha: 'c'.repeat(40) }];
  const whole = { ...run, head_branch: 'topic', head_repository: { full_name: 'me/widget' }, status: 'queued' };
  const { fetch, runs } = asking({ [RUNS]: { body: { workflow_runs: [{ ...whole, referenced_workflows: called }] } } });
  expect(await runs.runsOfCommit('a'.repeat(40))).toMatchObject({
    value: [
      {
        ...{ id: 7, path: '.github/workflows/ci.yml', event: 'push', branch: 'topic', from: 'me/widget' },
        ...{ status: 'queued', called: [called[0]?.path] },
      },
    ],
  });
  expect(fetch.requests[0]?.query.get('head_sha')).toBe('a'.repeat(40));
});
