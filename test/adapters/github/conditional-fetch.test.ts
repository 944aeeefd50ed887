import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { answerMemory } from '../../../src/adapters/github/conditional-fetch.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { fakeFetch, type FakeAnswer, type FakeRequest } from '../../support/fake-fetch.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/things';
const ask = {
  route: ROUTE,
  parameters: { owner: 'o', repo: 'r' },
  permission: 'contents: read',
  schema: z.array(z.number()),
};

/** A list that answers 304 to whoever names its ETag, as GitHub does, and counts down the rate limit otherwise. */
function things({ etag = '"1"', body = [1] as unknown, headers = {} } = {}) {
  return (request: FakeRequest): FakeAnswer =>
    request.headers.get('if-none-match') === etag
      ? { status: 304, headers: { etag, 'x-ratelimit-remaining': '41' } }
      : { body, headers: { etag, 'x-ratelimit-remaining': '40', ...headers } };
}

function lookers(answer: (request: FakeRequest) => FakeAnswer, answers = answerMemory()) {
  const fetch = fakeFetch({ [ROUTE]: answer });
  let minute = 0;
  const now = () => `2026-01-02T03:0${minute}:00Z`;
  const look = (token = 'one') => {
    minute += 1;
    return new GitHubClient({ fetch, now, token, answers });
  };
  return { fetch, look };
}

describe('an answer that has not changed', () => {
  it('is seen again, read now, and costs nothing of the rate limit', async () => {
    const { look } = lookers(things());
    const first = await look().get(ask);
    const again = look();
    expect(await again.get(ask)).toEqual({
      ...first,
      sources: [
        {
          url: 'https://api.github.com/repos/o/r/things',
          status: 200,
          digest: sha256('[1]'),
          readAt: '2026-01-02T03:02:00Z',
        },
      ],
    });
    expect(again.requests).toEqual({ sent: 1, counted: 0, notModified: 1 });
    expect(again.rate.remaining).toBe(41);
  });

  it('still leads to the next page', async () => {
    const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };
    const { look } = lookers((request) =>
      request.query.get('page') === '2'
        ? things({ etag: '"2"', body: [2] })(request)
        : things({ headers: next })(request),
    );
    await look().list(ask);
    const again = look();
    expect(await again.list(ask)).toMatchObject({ state: 'seen', value: [1, 2] });
    expect(again.requests).toEqual({ sent: 2, counted: 0, notModified: 2 });
  });

  it('is not known to another token', async () => {
    const { look, fetch } = lookers(things());
    await look('one').get(ask);
    const other = look('two');
    await other.get(ask);
    expect(fetch.requests.at(-1)?.headers.get('if-none-match')).toBeNull();
    expect(other.requests.counted).toBe(1);
  });
});

describe('an answer that changed', () => {
  it('is seen as it is now', async () => {
    let etag = '"1"';
    const { look } = lookers((request) => things({ etag, body: etag === '"1"' ? [1] : [2] })(request));
    await look().get(ask);
    etag = '"2"';
    expect(await look().get(ask)).toMatchObject({ value: [2] });
    expect(await look().get(ask)).toMatchObject({ value: [2] });
  });
});

describe('what is asked anew each time', () => {
  it.each<{ name: string; answer: FakeAnswer }>([
    { name: 'a failure, ETag or not', answer: { status: 404, body: {}, headers: { etag: '"1"' } } },
    { name: 'an answer without an ETag', answer: { body: [1] } },
    { name: 'an answer from behind a redirect', answer: { body: [1], headers: { etag: '"1"' }, url: 'https://x.y/z' } },
    { name: 'a very large answer', answer: { body: `[${'1,'.repeat(300_000)}1]`, headers: { etag: '"1"' } } },
  ])('$name', async ({ answer }) => {
    const { look, fetch } = lookers(() => answer);
    await look().get(ask);
    await look().get(ask);
    expect(fetch.requests.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null]);
  });

  it('what was forgotten to make room', async () => {
    const { look, fetch } = lookers(things(), answerMemory(2));
    await look().get(ask);
    await look().get(ask);
    expect(fetch.requests.at(-1)?.headers.get('if-none-match')).toBeNull();
  });
});
