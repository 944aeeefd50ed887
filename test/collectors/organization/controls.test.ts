import { describe, expect, it } from '@jest/globals';
import { organization } from '../../../src/collectors/organization/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { AccessTokenGrant, InstalledApp } from '../../../src/ports/organization-controls.ts';
import type { OrganizationGuards } from '../../../src/ports/repository-settings.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const CONTROLS = [
  'org.single-sign-on-configured',
  'org.ip-allow-list-enabled',
  'org.tokens-without-expiry',
  'org.apps-on-all-repositories',
  'org.security-team-assigned',
  'org.audit-log-readable',
];
const plan = notSeen({ reason: 'plan', what: 'GET /orgs/{org}/audit-log', status: 404 });

describe('an identity provider', () => {
  const guards = (singleSignOn: true | undefined) =>
    seen<OrganizationGuards>({ singleSignOn, ipAllowList: seen(true) });

  it.each<{ name: string; answer: Observation<OrganizationGuards | null>; expected: unknown }>([
    { name: 'shown', answer: guards(true), expected: true },
    { name: 'not shown is not "none"', answer: guards(undefined), expected: 'hidden-or-absent' },
    { name: 'refused', answer: forbidden, expected: 'forbidden' },
  ])('counts once it is seen: $name', async ({ answer, expected }) => {
    const facts = await look(organization, { repository: { organizationGuards: answers(answer) } });
    expect(said(facts, 'org.single-sign-on-configured')).toBe(expected);
  });
});

describe('a provider that is not shown', () => {
  it('is shown to an App that may read the members, says GitHub of the field', async () => {
    const guards = seen<OrganizationGuards>({ singleSignOn: undefined, ipAllowList: seen(true) });
    const facts = await look(organization, { repository: { organizationGuards: answers(guards) } });
    const fact = facts.find(({ id }) => id === 'org.single-sign-on-configured');
    expect(fact).toMatchObject({ unseen: [{ permission: 'members: read' }] });
  });
});

describe('the list of addresses', () => {
  it.each<{ name: string; list: Observation<boolean>; expected: unknown }>([
    { name: 'on', list: seen(true), expected: true },
    { name: 'off', list: seen(false), expected: false },
    { name: 'refused beside a provider that is seen', list: forbidden, expected: 'forbidden' },
  ])('follows its switch: $name', async ({ list, expected }) => {
    const guards = seen<OrganizationGuards>({ singleSignOn: true, ipAllowList: list });
    const facts = await look(organization, { repository: { organizationGuards: answers(guards) } });
    expect(said(facts, 'org.ip-allow-list-enabled')).toBe(expected);
  });
});

describe('tokens without an end', () => {
  const grant = (expiresAt: string | null): AccessTokenGrant => ({ id: 1, expiresAt });

  it.each<{ name: string; tokens: Observation<readonly AccessTokenGrant[]>; expected: unknown }>([
    { name: 'no token', tokens: seen([]), expected: 0 },
    { name: 'one of two', tokens: seen([grant(null), grant('2027-01-01T00:00:00Z')]), expected: 1 },
    { name: 'a list that was cut', tokens: cutShort([grant(null)]), expected: 'atLeast 1' },
    { name: 'refused to whoever is no App', tokens: forbidden, expected: 'forbidden' },
  ])('are counted: $name', async ({ tokens, expected }) => {
    const facts = await look(organization, { repository: { accessTokens: answers(tokens) } });
    expect(said(facts, 'org.tokens-without-expiry')).toBe(expected);
  });

  it('say that classic tokens are not among them', async () => {
    const facts = await look(organization, { repository: { accessTokens: answers(seen([])) } });
    const fact = facts.find(({ id }) => id === 'org.tokens-without-expiry');
    expect(fact).toMatchObject({ because: { en: expect.stringContaining('classic') } });
  });
});

describe('apps on every repository', () => {
  const app = (repositories: InstalledApp['repositories']): InstalledApp => ({ id: 1, repositories });

  it.each<{ name: string; apps: Observation<readonly InstalledApp[]>; expected: unknown }>([
    { name: 'none', apps: seen([app('selected')]), expected: 0 },
    { name: 'two', apps: seen([app('all'), app('all'), app('selected')]), expected: 2 },
    { name: 'a list that was cut', apps: cutShort([app('selected')]), expected: 'atLeast 0' },
    { name: 'refused', apps: forbidden, expected: 'forbidden' },
  ])('are counted: $name', async ({ apps, expected }) => {
    const facts = await look(organization, { repository: { installedApps: answers(apps) } });
    expect(said(facts, 'org.apps-on-all-repositories')).toBe(expected);
  });
});

describe('a security team and the audit log', () => {
  it.each<{ team: Observation<boolean>; log: Observation<true>; expected: readonly unknown[] }>([
    { team: seen(true), log: seen(true), expected: [true, true] },
    { team: seen(false), log: plan, expected: [false, 'plan'] },
    { team: forbidden, log: forbidden, expected: ['forbidden', 'forbidden'] },
  ])('are what GitHub answers, an unreadable log never false: $expected', async ({ team, log, expected }) => {
    const repository = { securityTeamAssigned: answers(team), auditLogReadable: answers(log) };
    const facts = await look(organization, { repository });
    expect([said(facts, 'org.security-team-assigned'), said(facts, 'org.audit-log-readable')]).toEqual(expected);
  });
});

it('a person’s account has none of it', async () => {
  const none = answers(seen(null));
  const repository = {
    ...{
      organizationGuards: none,
      accessTokens: none,
      installedApps: none,
      securityTeamAssigned: none,
      auditLogReadable: none,
    },
  };
  const facts = await look(organization, { repository });
  expect(CONTROLS.map((id) => said(facts, id))).toEqual(CONTROLS.map(() => 'not-applicable'));
});
