import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { fakeFetch, type FakeAnswer, type FakeRoutes } from '../../support/fake-fetch.ts';

const LIST = 'GET /repos/{owner}/{repo}/things';
const OTHER = 'GET /repos/{owner}/{repo}/others';
const common = { parameters: { owner: 'o', repo: 'r' }, permission: 'contents: read', schema: z.array(z.number()) };
const ask = { ...common, route: LIST };
const other = { ...common, route: OTHER };
const query = { query: 'query { x }', what: 'X.x', permission: 'contents: read', schema: z.unknown() };
const START = Date.parse('2026-01-02T03:00:00Z');

const refused = (seconds: number): FakeAnswer => ({
  status: 403,
  body: { message: 'You have exceeded a secondary rate limit.' },
  headers: { 'retry-after': String(seconds) },
});
const used = (epochSeconds: number) => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(epochSeconds),
});

/** A client whose waiting moves its own clock. */
function patientClient(routes: FakeRoutes, seconds: number) {
  let time = START;
  const waits: number[] = [];
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({
    fetch,
    now: () => new Date(time).toISOString(),
    patience: {
      seconds,
      wait: async (ms) => {
        waits.push(ms / 1000);
        await Promise.resolve();
        time += ms;
      },
    },
  });
  return { fetch, client, waits };
}

describe('a refusal for asking too much', () => {
  it('within the bound is waited out, and the question asked once more', async () => {
    const { client, waits } = patientClient({ [LIST]: [refused(30), { body: [1] }] }, 60);
    expect(await client.get(ask)).toMatchObject({ state: 'seen', value: [1] });
    expect(waits).toEqual([30]);
    expect(client.rate.limitedUntil).toBeUndefined();
  });

  it('beyond the bound is unknown, and says when to retry', async () => {
    const { client, waits, fetch } = patientClient({ [LIST]: refused(61) }, 60);
    expect(await client.get(ask)).toMatchObject({
      unseen: { reason: 'rate-limited', status: 403, retryAt: '2026-01-02T03:01:01.000Z' },
    });
    expect(waits).toEqual([]);
    expect(fetch.requests).toHaveLength(1);
  });

  it('that comes again is not asked a third time', async () => {
    const { client, fetch } = patientClient({ [LIST]: refused(10) }, 600);
    expect(await client.get(ask)).toMatchObject({ unseen: { reason: 'rate-limited' } });
    expect(fetch.requests).toHaveLength(2);
  });

  it('is waited out for all questions together, within one bound for the whole look', async () => {
    const { client, waits } = patientClient({ [LIST]: [refused(40), { body: [1] }], [OTHER]: [{ body: [2] }] }, 60);
    await client.get(ask);
    const [first, second] = await Promise.all([client.get(ask), client.get(other)]);
    expect([first, second]).toMatchObject([{ value: [1] }, { value: [2] }]);
    expect(waits).toEqual([40]);
  });

  it('keeps everything else from being asked meanwhile: unknown, rate limited, retry at', async () => {
    const { client, fetch } = patientClient({ [LIST]: refused(300), [OTHER]: { body: [2] } }, 60);
    await client.get(ask);
    const retryAt = '2026-01-02T03:05:00.000Z';
    expect(await client.get(other)).toMatchObject({ unseen: { reason: 'rate-limited', retryAt }, sources: [] });
    expect(await client.list(other)).toMatchObject({ unseen: { reason: 'rate-limited', retryAt } });
    expect(await client.bytes(other, 10)).toMatchObject({ unseen: { reason: 'rate-limited', retryAt } });
    expect(await client.graphql(query)).toMatchObject({ unseen: { reason: 'rate-limited', retryAt } });
    expect(fetch.requests).toHaveLength(1);
  });

  it('on the second page leaves a list seen partly, with the time', async () => {
    const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };
    const { client } = patientClient({ [LIST]: { body: [1], headers: next }, [`${LIST}?page=2`]: refused(90) }, 60);
    expect(await client.list(ask)).toMatchObject({
      value: [1],
      missing: { reason: 'rate-limited', retryAt: '2026-01-02T03:01:30.000Z' },
    });
  });
});

/** Every way in which GitHub says "too much" (GitHub's documentation: "Rate limits"), and the seconds it asks for. */
const REFUSALS: readonly { readonly name: string; readonly refusal: FakeAnswer; readonly seconds: number }[] = [
  ...[403, 429].flatMap((status) => [
    {
      name: `${status} with Retry-After`,
      refusal: { status, body: { message: 'Please slow down.' }, headers: { 'retry-after': '45' } },
      seconds: 45,
    },
    {
      name: `${status} of an empty window, until its reset`,
      refusal: { status, body: { message: 'API rate limit exceeded.' }, headers: used(START / 1000 + 50) },
      seconds: 50,
    },
    {
      name: `${status} of a secondary limit without a header`,
      refusal: { status, body: { message: 'You have exceeded a secondary rate limit.' } },
      seconds: 60,
    },
    {
      name: `${status} of a secondary limit while the window is not empty`,
      refusal: {
        status,
        body: { message: 'You have exceeded a secondary rate limit.' },
        headers: { 'x-ratelimit-remaining': '4000', 'x-ratelimit-reset': String(START / 1000 + 3000) },
      },
      seconds: 60,
    },
    {
      name: `${status} with Retry-After beside an empty window, which it goes before`,
      refusal: { status, body: {}, headers: { ...used(START / 1000 + 3000), 'retry-after': '20' } },
      seconds: 20,
    },
  ]),
  { name: '429 that says nothing else', refusal: { status: 429, body: {} }, seconds: 60 },
];

const INSIDE: typeof REFUSALS = [
  ...REFUSALS,
  ...['RATE_LIMITED', 'RATE_LIMIT'].flatMap((type) => [
    {
      name: `200 with ${type} inside, until the reset of GraphQL's window`,
      refusal: { body: { errors: [{ type }] }, headers: used(START / 1000 + 50) },
      seconds: 50,
    },
    {
      name: `200 with ${type} inside beside data, and no header`,
      refusal: { body: { data: { x: null }, errors: [{ type, path: ['x'] }] } },
      seconds: 60,
    },
  ]),
];

describe('each form of a refusal for asking too much', () => {
  const apis = [
    {
      api: 'REST',
      route: LIST,
      forms: REFUSALS,
      good: { body: [1] },
      put: (client: GitHubClient) => client.get(ask),
    },
    {
      api: 'GraphQL',
      route: 'POST /graphql',
      forms: INSIDE,
      good: { body: { data: { x: 1 } } },
      put: (client: GitHubClient) => client.graphql(query),
    },
    {
      api: 'a query that waits for others',
      route: 'POST /graphql',
      forms: INSIDE,
      good: { body: { data: { x: 1 } } },
      put: (client: GitHubClient) => client.graphqlLater(query),
    },
  ];
  const rows = apis.flatMap(({ forms, ...api }) => forms.map((form) => ({ ...api, ...form })));

  it.each(rows)('is waited out for as long as it says: $api, $name', async ({ route, refusal, good, seconds, put }) => {
    const { client, waits } = patientClient({ [route]: [refusal, good] }, seconds);
    const got = await put(client);
    expect(got).toMatchObject({ state: 'seen' });
    expect(JSON.stringify(got)).not.toContain('rate-limited');
    expect(waits).toEqual([seconds]);
  });

  it.each(rows)(
    'is unknown with the time where nobody may wait so long: $api, $name',
    async ({ route, refusal, seconds, put }) => {
      const { client, waits, fetch } = patientClient({ [route]: refusal }, seconds - 1);
      const got = await put(client);
      const retryAt = new Date(START + seconds * 1000).toISOString();
      const inside = [{ unseen: { reason: 'rate-limited', retryAt } }];
      expect(got).toMatchObject(got.state === 'unseen' ? (inside[0] ?? {}) : { value: { errors: inside } });
      expect(waits).toEqual([]);
      expect(fetch.requests).toHaveLength(1);
    },
  );
});

describe('the two windows of GitHub', () => {
  const reset = START / 1000 + 1200;

  it('are counted apart: an empty one of GraphQL lets REST go on', async () => {
    const empty = { body: { errors: [{ type: 'RATE_LIMITED' }] }, headers: used(reset) };
    const { client } = patientClient({ 'POST /graphql': empty, [LIST]: { body: [1] } }, 0);
    const retryAt = '2026-01-02T03:20:00.000Z';
    expect(await client.graphql(query)).toMatchObject({ unseen: { reason: 'rate-limited', retryAt } });
    expect(await client.graphql(query)).toMatchObject({ unseen: { reason: 'rate-limited', retryAt }, sources: [] });
    expect(await client.get(ask)).toMatchObject({ state: 'seen' });
    expect(client.rate.remaining).toBeUndefined();
  });

  it('are closed together by a secondary limit', async () => {
    const { client, fetch } = patientClient({ 'POST /graphql': refused(90), [LIST]: { body: [1] } }, 0);
    await client.graphql(query);
    expect(await client.get(ask)).toMatchObject({ unseen: { reason: 'rate-limited' } });
    expect(fetch.requests).toHaveLength(1);
  });
});

describe('many questions at once', () => {
  it('go to GitHub sixteen at a time, and all are answered', async () => {
    let running = 0;
    let most = 0;
    const slow: typeof fetch = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return Response.json([1]);
    };
    const client = new GitHubClient({ fetch: slow, now: () => new Date(START).toISOString() });
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.get(ask)));
    expect(answers.every(({ state }) => state === 'seen')).toBe(true);
    expect(most).toBe(16);
  });
});
