import { hiddenOrSeen } from '../../../src/collectors/branch-protection/bypass.ts';
import { describe, expect, it } from '@jest/globals';
import { notSeen, seen, seenPartly, type Unseen } from '../../../src/model/observation.ts';
import { release, ROUTES, rulesetRoutes, says, type RulesetScene, type Scene } from './scene.ts';

const forbidden: Unseen = { reason: 'forbidden', what: 'GET /repos/{owner}/{repo}/releases' };
const cut: Unseen = { reason: 'truncated', what: 'GET /repos/{owner}/{repo}/releases' };
const team = { actor_id: 3, actor_type: 'Team', bypass_mode: 'always' };
const robot = { actor_id: 8, actor_type: 'Integration', bypass_mode: 'always' };

const tags = (overrides: RulesetScene): RulesetScene => ({ target: 'tag', include: ['~ALL'], ...overrides });
const released = (names: readonly string[], ...rulesets: RulesetScene[]): Scene => ({
  routes: rulesetRoutes(...rulesets),
  releases: seen(names.map((name) => release(name))),
});

interface Row {
  readonly name: string;
  readonly scene: Scene;
  readonly deletion: unknown;
  readonly update: unknown;
  readonly actors: unknown;
}

const none = { deletion: false, update: false, actors: 'not-applicable' };
const hidden = { deletion: 'unknown', update: 'unknown', actors: 'unknown' };

const ROWS: readonly Row[] = [
  { name: 'no ruleset', scene: released(['v1']), ...none },
  { name: 'deletion on all tags', scene: released(['v1'], tags({ types: ['deletion'] })), deletion: true, update: false, actors: 0 },
  { name: 'update on all tags', scene: released(['v1'], tags({ types: ['update'] })), deletion: false, update: true, actors: 0 },
  { name: 'force pushes alone, which lets a tag move forward', scene: released(['v1'], tags({ types: ['non_fast_forward'] })), deletion: false, update: false, actors: 0 },
  { name: 'deletion and force pushes', scene: released(['v1'], tags({ types: ['deletion', 'non_fast_forward'] })), deletion: true, update: true, actors: 0 },
  { name: 'deletion and force pushes in two rulesets', scene: released(['v1'], tags({ id: 1, types: ['deletion'] }), tags({ id: 2, types: ['non_fast_forward'] })), deletion: true, update: true, actors: 0 },
  { name: 'evaluate mode', scene: released(['v1'], tags({ types: ['deletion', 'update'], enforcement: 'evaluate' })), ...none },
  { name: 'a disabled ruleset', scene: released(['v1'], tags({ types: ['deletion', 'update'], enforcement: 'disabled' })), ...none },
  { name: 'a ruleset of branches', scene: released(['v1'], tags({ types: ['deletion', 'update'], target: 'branch' })), ...none },
  { name: 'an empty include', scene: released(['v1'], tags({ types: ['deletion', 'update'], include: [] })), ...none },
  { name: 'a pattern that fits all three', scene: released(['v3', 'v2', 'v1', 'old'], tags({ types: ['deletion'], include: ['refs/tags/v*'] })), deletion: true, update: false, actors: 0 },
  { name: 'a pattern that leaves one out', scene: released(['v3', 'nightly', 'v1'], tags({ types: ['deletion'], include: ['refs/tags/v*'], actors: [team] })), deletion: false, update: false, actors: 1 },
  { name: 'two patterns that share the tags', scene: released(['v2', 'v1'], tags({ id: 1, types: ['deletion'], include: ['refs/tags/v1'], actors: [team] }), tags({ id: 2, types: ['deletion'], include: ['refs/tags/v2'], actors: [team, robot] })), deletion: true, update: false, actors: 2 },
  { name: 'an exclude that takes one out', scene: released(['v2', 'v1'], tags({ types: ['deletion'], exclude: ['refs/tags/v2'] })), deletion: false, update: false, actors: 0 },
  { name: 'drafts beside, which have no tag', scene: { ...released([], tags({ types: ['deletion'], include: ['refs/tags/v*'] })), releases: seen([release('x', { draft: true }), release('v1')]) }, deletion: true, update: false, actors: 0 },
  { name: 'no release and no rule', scene: released([]), deletion: 'not-applicable', update: 'not-applicable', actors: 'not-applicable' },
  { name: 'no release and a rule on a pattern', scene: released([], tags({ types: ['deletion'], include: ['refs/tags/v*'] })), deletion: 'not-applicable', update: 'not-applicable', actors: 'not-applicable' },
  { name: 'no release and a rule on all tags', scene: released([], tags({ types: ['deletion'], actors: [team] })), deletion: true, update: 'not-applicable', actors: 1 },
  { name: 'releases hidden and a rule on all tags', scene: { ...released([], tags({ types: ['update'] })), releases: notSeen(forbidden) }, deletion: 'unknown', update: true, actors: 0 },
  { name: 'releases hidden and a rule on a pattern', scene: { ...released([], tags({ types: ['deletion'], include: ['refs/tags/v*'] })), releases: notSeen(forbidden) }, ...hidden },
  { name: 'releases hidden and no ruleset', scene: { ...released([]), releases: notSeen(forbidden) }, deletion: 'unknown', update: 'unknown', actors: 'not-applicable' },
  { name: 'releases cut after a tag without rule', scene: { ...released([]), releases: seenPartly([release('v1')], cut) }, ...none },
  { name: 'releases cut after a guarded tag', scene: { ...released([], tags({ types: ['deletion'], include: ['refs/tags/v1'], actors: [team] })), releases: seenPartly([release('v1')], cut) }, deletion: 'unknown', update: false, actors: 1 },
  { name: 'rulesets hidden', scene: { ...released(['v1']), routes: { [ROUTES.rulesets]: { status: 403, body: {} } } }, ...hidden },
  { name: 'details hidden', scene: { ...released(['v1']), routes: { ...rulesetRoutes(tags({ id: 1 })), 'GET /repos/{owner}/{repo}/rulesets/1': { status: 404 } } }, ...hidden },
  { name: 'details hidden beside a rule on all tags', scene: { ...released(['v1']), routes: { ...rulesetRoutes(tags({ id: 1 }), tags({ id: 2, types: ['update', 'deletion'], actors: [team] })), 'GET /repos/{owner}/{repo}/rulesets/1': { status: 404 } } }, deletion: true, update: true, actors: { atLeast: 1 } },
  { name: 'a bypass list left out', scene: released(['v1'], tags({ types: ['deletion'], actors: null })), deletion: true, update: false, actors: 'unknown' },
]; // prettier-ignore

describe('the tags of the last three releases', () => {
  it.each(ROWS)('$name: deletion blocked $deletion, update blocked $update, actors $actors', async (row) => {
    expect(await says('tag.deletion-blocked', row.scene)).toEqual(row.deletion);
    expect(await says('tag.update-blocked', row.scene)).toEqual(row.update);
    expect(await says('tag.bypass-actors', row.scene)).toEqual(row.actors);
  });

  it('of conditions that are hidden stay unknown', async () => {
    const body = { id: 1, name: 'r', target: 'tag', source_type: 'Organization', enforcement: 'active' };
    const routes = { ...rulesetRoutes(tags({ id: 1 })), 'GET /repos/{owner}/{repo}/rulesets/1': { body } };
    expect(await says('tag.deletion-blocked', { routes, releases: seen([release('v1')]) })).toBe('unknown');
  });
});

describe('tag protection of an Enterprise Server', () => {
  const apiUrl = 'https://ghes.example/api/v3';
  const route = 'GET /repos/{owner}/{repo}/tags/protection';
  const releases = seen([release('v1')]);

  it.each([
    {
      name: 'a pattern that fits keeps a tag from deletion',
      answer: { body: [{ id: 1, pattern: 'v*' }] },
      value: true,
    },
    {
      name: 'one that is switched off does not',
      answer: { body: [{ id: 1, pattern: 'v*', enabled: false }] },
      value: false,
    },
    { name: 'none does not', answer: { body: [] }, value: false },
    { name: 'unreadable says nothing', answer: { status: 404 }, value: 'unknown' },
  ])('$name', async ({ answer, value }) => {
    expect(await says('tag.deletion-blocked', { apiUrl, releases, routes: { [route]: answer } })).toBe(value);
  });

  it('is not asked of github.com, which has none', async () => {
    expect(await says('tag.deletion-blocked', { releases })).toBe(false);
  });
});

it('who passes the tag protection of a server is told nowhere, so no permission is named', () => {
  expect(hiddenOrSeen(-1, undefined, { sources: [] })).toMatchObject({
    unseen: { reason: 'not-offered', what: 'the bypass list of the tag protection' },
  });
});
