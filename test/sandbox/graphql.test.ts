import { describe, expect, it } from '@jest/globals';
import { findRepository } from '../../src/sandbox/state/state.ts';
import { halfVisible } from '../../src/sandbox/scenarios/half-visible.ts';
import { neglected } from '../../src/sandbox/scenarios/neglected.ts';
import { privateServer } from '../../src/sandbox/scenarios/private-server.ts';
import { ask, askGraphql, openSandbox, useSandbox } from '../support/sandbox.ts';

const kettle = (fields: string) => `{ repository(owner: "tea-works", name: "kettle") { ${fields} } }`;

describe('GraphQL over the scenario', () => {
  const sandbox = useSandbox();

  it('reads files, folders and commits by id and by expression', async () => {
    const repository = findRepository(sandbox().state, 'tea-works/kettle');
    const tip = repository?.branches.get('main') ?? '';
    const fields = `
      byId: object(oid: "${tip}") { __typename oid }
      file: object(expression: "HEAD:SECURITY.md") { ... on Blob { text isBinary isTruncated byteSize } }
      folder: object(expression: "${tip}:.github/workflows") { ... on Tree { entries { name type } } }
      none: object(expression: "HEAD:nowhere") { oid }`;
    const { data, errors } = await askGraphql(sandbox(), kettle(fields));
    expect(errors).toBeUndefined();
    expect(data?.repository).toMatchObject({
      byId: { __typename: 'Commit', oid: tip },
      file: { text: expect.stringContaining('# Security policy'), isBinary: false, isTruncated: false },
      folder: {
        entries: ['ci.yml', 'codeql.yml', 'nightly.yml', 'release.yml'].map((name) => ({ name, type: 'blob' })),
      },
      none: null,
    });
  });

  it('shows merged pull requests with who reviewed and who pushed last', async () => {
    const fields = `pullRequests(states: [MERGED], first: 2, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { number author { __typename login } mergedAt headRefOid
        latestOpinionatedReviews(first: 10) { nodes { state submittedAt author { login } } }
        commits(last: 1) { nodes { commit { oid author { user { login } } statusCheckRollup { state } } } } } }`;
    const { data, errors } = await askGraphql(sandbox(), kettle(fields));
    expect(errors).toBeUndefined();
    expect(data?.repository).toMatchObject({
      pullRequests: {
        totalCount: 10,
        pageInfo: { hasNextPage: true },
        nodes: [
          {
            number: 6,
            author: { __typename: 'User' },
            latestOpinionatedReviews: { nodes: [{ state: 'APPROVED' }] },
            commits: { nodes: [{ commit: { statusCheckRollup: { state: 'SUCCESS' } } }] },
          },
          { number: 5 },
        ],
      },
    });
  });

  it('walks the default branch with its pull requests and signatures', async () => {
    const fields = `defaultBranchRef { name target { ... on Commit { history(first: 100) { nodes {
      signature { isValid wasSignedByGitHub } associatedPullRequests(first: 1) { nodes { merged baseRefName } } } } } } }`;
    const { data } = await askGraphql(sandbox(), kettle(fields));
    const byPullRequest = { associatedPullRequests: { nodes: [{ merged: true, baseRefName: 'main' }] } };
    const merge = { signature: { isValid: true, wasSignedByGitHub: true }, ...byPullRequest };
    const merged = { signature: { isValid: true, wasSignedByGitHub: false }, ...byPullRequest };
    expect(data?.repository).toHaveProperty('defaultBranchRef.target.history.nodes', [
      ...Array.from({ length: 10 }, () => [merge, merged]).flat(),
      { signature: { isValid: true, wasSignedByGitHub: false }, associatedPullRequests: { nodes: [] } },
    ]);
  });

  it('pages with cursors to the end', async () => {
    const numbers: number[] = [];
    let after: string | null = null;
    do {
      const query = `query($after: String) { repository(owner: "tea-works", name: "kettle") {
        pullRequests(first: 3, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } }`;
      const answer = await askGraphql(sandbox(), query, { variables: { after } });
      const page = (answer.data?.repository as { pullRequests: Page }).pullRequests;
      numbers.push(...page.nodes.map(({ number }) => number));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(numbers).toEqual([8, 9, 10, 11, 1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    { name: 'a field GitHub does not have', fields: 'immutable', error: { extensions: { code: 'undefinedField' } } },
    {
      name: 'a list without a size',
      fields: 'pullRequests { totalCount }',
      error: { type: 'MISSING_PAGINATION_BOUNDARIES' },
    },
    {
      name: 'more than 100 at once',
      fields: 'pullRequests(first: 101) { totalCount }',
      error: { type: 'EXCESSIVE_PAGINATION' },
    },
    {
      name: 'a pull request that is not there',
      fields: 'pullRequest(number: 99) { id }',
      error: { type: 'NOT_FOUND' },
    },
  ])('refuses $name as GitHub does', async ({ fields, error }) => {
    const { errors } = await askGraphql(sandbox(), kettle(fields));
    expect(errors).toMatchObject([error]);
  });

  it('a field nobody answers is an error and a violation, never null', async () => {
    const own = await openSandbox();
    const { errors } = await askGraphql(own, kettle('diskUsage'));
    await own.stop();
    expect(errors).toHaveLength(1);
    expect(own.violations).toEqual(['graphql: Repository.diskUsage is not answered here']);
  });

  it('wants somebody who proved who they are', async () => {
    const body = { query: kettle('id') };
    const { status } = await ask(sandbox(), '/graphql', { method: 'POST', token: null, body });
    expect(status).toBe(401);
  });

  it('breaks no promise of the description on the way', () => {
    expect(sandbox().violations).toEqual([]);
  });
});

interface Page {
  readonly nodes: readonly { readonly number: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

describe('GraphQL hides what a token may not see', () => {
  it('a field is forbidden on its own path or tells the untold "false", the others answer', async () => {
    const sandbox = await openSandbox({ scenario: halfVisible });
    const fields = `hasVulnerabilityAlertsEnabled name`;
    const answer = await askGraphql(
      sandbox,
      kettle(`isSecurityPolicyEnabled defaultBranchRef { branchProtectionRule { pattern } }`),
    );
    const hidden = await askGraphql(sandbox, kettle(fields));
    await sandbox.stop();
    expect(answer).toMatchObject({
      data: { repository: { isSecurityPolicyEnabled: true, defaultBranchRef: { branchProtectionRule: null } } },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'defaultBranchRef', 'branchProtectionRule'] }],
    });
    expect(hidden).toEqual({ data: { repository: { hasVulnerabilityAlertsEnabled: false, name: 'kettle' } } });
  });

  it('a private repository does not exist for a token of another one', async () => {
    const sandbox = await openSandbox({ scenario: privateServer, description: 'ghes-3.19' });
    const token = sandbox.token({ repositories: [] });
    const answer = await askGraphql(sandbox, kettle('id'), { token });
    await sandbox.stop();
    expect(answer).toMatchObject({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] });
  });

  it('an organisation keeps its settings from who may not administer it', async () => {
    const sandbox = await openSandbox({ scenario: neglected });
    const query = '{ organization(login: "tea-works") { requiresTwoFactorAuthentication } }';
    const owner = await askGraphql(sandbox, query);
    const other = await askGraphql(sandbox, query, { token: sandbox.token({ permissions: {} }) });
    await sandbox.stop();
    expect(owner.data).toEqual({ organization: { requiresTwoFactorAuthentication: true } });
    expect(other.data).toEqual({ organization: { requiresTwoFactorAuthentication: null } });
  });
});
