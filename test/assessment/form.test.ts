import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assess } from '../../src/assessment/assess.ts';
import { judgeForm } from '../../src/assessment/form.ts';
import type { Form, ItemState } from '../../src/model/form.ts';
import type { Policy } from '../../src/model/policy.ts';
import { SHEET, world, type World } from '../support/arbitrary.ts';
import { assessed, assessInput } from '../support/assess.ts';
import { any, declared, evidence, is, ladder, observed, policy, text } from '../support/build.ts';
import { declaration, equivalent, exception, notApplicableTask, records } from '../support/build-records.ts';
import { weakened } from '../support/weaken.ts';

const form = (tasks: Form['items'][number]['tasks'], checks: readonly string[]): Form => ({
  name: 'some-form',
  edition: '1',
  label: text('Some form'),
  status: text('optional'),
  asOf: '2026-11-23',
  items: [{ id: '1a', label: text('First'), tasks, checks }],
});
const two = policy([
  ladder('PS.1.1', [any(is('a.on'), declared)], { mayBeNotApplicable: true }),
  ladder('PS.2.1', [is('a.two')]),
]);
const both = form(['PS.1.1', 'PS.2.1'], ['PS.1.1-1a', 'PS.2.1-1a']);
type Given = Parameters<typeof records>[0];

function judged(facts: Readonly<Record<string, boolean>>, given: Given = {}) {
  const seen = Object.entries(facts).map(([id, value]) => observed(id, value));
  return judgeForm(both, assessed({ policy: two, evidence: evidence(seen), records: records(given) }));
}

describe('an item of a form', () => {
  it.each<{ name: string; facts: Record<string, boolean>; given?: Given; state: ItemState }>([
    { name: 'every check observed is evidence', facts: { 'a.on': true, 'a.two': true }, state: 'evidence' },
    {
      name: 'a check that rests on people is declared only',
      facts: { 'a.on': false, 'a.two': true },
      given: { declarations: [declaration('PS.1.1-1a')] },
      state: 'declared',
    },
    {
      name: 'an equivalent is declared only',
      facts: { 'a.on': true, 'a.two': false },
      given: { equivalents: [equivalent('PS.2.1-1a')] },
      state: 'declared',
    },
    { name: 'a check not seen cannot be judged', facts: { 'a.on': true }, state: 'undetermined' },
    { name: 'one lacking check is lacking, whatever else is open', facts: { 'a.on': false }, state: 'lacking' },
    {
      name: 'an accepted risk stays lacking',
      facts: { 'a.on': true, 'a.two': false },
      given: { exceptions: [exception('PS.2.1-1a')] },
      state: 'lacking',
    },
    {
      name: 'a check declared away drops out',
      facts: { 'a.two': true },
      given: { notApplicable: [notApplicableTask('PS.1.1')] },
      state: 'evidence',
    },
  ])('$name', ({ facts, given, state }) => expect(judged(facts, given).items[0]?.state).toBe(state));

  it('of which every check was declared away has nothing to show', () => {
    const one = form(['PS.1.1'], ['PS.1.1-1a']);
    const aside = records({ notApplicable: [notApplicableTask('PS.1.1')] });
    const { items, exclusions } = judgeForm(one, assessed({ policy: two, records: aside }));
    expect([items[0]?.state, exclusions]).toEqual(['undetermined', ['PS.1.1']]);
  });

  it('that names a criterion the policy in force does not hold cannot be judged', () => {
    const { items } = judgeForm(
      both,
      assessed({ policy: policy(two.tasks.slice(0, 1)), evidence: evidence([observed('a.on', true)]) }),
    );
    expect(items[0]?.state).toBe('undetermined');
  });

  it('has its accepted risks in the plan of action', () => {
    expect(judged({ 'a.two': false }, { exceptions: [exception('PS.2.1-1a')] }).planOfAction).toEqual([
      { criterion: 'PS.2.1-1a', until: '2027-01-31', by: 'carol' },
    ]);
  });
});

const GOOD: readonly ItemState[] = ['lacking', 'undetermined', 'declared', 'evidence'];

/** A form with one item over every criterion of a policy. */
function whole({ tasks }: Policy): Form {
  const checks = tasks.flatMap(({ levels }) => levels.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return form(tasks.map(({ task }) => task), checks); // prettier-ignore
}

describe('the laws of a form', () => {
  const stateOf = (given: Parameters<typeof assessInput>[0]) => judgeForm(whole(given.policy), assess(assessInput(given))).items[0]?.state ?? 'lacking'; // prettier-ignore
  const input = ({ facts, ...rest }: World) => ({ facts: SHEET, evidence: evidence(facts), ...rest });

  it('losing evidence never makes an item that shows evidence or a declaration better, nor one that lacks nothing lack less', () => {
    fc.assert(
      fc.property(world, fc.nat(30), fc.nat(30), (given, which, how) => {
        const lost = given.facts.flatMap((fact, index) => {
          const left = [...weakened(fact), undefined];
          const kept = index === which % Math.max(given.facts.length, 1) ? left[how % left.length] : fact;
          return kept === undefined ? [] : [kept];
        });
        const [before, after] = [stateOf(input(given)), stateOf(input({ ...given, facts: lost }))];
        // "Lacking" may become "cannot be judged": what is no longer seen is no longer known to lack.
        if (before !== 'lacking') expect(GOOD.indexOf(after)).toBeLessThanOrEqual(GOOD.indexOf(before));
        else expect(['lacking', 'undetermined']).toContain(after);
      }),
      { numRuns: 150 },
    );
  });

  it('an exception changes no state', () => {
    fc.assert(
      fc.property(world, (given) => {
        const without = { ...given, records: { ...given.records, exceptions: [] } };
        expect(stateOf(input(given))).toBe(stateOf(input(without)));
      }),
      { numRuns: 100 },
    );
  });
});
