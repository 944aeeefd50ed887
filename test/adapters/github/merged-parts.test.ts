import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { withoutOverview } from '../../../src/adapters/github/overview.ts';
import { pullRequests } from '../../../src/adapters/github/pull-requests.ts';
import type { MergedPullRequest } from '../../../src/ports/pull-requests.ts';
import { fakeFetch } from '../../support/fake-fetch.ts';

const HEAD = 'a'.repeat(40);
const MERGED = '2026-01-10T12:00:00Z';
const [BEFORE, EARLIER, AFTER] = ['2026-01-10T11:00:00Z', '2026-01-10T10:00:00Z', '2026-01-10T13:00:00Z'];

const pageInfo = { hasNextPage: false, endCursor: null };
const whole = (nodes: readonly unknown[]) => ({ pageInfo, nodes, totalCount: nodes.length });
const cut = (nodes: readonly unknown[]) => ({ ...whole(nodes), pageInfo: { ...pageInfo, hasNextPage: true } });

function node(parts: Readonly<Record<string, unknown>> = {}) {
  return {
    ...{ number: 5, updatedAt: MERGED, mergedAt: MERGED, baseRefName: 'main', headRefOid: HEAD },
    author: { __typename: 'User', login: 'ann' },
    reviews: { pageInfo: { hasPreviousPage: false }, nodes: [] },
    ...{ labels: whole([]), files: whole([]), closingIssuesReferences: whole([]) },
    commits: { nodes: [{ commit: { oid: HEAD, statusCheckRollup: null } }] },
    ...parts,
  };
}

async function seenOf(parts: Readonly<Record<string, unknown>>, errors?: unknown): Promise<MergedPullRequest> {
  const repository = { defaultBranchRef: { name: 'main' }, pullRequests: { pageInfo, nodes: [node(parts)] } };
  const body = { data: { repository }, ...(errors === undefined ? {} : { errors }) };
  const client = new GitHubClient({ fetch: fakeFetch({ 'POST /graphql': { body } }), now: () => MERGED });
  const answer = await pullRequests(client, { owner: 'acme', name: 'widget' }, withoutOverview).mergedPullRequests();
  if (answer.state === 'unseen' || answer.missing !== undefined || answer.value[0] === undefined)
    throw new Error(`one pull request, wholly seen: ${JSON.stringify(answer)}`);
  return answer.value[0];
}

describe('what belongs to a merged pull request', () => {
  it('is its labels, files and the issues it closes', async () => {
    const issue = { number: 3, labels: whole([{ name: 'root-cause' }]) };
    const parts = { labels: whole([{ name: 'security' }]), files: whole([{ path: 'a.ts' }]) };
    expect(await seenOf({ ...parts, closingIssuesReferences: whole([issue]) })).toMatchObject({
      labels: { items: ['security'], whole: true },
      paths: { items: ['a.ts'], whole: true },
      linked: true,
      closes: { items: [{ number: 3, labels: { items: ['root-cause'], whole: true } }], whole: true },
    });
  });

  it.each([
    { name: 'cut', list: cut([{ name: 'a' }]), items: ['a'] },
    { name: 'hidden', list: null, items: [] },
    { name: 'hidden in one place', list: whole([{ name: 'a' }, null]), items: ['a'] },
  ])('is only a part when a list is $name', async ({ list, items }) => {
    expect(await seenOf({ labels: list })).toMatchObject({ labels: { items, whole: false } });
  });

  it.each([
    { name: 'none', list: whole([]), linked: false },
    { name: 'one that may not be read', list: whole([null]), linked: true },
    { name: 'a hidden list', list: null, linked: undefined },
  ])('is linked to an issue or not: $name', async ({ list, linked }) => {
    expect((await seenOf({ closingIssuesReferences: list })).linked).toBe(linked);
  });

  it('costs only itself when it fails', async () => {
    const path = ['repository', 'pullRequests', 'nodes', 0, 'closingIssuesReferences'];
    const errors = [{ type: 'FORBIDDEN', path }];
    expect(await seenOf({ closingIssuesReferences: null }, errors)).toMatchObject({
      linked: undefined,
      closes: { items: [], whole: false },
      labels: { items: [], whole: true },
    });
  });
});

interface RunParts {
  readonly name?: string;
  readonly conclusion?: string | null;
  readonly started?: string | null;
  readonly completed?: string | null;
  readonly suite?: string;
  readonly app?: string;
  readonly workflow?: number | null;
  readonly event?: string;
}

function run(parts: RunParts = {}) {
  const { name = 'build', conclusion = 'SUCCESS', started = EARLIER, completed = BEFORE, app = 'github-actions' } = parts;
  const { workflow = 1, event = 'pull_request' } = parts;
  return {
    ...{ __typename: 'CheckRun', name, conclusion, startedAt: started, completedAt: completed },
    status: completed === null ? 'IN_PROGRESS' : 'COMPLETED',
    checkSuite: {
      createdAt: parts.suite ?? EARLIER,
      app: { slug: app },
      workflowRun: workflow === null ? null : { event, workflow: { databaseId: workflow } },
    },
  };
} // prettier-ignore

const status = (state: string, createdAt = BEFORE) => ({
  __typename: 'StatusContext',
  context: 'ci',
  state,
  createdAt,
});

const untold = { finished: undefined, green: undefined };
const good = { finished: true, green: true };
const bad = { finished: true, green: false };
const none = { finished: false, green: false };

describe('checks at the merge', () => {
  it.each<{ name: string; contexts: readonly unknown[]; checks: unknown }>([
    { name: 'passed', contexts: [run()], checks: good },
    { name: 'passed, with a neutral and a skipped one', contexts: [run(), run({ name: 'a', conclusion: 'NEUTRAL' }), run({ name: 'b', conclusion: 'SKIPPED' })], checks: good },
    { name: 'skipped only', contexts: [run({ conclusion: 'SKIPPED' })], checks: none },
    { name: 'neutral only', contexts: [run({ conclusion: 'NEUTRAL' })], checks: bad },
    { name: 'one failed', contexts: [run(), run({ name: 'lint', conclusion: 'FAILURE' })], checks: bad },
    { name: 'one timed out', contexts: [run(), run({ name: 'lint', conclusion: 'TIMED_OUT' })], checks: bad },
    { name: 'one was still running', contexts: [run(), run({ name: 'slow', completed: AFTER })], checks: bad },
    { name: 'one never ended', contexts: [run(), run({ name: 'slow', conclusion: null, completed: null })], checks: bad },
    { name: 'only one that was still running', contexts: [run({ completed: AFTER })], checks: none },
    { name: 'green by a repetition after the merge', contexts: [run({ started: AFTER, completed: AFTER })], checks: untold },
    { name: 'a repetition beside one that failed before', contexts: [run({ started: AFTER, completed: AFTER }), run({ name: 'lint', conclusion: 'FAILURE' })], checks: bad },
    { name: 'begun by an event after the merge', contexts: [run(), run({ name: 'backport', suite: AFTER, started: AFTER, completed: AFTER, conclusion: 'FAILURE' })], checks: good },
    { name: 'only begun after the merge', contexts: [run({ suite: AFTER, started: AFTER, completed: AFTER })], checks: none },
    { name: 'failed, then passed by a later event before the merge', contexts: [run({ conclusion: 'FAILURE', started: '2026-01-10T08:00:00Z' }), run()], checks: good },
    { name: 'passed, then failed by a later event before the merge', contexts: [run({ started: '2026-01-10T08:00:00Z' }), run({ conclusion: 'FAILURE' })], checks: bad },
    { name: 'failed in another workflow with the same name of the job', contexts: [run({ conclusion: 'FAILURE', workflow: 2 }), run()], checks: bad },
    { name: 'failed for another event', contexts: [run({ conclusion: 'FAILURE', event: 'push' }), run()], checks: bad },
    { name: 'two of one name whose workflow nobody names', contexts: [run({ conclusion: 'FAILURE', started: '2026-01-10T08:00:00Z', workflow: null }), run({ workflow: null })], checks: untold },
    { name: "this product's own", contexts: [run({ app: 'ssdf-gate', workflow: null })], checks: none },
    { name: 'a status that passed', contexts: [status('SUCCESS')], checks: good },
    { name: 'a status that failed', contexts: [run(), status('ERROR')], checks: bad },
    { name: 'a status that waited', contexts: [run(), status('PENDING')], checks: bad },
    { name: 'a status of after the merge', contexts: [status('SUCCESS', AFTER)], checks: untold },
    { name: 'none', contexts: [], checks: none },
    { name: 'a hidden one', contexts: [null], checks: untold },
    { name: 'a hidden one beside one that failed', contexts: [null, run({ conclusion: 'FAILURE' })], checks: bad },
    { name: 'a hidden one beside one that passed', contexts: [null, run()], checks: { finished: true, green: undefined } },
  ])('$name', async ({ contexts, checks }) => {
    const commit = { oid: HEAD, statusCheckRollup: { contexts: whole(contexts) } };
    expect((await seenOf({ commits: { nodes: [{ commit }] } })).checks).toEqual(checks);
  }); // prettier-ignore

  it.each<{ name: string; commits: unknown; errors?: unknown; checks: unknown }>([
    { name: 'no check at all', commits: { nodes: [{ commit: { oid: HEAD, statusCheckRollup: null } }] }, checks: none },
    { name: 'a list that was cut', commits: { nodes: [{ commit: { oid: HEAD, statusCheckRollup: { contexts: cut([run()]) } } }] }, checks: { finished: true, green: undefined } },
    { name: 'a last commit that is not the head', commits: { nodes: [{ commit: { oid: 'b'.repeat(40), statusCheckRollup: { contexts: whole([run()]) } } }] }, checks: untold },
    { name: 'hidden commits', commits: null, checks: untold },
    {
      name: 'hidden checks',
      commits: { nodes: [{ commit: { oid: HEAD, statusCheckRollup: null } }] },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequests', 'nodes', 0, 'commits', 'nodes', 0, 'commit', 'statusCheckRollup'] }],
      checks: untold,
    },
    {
      name: 'hidden checks of another pull request',
      commits: { nodes: [{ commit: { oid: HEAD, statusCheckRollup: null } }] },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequests', 'nodes', 1, 'commits', 'nodes', 0, 'commit', 'statusCheckRollup'] }],
      checks: none,
    },
  ])('with $name', async ({ commits, errors, checks }) => {
    expect((await seenOf({ commits }, errors)).checks).toEqual(checks);
  }); // prettier-ignore
});
