import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { workflowRuns } from '../../../src/adapters/github/workflow-runs.ts';
import { fakeFetch, type FakeAnswer } from '../../support/fake-fetch.ts';

const RUNS = 'GET /repos/{owner}/{repo}/actions/runs';
const run = {
  id: 7,
  path: '.github/workflows/ci.yml',
  event: 'push',
  head_sha: 'a'.repeat(40),
  conclusion: 'success',
  created_at: '2026-01-01T00:00:00Z',
  check_suite_node_id: 'CS_7',
};
const list = (...nodes: readonly unknown[]) => ({ totalCount: nodes.length, nodes });
const step = { name: 'Run npm test', conclusion: 'SUCCESS' };
const job = (more: object = {}) => ({ name: 'check', conclusion: 'SUCCESS', steps: list(step), ...more });
const told = (checkRuns: object | null): FakeAnswer => ({ body: { data: { node: { checkRuns } } } });

/** Names of the jobs of a listed run, and who told them. */
async function jobs(suite: FakeAnswer, listed: object = run) {
  const fetch = fakeFetch({
    [RUNS]: { body: { workflow_runs: [listed] } },
    [`${RUNS}/{run_id}/jobs`]: { body: { jobs: [{ name: 'by REST', conclusion: null, steps: [] }] } },
    'POST /graphql': suite,
  });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const runs = workflowRuns(client, { owner: 'acme', name: 'widget' });
  await runs.successfulRuns('main');
  const answer = await runs.jobsOfRun(7);
  const asked = fetch.requests.filter(({ path }) => path === '/graphql').map(({ body }) => body);
  return { value: answer.state === 'seen' ? answer.value : answer.unseen.reason, asked };
}

describe('jobs of a run that was listed', () => {
  it('come by its suite, in the words of REST', async () => {
    const { value, asked } = await jobs(told(list(job(), job({ name: 'skipped', conclusion: null, steps: list() }))));
    expect(value).toEqual([
      { name: 'check', conclusion: 'success', steps: [{ name: 'Run npm test', conclusion: 'success' }] },
      { name: 'skipped', conclusion: null, steps: [] },
    ]);
    expect(asked).toMatchObject([{ variables: { suite: 'CS_7' } }]);
  });

  it.each([
    { name: 'no suite was told', suite: told(list(job())), listed: { ...run, check_suite_node_id: undefined } },
    { name: 'there is no job, as for those who may not look', suite: told(list()) },
    { name: 'the jobs are hidden', suite: told(null) },
    { name: 'there are more jobs than a page', suite: told({ totalCount: 101, nodes: [job()] }) },
    { name: 'a job has more steps than a page', suite: told(list(job({ steps: { totalCount: 101, nodes: [step] } }))) },
    { name: 'the steps of a job are hidden', suite: told(list(job({ steps: null }))) },
    { name: 'a job is hidden', suite: told(list(job(), null)) },
    { name: 'a place failed', suite: { body: { data: { node: { checkRuns: list(job()) } }, errors: [{ type: 'FORBIDDEN', path: ['node', 'checkRuns'] }] } } },
    { name: 'GraphQL refuses', suite: { status: 403, body: {} } },
    { name: 'the answer has another form', suite: told(list({ name: 7 })) },
  ])('come by REST where $name', async ({ suite, listed }) => {
    expect((await jobs(suite, listed)).value).toEqual([{ name: 'by REST', conclusion: null, steps: [] }]);
  }); // prettier-ignore
});
