import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { failureAt } from '../../../src/adapters/github/graphql.ts';
import { fakeFetch, type FakeAnswer } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const ROUTE = 'POST /graphql';

function ask(answer: FakeAnswer, apiUrl = 'https://api.github.com') {
  const fetch = fakeFetch({ [ROUTE]: answer });
  const github = new GitHubClient({ fetch, apiUrl, now: () => '2026-01-02T03:04:05Z' });
  const answered = github.graphql({
    query: 'query($n: Int!) { thing(n: $n) { name other } }',
    variables: { n: 7 },
    what: 'Query.thing',
    permission: 'contents: read',
    schema: z.object({ thing: z.object({ name: z.string(), other: z.number().nullable() }).nullable() }),
  });
  return { fetch, answered };
}

const data = { thing: { name: 'a', other: null } };

describe('a GraphQL answer', () => {
  it('is seen whole when nothing failed', async () => {
    const { fetch, answered } = ask({ body: { data } });
    expect(await answered).toMatchObject({ state: 'seen', value: { data, errors: [] }, sources: [{ status: 200 }] });
    expect(fetch.requests[0]?.body).toMatchObject({ variables: { n: 7 } });
  });

  it.each([
    { type: 'FORBIDDEN', reason: 'forbidden' },
    { type: 'INSUFFICIENT_SCOPES', reason: 'forbidden' },
    { type: 'NOT_FOUND', reason: 'hidden-or-absent' },
    { type: 'RATE_LIMITED', reason: 'rate-limited' },
    { type: 'SERVICE_UNAVAILABLE', reason: 'server-error' },
    { type: 'toString', reason: 'server-error' },
    { type: 7, reason: 'server-error' },
  ])('keeps a place that failed with $type as $reason', async ({ type, reason }) => {
    const { answered } = ask({ body: { data, errors: [{ type, path: ['thing', 'other'], message: 'no' }] } });
    const got = await answered;
    const errors = got.state === 'seen' ? got.value.errors : [];
    const aboutRights = ['forbidden', 'hidden-or-absent'].includes(reason);
    expect(failureAt(errors, ['thing', 'other'])).toEqual({
      reason,
      what: 'GraphQL Query.thing (thing.other)',
      ...(aboutRights ? { permission: 'contents: read' } : {}),
      // A refusal without a header asks for a minute.
      ...(reason === 'rate-limited' ? { retryAt: '2026-01-02T03:05:05.000Z' } : {}),
    });
    expect(failureAt(errors, ['thing', 'name'])).toBeUndefined();
  });

  it('of a server that does not know the field is "not offered"', async () => {
    const error = { path: ['query', 'thing'], extensions: { code: 'undefinedField' }, message: "Field 'thing'" };
    expect(await ask({ body: { errors: [error] } }).answered).toMatchObject({ unseen: { reason: 'not-offered' } });
  });

  it.each([
    { name: 'null data', body: { data: null } },
    { name: 'no data', body: {} },
    { name: 'data of another shape', body: { data: { thing: { name: 3, other: null } } } },
    { name: 'errors of another shape', body: { data, errors: 'many' } },
  ])('with $name is unseen', async ({ body }) => {
    expect(await ask({ body }).answered).toMatchObject({ state: 'unseen', unseen: { reason: 'malformed' } });
  });

  it('without data says the first reason that GitHub gave', async () => {
    const body = { data: null, errors: [{ type: 'RATE_LIMITED' }] };
    expect(await ask({ body }).answered).toMatchObject({ state: 'unseen', unseen: { reason: 'rate-limited' } });
  });

  it.each([[{}], [null], ['x'], [{ path: 'thing' }]])(
    'with an error of no place doubts every place: %j',
    async (error) => {
      const got = await ask({ body: { data, errors: [error] } }).answered;
      const errors = got.state === 'seen' ? got.value.errors : [];
      expect(failureAt(errors, ['thing', 'name'])).toMatchObject({ reason: 'server-error' });
    },
  );

  it.each(FAULTS)('"$name" is unseen with its reason', async ({ answer, reason }) => {
    expect(await ask(answer).answered).toMatchObject({
      state: 'unseen',
      unseen: { reason, what: 'GraphQL Query.thing' },
    });
  });
});

describe('the address of GraphQL', () => {
  it.each([
    { api: 'https://api.github.com', url: 'https://api.github.com/graphql' },
    { api: 'https://api.github.com/', url: 'https://api.github.com/graphql' },
    { api: 'https://ghes.example/api/v3', url: 'https://ghes.example/api/graphql' },
  ])('of $api is $url', async ({ api, url }) => {
    expect(await ask({ body: { data } }, api).answered).toMatchObject({
      sources: [{ url: expect.stringMatching(url.split('?')[0] ?? '') }],
    });
  });
});

describe('a place', () => {
  const at = (...path: (string | number)[]) => ({ path, unseen: { reason: 'forbidden', what: 'x' } as const });

  it.each([
    { name: 'itself failed', error: at('a', 0), doubted: true },
    { name: 'something above it failed', error: at('a'), doubted: true },
    { name: 'something inside it failed', error: at('a', 0, 'b'), doubted: true },
    { name: 'a neighbour failed', error: at('a', 1), doubted: false },
  ])('is doubted ($doubted) when $name', ({ error, doubted }) => {
    expect(failureAt([error], ['a', 0]) !== undefined).toBe(doubted);
  });
});
