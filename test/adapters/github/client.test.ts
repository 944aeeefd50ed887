import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient, type Ask } from '../../../src/adapters/github/client.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/things';
const NOW = '2026-01-02T03:04:05Z';
const ask: Ask<readonly number[]> = {
  route: ROUTE,
  parameters: { owner: 'o', repo: 'r' },
  permission: 'contents: read',
  schema: z.array(z.number()),
};

function client(routes: FakeRoutes, apiUrl?: string) {
  const fetch = fakeFetch(routes);
  const made = new GitHubClient({
    fetch,
    now: () => NOW,
    token: 'a-token-made-here',
    ...(apiUrl === undefined ? {} : { apiUrl }),
  });
  return { fetch, client: made };
}

const ANALYSES = 'GET /repos/{owner}/{repo}/code-scanning/analyses';

describe('an answer of GitHub', () => {
  it('is seen with its address, status, digest of the bytes and time', async () => {
    const { client: github } = client({ [ROUTE]: { body: '[1, 2]' } });
    expect(await github.get(ask)).toEqual({
      state: 'seen',
      value: [1, 2],
      sources: [{ url: 'https://api.github.com/repos/o/r/things', status: 200, digest: sha256('[1, 2]'), readAt: NOW }],
    });
  });

  it.each(FAULTS)('$name is never a value and never a throw', async ({ answer, reason, named = false }) => {
    const { client: github } = client({ [ROUTE]: answer });
    const got = await github.get(ask);
    expect(got).toMatchObject({ state: 'unseen', unseen: { reason, what: ROUTE } });
    expect(got.state === 'unseen' && got.unseen.permission).toBe(named ? 'contents: read' : undefined);
  });

  it.each(FAULTS)('$name is no list either', async ({ answer, reason }) => {
    const { client: github } = client({ [ROUTE]: answer });
    expect(await github.list(ask)).toMatchObject({ state: 'unseen', unseen: { reason } });
  });

  it('names the permission that GitHub itself asks for', async () => {
    const headers = { 'x-accepted-github-permissions': 'administration=read; contents=read' };
    const { client: github } = client({ [ROUTE]: { status: 403, body: { message: 'no' }, headers } });
    expect(await github.get(ask)).toMatchObject({ unseen: { permission: 'administration: read; contents: read' } });
  });

  it.each(['', '<script>', `a=${'b'.repeat(400)}`])(
    'does not repeat a permission header of another form: %s',
    async (value) => {
      const headers = { 'x-accepted-github-permissions': value };
      const { client: github } = client({ [ROUTE]: { status: 403, body: {}, headers } });
      expect(await github.get(ask)).toMatchObject({ unseen: { permission: 'contents: read' } });
    },
  );

  it('hides the signature of an address that a redirect led to', async () => {
    const url = 'https://storage.example/file?sig=secret#part';
    const { client: github } = client({ [ROUTE]: { body: [1], url } });
    expect(await github.get(ask)).toMatchObject({ sources: [{ url: 'https://storage.example/file' }] });
  });

  it('overwrites a digest that the server claims', async () => {
    const headers = { 'x-ssdf-gate-body-digest': 'sha256:forged' };
    const { client: github } = client({ [ROUTE]: { body: '[1]', headers } });
    expect(await github.get(ask)).toMatchObject({ sources: [{ digest: sha256('[1]') }] });
  });

  it.each([
    { name: 'numbers beyond 2^53', body: '[12345678901234567890]' },
    { name: 'very deep nesting', body: '['.repeat(200_000) + ']'.repeat(200_000) },
    { name: 'a prototype key', body: '{"__proto__": [1]}' },
    { name: 'a content type of nonsense', body: '[1]', headers: { 'content-type': ';;=' } },
  ])('$name does not throw', async ({ body, headers }) => {
    const { client: github } = client({ [ROUTE]: { body, ...(headers === undefined ? {} : { headers }) } });
    expect((await github.get(ask)).state).toBe('unseen');
  });

  it('may say something to the verb that asked, whatever its status', async () => {
    const body = { message: 'no analysis found' };
    const { client: github } = client({ [ANALYSES]: { status: 404, body } });
    const knows: Ask<readonly number[]> = { ...ask, route: ANALYSES, said: { none: [] } };
    expect(await github.get(knows)).toMatchObject({ state: 'seen', value: [], sources: [{ status: 404 }] });
  });

  it('that never came says nothing to any verb', async () => {
    const { client: github } = client({ [ROUTE]: { breaks: true } });
    expect(await github.get({ ...ask, said: { none: [] } })).toMatchObject({ state: 'unseen' });
  });

  it('never shows the token', async () => {
    const { client: github, fetch } = client({ [ROUTE]: { status: 403, body: { message: 'a-token-made-here' } } });
    expect(JSON.stringify(await github.get(ask))).not.toContain('a-token-made-here');
    expect(fetch.requests[0]?.headers.get('authorization')).toBe('token a-token-made-here');
  });
});

describe('a list', () => {
  const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };

  it('is read to its last page and counts its requests', async () => {
    const { client: github } = client({ [ROUTE]: { body: [1], headers: next }, [`${ROUTE}?page=2`]: { body: [2] } });
    expect(await github.list(ask)).toMatchObject({ state: 'seen', value: [1, 2], sources: [{}, {}] });
    expect(github.requests).toEqual({ sent: 2, counted: 2, notModified: 0 });
  });

  it.each(FAULTS)('whose second page answers "$name" is seen partly, with the reason', async ({ answer, reason }) => {
    const { client: github } = client({ [ROUTE]: { body: [1], headers: next }, [`${ROUTE}?page=2`]: answer });
    expect(await github.list(ask)).toMatchObject({ state: 'seen', value: [1], missing: { reason } });
  });

  it('without an end is cut and says so', async () => {
    const { client: github } = client({ [ROUTE]: { body: [1], headers: next } });
    expect(await github.list(ask, { pages: 3 })).toMatchObject({ value: [1, 1, 1], missing: { reason: 'truncated' } });
  });
});

describe('the bytes of a file', () => {
  it.each(['application/octet-stream', 'application/json', 'text/plain'])(
    'come as they are, called %s',
    async (type) => {
      const { client: github } = client({ [ROUTE]: { body: '{"a": 1}', headers: { 'content-type': type } } });
      const got = await github.bytes(ask, 100);
      expect(got).toMatchObject({ state: 'seen', sources: [{ digest: sha256('{"a": 1}') }] });
      expect(got.state === 'seen' && Buffer.from(got.value).toString()).toBe('{"a": 1}');
    },
  );

  it('over the limit of the caller are unseen', async () => {
    const { client: github } = client({ [ROUTE]: { body: 'x'.repeat(11) } });
    expect(await github.bytes(ask, 10)).toMatchObject({ state: 'unseen', unseen: { reason: 'too-large' } });
  });

  it.each(FAULTS.filter(({ name }) => !name.startsWith('200')))('$name are unseen', async ({ answer, reason }) => {
    const { client: github } = client({ [ROUTE]: answer });
    expect(await github.bytes(ask, 10)).toMatchObject({ state: 'unseen', unseen: { reason } });
  });
});
