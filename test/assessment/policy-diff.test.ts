import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { effectOfNeeds } from '../../src/assessment/need-strength.ts';
import { policyDiff } from '../../src/assessment/policy-diff.ts';
import { replay } from '../../src/assessment/replay.ts';
import type { Effect } from '../../src/model/policy-change.ts';
import type { Need, Policy, TaskPolicy } from '../../src/model/policy.ts';
import { SHEET, world } from '../support/arbitrary.ts';
import { all, any, criterion, declared, evidence, is, ladder, level, observed, policy, reviews, sheet, task, text } from '../support/build.ts'; // prettier-ignore

const atLeast = (value: number): Need => ({ kind: 'fact', fact: 'a.count', op: 'atLeast', value });
const atMost = (value: number): Need => ({ kind: 'fact', fact: 'a.count', op: 'atMost', value });
const within = (value: string): Need => ({ kind: 'fact', fact: 'a.when', op: 'within', value });
const includes = (...value: string[]): Need => ({ kind: 'fact', fact: 'a.set', op: 'includes', value });
const decided = (n: 1 | 2): Need => ({ kind: 'task', task: 'PW.8.1', atLeast: n });

describe('the effect of a changed need', () => {
  it.each<{ name: string; from: Need; to: Need; effect: Effect }>([
    { name: 'a higher minimum', from: atLeast(1), to: atLeast(2), effect: 'tightened' },
    { name: 'a higher maximum', from: atMost(1), to: atMost(2), effect: 'loosened' },
    { name: 'a longer window', from: within('P30D'), to: within('P90D'), effect: 'loosened' },
    { name: 'a shorter window', from: within('P90D'), to: within('P30D'), effect: 'tightened' },
    { name: 'one word more', from: includes('a'), to: includes('a', 'b'), effect: 'tightened' },
    { name: 'one word for another', from: includes('a'), to: includes('b'), effect: 'shifted' },
    { name: 'another fact', from: is('a.x'), to: is('a.y'), effect: 'shifted' },
    { name: 'one review more', from: reviews(2), to: reviews(3), effect: 'tightened' },
    { name: 'a lower level of the decider', from: decided(2), to: decided(1), effect: 'loosened' },
    { name: 'one more that must hold', from: all(is('a.x')), to: all(is('a.x'), declared), effect: 'tightened' },
    { name: 'one more way', from: any(is('a.x')), to: any(is('a.x'), declared), effect: 'loosened' },
    { name: 'a second way beside the only one', from: is('a.x'), to: any(is('a.x'), declared), effect: 'loosened' },
    {
      name: 'a second condition beside the only one',
      from: is('a.x'),
      to: all(is('a.x'), declared),
      effect: 'tightened',
    },
    { name: 'one of several ways left', from: any(is('a.x'), declared), to: is('a.x'), effect: 'tightened' },
    {
      name: 'a threshold deep inside',
      from: all(declared, atLeast(2)),
      to: all(declared, atLeast(1)),
      effect: 'loosened',
    },
    { name: 'two things at once', from: all(declared, atLeast(2)), to: all(is('a.x'), atLeast(1)), effect: 'shifted' },
  ])('$name is $effect', ({ from, to, effect }) => expect(effectOfNeeds(from, to)).toBe(effect));
});

const base = ladder('PS.1.1', [is('a.one'), is('a.two')]);
const changed = (overrides: Partial<TaskPolicy>) => policy([{ ...base, ...overrides }]);
const star = (id: string, needs: Need, overrides = {}) => criterion(id, needs, overrides);

describe('the difference between two policies', () => {
  it.each<{ name: string; to: ReturnType<typeof policy>; effects: readonly (readonly [string, Effect])[] }>([
    { name: 'none', to: policy([base]), effects: [] },
    { name: 'a task less', to: policy([]), effects: [['PS.1.1', 'tightened']] },
    { name: 'a task more', to: policy([base, ladder('PS.2.1', [declared])]), effects: [['PS.2.1', 'loosened']] },
    { name: 'other words', to: changed({ label: text('New') }), effects: [['PS.1.1', 'reworded']] },
    { name: 'not applicable allowed', to: changed({ mayBeNotApplicable: true }), effects: [['PS.1.1', 'loosened']] },
    {
      name: 'a ★ more and a ▲ made ★',
      to: policy([task('PS.1.1', [level(1, [star('PS.1.1-1a', is('a.one')), star('PS.1.1-1b', declared)]), ...base.levels.slice(1)])]),
      effects: [['PS.1.1-1b', 'tightened']],
    },
    {
      name: 'a ★ made ▲',
      to: policy([task('PS.1.1', [level(1, [star('PS.1.1-1a', is('a.one'), { mark: 'elective' })]), ...base.levels.slice(1)])]),
      effects: [['PS.1.1-1a', 'loosened']],
    },
    { name: 'a need', to: policy([ladder('PS.1.1', [is('a.one'), any(is('a.two'), declared)])]), effects: [['PS.1.1-2a', 'loosened']] },
  ])('$name', ({ to, effects }) => {
    const found = policyDiff(policy([base]), to).map(({ task: id, criterion: at, effect }) => [at ?? id, effect]);
    expect(found).toEqual(effects);
  }); // prettier-ignore

  it('a recommended quota is advice, a required one is not', () => {
    const quota = (enforce: 'recommend' | 'require', n: number) =>
      policy([task('PS.1.1', [level(1, [star('PS.1.1-1a', declared)], { atLeast: n, enforce })])]);
    const effect = (from: ReturnType<typeof quota>, to: ReturnType<typeof quota>) => policyDiff(from, to)[0]?.effect;
    expect([
      effect(quota('recommend', 0), quota('recommend', 2)),
      effect(quota('recommend', 2), quota('require', 2)),
      effect(quota('require', 2), quota('require', 1)),
    ]).toEqual(['reworded', 'tightened', 'loosened']);
  });
});

describe('a replay of saved evidence', () => {
  const facts = sheet(['a.one', 'a.two']);
  const seen = evidence([observed('a.one', true), observed('a.two', false)]);
  const strict = policy([base]);

  it('names the tasks that would stand elsewhere, and no other', () => {
    const loose = policy([
      ladder('PS.1.1', [is('a.one'), any(is('a.two'), is('a.one'))]),
      ladder('PS.2.1', [is('a.two')]),
    ]);
    expect(replay('one', seen, { from: strict, to: loose, facts })).toEqual({
      name: 'one',
      moved: [
        { task: 'PS.1.1', from: { level: 1, atMost: 1 }, to: { level: 2, atMost: 2 } },
        { task: 'PS.2.1', from: undefined, to: { level: 0, atMost: 0 } },
      ],
    });
  });

  it('under the same policy moves nobody', () => {
    fc.assert(
      fc.property(world, ({ policy: any, facts: given }) => {
        expect(replay('x', evidence(given), { from: any, to: any, facts: SHEET }).moved).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each<{ effect: Effect; change: (needs: Need) => Need; wrong: (from: number, to: number) => boolean }>([
    { effect: 'loosened', change: (needs) => any(needs, is('settings.flag')), wrong: (from, to) => to < from },
    { effect: 'tightened', change: (needs) => all(needs, is('settings.flag')), wrong: (from, to) => to > from },
  ])('under a policy that is called $effect throughout moves nobody the other way', ({ effect, change, wrong }) => {
    fc.assert(
      fc.property(world, ({ policy: from, facts: given }) => {
        const to = withNeeds(from, change);
        expect(new Set(policyDiff(from, to).map((each) => each.effect))).toEqual(new Set([effect]));
        // A condition beside one that does not apply gives something to judge where there was nothing.
        const applying = given.filter(({ state }) => state !== 'not-applicable');
        const { moved } = replay('x', evidence(applying), { from, to, facts: SHEET });
        expect(moved.filter((each) => wrong(each.from?.level ?? 0, each.to?.level ?? 0))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function withNeeds(of: Policy, change: (needs: Need) => Need): Policy {
  const levels = ({ levels: all3 }: TaskPolicy) =>
    all3.map((one) => ({ ...one, criteria: one.criteria.map((each) => ({ ...each, needs: change(each.needs) })) }));
  return { ...of, tasks: of.tasks.map((each) => ({ ...each, levels: levels(each) })) };
}
