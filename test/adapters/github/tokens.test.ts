import { describe, expect, it } from '@jest/globals';
import { createTokens } from '../../../src/adapters/github/tokens.ts';
import type { TokenRequest } from '../../../src/ports/tokens.ts';
import { fakeGitHub, type FakeAnswer, type SeenRequest } from '../../support/fake-github.ts';
import { APP_KEY } from '../../support/keys.ts';
import { instant } from '../../support/requests.ts';

const request: TokenRequest = { installation: 1, repositoryId: 42, permissions: { checks: 'write', contents: 'read' } };
const HOUR = 3600;

/** Tokens from a server that counts them; each one lives for an hour by the test's clock. */
async function issuing(answer?: (request: SeenRequest, nth: number) => FakeAnswer | undefined) {
  const clock = { at: 0 };
  const { apiUrl, seen } = await fakeGitHub((asked, nth) => answer?.(asked, nth) ?? issued(nth));
  const issued = (nth: number): FakeAnswer => ({
    status: 201,
    body: {
      token: `ghs_number${nth}`,
      expires_at: instant(clock.at + HOUR),
      permissions: {},
      repository_selection: 'selected',
    },
  });
  const tokens = createTokens({ appId: 29310, privateKey: APP_KEY, apiUrl, now: () => instant(clock.at) });
  return { tokens, seen, clock };
}

describe('installation tokens', () => {
  it('are narrowed to the repository and the permissions asked for, by a request signed as the App', async () => {
    const { tokens, seen } = await issuing();
    expect(await tokens.tokenFor(request)).toBe('ghs_number1');
    expect(seen).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/app/installations/1/access_tokens',
        body: { repository_ids: [42], permissions: { checks: 'write', contents: 'read' } },
        authorization: expect.stringMatching(/^bearer eyJ/) as unknown,
      }),
    ]);
  });

  it('of an organisation are narrowed by permissions alone', async () => {
    const { tokens, seen } = await issuing();
    await tokens.tokenFor({ ...request, repositoryId: null });
    expect(seen[0]?.body).toEqual({ permissions: { checks: 'write', contents: 'read' } });
  });

  it('are reused until five minutes before their end', async () => {
    const { tokens, seen, clock } = await issuing();
    const got: string[] = [];
    for (const at of [0, 60, HOUR - 301, HOUR - 300, HOUR]) {
      clock.at = at;
      got.push(await tokens.tokenFor(request));
    }
    expect(got).toEqual(['ghs_number1', 'ghs_number1', 'ghs_number1', 'ghs_number2', 'ghs_number2']);
    expect(seen).toHaveLength(2);
  });

  it('are asked for once when many want the same, whatever the order of the permissions', async () => {
    const { tokens, seen } = await issuing();
    const swapped = { ...request, permissions: { contents: 'read', checks: 'write' } } as const;
    await Promise.all([tokens.tokenFor(request), tokens.tokenFor(swapped), tokens.tokenFor(request)]);
    expect(seen).toHaveLength(1);
  });

  it.each<{ name: string; other: TokenRequest }>([
    { name: 'installation', other: { ...request, installation: 2 } },
    { name: 'repository', other: { ...request, repositoryId: 43 } },
    { name: 'permission', other: { ...request, permissions: { checks: 'write' } } },
    { name: 'level of permission', other: { ...request, permissions: { checks: 'read', contents: 'read' } } },
  ])('are never shared with another $name', async ({ other }) => {
    const { tokens } = await issuing();
    expect(await tokens.tokenFor(request)).not.toBe(await tokens.tokenFor(other));
  });

  it('leave out what the installation has not granted, instead of failing', async () => {
    const { tokens, seen } = await issuing(({ method, body }) => {
      if (method === 'GET')
        return { status: 200, body: { permissions: { contents: 'write', checks: 'read', issues: 'write' } } };
      const asksTooMuch = 'administration' in (body.permissions as object);
      return asksTooMuch ? { status: 422, body: { message: 'The permissions requested are not granted' } } : undefined;
    });
    await tokens.tokenFor({ ...request, permissions: { ...request.permissions, administration: 'read' } });
    expect(seen.map(({ path }) => path)).toEqual([
      '/app/installations/1/access_tokens',
      '/app/installations/1',
      '/app/installations/1/access_tokens',
    ]);
    expect(seen[2]?.body).toEqual({ repository_ids: [42], permissions: { contents: 'read', checks: 'read' } });
  });

  it.each<{ name: string; answer: FakeAnswer; code: string }>([
    { name: 'an uninstalled App', answer: { status: 404 }, code: 'TOKEN_GONE' },
    { name: 'a repository that is not among those of the installation', answer: { status: 422 }, code: 'TOKEN_GONE' },
    { name: 'a suspended installation', answer: { status: 403, body: { message: 'This installation has been suspended' } }, code: 'TOKEN_FORBIDDEN' },
    { name: 'a wrong key', answer: { status: 401 }, code: 'TOKEN_FORBIDDEN' },
    { name: 'a rate limit', answer: { status: 403, headers: { 'retry-after': '60' } }, code: 'TOKEN_RATE_LIMITED' },
    { name: 'a failing server', answer: { status: 502 }, code: 'TOKEN_UNREACHABLE' },
  ])('$name is an error of its own kind, and is not remembered', async ({ answer, code }) => {
    let failing = true;
    const { tokens } = await issuing(({ method }) => {
      if (!failing) return undefined;
      return method === 'GET' ? { status: 200, body: { permissions: { checks: 'write', contents: 'read' } } } : answer;
    });
    const error = await tokens.tokenFor(request).catch((caught: unknown) => caught as Error);
    expect(error).toMatchObject({ name: 'TokenError', code });
    expect(String((error as Error).stack) + JSON.stringify(error)).not.toMatch(/eyJ|PRIVATE KEY-/);
    failing = false;
    expect(await tokens.tokenFor(request)).toMatch(/^ghs_/);
  }); // prettier-ignore

  it('a key that is no key is an error that does not show it', async () => {
    const privateKey = '-----BEGIN RSA PRIVATE KEY-----\nnot-a-key\n-----END RSA PRIVATE KEY-----';
    const tokens = createTokens({ appId: 1, privateKey, apiUrl: 'http://127.0.0.1:1', now: () => instant(0) });
    const error = await tokens.tokenFor(request).catch((caught: unknown) => caught as Error);
    expect(error).toMatchObject({ name: 'TokenError' });
    expect(String(error)).not.toContain('not-a-key');
  });
});
