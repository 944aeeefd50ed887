import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { fakeFetch, type FakeReply, type FakeRoutes } from '../../support/fake-fetch.ts';

const R = 'GET /repos/{owner}/{repo}';
const GRAPHQL = 'POST /graphql';
const TIP = 'c0ffee0000000000000000000000000000000000';

const person = (permission: string, databaseId: number) => ({ permission, node: { databaseId } });
const people = (...edges: ReturnType<typeof person>[]) => ({ totalCount: edges.length, edges });
const suite = (...nodes: object[]) => ({ app: { slug: 'ci' }, checkRuns: { totalCount: nodes.length, nodes } });
const run = { name: 'build', status: 'COMPLETED', conclusion: 'SUCCESS' };

const overview = {
  isSecurityPolicyEnabled: true,
  hasVulnerabilityAlertsEnabled: true,
  codeowners: { errors: [] },
  languages: { totalCount: 1, edges: [{ size: 7, node: { name: 'TypeScript' } }] },
  direct: people(person('ADMIN', 1), person('WRITE', 2)),
  outside: people(person('READ', 3)),
  defaultBranchRef: {
    name: 'main',
    refUpdateRule: null,
    branchProtectionRule: null,
    target: { oid: TIP, checkSuites: { totalCount: 1, nodes: [suite(run)] } },
  },
};

const byRest: FakeRoutes = {
  [`${R}/languages`]: { body: { Rest: 1 } },
  [`${R}/collaborators`]: { body: [{ id: 91 }, { id: 92 }] },
  [`${R}/commits/{ref}`]: { body: { sha: 'by-rest' } },
  [`${R}/commits/{ref}/check-runs`]: { body: { check_runs: [] } },
};

function ask(reply: FakeReply) {
  const fetch = fakeFetch({ ...byRest, [GRAPHQL]: reply });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { fetch, github: githubRepository(client, { owner: 'acme', name: 'widget' }) };
}

const answering = (repository: unknown, errors: readonly object[] = []) =>
  ask({ body: { data: { repository }, ...(errors.length === 0 ? {} : { errors }) } });
const failing = (path: string, more: Partial<typeof overview>) =>
  answering({ ...overview, ...more }, [{ type: 'FORBIDDEN', path: ['repository', path] }]);

async function said(github: ReturnType<typeof ask>['github']) {
  const answers = await Promise.all([
    github.languages(),
    github.directAdmins(),
    github.outsideAdmins(),
    github.resolve('main'),
    github.checkRuns(TIP),
    github.vulnerabilityAlertsEnabled(),
  ]);
  return answers.map((answer) => (answer.state === 'seen' ? answer.value : answer.unseen.reason));
}

describe('the overview of a repository', () => {
  it('answers many questions with one request', async () => {
    const { github, fetch } = answering(overview);
    const checks = [{ name: 'build', app: 'ci', status: 'completed', conclusion: 'success' }];
    expect(await said(github)).toEqual([{ TypeScript: 7 }, [1], 0, TIP, checks, true]);
    expect(fetch.requests).toHaveLength(1);
  });

  it('leaves another branch and another commit to REST', async () => {
    const { github } = answering(overview);
    expect(await github.resolve('next')).toMatchObject({ value: 'by-rest' });
    expect(await github.checkRuns('0'.repeat(40))).toMatchObject({ value: [] });
  });

  const REST = [{ Rest: 1 }, [91, 92], 2, 'by-rest', [], 'hidden-or-absent'];

  it.each<{ name: string; reply: FakeReply }>([
    { name: 'is refused', reply: { status: 403, body: {} } },
    { name: 'breaks', reply: { breaks: true } },
    {
      name: 'has a field that this server lacks',
      reply: { body: { errors: [{ extensions: { code: 'undefinedField' } }] } },
    },
    {
      name: 'may not see the repository',
      reply: { body: { data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] } },
    },
    { name: 'gives nothing but nulls', reply: { body: { data: { repository: {} } } } },
  ])('that $name costs nothing: REST is asked', async ({ reply }) => {
    expect(await said(ask(reply).github)).toEqual(REST);
  });

  it.each([
    { name: 'people failed', opened: () => failing('direct', {}), value: [91, 92] },
    {
      name: 'there are more people than a page',
      opened: () => answering({ ...overview, direct: { ...overview.direct, totalCount: 3 } }),
      value: [91, 92],
    },
    {
      name: 'a person has no number',
      opened: () =>
        answering({ ...overview, direct: people(person('ADMIN', 1), { permission: 'ADMIN', node: {} } as never) }),
      value: [91, 92],
    },
    { name: 'only another part failed', opened: () => failing('languages', {}), value: [1] },
  ])('names administrators, or lets REST name them: $name', async ({ opened, value }) => {
    expect(await opened().github.directAdmins()).toMatchObject({ state: 'seen', value });
  });

  it.each([
    { name: 'no suite', checkSuites: { totalCount: 0, nodes: [] } },
    { name: 'suites without a run', checkSuites: { totalCount: 1, nodes: [suite()] } },
    { name: 'a cut list of suites', checkSuites: { totalCount: 2, nodes: [suite(run)] } },
    {
      name: 'a cut list of runs',
      checkSuites: { totalCount: 1, nodes: [{ app: null, checkRuns: { totalCount: 2, nodes: [run] } }] },
    },
  ])('never takes "may not see" for "no check run": $name', async ({ checkSuites }) => {
    const defaultBranchRef = { ...overview.defaultBranchRef, target: { oid: TIP, checkSuites } };
    const { github, fetch } = answering({ ...overview, defaultBranchRef });
    await github.checkRuns(TIP);
    expect(fetch.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  const history = {
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: [{ oid: TIP, signature: null, parents: { nodes: [] }, associatedPullRequests: null }],
  };
  const withHistory = {
    ...overview,
    defaultBranchRef: { ...overview.defaultBranchRef, target: { ...overview.defaultBranchRef.target, history } },
  };
  const AT_HISTORY = ['repository', 'defaultBranchRef', 'target', 'history'];

  it.each([
    { name: 'with it', errors: [], requests: 1 },
    {
      name: 'with it, whatever else failed',
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'defaultBranchRef', 'branchProtectionRule'] }],
      requests: 1,
    },
    { name: 'by itself where it failed', errors: [{ type: 'FORBIDDEN', path: AT_HISTORY }], requests: 2 },
  ])('brings the newest commits: $name', async ({ errors, requests }) => {
    const { github, fetch } = ask((request) => {
      const { query } = request.body as { readonly query: string };
      return query.includes('query RepositoryOverview')
        ? { body: { data: { repository: withHistory }, errors } }
        : { body: { data: { repository: withHistory } } };
    });
    expect(await github.recentCommits()).toMatchObject({ state: 'seen', value: [{ id: TIP }] });
    expect(fetch.requests).toHaveLength(requests);
  });

  it('takes a switch that GraphQL calls off for unknown until REST says so', async () => {
    const { github, fetch } = answering({ ...overview, hasVulnerabilityAlertsEnabled: false });
    expect(await github.vulnerabilityAlertsEnabled()).toMatchObject({ unseen: { reason: 'hidden-or-absent' } });
    expect(fetch.requests.map(({ path }) => path)).toContain('/repos/acme/widget/vulnerability-alerts');
  });
});
