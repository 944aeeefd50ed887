import { describe, expect, it } from '@jest/globals';
import { planOf } from '../../src/assessment/plan.ts';
import { atLevel } from '../../src/assessment/steps.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Policy, Profile } from '../../src/model/policy.ts';
import type { Records } from '../../src/model/records.ts';
import { assessed } from '../support/assess.ts';
import { all, any, criterion, declared, evidence, is, ladder, level, observed, policy, profile, reviews, task } from '../support/build.ts'; // prettier-ignore
import { declaration, notApplicableTask, records } from '../support/build-records.ts';

interface Given {
  readonly policy: Policy;
  readonly targets: Profile['targets'];
  readonly facts?: readonly Fact[];
  readonly records?: Partial<Records>;
  readonly profiles?: readonly Profile[];
}

function plan({ policy: set, targets, facts = [], records: given = {}, profiles = [] }: Given) {
  const aim = { ...profile(), name: 'aim', targets };
  const assessment = assessed({ policy: set, evidence: evidence(facts), profile: aim, records: records(given) });
  return planOf({ assessment, policy: set, profile: aim, profiles });
}

const kinds = (made: ReturnType<typeof plan>) =>
  made.tasks.map(({ task: id, actions }) => [id, actions.map(({ kind }) => kind)]);

describe('the plan for a target', () => {
  it('names the least work first: seeing, changing, declaring, reviewing', () => {
    const made = plan({
      policy: policy([
        ladder('PO.1.1', [reviews(2)]),
        ladder('PS.1.1', [declared]),
        ladder('PS.2.1', [is('a.unseen')]),
        ladder('PW.4.1', [is('a.off')]),
      ]),
      targets: { 'PO.1.1': 1, 'PS.1.1': 1, 'PS.2.1': 1, 'PW.4.1': 1 },
      facts: [observed('a.off', false)],
    });
    expect(kinds(made)).toEqual([
      ['PS.2.1', ['see']],
      ['PW.4.1', ['change']],
      ['PS.1.1', ['declare']],
      ['PO.1.1', ['review']],
    ]);
  });

  it.each([
    { name: 'the cheaper of two ways', needs: any(declared, is('a.off')), kind: 'change' },
    { name: 'all that must hold together', needs: all(declared, is('a.off')), kind: 'declare' },
  ])('counts $name', ({ needs, kind }) => {
    const made = plan({
      policy: policy([ladder('PS.1.1', [needs])]),
      targets: { 'PS.1.1': 1 },
      facts: [observed('a.off', false)],
    });
    expect(kinds(made)).toEqual([['PS.1.1', [kind]]]);
  });

  it('leaves out what is met, what lies above the target and what lies outside it', () => {
    const made = plan({
      policy: policy([ladder('PS.1.1', [is('a.on'), is('a.off'), declared]), ladder('PS.2.1', [declared])]),
      targets: { 'PS.1.1': 2 },
      facts: [observed('a.on', true), observed('a.off', false)],
    });
    expect(
      made.tasks.map(({ task: id, from, to, actions }) => [id, from, to, actions.map((each) => each.criterion)]),
    ).toEqual([['PS.1.1', { level: 1, atMost: 1 }, 2, ['PS.1.1-2a']]]);
  });

  it('puts the task that decides before the one that waits for it', () => {
    const made = plan({
      policy: policy([
        ladder('PW.8.1', [all(declared, is('a.off'))]),
        ladder('PW.8.2', [{ kind: 'task', task: 'PW.8.1', atLeast: 1 }], { decidedBy: 'PW.8.1' }),
      ]),
      targets: { 'PW.8.1': 1, 'PW.8.2': 1 },
      facts: [observed('a.off', false)],
    });
    expect(kinds(made)).toEqual([
      ['PW.8.1', ['declare']],
      ['PW.8.2', ['decide']],
    ]);
  });

  it('asks for electives only as far as a required quota lacks them', () => {
    const elective = (id: string) => criterion(id, declared, { mark: 'elective' });
    const of = (enforce: 'recommend' | 'require') =>
      plan({
        policy: policy([task('PS.1.1', [level(1, [criterion('PS.1.1-1a', is('a.on')), elective('PS.1.1-1b'), elective('PS.1.1-1c')], { atLeast: 1, enforce })])]),
        targets: { 'PS.1.1': 1 },
        facts: [observed('a.on', true)],
      });
    expect([kinds(of('recommend')), kinds(of('require'))]).toEqual([[], [['PS.1.1', ['declare']]]]);
  }); // prettier-ignore

  it('is empty once the target is reached', () => {
    const made = plan({
      policy: policy([ladder('PS.1.1', [declared])]),
      targets: { 'PS.1.1': 1 },
      records: { declarations: [declaration('PS.1.1-1a')] },
    });
    expect([made.tasks, made.atTarget]).toEqual([[], { met: 1, of: 1 }]);
  });
});

describe('steps and cases beside the plan', () => {
  const set = policy([ladder('PS.1.1', [is('a.on'), is('a.off')]), ladder('PS.2.1', [is('a.on')])]);
  const facts = [observed('a.on', true), observed('a.off', false)];
  const step: Profile = {
    ...profile(),
    name: 'step',
    kind: 'step',
    step: { order: 'difficulty', number: 1 },
    targets: { 'PS.1.1': 1, 'PS.2.1': 1 },
  };
  const hypothesis: Profile = {
    ...profile(),
    name: 'case-3',
    kind: 'hypothesis',
    targets: { 'PS.1.1': 2, 'PS.2.1': 1 },
  };
  const made = (given: Partial<Records> = {}) =>
    plan({ policy: set, targets: {}, facts, profiles: [hypothesis, step], records: given });

  it('a step is reached at a level when every task of its set is there', () => {
    expect(made().steps.map(({ level: at, met, of, reached }) => [at, met, of, reached])).toEqual([
      [1, 2, 2, true],
      [2, 0, 2, false],
      [3, 0, 2, false],
    ]);
  });

  it('a set of which every task was declared away reaches nothing', () => {
    const away = policy(set.tasks.map((each) => ({ ...each, mayBeNotApplicable: true })));
    const { steps } = plan({
      policy: away,
      targets: {},
      facts,
      profiles: [step],
      records: { notApplicable: [notApplicableTask('PS.1.1'), notApplicableTask('PS.2.1')] },
    });
    expect(steps.map(({ of, reached }) => [of, reached])).toEqual([[0, false], [0, false], [0, false]]); // prettier-ignore
  });

  it('one result is counted under each hypothesis', () => {
    expect(made().cases).toMatchObject([{ profile: 'case-3', met: 1, of: 2, missing: ['PS.1.1'] }]);
  });

  it('a step may be aimed at higher than its file says', () => {
    expect(atLevel(step, 3)).toMatchObject({ name: 'step@3', targets: { 'PS.1.1': 3, 'PS.2.1': 3 } });
  });
});
