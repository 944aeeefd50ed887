import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { withoutOverview } from '../../../src/adapters/github/overview.ts';
import { repositorySettings, sharedAsks } from '../../../src/adapters/github/repository-settings.ts';
import type { RepositorySettings } from '../../../src/ports/repository-settings.ts';
import { fakeFetch, type FakeAnswer, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const R = 'GET /repos/{owner}/{repo}';
const ALERTS = `${R}/vulnerability-alerts`;
const UPDATES = `${R}/automated-security-fixes`;
const REPORTING = `${R}/private-vulnerability-reporting`;
const ORG = 'GET /orgs/{org}';
const GRAPHQL = 'POST /graphql';
const off: FakeAnswer = { status: 404, body: { message: 'Not Found' } };

const repository = {
  default_branch: 'main',
  private: false,
  visibility: 'public',
  archived: false,
  owner: { login: 'acme', type: 'Organization' },
};

function settings(routes: FakeRoutes) {
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const name = { owner: 'acme', name: 'widget' };
  return { fetch, ask: repositorySettings(client, name, { ...sharedAsks(client, name), overview: withoutOverview }) };
}

interface Endpoint {
  readonly verb: keyof RepositorySettings;
  readonly route: string;
  readonly also?: FakeRoutes;
}

const ENDPOINTS: readonly Endpoint[] = [
  { verb: 'about', route: R },
  { verb: 'actionsSettings', route: `${R}/actions/permissions` },
  { verb: 'allowedActionPatterns', route: `${R}/actions/permissions/selected-actions` },
  { verb: 'workflowToken', route: `${R}/actions/permissions/workflow` },
  { verb: 'organization', route: ORG, also: { [R]: { body: repository } } },
  { verb: 'organization', route: R },
  { verb: 'vulnerabilityAlertsEnabled', route: ALERTS },
  { verb: 'securityUpdatesEnabled', route: UPDATES },
  { verb: 'privateReportingEnabled', route: REPORTING },
  { verb: 'securityPolicyShown', route: GRAPHQL },
  { verb: 'languages', route: `${R}/languages` },
  { verb: 'outsideAdmins', route: `${R}/collaborators` },
];

describe('a settings endpoint in trouble', () => {
  const rows = ENDPOINTS.flatMap((endpoint) => FAULTS.map((fault) => ({ ...endpoint, ...fault })))
    .filter(({ verb, answer }) => verb !== 'vulnerabilityAlertsEnabled' || answer.status !== 204)
    .map((row) => (row.verb === 'privateReportingEnabled' && row.answer.status === 422 ? { ...row, reason: 'not-offered' } : row)); // prettier-ignore

  it.each(rows)(
    '$verb of $route: $name is not seen, with its reason',
    async ({ verb, route, also, answer, reason }) => {
      const { ask } = settings({ ...also, [route]: answer });
      expect(await ask[verb]()).toMatchObject({ state: 'unseen', unseen: { reason } });
    },
  );
});

describe('about the repository', () => {
  it('reads switches that GitHub shows', async () => {
    const body = {
      ...repository,
      permissions: { admin: true },
      security_and_analysis: {
        secret_scanning: { status: 'enabled' },
        secret_scanning_push_protection: { status: 'disabled' },
      },
    };
    expect(await settings({ [R]: { body } }).ask.about()).toMatchObject({
      state: 'seen',
      value: {
        defaultBranch: 'main',
        visibility: 'public',
        ownerKind: 'organization',
        secretScanning: true,
        pushProtection: false,
        administrationProven: true,
      },
    });
  });

  it.each([
    { name: 'the block is left out', extra: {} },
    { name: 'the block is null', extra: { security_and_analysis: null } },
    { name: 'one switch is left out', extra: { security_and_analysis: {} } },
    { name: 'the status is a new word', extra: { security_and_analysis: { secret_scanning: { status: 'later' } } } },
  ])('takes a switch for hidden, not for off, when $name', async ({ extra }) => {
    const answer = await settings({ [R]: { body: { ...repository, ...extra } } }).ask.about();
    expect(answer.state === 'seen' && answer.value.secretScanning).toBeUndefined();
  });

  it('tells private from public where an old server names no visibility', async () => {
    const body = { ...repository, visibility: undefined, private: true };
    expect(await settings({ [R]: { body } }).ask.about()).toMatchObject({ value: { visibility: 'private' } });
  });

  it('does not take a role below administrator for a proof', async () => {
    const body = { ...repository, permissions: { admin: false, push: true } };
    expect(await settings({ [R]: { body } }).ask.about()).toMatchObject({ value: { administrationProven: false } });
  });
});

describe('a switch whose "off" is a 404', () => {
  const verbs = [
    { verb: 'vulnerabilityAlertsEnabled', route: ALERTS },
    { verb: 'securityUpdatesEnabled', route: UPDATES },
  ] as const;
  const member = { body: { ...repository, permissions: { admin: false } } };
  const administrator = { body: { ...repository, permissions: { admin: true } } };
  const permissions = { body: { enabled: true, allowed_actions: 'all' } };

  it.each(verbs)('$verb is off when GitHub calls the reader an administrator', async ({ verb, route }) => {
    const { ask } = settings({ [route]: off, [R]: administrator });
    expect(await ask[verb]()).toMatchObject({ state: 'seen', value: false, sources: [{ status: 404 }] });
  });

  it.each(verbs)('$verb is off when another administration setting was answered', async ({ verb, route }) => {
    const { ask } = settings({ [route]: off, [R]: member, [`${R}/actions/permissions`]: permissions });
    expect(await ask[verb]()).toMatchObject({ state: 'seen', value: false });
  });

  it.each(verbs)('$verb is not seen otherwise', async ({ verb, route }) => {
    const forbidden = { status: 403, body: { message: 'Resource not accessible by integration' } };
    const { ask } = settings({ [route]: off, [R]: member, [`${R}/actions/permissions`]: forbidden });
    expect(await ask[verb]()).toMatchObject({ state: 'unseen', unseen: { reason: 'hidden-or-absent' } });
  });

  it.each(FAULTS.filter(({ answer }) => answer.status !== 404 && answer.status !== 204))(
    'is never off after $name, whoever asks',
    async ({ answer }) => {
      const { ask } = settings({ [ALERTS]: answer, [UPDATES]: answer, [R]: administrator });
      expect((await ask.vulnerabilityAlertsEnabled()).state).toBe('unseen');
      expect((await ask.securityUpdatesEnabled()).state).toBe('unseen');
    },
  );
});

describe('alerts for vulnerable dependencies', () => {
  const graphQl = (enabled: boolean): FakeAnswer => ({
    body: { data: { repository: { isSecurityPolicyEnabled: true, hasVulnerabilityAlertsEnabled: enabled } } },
  });

  it('are on with a 204', async () => {
    const { ask } = settings({ [ALERTS]: { status: 204 } });
    expect(await ask.vulnerabilityAlertsEnabled()).toMatchObject({ state: 'seen', value: true });
  });

  it('are on when GraphQL says so to a reader whom REST refuses', async () => {
    const { ask } = settings({ [ALERTS]: off, [GRAPHQL]: graphQl(true) });
    expect(await ask.vulnerabilityAlertsEnabled()).toMatchObject({ state: 'seen', value: true });
  });

  it('are not seen when GraphQL says "false" to a reader whom REST refuses', async () => {
    const { ask } = settings({ [ALERTS]: off, [GRAPHQL]: graphQl(false) });
    expect(await ask.vulnerabilityAlertsEnabled()).toMatchObject({ state: 'unseen' });
  });
});

describe('security updates', () => {
  it.each([
    { name: 'enabled', body: { enabled: true, paused: false }, value: true },
    { name: 'paused', body: { enabled: true, paused: true }, value: false },
    { name: 'disabled', body: { enabled: false, paused: false }, value: false },
  ])('count when they are enabled and not paused: $name', async ({ body, value }) => {
    expect(await settings({ [UPDATES]: { body } }).ask.securityUpdatesEnabled()).toMatchObject({ value });
  });
});

describe('the security policy that GitHub shows', () => {
  it('is asked once for two verbs', async () => {
    const body = { data: { repository: { isSecurityPolicyEnabled: false, hasVulnerabilityAlertsEnabled: true } } };
    const { ask, fetch } = settings({ [ALERTS]: off, [GRAPHQL]: { body } });
    expect(await ask.securityPolicyShown()).toMatchObject({ state: 'seen', value: false });
    await ask.vulnerabilityAlertsEnabled();
    expect(fetch.requests.filter((request) => request.path === '/graphql')).toHaveLength(1);
  });

  it.each([
    { name: 'null', body: { data: { repository: { isSecurityPolicyEnabled: null } } }, reason: 'forbidden' },
    {
      name: 'a repository that is not found',
      body: { data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] },
      reason: 'hidden-or-absent',
    },
  ])('is not seen when the answer is $name', async ({ body, reason }) => {
    const { ask } = settings({ [GRAPHQL]: { body } });
    expect(await ask.securityPolicyShown()).toMatchObject({ state: 'unseen', unseen: { reason } });
  });
});

describe('the organisation', () => {
  const owned = { [R]: { body: repository } };

  it('is null on a person’s account, without asking for one', async () => {
    const body = { ...repository, owner: { login: 'acme', type: 'User' } };
    const { ask, fetch } = settings({ [R]: { body } });
    expect(await ask.organization()).toMatchObject({ state: 'seen', value: null });
    expect(fetch.requests).toHaveLength(1);
  });

  it('shows what its owners see', async () => {
    const body = { login: 'acme', two_factor_requirement_enabled: true, default_repository_permission: 'read' };
    const { ask } = settings({ ...owned, [ORG]: { body } });
    expect(await ask.organization()).toMatchObject({ value: { twoFactorRequired: true, basePermission: 'read' } });
  });

  it.each([
    {
      name: 'null',
      body: { login: 'acme', two_factor_requirement_enabled: null, default_repository_permission: null },
    },
    { name: 'missing', body: { login: 'acme' } },
    { name: 'a new word', body: { login: 'acme', default_repository_permission: 'triage' } },
  ])('hides what is $name', async ({ body }) => {
    const answer = await settings({ ...owned, [ORG]: { body } }).ask.organization();
    expect(answer).toMatchObject({ state: 'seen' });
    expect(answer.state === 'seen' && answer.value).toEqual({
      twoFactorRequired: undefined,
      basePermission: undefined,
    });
  });

  it('asks GraphQL for two-factor where REST hides it', async () => {
    const graphQl = { body: { data: { organization: { requiresTwoFactorAuthentication: false } } } };
    const { ask } = settings({ ...owned, [ORG]: { body: { login: 'acme' } }, [GRAPHQL]: graphQl });
    const answer = await ask.organization();
    expect(answer).toMatchObject({ value: { twoFactorRequired: false } });
    expect(answer.sources).toHaveLength(2);
  });
});

describe('administrators from outside the organisation', () => {
  it('are counted once each', async () => {
    const { ask, fetch } = settings({ [`${R}/collaborators`]: { body: [{ id: 1 }, { id: 2 }, { id: 2 }] } });
    expect(await ask.outsideAdmins()).toMatchObject({ state: 'seen', value: 2 });
    expect(fetch.requests[0]?.query.get('affiliation')).toBe('outside');
    expect(fetch.requests[0]?.query.get('permission')).toBe('admin');
  });

  it('are a lower bound when a page fails', async () => {
    const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };
    const { ask } = settings({
      [`${R}/collaborators`]: { body: [{ id: 1 }], headers: next },
      [`${R}/collaborators?page=2`]: { status: 500 },
    });
    expect(await ask.outsideAdmins()).toMatchObject({ value: 1, missing: { reason: 'server-error' } });
  });
});

describe('Actions settings', () => {
  it('leave out what an old server does not know', async () => {
    const { ask } = settings({
      [`${R}/actions/permissions`]: { body: { enabled: true, allowed_actions: 'selected' } },
    });
    const answer = await ask.actionsSettings();
    expect(answer).toMatchObject({ value: { enabled: true, allowedActions: 'selected' } });
    expect(answer.state === 'seen' && answer.value.shaPinningRequired).toBeUndefined();
  });

  it('give the default rights of the workflow token', async () => {
    const body = { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false };
    const { ask } = settings({ [`${R}/actions/permissions/workflow`]: { body } });
    expect(await ask.workflowToken()).toMatchObject({ value: { default: 'read', mayApprove: false } });
  });

  it('give the patterns of allowed actions', async () => {
    const body = { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['acme/*'] };
    const { ask } = settings({ [`${R}/actions/permissions/selected-actions`]: { body } });
    expect(await ask.allowedActionPatterns()).toMatchObject({ value: ['acme/*'] });
  });
});
