import { describe, expect, it } from '@jest/globals';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { halfVisible } from '../../src/sandbox/scenarios/half-visible.ts';
import { privateServer } from '../../src/sandbox/scenarios/private-server.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { ask, NOW, openSandbox, useSandbox } from '../support/sandbox.ts';

const KETTLE = '/repos/tea-works/kettle';
const seconds = Date.parse(NOW) / 1000;

function jwt(key: string, claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

describe('an App proves itself with its key', () => {
  const sandbox = useSandbox({ clock: () => NOW });
  const stranger = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
  const good = { iss: 4242, iat: seconds - 30, exp: seconds + 300 };

  it.each([
    { name: 'its own key and ten minutes at most', claims: good, status: 200, says: undefined },
    { name: 'another key', claims: good, key: stranger, status: 401, says: 'could not be decoded' },
    { name: 'an expired claim', claims: { ...good, exp: seconds - 1 }, status: 401, says: 'must be a numeric value' },
    {
      name: 'more than ten minutes',
      claims: { ...good, exp: seconds + 700 },
      status: 401,
      says: 'too far in the future',
    },
    { name: 'a claim from the future', claims: { ...good, iat: seconds + 60 }, status: 401, says: 'Issued at' },
    {
      name: 'the id of an App that is not there',
      claims: { ...good, iss: 1 },
      status: 404,
      says: 'Integration not found',
    },
  ])('$name: $status', async ({ claims, key, status, says }) => {
    const token = jwt(key ?? sandbox().privateKey, claims);
    const answer = await ask(sandbox(), '/app', { token });
    expect(answer.status).toBe(status);
    if (says !== undefined)
      expect(answer.body).toEqual(expect.objectContaining({ message: expect.stringContaining(says) }));
  });

  it('an installation token is no App token, an App token reads no private repository', async () => {
    expect((await ask(sandbox(), '/app')).status).toBe(401);
    expect(
      (await ask(sandbox(), '/installation/repositories', { token: jwt(sandbox().privateKey, good) })).status,
    ).toBe(403);
  });
});

describe('installation tokens', () => {
  const sandbox = useSandbox({ clock: () => NOW });
  const create = async (body: object, of: Sandbox = sandbox()) => {
    const token = jwt(of.privateKey, { iss: 4242, iat: seconds - 30, exp: seconds + 300 });
    return ask(of, '/app/installations/7001/access_tokens', { method: 'POST', token, body });
  };

  it('have no more than what was asked for', async () => {
    const { status, body } = await create({ repositories: ['kettle'], permissions: { checks: 'write' } });
    const { token, permissions } = body as { token: string; permissions: object };
    expect({ status, permissions }).toEqual({ status: 201, permissions: { checks: 'write', metadata: 'read' } });
    expect((await ask(sandbox(), `${KETTLE}/branches/main/protection`, { token })).status).toBe(403);
  });

  it.each([
    { name: 'a permission the owner did not grant', body: { permissions: { administration: 'write' } } },
    { name: 'a repository that is not installed', body: { repositories: ['kettle', 'nothing'] } },
  ])('are refused for $name', async ({ body }) => {
    expect((await create(body)).status).toBe(422);
  });

  it('end after an hour', async () => {
    const clock = { now: NOW };
    const own = await openSandbox({ clock: () => clock.now });
    const token = own.token();
    clock.now = '2026-03-01T09:59:59Z';
    const before = await ask(own, KETTLE, { token });
    clock.now = '2026-03-01T10:00:00Z';
    const after = await ask(own, KETTLE, { token });
    await own.stop();
    expect([before.status, after.status]).toEqual([200, 401]);
  });

  it('are made for a client of GitHub even when its clock is years off', async () => {
    const { url, appId, privateKey } = sandbox();
    const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    const auth = { appId, privateKey, installationId: 7001 };
    const octokit = new Octokit({ baseUrl: url, authStrategy: createAppAuth, auth, log: silent });
    const { data } = await octokit.rest.repos.get({ owner: 'tea-works', repo: 'kettle' });
    expect(data.full_name).toBe('tea-works/kettle');
  });
});

describe('a permission that is missing', () => {
  const sandbox = useSandbox({ scenario: halfVisible });

  it.each([
    { path: '/branches/main/protection', status: 403, needs: 'administration=read' },
    { path: '/code-scanning/alerts', status: 403, needs: 'security_events=read' },
    { path: '/actions/permissions', status: 403, needs: 'administration=read' },
    { path: '/immutable-releases', status: 404, needs: 'administration=read' },
    { path: '/releases', status: 200, needs: 'contents=read' },
  ])('$path answers $status and names $needs', async ({ path, status, needs }) => {
    const answer = await ask(sandbox(), `${KETTLE}${path}`);
    const named = answer.headers.get('x-accepted-github-permissions');
    expect({ status: answer.status, named }).toEqual({ status, named: needs });
  });

  it('leaves settings out of the repository and the organisation', async () => {
    const { body: repository } = await ask(sandbox(), KETTLE);
    const { body: organization } = await ask(sandbox(), '/orgs/tea-works');
    expect(repository).not.toHaveProperty('security_and_analysis');
    expect(organization).not.toHaveProperty('two_factor_requirement_enabled');
  });
});

describe('a private repository', () => {
  const sandbox = useSandbox({ scenario: privateServer });

  it.each([
    { name: 'nobody', grant: null, path: KETTLE, status: 404 },
    { name: 'a token of another repository', grant: { repositories: ['tea-works/teapot'] }, path: KETTLE, status: 404 },
    { name: 'a token without contents', grant: { permissions: {} }, path: `${KETTLE}/releases`, status: 403 },
    { name: 'a token without contents but metadata', grant: { permissions: {} }, path: KETTLE, status: 200 },
  ])('is $status for $name', async ({ grant, path, status }) => {
    const token = grant === null ? null : sandbox().token(grant);
    expect((await ask(sandbox(), path, { token })).status).toBe(status);
  });
});

describe('conditional requests and the budget', () => {
  const sandbox = useSandbox();

  it('an ETag holds for its own token only, and a 304 costs nothing', async () => {
    const [mine, other] = [sandbox().token(), sandbox().token()];
    const first = await ask(sandbox(), KETTLE, { token: mine });
    const etag = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await ask(sandbox(), KETTLE, { token: mine, headers: etag });
    const foreign = await ask(sandbox(), KETTLE, { token: other, headers: etag });
    const after = await ask(sandbox(), KETTLE, { token: mine });
    expect([first.status, again.status, foreign.status]).toEqual([200, 304, 200]);
    expect(after.headers.get('x-ratelimit-remaining')).toBe('4998');
  });

  it('a token that has spent its hour is refused with nothing remaining', async () => {
    const own = await openSandbox();
    own.state.rateLimit = 1;
    const token = own.token();
    const answers = [await ask(own, KETTLE, { token }), await ask(own, KETTLE, { token })];
    await own.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    expect(answers[1]?.headers.get('x-ratelimit-remaining')).toBe('0');
  });

  it('no record of a request holds a token', async () => {
    const token = sandbox().token();
    await ask(sandbox(), KETTLE, { token });
    expect(JSON.stringify(sandbox().requests)).not.toContain(token);
  });
});
