import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { ENDPOINT_CLASSES, type Said } from '../../../src/adapters/github/endpoint-classes.ts';
import { PIPELINE_ENDPOINTS } from '../../../src/app/permissions.ts';
import { COLLECTORS } from '../../../src/collectors/api.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { type FakeAnswer, fakeFetch } from '../../support/fake-fetch.ts';

const page = readFileSync(new URL('../../../src/adapters/github/README.md', import.meta.url), 'utf8');

/** The rows of the table under this heading of columns, as people read it. */
function tableOf(first: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${first} `)) + 2;
  const end = lines.findIndex((line, at) => at >= start && !line.startsWith('|'));
  return lines.slice(start, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

interface Meaning {
  readonly means: string;
  readonly cures: readonly string[];
}

const GENERAL = new Map<string, Meaning>(
  tableOf('answer').map(([answer = '', means = '', cures = '']) => [
    answer,
    { means, cures: cures === '' ? [] : cures.split(', ') },
  ]),
);

interface Own {
  readonly status: number;
  readonly message: string;
  readonly means: string;
}
interface Row {
  readonly own: readonly Own[];
  readonly plan?: string;
  readonly lackedUpTo?: string;
}

const long = (name: string) =>
  `GET ${name.replace(/^`|`$/g, '').replace('r:', '/repos/{owner}/{repo}').replace('o:', '/orgs/{org}')}`;

const NOTHING: Row = { own: [] };
const ordinary = [...(/^Ordinary: [^]*?\n\n/m.exec(page)?.[0] ?? '').matchAll(/`([^`]+)`/g)];
const ENDPOINTS: ReadonlyMap<string, Row> = new Map([
  ...ordinary.map(([, name = '']) => [long(name), NOTHING] as const),
  ...tableOf('endpoint').map(
    ([name = '', own = '', plan = '', lackedUpTo = '']) =>
      [
        long(name),
        {
          own: [...own.matchAll(/(\d{3})(?: "([^"]*)")? ([a-z-]+)/g)].map(([, status, message = '', means = '']) => ({
            ...{ status: Number(status), message, means },
          })),
          ...(plan === '' ? {} : { plan }),
          ...(lackedUpTo === '' ? {} : { lackedUpTo }),
        },
      ] as const,
  ),
]);

const json = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): FakeAnswer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  headers,
});
const HTML = { body: '<html>Unicorn</html>', headers: { 'content-type': 'text/html' } };
const server = (version: string) => ({ 'x-github-enterprise-version': version });

/** What goes over the wire for each line of the table. */
const SAMPLES: Readonly<Record<string, FakeAnswer>> = {
  '200': { body: [1] },
  '200 with an empty list': { body: [] },
  '200 without a body': { status: 200 },
  '200 of HTML': HTML,
  '200 of broken JSON': { body: '[1, ' },
  '200 of another shape': { body: 42 },
  '202': json(202, 'Accepted'),
  '204': { status: 204 },
  '301 to nowhere': json(301, 'Moved Permanently'),
  '400': json(400, 'Bad Request'),
  '401': json(401, 'Bad credentials', { 'x-ratelimit-remaining': '0' }),
  '403 by permission': json(403, 'Resource not accessible by integration', { 'x-ratelimit-remaining': '4000' }),
  '403 by SAML': json(403, 'Resource protected by organization SAML enforcement. You must grant your token access.'),
  '403 by an IP allow list': json(403, 'The `o` organization has an IP allow list enabled, and your IP is not on it.'),
  '403 by plan': json(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'),
  '403 by the rate limit': json(403, 'API rate limit exceeded.', { 'x-ratelimit-remaining': '0' }),
  '403 by the secondary rate limit': json(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '60' }),
  '404': json(404, 'Not Found'),
  '404 of a server that lacks it': json(404, 'Not Found', server('3.0.9')),
  '404 of a server that has it': json(404, 'Not Found', server('3.99.0')),
  '409': json(409, 'Conflict'),
  '409 of an empty repository': json(409, 'Git Repository is empty.'),
  '410': json(410, 'Gone'),
  '422': json(422, 'Validation Failed'),
  '429': json(429, 'Too many requests', { 'retry-after': '1' }),
  '451': json(451, 'Repository access blocked'),
  '500': json(500, 'Server Error'),
  '502 of HTML': { status: 502, ...HTML },
  'no answer': { breaks: true },
};

const PERMISSION = 'the permission: read';
const VALUES: Readonly<Record<Said, readonly unknown[]>> = { on: ['on'], off: ['off'], none: ['none'] };

async function asked(route: string, answer: FakeAnswer): Promise<Meaning> {
  const client = new GitHubClient({ fetch: fakeFetch({ [route]: answer }), now: () => '2026-01-02T03:04:05Z' });
  const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x'] as const);
  const parameters = Object.fromEntries(names);
  const schema = z.array(z.unknown());
  return meaningOf(await client.get({ route, parameters, permission: PERMISSION, schema, said: VALUES }));
}

function meaningOf(answer: Observation<readonly unknown[]>): Meaning {
  const word = Object.entries(VALUES).find(([, value]) => answer.state === 'seen' && answer.value === value)?.[0];
  if (answer.state === 'seen') return { means: word ?? 'seen', cures: [] };
  const { reason, permission, plan } = answer.unseen;
  expect([undefined, PERMISSION]).toContain(permission);
  return { means: reason, cures: [permission, plan].filter((one) => one !== undefined) };
}

/** What the page says of an answer of this endpoint. */
function expected(route: string, name: string): Meaning {
  const { own, plan, lackedUpTo } = ENDPOINTS.get(route) ?? NOTHING;
  const mine = own.find(({ status, message }) => message === '' && status === SAMPLES[name]?.status);
  if (mine !== undefined) return { means: mine.means, cures: [] };
  // Every server has what none of the descriptions lacks.
  const line = name === '404 of a server that lacks it' && lackedUpTo === undefined ? '404' : name;
  const { means, cures } = GENERAL.get(line) ?? { means: 'no such line', cures: [] };
  const named = { permission: PERMISSION, plan };
  return { means, cures: cures.flatMap((one) => named[one as keyof typeof named] ?? []) };
}

describe('the table of answers', () => {
  it('has a sample for each line, and a line for each sample', () => {
    expect([...GENERAL.keys()].sort()).toEqual(Object.keys(SAMPLES).sort());
  });

  it('names each endpoint that is asked, and no other one', () => {
    const declared = [...COLLECTORS.flatMap(({ endpoints }) => endpoints), ...PIPELINE_ENDPOINTS]
      .map(({ route }) => route)
      .filter((route) => route.startsWith('GET'));
    expect([...ENDPOINTS.keys()].sort()).toEqual([...new Set(declared)].sort());
  });

  it('has each endpoint in one class, with where its plan and answers are documented', () => {
    const classed = ENDPOINT_CLASSES.flatMap(({ routes }) => routes);
    expect([...classed].sort()).toEqual([...ENDPOINTS.keys()].sort());
    for (const { plan, planSource, answers = [] } of ENDPOINT_CLASSES) {
      expect(planSource === undefined).toBe(plan === undefined);
      for (const { source } of answers) expect(source).toMatch(/^https:\/\/docs\.github\.com\//);
    }
  });

  it.each(Object.keys(SAMPLES))('says what "%s" means, of every endpoint', async (name) => {
    const wanted = [...ENDPOINTS.keys()].map((route) => ({ route, ...expected(route, name) }));
    const got = await Promise.all(
      wanted.map(async ({ route }) => ({ route, ...(await asked(route, SAMPLES[name] ?? {})) })),
    );
    expect(got).toEqual(wanted);
  });
});

describe('an answer of an endpoint’s own', () => {
  const rows = [...ENDPOINTS].flatMap(([route, { own }]) => own.map((one) => ({ route, ...one })));

  it('is every one that the code knows', () => {
    const known = ENDPOINT_CLASSES.flatMap(({ routes, answers = [] }) =>
      routes.flatMap((route) => answers.map(({ status, means }) => ({ route, status, means }))),
    );
    const told = rows.map(({ route, status, means }) => ({ route, status, means }));
    const byName = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
    expect(byName(known)).toEqual(byName(told));
  });

  it.each(rows)('$route $status "$message" is $means', async ({ route, status, message, means }) => {
    expect(await asked(route, json(status, message))).toEqual({ means, cures: [] });
  });

  it.each(rows.filter(({ message }) => message !== ''))(
    'means so nowhere but there: $status "$message" of $route',
    async ({ status, message, means }) => {
      const others = [...ENDPOINTS].filter(([, { own }]) => !own.some((one) => one.message === message));
      for (const [route] of others) expect((await asked(route, json(status, message))).means).not.toBe(means);
    },
  );

  it('that a verb has no value for is not understood', async () => {
    const route = 'GET /repos/{owner}/{repo}/vulnerability-alerts';
    const client = new GitHubClient({ fetch: fakeFetch({ [route]: { status: 204 } }), now: () => '' });
    const got = await client.get({
      route,
      parameters: { owner: 'o', repo: 'r' },
      permission: 'x',
      schema: z.boolean(),
    });
    expect(got).toMatchObject({ unseen: { reason: 'malformed' } });
  });
});
