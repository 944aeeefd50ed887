import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { type FakeAnswer, fakeFetch } from '../../support/fake-fetch.ts';

const AT = '2030-01-01T00:00:00Z';
const epoch = (seconds: number) => String(Date.parse(AT) / 1000 + seconds);
const empty = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(600) };
const refused = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): FakeAnswer => ({
  status,
  body: { message },
  headers,
});
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const inside = (headers: Readonly<Record<string, string>> = {}): FakeAnswer => ({
  body: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
  headers,
});

/** Asks by the API that is refused, with a patience of so many seconds; GitHub answers well the second time. */
async function asked(api: 'rest' | 'graphql', first: FakeAnswer, seconds: number) {
  const waited: number[] = [];
  let now = Date.parse(AT);
  const good = { body: { data: { id: 1 }, id: 1 } };
  const fetch = fakeFetch({ 'POST /graphql': [first, good], 'GET /repos/{owner}/{repo}': [first, good] });
  const wait = (ms: number) => {
    waited.push(ms / 1000);
    now += ms;
    return Promise.resolve();
  };
  const client = new GitHubClient({ fetch, now: () => new Date(now).toISOString(), patience: { seconds, wait } });
  const question = { permission: 'metadata: read', schema: z.object({ id: z.int() }) };
  const answer =
    api === 'rest'
      ? await client.get({ route: 'GET /repos/{owner}/{repo}', parameters: { owner: 'o', repo: 'r' }, ...question })
      : await client.graphql({ query: '{ id }', what: 'id', ...question });
  return { answer, waited, sent: fetch.requests.length };
}

describe('a refusal for asking too much', () => {
  it.each<{ name: string; api: 'rest' | 'graphql'; first: FakeAnswer; seconds: number; until: string }>([
    { name: '403 with Retry-After', api: 'rest', first: refused(403, SECONDARY, { 'retry-after': '30' }), seconds: 30, until: '2030-01-01T00:00:30.000Z' },
    { name: '429 with Retry-After', api: 'rest', first: refused(429, SECONDARY, { 'retry-after': '30' }), seconds: 30, until: '2030-01-01T00:00:30.000Z' },
    { name: '403 by the secondary limit without a header', api: 'rest', first: refused(403, SECONDARY), seconds: 60, until: '2030-01-01T00:01:00.000Z' },
    { name: '429 without a header', api: 'rest', first: refused(429, 'Too many requests'), seconds: 60, until: '2030-01-01T00:01:00.000Z' },
    { name: '403 at the end of the window', api: 'rest', first: refused(403, 'API rate limit exceeded.', empty), seconds: 600, until: '2030-01-01T00:10:00.000Z' },
    { name: 'an error inside a 200 of GraphQL, at the end of the window', api: 'graphql', first: inside(empty), seconds: 600, until: '2030-01-01T00:10:00.000Z' },
    { name: 'an error inside a 200 of GraphQL without a header', api: 'graphql', first: inside(), seconds: 60, until: '2030-01-01T00:01:00.000Z' },
    { name: '403 of GraphQL by the secondary limit', api: 'graphql', first: refused(403, SECONDARY, { 'retry-after': '30' }), seconds: 30, until: '2030-01-01T00:00:30.000Z' },
  ])('is waited out once where there is patience, else unknown until then: $name', async ({ api, first, seconds, until }) => {
    const patient = await asked(api, first, seconds);
    expect(patient).toMatchObject({ answer: { state: 'seen' }, waited: [seconds], sent: 2 });
    const hurried = await asked(api, first, seconds - 1);
    expect(hurried).toMatchObject({ waited: [], sent: 1 });
    expect(hurried.answer).toMatchObject({ state: 'unseen', unseen: { reason: 'rate-limited', retryAt: until } });
  }); // prettier-ignore
});
