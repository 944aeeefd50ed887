import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const R = 'GET /repos/{owner}/{repo}';
const O = 'GET /orgs/{org}';
const repository = { default_branch: 'main', private: false, archived: false, owner: { type: 'Organization' } };
const owned: FakeRoutes = { [R]: { body: repository } };
const personal: FakeRoutes = { [R]: { body: { ...repository, owner: { type: 'User' } } } };

function ask(routes: FakeRoutes) {
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { fetch, github: githubRepository(client, { owner: 'acme', name: 'widget' }) };
}

type Verb = Exclude<keyof Repository, 'owner' | 'name'>;

interface Endpoint {
  readonly verb: Verb;
  readonly route: string;
  readonly also?: FakeRoutes;
  readonly of?: string;
}

const roles = {
  [`${O}/organization-roles`]: { body: { roles: [{ id: 7, name: 'security_manager', source: 'Predefined' }] } },
};
const teams = { [`${O}/organization-roles/{role_id}/teams`]: { body: [{ slug: 'security' }] } };

const ENDPOINTS: readonly Endpoint[] = [
  { verb: 'forkApprovalPolicy', route: `${R}/actions/permissions/fork-pr-contributor-approval` },
  { verb: 'logRetentionDays', route: `${R}/actions/permissions/artifact-and-log-retention` },
  { verb: 'oidcSubject', route: `${R}/actions/oidc/customization/sub` },
  { verb: 'repositoryRunners', route: `${R}/actions/runners` },
  { verb: 'organizationRunners', route: `${O}/actions/runners`, also: owned },
  { verb: 'organizationRunners', route: R },
  { verb: 'directAdmins', route: `${R}/collaborators` },
  { verb: 'deployKeys', route: `${R}/keys` },
  { verb: 'webhooks', route: `${R}/hooks` },
  { verb: 'codeownersErrors', route: `${R}/codeowners/errors` },
  { verb: 'securityConfiguration', route: `${R}/code-security-configuration` },
  { verb: 'customProperties', route: `${R}/properties/values` },
  { verb: 'environments', route: `${R}/environments` },
  { verb: 'hasProtectedBranch', route: `${R}/branches` },
  { verb: 'environmentSecrets', route: `${R}/environments/{environment_name}/secrets`, of: 'release' },
  { verb: 'repositorySecrets', route: `${R}/actions/secrets` },
  { verb: 'sharedSecrets', route: `${R}/actions/organization-secrets` },
  { verb: 'recentBypasses', route: `${R}/rulesets/rule-suites` },
  { verb: 'accessTokens', route: `${O}/personal-access-tokens`, also: owned },
  { verb: 'installedApps', route: `${O}/installations`, also: owned },
  { verb: 'auditLogReadable', route: `${O}/audit-log`, also: owned },
  { verb: 'securityTeamAssigned', route: `${O}/organization-roles`, also: owned },
  { verb: 'securityTeamAssigned', route: `${O}/organization-roles/{role_id}/teams`, also: { ...owned, ...roles } },
  { verb: 'securityTeamAssigned', route: `${O}/teams/{team_slug}/members`, also: { ...owned, ...roles, ...teams } },
  { verb: 'organizationGuards', route: 'POST /graphql', also: owned },
]; // prettier-ignore

describe('an endpoint of access in trouble', () => {
  const rows = ENDPOINTS.flatMap((endpoint) => FAULTS.map((fault) => ({ ...endpoint, ...fault })))
    .filter(({ verb, answer }) => verb !== 'securityConfiguration' || answer.status !== 204)
    // Not everybody has roles of organisations, which GitHub tells by a 422.
    .map((row) =>
      row.route.endsWith('/teams') && row.answer.status === 422 ? { ...row, reason: 'not-offered' } : row,
    );

  it.each(rows)(
    '$verb of $route: $name is not seen, with its reason',
    async ({ verb, route, also, of, answer, reason }) => {
      const { github } = ask({ ...also, [route]: answer });
      const verbs = github as unknown as Readonly<Record<Verb, (asked?: string) => Promise<unknown>>>;
      expect(await verbs[verb](of)).toMatchObject({ state: 'unseen', unseen: { reason } });
    },
  );
});

interface Answered {
  readonly name: string;
  readonly verb: Verb;
  readonly routes: FakeRoutes;
  readonly value: unknown;
}

const ANSWERED: readonly Answered[] = [
  { name: 'a subject left to GitHub', verb: 'oidcSubject', routes: { [`${R}/actions/oidc/customization/sub`]: { body: { use_default: true } } }, value: { kind: 'default' } },
  { name: 'a replaced subject', verb: 'oidcSubject', routes: { [`${R}/actions/oidc/customization/sub`]: { body: { use_default: false, include_claim_keys: ['ref'] } } }, value: { kind: 'replaced', claims: ['ref'] } },
  { name: 'a runner of which GitHub does not say that it is ephemeral', verb: 'repositoryRunners', routes: { [`${R}/actions/runners`]: { body: { total_count: 1, runners: [{ id: 1 }] } } }, value: [{ id: 1, ephemeral: false }] },
  { name: 'no organisation runners of a person', verb: 'organizationRunners', routes: personal, value: [] },
  { name: 'a key that was disabled', verb: 'deployKeys', routes: { [`${R}/keys`]: { body: [{ id: 1, read_only: false, enabled: false }] } }, value: [{ readOnly: false, enabled: false }] },
  { name: 'a key of a server that does not know "enabled"', verb: 'deployKeys', routes: { [`${R}/keys`]: { body: [{ id: 1, read_only: true }] } }, value: [{ readOnly: true, enabled: true }] },
  { name: 'a hook with a masked secret', verb: 'webhooks', routes: { [`${R}/hooks`]: { body: [{ id: 1, config: { secret: '********', insecure_ssl: '0' } }] } }, value: [{ id: 1, hasSecret: true, verifiesTls: true }] },
  { name: 'a hook that checks no certificate', verb: 'webhooks', routes: { [`${R}/hooks`]: { body: [{ id: 1, config: { insecure_ssl: 1 } }] } }, value: [{ id: 1, hasSecret: false, verifiesTls: false }] },
  { name: 'wrong lines of CODEOWNERS', verb: 'codeownersErrors', routes: { 'POST /graphql': { body: { data: { repository: { isSecurityPolicyEnabled: true, codeowners: { errors: [{ line: 3 }] } } } } } }, value: 1 },
  { name: 'no CODEOWNERS', verb: 'codeownersErrors', routes: { 'POST /graphql': { body: { data: { repository: { codeowners: null } } } } }, value: null },
  { name: 'wrong lines by REST where GraphQL refuses', verb: 'codeownersErrors', routes: { 'POST /graphql': { body: { data: { repository: { codeowners: null } }, errors: [{ type: 'FORBIDDEN', path: ['repository', 'codeowners'] }] } }, [`${R}/codeowners/errors`]: { body: { errors: [{ line: 1 }, { line: 2 }] } } }, value: 2 },
  { name: 'no security configuration', verb: 'securityConfiguration', routes: { [`${R}/code-security-configuration`]: { status: 204 } }, value: null },
  { name: 'an attached configuration', verb: 'securityConfiguration', routes: { [`${R}/code-security-configuration`]: { body: { status: 'attached', configuration: { dependabot_delegated_alert_dismissal: 'enabled', code_scanning_delegated_alert_dismissal: 'not_set' } } } }, value: { status: 'attached', delegates: ['dependabot'] } },
  { name: 'a property that nobody set', verb: 'customProperties', routes: { [`${R}/properties/values`]: { body: [{ property_name: 'risk-tier', value: null }] } }, value: [{ name: 'risk-tier', value: null }] },
  { name: 'a property that the repository names', verb: 'customProperties', routes: { [R]: { body: { ...repository, custom_properties: { 'risk-tier': 'high' } } } }, value: [{ name: 'risk-tier', value: 'high' }] },
  { name: 'a property where the repository names none', verb: 'customProperties', routes: { [R]: { body: { ...repository, custom_properties: {} } }, [`${R}/properties/values`]: { body: [{ property_name: 'risk-tier', value: 'low' }] } }, value: [{ name: 'risk-tier', value: 'low' }] },
  { name: 'a property where the repository names one of another form', verb: 'customProperties', routes: { [R]: { body: { ...repository, custom_properties: { 'risk-tier': 3 } } }, [`${R}/properties/values`]: { body: [{ property_name: 'risk-tier', value: 'low' }] } }, value: [{ name: 'risk-tier', value: 'low' }] },
  { name: 'no protected branch', verb: 'hasProtectedBranch', routes: { [`${R}/branches`]: { body: [] } }, value: false },
  { name: 'how many secrets, of more than were shown', verb: 'repositorySecrets', routes: { [`${R}/actions/secrets`]: { body: { total_count: 12, secrets: [{ name: 'A' }] } } }, value: 12 },
  { name: 'tokens with and without an end', verb: 'accessTokens', routes: { ...owned, [`${O}/personal-access-tokens`]: { body: [{ id: 1, token_expires_at: null }, { id: 2, token_expires_at: '2027-01-01T00:00:00Z' }] } }, value: [{ id: 1, expiresAt: null }, { id: 2, expiresAt: '2027-01-01T00:00:00Z' }] },
  { name: 'no organisation tokens of a person', verb: 'accessTokens', routes: personal, value: null },
  { name: 'a security team with a member', verb: 'securityTeamAssigned', routes: { ...owned, ...roles, ...teams, [`${O}/teams/{team_slug}/members`]: { body: [{ id: 1 }] } }, value: true },
  { name: 'a security team without members', verb: 'securityTeamAssigned', routes: { ...owned, ...roles, ...teams, [`${O}/teams/{team_slug}/members`]: { body: [] } }, value: false },
  { name: 'no team of security managers', verb: 'securityTeamAssigned', routes: { ...owned, ...roles, [`${O}/organization-roles/{role_id}/teams`]: { body: [] } }, value: false },
  { name: 'an audit log', verb: 'auditLogReadable', routes: { ...owned, [`${O}/audit-log`]: { body: [] } }, value: true },
]; // prettier-ignore

describe('an endpoint of access', () => {
  it.each(ANSWERED)('$verb tells $name', async ({ verb, routes, value }) => {
    const verbs = ask(routes).github as unknown as Readonly<Record<Verb, () => Promise<unknown>>>;
    expect(await verbs[verb]()).toMatchObject({ state: 'seen', value });
  });

  it('a server without the role of security managers does not say "no team"', async () => {
    const own = {
      [`${O}/organization-roles`]: { body: { roles: [{ id: 1, name: 'Security manager', source: 'Organization' }] } },
    };
    const { github } = ask({ ...owned, ...own, ...teams });
    expect(await github.securityTeamAssigned()).toMatchObject({ state: 'unseen', unseen: { reason: 'not-offered' } });
  });

  it('a bad member of a list costs only itself', async () => {
    const { github } = ask({ [`${R}/keys`]: { body: [{ id: 1, read_only: false }, { id: 'two' }] } });
    expect(await github.deployKeys()).toMatchObject({ value: [{ readOnly: false }], missing: { reason: 'malformed' } });
  });

  it('bypasses are asked for the longest time that GitHub offers', async () => {
    const { github, fetch } = ask({ [`${R}/rulesets/rule-suites`]: { body: [{ id: 4, result: 'bypass' }] } });
    expect(await github.recentBypasses()).toMatchObject({ value: [4] });
    expect(Object.fromEntries(fetch.requests[0]?.query ?? [])).toMatchObject({
      rule_suite_result: 'bypass',
      time_period: 'month',
    });
  });
});

describe('an environment', () => {
  const list = (one: object): FakeRoutes => ({
    [`${R}/environments`]: { body: { environments: [{ name: 'release', ...one }] } },
  });
  const policies = `${R}/environments/{environment_name}/deployment-branch-policies`;
  const custom = { protected_branches: false, custom_branch_policies: true };

  it.each<{ name: string; routes: FakeRoutes; expected: object }>([
    { name: 'with nothing', routes: list({}), expected: { reviewers: 0, preventsSelfReview: false, from: { kind: 'anywhere' } } },
    { name: 'with a timer only', routes: list({ protection_rules: [{ type: 'wait_timer', wait_timer: 5 }] }), expected: { reviewers: 0 } },
    { name: 'with reviewers', routes: list({ protection_rules: [{ type: 'required_reviewers', prevent_self_review: true, reviewers: [{}, {}] }] }), expected: { reviewers: 2, preventsSelfReview: true } },
    { name: 'from protected branches', routes: list({ deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } }), expected: { from: { kind: 'protected-branches' } } },
    { name: 'from patterns', routes: { ...list({ deployment_branch_policy: custom }), [policies]: { body: { branch_policies: [{ name: 'v*' }] } } }, expected: { from: { kind: 'patterns', patterns: { value: ['v*'] } } } },
    { name: 'from patterns that are hidden', routes: { ...list({ deployment_branch_policy: custom }), [policies]: { status: 500 } }, expected: { from: { patterns: { state: 'unseen' } } } },
  ])('is read $name', async ({ routes, expected }) => {
    expect(await ask(routes).github.environments()).toMatchObject({ value: [{ name: 'release', ...expected }] });
  }); // prettier-ignore
});

describe('the guards of an organisation', () => {
  const guards = (organization: object | null, errors: readonly object[] = []): FakeRoutes => ({
    ...owned,
    'POST /graphql': { body: { data: { organization }, errors } },
  });
  const forbidden = { type: 'FORBIDDEN', path: ['organization', 'ipAllowListEnabledSetting'] };

  it.each<{ name: string; routes: FakeRoutes; expected: object }>([
    {
      name: 'both on',
      routes: guards({ ipAllowListEnabledSetting: 'ENABLED', samlIdentityProvider: { id: 'x' } }),
      expected: { singleSignOn: true, ipAllowList: { value: true } },
    },
    {
      name: 'no provider shown',
      routes: guards({ ipAllowListEnabledSetting: 'DISABLED', samlIdentityProvider: null }),
      expected: { singleSignOn: undefined, ipAllowList: { value: false } },
    },
    {
      name: 'the list hidden',
      routes: guards({ ipAllowListEnabledSetting: null, samlIdentityProvider: { id: 'x' } }, [forbidden]),
      expected: { singleSignOn: true, ipAllowList: { state: 'unseen', unseen: { reason: 'forbidden' } } },
    },
    {
      name: 'the list null without a word',
      routes: guards({ samlIdentityProvider: null }),
      expected: { ipAllowList: { state: 'unseen' } },
    },
  ])('are each seen by themselves: $name', async ({ routes, expected }) => {
    expect(await ask(routes).github.organizationGuards()).toMatchObject({ state: 'seen', value: expected });
  });

  it('are not seen of an organisation that is not found', async () => {
    const routes = guards(null, [{ type: 'NOT_FOUND', path: ['organization'] }]);
    expect(await ask(routes).github.organizationGuards()).toMatchObject({ unseen: { reason: 'hidden-or-absent' } });
  }); // prettier-ignore
});

describe('deploy keys in the overview', () => {
  const inOverview = (totalCount: number, ...nodes: readonly object[]) => ({
    body: { data: { repository: { deployKeys: { totalCount, nodes } } } },
  });
  const KEY = { readOnly: false, enabled: true };

  it.each([
    { name: 'all of them', overview: inOverview(1, KEY), keys: [KEY] },
    { name: 'none, which those who may not look are told, too', overview: inOverview(0), keys: [] },
    { name: 'a part of them', overview: inOverview(101, KEY), keys: [] },
  ])('$name', async ({ overview, keys }) => {
    const { github, fetch } = ask({ 'POST /graphql': overview, [`${R}/keys`]: { body: [] } });
    expect(await github.deployKeys()).toMatchObject({ state: 'seen', value: keys });
    expect(fetch.requests.some(({ path }) => path.endsWith('/keys'))).toBe(keys.length === 0);
  });
});

describe('bypasses of rules', () => {
  it.each([
    { name: 'nobody knows what the token may', permissions: undefined, asked: 1 },
    { name: 'the token may write rules', permissions: { administration: 'write' } as const, asked: 1 },
    { name: 'the token may only read', permissions: { administration: 'read' } as const, asked: 0 },
    { name: 'the token was made without administration', permissions: {}, asked: 0 },
  ])('are asked for $asked times when $name', async ({ permissions, asked }) => {
    const fetch = fakeFetch({ [`${R}/rulesets/rule-suites`]: { status: 403, body: { message: 'Forbidden' } } });
    const client = new GitHubClient({
      fetch,
      now: () => '2026-01-02T03:04:05Z',
      ...(permissions === undefined ? {} : { permissions }),
    });
    const answer = await githubRepository(client, { owner: 'acme', name: 'widget' }).recentBypasses();
    expect(answer).toMatchObject({
      state: 'unseen',
      unseen: { reason: 'forbidden', permission: 'administration: write' },
    });
    expect(fetch.requests).toHaveLength(asked);
  });
});
