import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { branchProtection } from '../../../src/collectors/branch-protection/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import { AT, subject } from '../../support/build.ts';
import type { FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';
import {
  bare, classic, classicReviews, collect, forcePushers, pullRequestRule, release, ROUTES, rule, rulesetRoutes, short,
  type Scene,
} from './scene.ts'; // prettier-ignore

const team = { actor_id: 3, actor_type: 'Team', bypass_mode: 'always' };
const tree = memoryTree({ CODEOWNERS: '* @acme/all', 'src/a.ts': '' });
const releases = seen([release('v2'), release('v1')]);
const reviewers = [{ file_patterns: ['src/*'], minimum_approvals: 1, reviewer: { id: 1, type: 'Team' } }];

const guarded: FakeRoutes = {
  ...bare,
  [ROUTES.rules]: {
    body: [
      pullRequestRule({ dismiss_stale_reviews_on_push: true, required_reviewers: reviewers }),
      rule('deletion'),
      rule('non_fast_forward', { from: 'Organization', rulesetId: 2 }),
      rule('required_status_checks', { parameters: { required_status_checks: [{ context: 'test' }] } }),
    ],
  },
  ...rulesetRoutes(
    { id: 1, actors: [team] },
    { id: 2 },
    { id: 3, target: 'tag', include: ['refs/tags/v*'], types: ['deletion', 'update'], actors: [team] },
    { id: 4, target: 'tag', types: ['creation'] },
  ),
  [ROUTES.classic]: classic({
    required_pull_request_reviews: classicReviews(),
    enforce_admins: { url: 'u', enabled: false },
  }),
  [ROUTES.graphql]: forcePushers(1),
};

const SCENES: readonly { readonly name: string; readonly scene: Scene }[] = [
  { name: 'a guarded repository', scene: { routes: guarded, releases, tree } },
  { name: 'a bare repository', scene: { routes: bare } },
];

const HIDE = [...Object.values(ROUTES), ...[1, 2, 3, 4].map((id) => `GET /repos/{owner}/{repo}/rulesets/${id}`)];

/** What may be left of a fact once an answer is lost: the same, "unknown", or a bound that its value lies in. */
function isWeakened(before: Fact, after: Fact): boolean {
  if (after.state === 'unknown') return true;
  if (JSON.stringify(short(before)) === JSON.stringify(short(after))) return true;
  if (before.state !== 'observed' || after.state !== 'observed' || after.exactness !== 'atLeast') return false;
  if (typeof before.value === 'number' && typeof after.value === 'number') return after.value <= before.value;
  if (!Array.isArray(before.value) || !Array.isArray(after.value)) return false;
  const whole: readonly unknown[] = before.value;
  return after.value.every((member) => whole.includes(member));
}

const ids = (facts: readonly Fact[]) => facts.map((fact) => fact.id).sort();

describe.each(SCENES)('in $name', ({ scene }) => {
  it('every fact of the sheet is given once, with its audience', async () => {
    const { facts } = await collect(scene);
    expect(ids(facts)).toEqual(Object.keys(branchProtection.facts).sort());
    for (const fact of facts) expect(fact.audience).toBe(branchProtection.facts[fact.id]?.audience);
  });

  it.each(FAULTS)('"$name" on any one endpoint strengthens nothing and turns nothing over', async ({ answer }) => {
    const { facts: before } = await collect(scene);
    for (const route of HIDE) {
      const { facts: after } = await collect({ ...scene, routes: { ...scene.routes, [route]: answer } });
      const wrong = after.filter((fact, index) => !isWeakened(before[index] ?? fact, fact));
      expect({ route, wrong }).toEqual({ route, wrong: [] });
    }
  });

  it.each(FAULTS)('"$name" on every endpoint leaves only what the tree says', async ({ answer }) => {
    const routes = Object.fromEntries(HIDE.map((route) => [route, answer]));
    const { facts } = await collect({ ...scene, routes, releases: notSeen({ reason: 'forbidden', what: 'r' }) });
    const known = facts.filter((fact) => fact.state !== 'unknown');
    expect(ids(known)).toEqual(['repo.owned-areas']);
  });

  it('every unknown carries its reason in both languages, and what hid it', async () => {
    const { facts } = await collect({
      ...scene,
      routes: { ...scene.routes, [ROUTES.rules]: { status: 403, body: {} } },
    });
    for (const fact of facts.filter((each) => each.state === 'unknown')) {
      expect(fact).toMatchObject({ because: { en: expect.stringMatching(/\S/), ja: expect.stringMatching(/\S/) } });
      expect(fact).toMatchObject({ unseen: expect.arrayContaining([expect.anything()]) });
    }
  });

  it('every observed fact names the answers it rests on', async () => {
    const { facts } = await collect(scene);
    expect(facts.filter((fact) => fact.state === 'observed' && fact.sources.length === 0)).toEqual(
      scene.tree === undefined ? [expect.objectContaining({ id: 'repo.owned-areas' })] : [],
    );
  });
});

describe('a bare tree', () => {
  it('gives the areas of CODEOWNERS and leaves the rest unknown, with nobody asked', async () => {
    const context = { subject, tree, repository: blindRepository(), branch: null, supplied: [], at: AT };
    const { facts } = await branchProtection.collect(context);
    const known = facts.filter((fact) => fact.state !== 'unknown');
    expect(known).toMatchObject([{ id: 'repo.owned-areas', value: ['all'] }]);
  });
});

describe('the order of answers', () => {
  it('changes nothing', async () => {
    const reversed = {
      ...guarded,
      [ROUTES.rules]: { body: [...(guarded[ROUTES.rules] as { body: unknown[] }).body].reverse() },
    };
    const [one, two] = await Promise.all([
      collect({ routes: guarded, releases, tree }),
      collect({ routes: reversed, releases, tree }),
    ]);
    expect(two.facts.map(short)).toEqual(one.facts.map(short));
  });
});

describe('requests', () => {
  it('are one per endpoint and one per active ruleset of branches and tags', async () => {
    const { requests } = await collect({ routes: guarded, releases, tree });
    expect(requests.length).toBe(9);
  });
});
