import { describe, expect, it } from '@jest/globals';
import { cureOf } from '../../src/language/cure.ts';
import type { Unseen, UnseenReason } from '../../src/model/observation.ts';

const permission = 'administration: read';
const plan = 'GitHub Enterprise Cloud';
const cure = (unseen: Omit<Unseen, 'what'>) => cureOf({ what: 'x', ...unseen });

describe('a cure', () => {
  it.each<{ name: string; unseen: Omit<Unseen, 'what'>; text: RegExp; grants?: string; ofAccess: boolean }>([
    { name: 'a permission', unseen: { reason: 'forbidden', permission, status: 403 }, text: /^grant the permission administration: read$/, grants: permission, ofAccess: true },
    { name: 'a permission where a 404 may hide', unseen: { reason: 'hidden-or-absent', permission, status: 404 }, text: /^grant the permission administration: read; if it is granted, the feature is off or not set up$/, grants: permission, ofAccess: true },
    { name: 'the reach of the token where every right is there', unseen: { reason: 'hidden-or-absent', permission: 'metadata: read', status: 404 }, text: /^if it exists, let the token or the installation reach it$/, ofAccess: true },
    { name: 'a permission, else the plan', unseen: { reason: 'hidden-or-absent', permission, plan, status: 404 }, text: /^grant the permission .*; if it is granted, the plan is the matter: GitHub Enterprise Cloud$/, ofAccess: true },
    { name: 'a declaration of what only writers see', unseen: { reason: 'forbidden', permission: 'administration: write', status: 403 }, text: /declare it/, ofAccess: false },
    { name: 'another token', unseen: { reason: 'forbidden', status: 401 }, text: /valid token/, ofAccess: true },
    { name: 'a token that is let in', unseen: { reason: 'forbidden', status: 403 }, text: /SAML/, ofAccess: true },
    { name: 'the plan by name', unseen: { reason: 'plan', plan, status: 403 }, text: /^get or switch on GitHub Enterprise Cloud, or/, ofAccess: false },
    { name: 'an equivalent measure for a plan without a name', unseen: { reason: 'plan', status: 403 }, text: /equivalent measure/, ofAccess: false },
    { name: 'an equivalent measure where a server lacks it', unseen: { reason: 'not-offered', status: 404 }, text: /not offered by this server/, ofAccess: false },
    { name: 'a first commit', unseen: { reason: 'hidden-or-absent', status: 409 }, text: /first commit/, ofAccess: false },
    { name: 'time', unseen: { reason: 'rate-limited', status: 429 }, text: /later/, ofAccess: false },
  ])('is $name', ({ unseen, text, grants, ofAccess }) => {
    expect(cure(unseen)?.text.en).toMatch(text);
    expect(cure(unseen)?.ofAccess).toBe(ofAccess);
    expect(cure(unseen)?.permission).toBe(grants);
    expect(cure(unseen)?.text.ja).not.toBe('');
  }); // prettier-ignore

  it.each<UnseenReason>(['rate-limited', 'server-error', 'not-json', 'malformed', 'plan', 'not-offered', 'truncated'])(
    'of %s is never a permission, even where one stands beside it',
    (reason) => {
      expect(cure({ reason, permission })?.text.en ?? '').not.toMatch(/grant/);
    },
  );

  it.each<UnseenReason>(['malformed', 'not-json', 'too-large', 'undecidable', 'unverified', 'truncated'])(
    'of %s is nothing from outside',
    (reason) => {
      expect(cure({ reason })).toBeUndefined();
    },
  );
});
