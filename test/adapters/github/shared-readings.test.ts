import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient, isOfOrganization } from '../../../src/adapters/github/client.ts';
import { organizationReadings } from '../../../src/adapters/github/shared-readings.ts';
import { fakeFetch, type FakeReply } from '../../support/fake-fetch.ts';

const ROUTE = 'GET /orgs/{org}';
const ask = {
  route: ROUTE,
  parameters: { org: 'acme' },
  permission: 'members: read',
  schema: z.object({ n: z.number() }),
};
const granted = { installation: 1, permissions: '{"members":"read"}' };
const START = Date.parse('2026-01-02T03:00:00Z');

function world(reply: FakeReply) {
  let time = START;
  const now = () => new Date(time).toISOString();
  const fetch = fakeFetch({ [ROUTE]: reply, 'POST /graphql': reply, 'GET /repos/{owner}/{repo}': reply });
  const organizations = organizationReadings({ now });
  const look = (scope = granted) =>
    new GitHubClient({ fetch, now, shared: { readings: organizations.of(scope), covers: isOfOrganization } });
  return { fetch, organizations, look, pass: (minutes: number) => void (time += minutes * 60_000) };
}

describe('what an organisation answered', () => {
  it('is asked once for all its repositories, and says when it was read', async () => {
    const { look, fetch, pass } = world({ body: { n: 1 } });
    await look().get(ask);
    pass(59);
    const later = look();
    expect(await later.get(ask)).toMatchObject({ value: { n: 1 }, sources: [{ readAt: '2026-01-02T03:00:00.000Z' }] });
    expect(fetch.requests).toHaveLength(1);
    expect(later.requests.sent).toBe(0);
  });

  it('is asked once when several ask at the same time', async () => {
    const { look, fetch } = world({ body: { n: 1 } });
    const answers = await Promise.all([look().get(ask), look().get(ask)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(fetch.requests).toHaveLength(1);
  });

  it.each([
    { name: 'an hour later', change: ({ pass }: ReturnType<typeof world>) => pass(60), scope: granted },
    {
      name: 'after news of it',
      change: ({ organizations }: ReturnType<typeof world>) => organizations.forget(1),
      scope: granted,
    },
    { name: 'for another installation', change: () => undefined, scope: { ...granted, installation: 2 } },
    { name: 'with other permissions', change: () => undefined, scope: { ...granted, permissions: '{}' } },
  ])('is asked again $name', async ({ change, scope }) => {
    const all = world({ body: { n: 1 } });
    await all.look().get(ask);
    change(all);
    await all.look(scope).get(ask);
    expect(all.fetch.requests).toHaveLength(2);
  });

  it('that was on its way when news came is not kept', async () => {
    const all = world({ body: { n: 1 } });
    const early = all.look().get(ask);
    all.organizations.forget(1);
    await early;
    await all.look().get(ask);
    expect(all.fetch.requests).toHaveLength(2);
  });

  it('stays known after news of another one', async () => {
    const all = world({ body: { n: 1 } });
    await all.look().get(ask);
    all.organizations.forget(2);
    await all.look().get(ask);
    expect(all.fetch.requests).toHaveLength(1);
  });

  it.each([
    { name: 'a refusal for lack of permission', reply: { status: 403, body: { message: 'no' } }, asked: 1 },
    { name: 'a 404', reply: { status: 404, body: {} }, asked: 1 },
    { name: 'a rate limit', reply: { status: 429, body: {}, headers: { 'retry-after': '1' } }, asked: 2 },
    { name: 'a refused token', reply: { status: 401, body: {} }, asked: 2 },
    { name: 'a fault of the server', reply: { status: 502, body: {} }, asked: 2 },
    { name: 'a broken connection', reply: { breaks: true }, asked: 2 },
    { name: 'an answer that is still being made', reply: { status: 202, body: {} }, asked: 2 },
  ])('$name is asked $asked time(s) in the hour', async ({ reply, asked }) => {
    const all = world(reply);
    await all.look().get(ask);
    all.pass(1);
    await all.look().get(ask);
    expect(all.fetch.requests).toHaveLength(asked);
  });

  it.each([
    { name: 'FORBIDDEN', asked: 1 },
    { name: 'RATE_LIMITED', asked: 2 },
    { name: 'SOMETHING_ELSE', asked: 2 },
  ])('with a place that failed as $name is asked $asked time(s)', async ({ name, asked }) => {
    const all = world({ body: { data: { organization: null }, errors: [{ type: name, path: ['organization'] }] } });
    const query = { query: 'query { x }', what: 'Organization.x', permission: 'members: read', schema: z.unknown() };
    await all.look().graphql(query);
    all.pass(2);
    await all.look().graphql(query);
    expect(all.fetch.requests).toHaveLength(asked);
  });
});

describe('what a repository answered', () => {
  it('is not shared', async () => {
    const all = world({ body: { n: 1 } });
    const own = { ...ask, route: 'GET /repos/{owner}/{repo}', parameters: { owner: 'acme', repo: 'x' } };
    await all.look().get(own);
    await all.look().get(own);
    expect(all.fetch.requests).toHaveLength(2);
  });
});
