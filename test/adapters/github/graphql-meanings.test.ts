import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { failureAt } from '../../../src/adapters/github/graphql.ts';
import type { Unseen } from '../../../src/model/observation.ts';
import { type FakeAnswer, fakeFetch } from '../../support/fake-fetch.ts';

const page = readFileSync(new URL('../../../src/adapters/github/README.md', import.meta.url), 'utf8');
const PERMISSION = 'issues: read';

interface Row {
  readonly error: string;
  readonly type: string | undefined;
  readonly expected: Partial<Unseen>;
  readonly withPermission: boolean;
}

/** The table of the page, as people read it; words without a code are an error without a type. */
const ROWS: readonly Row[] = [
  ...(page
    .slice(page.indexOf('| GraphQL error'))
    .split('\n\n')[0]
    ?.matchAll(/^\| (?:`(\w+)`|(no type)[^|]*) +\| ([a-z-]+) +\| (permission)? +\|$/gm) ?? []),
].map(([, type, none, means = '', cure]) => ({
  ...{ error: type ?? none ?? '', type, withPermission: cure !== undefined },
  expected: { reason: means as Unseen['reason'], ...(cure === undefined ? {} : { permission: PERMISSION }) },
}));

const schema = z.object({ repository: z.object({ good: z.number(), bad: z.number().nullable() }).nullable() });

function asked(answer: FakeAnswer) {
  const fetch = fakeFetch({ 'POST /graphql': answer });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return client.graphql({ query: '{ repository }', what: 'Repository.bad', permission: PERMISSION, schema });
}

const failing = (type: string | undefined, path: readonly string[], asCode: boolean) => {
  const named = type === undefined ? {} : asCode ? { extensions: { code: type } } : { type };
  return [{ ...named, path, message: 'Something went wrong while executing your query.' }];
};

describe('an error of GraphQL means what the page says', () => {
  it('for as many errors as the page has lines', () => {
    expect(ROWS).toHaveLength(13);
  });

  it.each(ROWS)('$error at a place costs that place alone', async ({ type, expected, withPermission }) => {
    for (const asCode of [false, true]) {
      const errors = failing(type, ['repository', 'bad'], asCode);
      const answer = await asked({ body: { data: { repository: { good: 1, bad: null } }, errors } });
      if (answer.state === 'unseen') throw new Error('the good part was not read');
      const failure = failureAt(answer.value.errors, ['repository', 'bad']);
      expect(failure).toMatchObject(expected);
      expect(failure?.permission !== undefined).toBe(withPermission);
      expect(failureAt(answer.value.errors, ['repository', 'good'])).toBeUndefined();
    }
  });

  it.each(ROWS)('$error without any data is the reason of the whole answer', async ({ type, expected }) => {
    const answer = await asked({ body: { data: null, errors: failing(type, [], false) } });
    expect(answer).toMatchObject({ state: 'unseen', unseen: expected });
  });

  it.each([
    { by: 'SAML', message: 'Resource protected by organization SAML enforcement.' },
    { by: 'an IP allow list', message: 'The organization has an IP allow list enabled, and yours is not permitted.' },
  ])('FORBIDDEN by $by names no permission: none would help', async ({ message }) => {
    const error = { type: 'FORBIDDEN', message };
    const places = [{ ...error, path: ['repository', 'bad'] }];
    const placed = await asked({ body: { data: { repository: { good: 1, bad: null } }, errors: places } });
    const whole = await asked({ body: { data: null, errors: [error] } });
    const failure = placed.state === 'seen' ? placed.value.errors[0]?.unseen : undefined;
    for (const unseen of [failure, whole.state === 'unseen' ? whole.unseen : undefined]) {
      expect(unseen).toMatchObject({ reason: 'forbidden', status: 403 });
      expect(unseen).not.toHaveProperty('permission');
    }
  });

  it('neither data nor an error is no answer', async () => {
    expect(await asked({ body: { data: null } })).toMatchObject({ state: 'unseen', unseen: { reason: 'malformed' } });
  });

  it('a gateway that gave up is a failing server', async () => {
    expect(await asked({ status: 502, body: '<html>502</html>' })).toMatchObject({
      unseen: { reason: 'server-error' },
    });
  });
});
