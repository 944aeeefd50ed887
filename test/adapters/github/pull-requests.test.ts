import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { withoutOverview } from '../../../src/adapters/github/overview.ts';
import { pullRequests } from '../../../src/adapters/github/pull-requests.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { PullRequests } from '../../../src/ports/pull-requests.ts';
import { fakeFetch, type FakeReply, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const R = 'GET /repos/{owner}/{repo}';
const GRAPHQL = 'POST /graphql';
const HEAD = 'a'.repeat(40);

function github(routes: FakeRoutes) {
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { fetch, ask: pullRequests(client, { owner: 'acme', name: 'widget' }, withoutOverview) };
}

function pullRequest(number: number, overrides: Readonly<Record<string, unknown>> = {}) {
  const repo = { full_name: 'acme/widget' };
  const base = { ref: 'main', sha: 'b'.repeat(40), repo };
  const head = { ref: 'topic', sha: HEAD, repo };
  return { number, state: 'open', draft: false, base, head, merge_commit_sha: null, ...overrides };
}

interface Row {
  readonly name: string;
  readonly route: string;
  readonly ask: (port: PullRequests) => Promise<Observation<unknown>>;
  readonly knows?: readonly number[];
}

const ENDPOINTS: readonly Row[] = [
  { name: 'a pull request', route: `${R}/pulls/{pull_number}`, ask: (port) => port.pullRequest(7) },
  {
    name: 'pull requests at a head',
    route: `${R}/commits/{commit_sha}/pulls`,
    ask: (port) => port.pullRequestsAt(HEAD),
  },
  { name: 'changed files', route: `${R}/pulls/{pull_number}/files`, ask: (port) => port.changedFiles(7) },
  { name: 'the merge base', route: `${R}/compare/{basehead}`, ask: (port) => port.mergeBase('main', HEAD) },
  { name: 'a commit by name', route: `${R}/commits/{ref}`, ask: (port) => port.resolve('main'), knows: [409, 422] },
  { name: 'merged pull requests', route: GRAPHQL, ask: (port) => port.mergedPullRequests() },
  { name: 'commits of the default branch', route: GRAPHQL, ask: (port) => port.recentCommits() },
];

describe('an endpoint in trouble', () => {
  const rows = ENDPOINTS.flatMap(({ name, ...endpoint }) =>
    FAULTS.map((fault) => ({ ...fault, ...endpoint, of: name })),
  );

  it.each(rows)('does not show $of: $name', async ({ route, ask, answer, reason, knows }) => {
    const { ask: port } = github({ [route]: answer });
    const expected = knows?.includes(answer.status ?? 200) === true ? 'hidden-or-absent' : reason;
    expect(await ask(port)).toMatchObject({ state: 'unseen', unseen: { reason: expected } });
  });
});

describe('a pull request', () => {
  it('names its sides, also when the repository of its head was deleted', async () => {
    const body = pullRequest(7, {
      head: { ref: 'x', sha: HEAD, repo: null },
      merge_commit_sha: 'c'.repeat(40),
      draft: true,
    });
    expect(await github({ [`${R}/pulls/7`]: { body } }).ask.pullRequest(7)).toMatchObject({
      value: {
        number: 7,
        state: 'open',
        draft: true,
        base: { ref: 'main', commit: 'b'.repeat(40) },
        head: { ref: 'x', commit: HEAD, repository: null },
        testMergeCommit: 'c'.repeat(40),
      },
    });
  });
});

describe('pull requests at a commit', () => {
  it('are the open ones that end there', async () => {
    const body = [
      pullRequest(1),
      pullRequest(2, { state: 'closed' }),
      pullRequest(3, { head: { ref: 'y', sha: 'd'.repeat(40), repo: null } }),
      pullRequest(4),
    ];
    const answer = await github({ [`${R}/commits/{commit_sha}/pulls`]: { body } }).ask.pullRequestsAt(HEAD);
    expect(answer.state === 'seen' && answer.value.map((one) => one.number)).toEqual([1, 4]);
  });
});

describe('the files of a pull request', () => {
  const files = (count: number) => Array.from({ length: count }, (_, i) => ({ filename: `f${i}`, status: 'modified' }));
  const next = { link: '<https://api.github.com/x>; rel="next"' };

  it('name where a file was before', async () => {
    const body = [{ filename: 'new', previous_filename: 'old', status: 'renamed' }];
    expect(await github({ [`${R}/pulls/{pull_number}/files`]: { body } }).ask.changedFiles(7)).toMatchObject({
      value: [{ path: 'new', previousPath: 'old', status: 'renamed' }],
    });
  });

  it('are a part when there are as many as GitHub names at most', async () => {
    const pages = [...Array.from({ length: 29 }, () => ({ body: files(100), headers: next })), { body: files(100) }];
    const answer = await github({ [`${R}/pulls/{pull_number}/files`]: pages }).ask.changedFiles(7);
    expect(answer).toMatchObject({ state: 'seen', missing: { reason: 'truncated' } });
  });
});

describe('how branches relate', () => {
  it('is asked by both ends', async () => {
    const { ask, fetch } = github({
      [`${R}/compare/{basehead}`]: { body: { merge_base_commit: { sha: 'e'.repeat(40) } } },
    });
    expect(await ask.mergeBase('release/1.x', HEAD)).toMatchObject({ state: 'seen', value: 'e'.repeat(40) });
    expect(fetch.requests[0]?.parameters).toMatchObject({ basehead: `release/1.x...${HEAD}` });
  });

  it.each([
    { name: 'a branch', ref: 'main', asked: 'main' },
    { name: 'a full branch name', ref: 'refs/heads/a/b', asked: 'heads/a/b' },
    { name: 'a full tag name', ref: 'refs/tags/v1', asked: 'tags/v1' },
  ])('gives the commit of $name', async ({ ref, asked }) => {
    const { ask, fetch } = github({ [`${R}/commits/{ref}`]: { body: { sha: HEAD } } });
    expect(await ask.resolve(ref)).toMatchObject({ state: 'seen', value: HEAD });
    expect(fetch.requests[0]?.parameters).toMatchObject({ ref: asked });
  });
});

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString();
const person = (login: string) => ({ __typename: 'User', login });
const review = (login: string, overrides: Readonly<Record<string, unknown>> = {}) => ({
  state: 'APPROVED',
  submittedAt: day(1),
  authorCanPushToRepository: true,
  author: person(login),
  ...overrides,
});

interface Opinion {
  readonly reviews?: readonly unknown[];
  readonly older?: boolean;
  readonly commit?: Readonly<Record<string, unknown>> | null;
}

const pushedBy = (login: string | null, overrides: Readonly<Record<string, unknown>> = {}) => ({
  committedViaWeb: false,
  author: { user: login === null ? null : { login } },
  committer: { email: 'x@example.com', user: login === null ? null : { login } },
  ...overrides,
});

function merged(number: number, { reviews = [], older = false, commit = pushedBy('ann') }: Opinion = {}) {
  return {
    number,
    updatedAt: day(number),
    mergedAt: day(number),
    baseRefName: 'main',
    headRefOid: HEAD,
    author: person('ann') as { __typename: string; login: string } | null,
    reviews: { pageInfo: { hasPreviousPage: older }, nodes: reviews } as unknown,
    commits: { nodes: commit === null ? [] : [{ commit: { oid: HEAD, ...commit } }] },
  };
}

interface PageOptions {
  readonly next?: string;
  readonly errors?: readonly unknown[];
  readonly branch?: string | null;
}

function mergedPage(nodes: readonly unknown[], { next, errors, branch = 'main' }: PageOptions = {}) {
  const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null };
  const defaultBranchRef = branch === null ? null : { name: branch };
  const data = { repository: { defaultBranchRef, pullRequests: { pageInfo, nodes } } };
  return { body: { data, ...(errors === undefined ? {} : { errors }) } };
}

const ask = (reply: FakeReply) => github({ [GRAPHQL]: reply }).ask.mergedPullRequests();
const numbers = (answer: Observation<readonly { number: number }[]>) =>
  answer.state === 'seen' ? answer.value.map((one) => one.number) : answer.unseen;

describe('an approval by somebody else', () => {
  const web = { committedViaWeb: true, committer: { email: 'noreply@github.com', user: { login: 'web-flow' } } };
  const robot = pushedBy(null, { committer: { email: '1+ci[bot]@users.noreply.github.com', user: null } });
  const early = review('bob', { submittedAt: '2026-01-01T00:00:00Z' });

  it.each<{ name: string; opinion: Opinion; approved: boolean | undefined }>([
    { name: 'a person with write access', opinion: { reviews: [review('bob')] }, approved: true },
    { name: 'nobody', opinion: {}, approved: false },
    { name: 'the author', opinion: { reviews: [review('ann')] }, approved: false },
    { name: 'a robot', opinion: { reviews: [review('ci', { author: { __typename: 'Bot', login: 'ci' } })] }, approved: false },
    { name: 'a reader', opinion: { reviews: [review('bob', { authorCanPushToRepository: false })] }, approved: false },
    { name: 'somebody after the merge', opinion: { reviews: [review('bob', { submittedAt: day(9) })] }, approved: false },
    { name: 'somebody whose approval was dismissed', opinion: { reviews: [review('bob', { state: 'DISMISSED' })] }, approved: false },
    { name: 'somebody who then asked for changes', opinion: { reviews: [review('bob', { state: 'CHANGES_REQUESTED' }), early] }, approved: false },
    { name: 'somebody who asked for changes after the merge', opinion: { reviews: [early, review('bob', { state: 'CHANGES_REQUESTED', submittedAt: day(9) })] }, approved: true },
    { name: 'the last pusher', opinion: { reviews: [review('bob')], commit: pushedBy('bob') }, approved: false },
    { name: 'somebody who wrote what another pushed', opinion: { reviews: [review('bob')], commit: pushedBy('ann', { author: { user: { login: 'bob' } } }) }, approved: false },
    { name: 'the author of a commit made in the browser', opinion: { reviews: [review('bob')], commit: { ...pushedBy('bob'), ...web } }, approved: false },
    { name: 'another than who used the browser', opinion: { reviews: [review('bob')], commit: { ...pushedBy('ann'), ...web } }, approved: true },
    { name: 'a person after a robot pushed', opinion: { reviews: [review('bob')], commit: robot }, approved: true },
    { name: 'one person where nobody knows who pushed', opinion: { reviews: [review('bob')], commit: pushedBy(null) }, approved: undefined },
    { name: 'two people where nobody knows who pushed', opinion: { reviews: [review('bob'), review('cy')], commit: pushedBy(null) }, approved: true },
    { name: 'one person where the commits are hidden', opinion: { reviews: [review('bob')], commit: null }, approved: undefined },
    { name: 'nobody in a list of reviews that was cut', opinion: { older: true }, approved: undefined },
    { name: 'nobody in a list with a hidden review', opinion: { reviews: [null] }, approved: undefined },
  ])('$name: $approved', async ({ opinion, approved }) => {
    const answer = await ask(mergedPage([merged(5, opinion)]));
    expect(answer.state === 'seen' && answer.value[0]?.approvedByOther).toBe(approved);
  }); // prettier-ignore

  it('cannot be told where the reviews are hidden', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['repository', 'pullRequests', 'nodes', 0, 'reviews'] }];
    const answer = await ask(mergedPage([{ ...merged(5), reviews: null }], { errors }));
    expect(answer).toMatchObject({ state: 'seen', value: [{ approvedByOther: undefined }] });
    expect(answer).not.toHaveProperty('missing');
  });
});

describe('merged pull requests', () => {
  it('are those into the default branch, newest merge first, robots marked', async () => {
    const nodes = [
      { ...merged(3), updatedAt: day(30) },
      { ...merged(9), author: { __typename: 'Bot', login: 'dependabot' } },
      { ...merged(8), baseRefName: 'release/1' },
      { ...merged(7), author: null },
    ];
    const answer = await ask(mergedPage(nodes));
    expect(numbers(answer)).toEqual([9, 7, 3]);
    expect(answer.state === 'seen' && answer.value.map((one) => one.byRobot)).toEqual([true, false, false]);
    expect(answer.state === 'seen' && answer.value.map((one) => one.author).slice(0, 2)).toEqual(['dependabot', null]);
  });

  it('are none in a repository without a branch', async () => {
    expect(await ask(mergedPage([], { branch: null }))).toMatchObject({ state: 'seen', value: [] });
  });

  it('wait for the next page while an older update could hide a later merge', async () => {
    const first = [
      { ...merged(1), updatedAt: day(50) },
      { ...merged(2), updatedAt: day(49) },
    ];
    const second = [{ ...merged(48), updatedAt: day(48) }];
    const answer = await ask([mergedPage(first, { next: 'c1' }), mergedPage(second)]);
    expect(numbers(answer)).toEqual([48, 2, 1]);
    expect(answer).not.toHaveProperty('missing');
  });

  it('do not end at thirty old ones that somebody commented on', async () => {
    const old = Array.from({ length: 40 }, (_, index) => ({ ...merged(40 - index), updatedAt: day(100) }));
    const answer = await ask([mergedPage(old, { next: 'c1' }), mergedPage([merged(90)])]);
    expect(numbers(answer)).toEqual([90, ...old.slice(0, 29).map((node) => node.number)]);
  });

  it('end at thirty, without asking further', async () => {
    const nodes = Array.from({ length: 50 }, (_, index) => merged(100 - index));
    const { ask: port, fetch } = github({ [GRAPHQL]: mergedPage(nodes, { next: 'c1' }) });
    expect(numbers(await port.mergedPullRequests())).toEqual(nodes.slice(0, 30).map((node) => node.number));
    expect(fetch.requests).toHaveLength(1);
  });

  it.each<{ name: string; replies: FakeReply; reason: string }>([
    { name: 'a page fails', replies: [mergedPage([merged(9), merged(8)], { next: 'c' }), { status: 502 }], reason: 'server-error' },
    { name: 'too many pages say too little', replies: mergedPage([merged(9), merged(8)], { next: 'c' }), reason: 'truncated' },
    { name: 'one of them is hidden', replies: mergedPage([merged(9), null], { errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequests', 'nodes', 1] }] }), reason: 'forbidden' },
    { name: 'one of them is null', replies: mergedPage([merged(9), null]), reason: 'truncated' },
  ])('are a part when $name', async ({ replies, reason }) => {
    expect(await ask(replies)).toMatchObject({ state: 'seen', missing: { reason } });
  }); // prettier-ignore

  it('are not seen when the repository is not', async () => {
    const body = { data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] };
    expect(await ask({ body })).toMatchObject({ state: 'unseen', unseen: { reason: 'hidden-or-absent' } });
  });
});

describe('commits of the default branch', () => {
  const through = { merged: true, baseRefName: 'main', baseRepository: { nameWithOwner: 'Acme/Widget' } };

  function commit(oid: string, parent: string | null, associated: readonly unknown[] | null = [through]) {
    const associatedPullRequests = associated === null ? null : { pageInfo: { hasNextPage: false }, nodes: associated };
    return { oid, parents: { nodes: parent === null ? [] : [{ oid: parent }] }, associatedPullRequests };
  }

  function page(nodes: readonly unknown[], { next, errors }: PageOptions = {}) {
    const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null };
    const defaultBranchRef = { name: 'main', target: { history: { pageInfo, nodes } } };
    return { body: { data: { repository: { defaultBranchRef } }, ...(errors === undefined ? {} : { errors }) } };
  }

  const ask = (reply: FakeReply) => github({ [GRAPHQL]: reply }).ask.recentCommits();
  const count = async (reply: FakeReply) => {
    const answer = await ask(reply);
    const through = (list: readonly { readonly through: boolean | undefined }[]) => ({
      through: list.filter((one) => one.through).length,
      of: list.length,
    });
    return answer.state === 'seen' ? { ...answer, value: through(answer.value) } : answer;
  };

  it('follow the first parents only', async () => {
    const nodes = [commit('c', 'b'), commit('side', 'a', []), commit('b', 'a', []), commit('a', null)];
    expect(await count(page(nodes))).toMatchObject({ state: 'seen', value: { through: 2, of: 3 } });
  });

  it.each([
    { name: 'an open pull request', associated: [{ ...through, merged: false }] },
    { name: 'one into another branch', associated: [{ ...through, baseRefName: 'next' }] },
    {
      name: 'one of another repository',
      associated: [{ ...through, baseRepository: { nameWithOwner: 'fork/widget' } }],
    },
    { name: 'one whose repository is gone', associated: [{ ...through, baseRepository: null }] },
  ])('do not count $name', async ({ associated }) => {
    expect(await count(page([commit('a', null, associated)]))).toMatchObject({ value: { through: 0, of: 1 } });
  });

  it('go on to the next page until a hundred are followed', async () => {
    const line = Array.from({ length: 120 }, (_, index) => commit(`c${index}`, `c${index + 1}`));
    const replies = [page(line.slice(0, 60), { next: 'x' }), page(line.slice(60), { next: 'y' }), { status: 500 }];
    const answer = await count(replies);
    expect(answer).toMatchObject({ state: 'seen', value: { through: 100, of: 100 } });
    expect(answer).not.toHaveProperty('missing');
  });

  it.each<{ name: string; replies: FakeReply; reason: string }>([
    {
      name: 'a page fails',
      replies: [page([commit('b', 'a')], { next: 'x' }), { status: 502 }],
      reason: 'server-error',
    },
    {
      name: 'the line is lost among side branches',
      replies: page([commit('b', 'gone')], { next: 'x' }),
      reason: 'truncated',
    },
  ])('are a part when $name', async ({ replies, reason }) => {
    expect(await count(replies)).toMatchObject({ state: 'seen', missing: { reason } });
  });

  it.each([
    { name: 'its pull requests are hidden', associated: null },
    { name: 'one of its pull requests is hidden', associated: [null] },
  ])('leave a commit open when $name', async ({ associated }) => {
    const answer = await ask(page([commit('a', null, associated)]));
    expect(answer).toMatchObject({ state: 'seen', value: [{ through: undefined }] });
    expect(answer).not.toHaveProperty('missing');
  });

  it.each<{ name: string; signature: unknown; verified: boolean | undefined; byGitHub?: true }>([
    { name: 'a valid one', signature: { isValid: true, state: 'VALID', wasSignedByGitHub: false }, verified: true },
    { name: "GitHub's own", signature: { isValid: true, state: 'VALID', wasSignedByGitHub: true }, verified: true, byGitHub: true },
    { name: 'none', signature: null, verified: false },
    { name: 'one of an unknown key', signature: { isValid: false, state: 'UNKNOWN_KEY', wasSignedByGitHub: false }, verified: false },
    { name: 'one that GitHub could not check', signature: { isValid: false, state: 'GPGVERIFY_UNAVAILABLE', wasSignedByGitHub: false }, verified: undefined },
  ])('say of a signature whether it is verified: $name', async ({ signature, verified, byGitHub = false }) => {
    const answer = await ask(page([{ ...commit('a', null), signature }]));
    expect(answer).toMatchObject({ value: [{ id: 'a', verified, signedByGitHub: byGitHub }] });
  }); // prettier-ignore

  it('do not call a commit unsigned whose signature could not be read', async () => {
    const path = ['repository', 'defaultBranchRef', 'target', 'history', 'nodes', 1, 'signature'];
    const nodes = ['b', 'a'].map((id) => ({ ...commit(id, id === 'b' ? 'a' : null), signature: null }));
    const answer = await ask(page(nodes, { errors: [{ type: 'FORBIDDEN', path }] }));
    expect(answer).toMatchObject({ value: [{ verified: false }, { verified: undefined }] });
    expect(answer).not.toHaveProperty('missing');
  });

  it('are none of none in an empty repository', async () => {
    const body = { data: { repository: { defaultBranchRef: null } } };
    expect(await count({ body })).toMatchObject({ state: 'seen', value: { through: 0, of: 0 } });
  });

  it('are not seen when the branch is hidden', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['repository', 'defaultBranchRef'] }];
    const body = { data: { repository: { defaultBranchRef: null } }, errors };
    expect(await count({ body })).toMatchObject({ state: 'unseen', unseen: { reason: 'forbidden' } });
  });
});
