import { describe, expect, it } from '@jest/globals';
import { branchSettings } from '../../../src/adapters/github/branch-settings.ts';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { withoutOverview } from '../../../src/adapters/github/overview.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const RULES = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';
const CLASSIC = 'GET /repos/{owner}/{repo}/branches/{branch}/protection';
const RULESETS = 'GET /repos/{owner}/{repo}/rulesets';
const RULESET = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';

function settings(routes: FakeRoutes) {
  const fetch = fakeFetch(routes);
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  return { fetch, client, ...branchSettings(client, { owner: 'acme', name: 'widget' }, { overview: withoutOverview }) };
}

const summary = (id: number, overrides: Readonly<Record<string, unknown>> = {}) => ({
  id,
  name: `ruleset ${id}`,
  target: 'tag',
  source_type: 'Organization',
  source: 'acme',
  enforcement: 'active',
  ...overrides,
});
const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };

describe.each([
  { name: 'rules of a branch', route: RULES, ask: (routes: FakeRoutes) => settings(routes).branchRules('main') },
  {
    name: 'classic protection',
    route: CLASSIC,
    ask: (routes: FakeRoutes) => settings(routes).classicProtection('main'),
  },
  { name: 'rulesets', route: RULESETS, ask: (routes: FakeRoutes) => settings(routes).rulesets() },
])('$name', ({ route, ask }) => {
  it.each(FAULTS)('are unseen after "$name"', async ({ answer, reason }) => {
    expect(await ask({ [route]: answer })).toMatchObject({ state: 'unseen', unseen: { reason, what: route } });
  });
});

describe('rules of a branch', () => {
  const good = { type: 'deletion', ruleset_source_type: 'Repository', ruleset_source: 'a', ruleset_id: 1 };

  it.each([
    { name: 'no type', bad: { ...good, type: undefined } },
    { name: 'an unknown origin', bad: { ...good, ruleset_source_type: 'Galaxy' } },
    { name: 'no ruleset', bad: { ...good, ruleset_id: undefined } },
    { name: 'parameters that are a list', bad: { ...good, parameters: [1] } },
    { name: 'nothing in it', bad: null },
  ])('lose only the one with $name, and say that it is missing', async ({ bad }) => {
    expect(await settings({ [RULES]: { body: [bad, good] } }).branchRules('main')).toMatchObject({
      value: [{ type: 'deletion', parameters: {}, rulesetId: 1, from: 'Repository' }],
      missing: { reason: 'malformed' },
    });
  });

  it('of a page that failed are a part', async () => {
    const routes = { [RULES]: { body: [good], headers: next }, [`${RULES}?page=2`]: { status: 502 } };
    expect(await settings(routes).branchRules('main')).toMatchObject({ missing: { reason: 'server-error' } });
  });
});

describe('rulesets', () => {
  const ask = async (routes: FakeRoutes) => {
    const answer = await settings(routes).rulesets();
    return answer.state === 'seen' ? answer.value : [];
  };

  it('come with their parents and their details', async () => {
    const detail = {
      ...summary(7),
      conditions: { ref_name: { include: ['~ALL'], exclude: [] }, repository_name: { include: ['*'], exclude: [] } },
      rules: [{ type: 'deletion' }, { type: 'update', parameters: { update_allows_fetch_and_merge: true } }],
      bypass_actors: [{ actor_id: null, actor_type: 'DeployKey' }],
    };
    const asked = settings({ [RULESETS]: { body: [summary(7)] }, [RULESET]: { body: detail } });
    expect(await asked.rulesets()).toMatchObject({
      value: [
        {
          id: 7,
          from: 'Organization',
          refs: { include: ['~ALL'], exclude: [] },
          ruleTypes: ['deletion', 'update'],
          bypassActors: [{ kind: 'DeployKey', id: null, mode: 'always' }],
        },
      ],
      sources: [{ status: 200 }, { status: 200 }],
    });
    expect(asked.fetch.requests[0]?.query.get('includes_parents')).toBe('true');
  });

  it.each(FAULTS)('whose details answer "$name" keep them hidden, with the reason', async ({ answer, reason }) => {
    expect(await ask({ [RULESETS]: { body: [summary(7)] }, [RULESET]: answer })).toEqual([
      expect.objectContaining({
        refs: undefined,
        ruleTypes: undefined,
        bypassActors: undefined,
        hidden: expect.objectContaining({ reason }),
      }),
    ]);
  });

  it.each([
    { name: 'conditions', detail: { conditions: null }, hidden: 'refs' },
    { name: 'rules', detail: { rules: 'many' }, hidden: 'ruleTypes' },
    { name: 'bypass actors', detail: { bypass_actors: undefined }, hidden: 'bypassActors' },
    { name: 'bypass actors of another form', detail: { bypass_actors: [{}] }, hidden: 'bypassActors' },
  ])('without $name hide that part alone', async ({ detail, hidden }) => {
    const whole = { conditions: { ref_name: { include: [], exclude: [] } }, rules: [], bypass_actors: [] };
    const body = { ...summary(7), ...whole, ...detail };
    const [ruleset] = await ask({ [RULESETS]: { body: [summary(7)] }, [RULESET]: { body } });
    const parts = (['refs', 'ruleTypes', 'bypassActors'] as const).filter((part) => ruleset?.[part] === undefined);
    expect(parts).toEqual([hidden]);
  });

  it.each([
    { name: 'evaluated', overrides: { enforcement: 'evaluate' } },
    { name: 'disabled', overrides: { enforcement: 'disabled' } },
    { name: 'about pushes', overrides: { target: 'push' } },
  ])('that are only $name are not asked for details', async ({ overrides }) => {
    const asked = settings({ [RULESETS]: { body: [summary(7, overrides)] } });
    expect(await asked.rulesets()).toMatchObject({ value: [{ id: 7 }] });
    expect(asked.fetch.requests).toHaveLength(1);
  });

  it('beyond the number that is asked stay hidden', async () => {
    const many = Array.from({ length: 76 }, (_, index) => summary(index + 1));
    const detail = ({ parameters }: { readonly parameters: Readonly<Record<string, string>> }) => ({
      body: { ...summary(Number(parameters.ruleset_id)), rules: [] },
    });
    const rulesets = await ask({ [RULESETS]: { body: many }, [RULESET]: detail });
    expect(rulesets.filter((ruleset) => ruleset.hidden !== undefined)).toEqual([
      expect.objectContaining({ id: 76, hidden: expect.objectContaining({ reason: 'truncated' }) }),
    ]);
  });

  it('answering with another ruleset than asked are not believed', async () => {
    const routes = { [RULESETS]: { body: [summary(7)] }, [RULESET]: { body: { ...summary(8), rules: [] } } };
    expect(await ask(routes)).toMatchObject([{ ruleTypes: undefined, hidden: { reason: 'malformed' } }]);
  });
});

describe('rules that need no request', () => {
  const GOOD = { type: 'deletion', ruleset_source_type: 'Repository', ruleset_source: 'a', ruleset_id: 1 };
  const OF_BRANCH = { target: 'branch' };

  interface Seen {
    readonly rules?: { readonly totalCount: number } | null;
    readonly list?: readonly unknown[];
    readonly cut?: boolean;
    readonly failed?: boolean;
  }

  async function ask({ rules = { totalCount: 0 }, list = [summary(9)], cut = false, failed = false }: Seen) {
    const path = ['repository', 'defaultBranchRef', 'rules'];
    const errors = failed ? { errors: [{ type: 'FORBIDDEN', path }] } : {};
    const data = { repository: { defaultBranchRef: { name: 'main', rules } } };
    const fetch = fakeFetch({
      'POST /graphql': { body: { data, ...errors } },
      [RULES]: { body: [GOOD] },
      [RULESETS]: [{ body: list, ...(cut ? { headers: next } : {}) }, { status: 500 }],
    });
    const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
    const rulesOf = await githubRepository(client, { owner: 'acme', name: 'widget' }).branchRules('main');
    return rulesOf.state === 'seen' ? rulesOf.value.length : 'unseen';
  }

  it.each<Seen & { readonly name: string; readonly found: number }>([
    { name: 'neither GraphQL nor the list of rulesets names one', found: 0 },
    { name: 'rulesets of branches are not in force', list: [summary(9, { ...OF_BRANCH, enforcement: 'evaluate' })], found: 0 },
    { name: 'GraphQL names one', rules: { totalCount: 1 }, found: 1 },
    { name: 'GraphQL is silent', rules: null, found: 1 },
    { name: 'GraphQL failed there', failed: true, found: 1 },
    { name: 'the list has a ruleset of branches', list: [summary(9, OF_BRANCH)], found: 1 },
    { name: 'the list is cut', cut: true, found: 1 },
    { name: 'a member of the list has another form', list: [{ id: 'nine' }], found: 1 },
  ])('$name: $found', async ({ found, ...seen }) => {
    expect(await ask(seen)).toBe(found);
  }); // prettier-ignore

  it('are asked for by REST where the overview is of another branch', async () => {
    const data = { repository: { defaultBranchRef: { name: 'next', rules: { totalCount: 0 } } } };
    const fetch = fakeFetch({
      'POST /graphql': { body: { data } },
      [RULES]: { body: [GOOD] },
      [RULESETS]: { body: [] },
    });
    const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
    const rules = await githubRepository(client, { owner: 'acme', name: 'widget' }).branchRules('main');
    expect(rules).toMatchObject({ value: [{ type: 'deletion' }] });
  });
});
