import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import type { GraphQlAsk } from '../../../src/adapters/github/graphql.ts';
import { fakeFetch, type FakeAnswer, type FakeRequest } from '../../support/fake-fetch.ts';

const query = (name: string) => `query ${name}($owner: String!) { repository(owner: $owner) { ${name} } }`;
const ask = (name: string): GraphQlAsk<unknown> => ({
  query: query(name),
  variables: { owner: 'acme' },
  what: `Repository.${name}`,
  permission: `${name}: read`,
  schema: z.object({ repository: z.record(z.string(), z.string().nullable()).nullable() }),
});

type Answer = (query: string) => FakeAnswer;
const isJoined = (text: string) => text.startsWith('query Joined');

/** Asks for a and b in the same moment; the answer is made from the document. */
async function together(answer: Answer) {
  const sent: string[] = [];
  const fetch = fakeFetch({
    'POST /graphql': ({ body }: FakeRequest) => {
      const text = (body as { readonly query: string }).query;
      sent.push(text);
      return answer(text);
    },
  });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const answers = await Promise.all([client.graphqlLater(ask('a')), client.graphqlLater(ask('b'))]);
  const said = answers.map((one) =>
    one.state === 'seen'
      ? { data: one.value.data, errors: one.value.errors.map(({ path, unseen }) => [path, unseen.reason, unseen.what]) }
      : `${one.unseen.reason} ${one.unseen.what}`,
  );
  return { said, sent };
}

const data = { q0: { a: 'x' }, q1: { b: 'y' } };
const alone = (text: string) => ({
  body: { data: { repository: text.includes('query a(') ? { a: 'x' } : { b: 'y' } } },
});
const A = { data: { repository: { a: 'x' } }, errors: [] };
const B = { data: { repository: { b: 'y' } }, errors: [] };

describe('queries that may wait', () => {
  it('share one request, and each gets its own data', async () => {
    const { said, sent } = await together(() => ({ body: { data } }));
    expect(said).toEqual([A, B]);
    expect(sent).toHaveLength(1);
  });

  it('keep a failure where it belongs', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['q1', 'b'] }];
    const { said } = await together(() => ({ body: { data: { ...data, q1: { b: null } }, errors } }));
    const failed = [['repository', 'b'], 'forbidden', 'GraphQL Repository.b (repository.b)'];
    expect(said).toEqual([A, { data: { repository: { b: null } }, errors: [failed] }]);
  });

  it.each<{ readonly name: string; readonly answer: FakeAnswer }>([
    { name: 'a field that the server lacks', answer: { body: { errors: [{ path: ['query', 'b'], extensions: { code: 'undefinedField' } }] } } },
    { name: 'a failure that names no place', answer: { body: { data, errors: [{ message: 'Something went wrong' }] } } },
    { name: 'a failure at a place that nobody asked for', answer: { body: { data, errors: [{ path: ['q7'] }] } } },
    { name: 'no data', answer: { body: { data: null } } },
    { name: 'a server that fails', answer: { status: 502, body: 'Bad gateway' } },
    { name: 'no answer', answer: { breaks: true } },
  ])('are asked one by one after $name', async ({ answer }) => {
    const { said, sent } = await together((text) => (isJoined(text) ? answer : alone(text)));
    expect(said).toEqual([A, B]);
    expect(sent).toHaveLength(3);
  }); // prettier-ignore

  it.each<{ readonly name: string; readonly answer: FakeAnswer; readonly reason: string }>([
    { name: 'asked too much', answer: { status: 403, body: { message: 'rate limit' }, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767400000' } }, reason: 'rate-limited' },
    { name: 'asked too much, told inside the answer', answer: { body: { errors: [{ type: 'RATE_LIMITED' }] } }, reason: 'rate-limited' },
    { name: 'a token that GitHub does not know', answer: { status: 401, body: { message: 'Bad credentials' } }, reason: 'forbidden' },
  ])('ask no more after $name', async ({ answer, reason }) => {
    const { said, sent } = await together(() => answer);
    expect(said).toEqual([`${reason} GraphQL Repository.a`, `${reason} GraphQL Repository.b`]);
    expect(sent).toHaveLength(1);
  }); // prettier-ignore

  it('wait until nothing else is on its way, and for what its answer sets off', async () => {
    const order: string[] = [];
    const fetch = fakeFetch({
      'POST /graphql': () => {
        order.push('graphql');
        return { body: { data } };
      },
      'GET /repos/{owner}/{repo}': () => {
        order.push('rest');
        return { body: {} };
      },
    });
    const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
    const rest = () =>
      client.get({
        route: 'GET /repos/{owner}/{repo}',
        parameters: { owner: 'acme', repo: 'widget' },
        permission: 'metadata: read',
        schema: z.object({}),
      });
    const first = client.graphqlLater(ask('a'));
    await rest();
    await rest();
    const [a, b] = await Promise.all([first, client.graphqlLater(ask('b'))]);
    expect(order).toEqual(['rest', 'rest', 'graphql']);
    expect([a.state, b.state]).toEqual(['seen', 'seen']);
  });
});
