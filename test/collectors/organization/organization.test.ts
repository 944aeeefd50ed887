import { describe, expect, it } from '@jest/globals';
import { organization } from '../../../src/collectors/organization/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { About, OrganizationSettings } from '../../../src/ports/repository-settings.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

const ids = Object.keys(organization.facts);

function about(ownerKind: About['ownerKind']): Observation<About> {
  const hidden = { secretScanning: undefined, pushProtection: undefined, administrationProven: false };
  return seen({ defaultBranch: 'main', visibility: 'public', archived: false, ownerKind, ...hidden });
}

function ofOrganization(settings: Partial<OrganizationSettings>, outsiders: Observation<number> = forbidden) {
  const whole: OrganizationSettings = { twoFactorRequired: undefined, basePermission: undefined, ...settings };
  return look(organization, {
    repository: {
      about: answers(about('organization')),
      organization: answers(seen(whole)),
      outsideAdmins: answers(outsiders),
    },
  });
}

describe('the organisation of a repository', () => {
  it('is unknown in every fact when nobody may look', async () => {
    const facts = await look(organization);
    expect(facts.map((fact) => fact.id)).toEqual(ids);
    expect(ids.map((id) => said(facts, id))).toEqual(ids.map(() => 'offline'));
  });

  it.each<{ required: boolean | undefined; expected: unknown }>([
    { required: true, expected: true },
    { required: false, expected: false },
    { required: undefined, expected: 'forbidden' },
  ])('demands two-factor authentication ($required): $expected', async ({ required, expected }) => {
    expect(said(await ofOrganization({ twoFactorRequired: required }), 'org.two-factor-required')).toBe(expected);
  });

  it.each<{ base: OrganizationSettings['basePermission']; expected: unknown }>([
    { base: 'none', expected: true },
    { base: 'read', expected: true },
    { base: 'write', expected: false },
    { base: 'admin', expected: false },
    { base: undefined, expected: 'forbidden' },
  ])('gives its members $base: $expected', async ({ base, expected }) => {
    expect(said(await ofOrganization({ basePermission: base }), 'org.base-permission-read-or-none')).toBe(expected);
  });

  it.each<{ name: string; outsiders: Observation<number>; expected: unknown }>([
    { name: 'none', outsiders: seen(0), expected: 0 },
    { name: 'two', outsiders: seen(2), expected: 2 },
    { name: 'two of a list that was cut', outsiders: cutShort(2), expected: 'atLeast 2' },
    { name: 'hidden ones', outsiders: forbidden, expected: 'forbidden' },
  ])('counts administrators from outside: $name', async ({ outsiders, expected }) => {
    expect(said(await ofOrganization({}, outsiders), 'repo.outside-collaborator-admins')).toBe(expected);
  });

  it('names the permission that would show a hidden setting', async () => {
    const [fact] = await ofOrganization({});
    expect(fact).toMatchObject({ because: { en: expect.stringContaining('organization_administration: read') } });
  });
});

describe('a person’s account', () => {
  it('has no base permission and no outsiders; two-factor stays unknown', async () => {
    const repository = {
      about: answers(about('user')),
      organization: answers(seen(null)),
      outsideAdmins: answers(seen(0)),
    };
    const facts = await look(organization, { repository });
    expect(said(facts, 'org.two-factor-required')).toBe('unknown');
    expect(said(facts, 'org.base-permission-read-or-none')).toBe('not-applicable');
    expect(said(facts, 'repo.outside-collaborator-admins')).toBe('not-applicable');
  });

  it('is not taken for granted: without knowing the owner, no outsider seen means nothing', async () => {
    const unseen = notSeen({ reason: 'server-error', what: 'GET /repos/{owner}/{repo}' });
    const facts = await look(organization, { repository: { about: answers(unseen), outsideAdmins: answers(seen(0)) } });
    expect(said(facts, 'repo.outside-collaborator-admins')).toBe('server-error');
  });
});
