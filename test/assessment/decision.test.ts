import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../src/model/fact.ts';
import type { Need } from '../../src/model/policy.ts';
import type { Records } from '../../src/model/records.ts';
import { assessed, criterionIn, taskIn } from '../support/assess.ts';
import { all, declared, evidence, is, ladder, observed, policy, unknown } from '../support/build.ts';
import { declaration, equivalent, notApplicableTask, records } from '../support/build-records.ts';

const decided: Need = { kind: 'task', task: 'PW.8.1', atLeast: 1 };
const both = policy([
  ladder('PW.8.1', [{ kind: 'any', of: [declared, is('plan.seen')] }]),
  ladder('PW.8.2', [all(decided, is('tests.ran'))], { decidedBy: 'PW.8.1', mayBeNotApplicable: true }),
]);
const yes = (...ids: string[]) => ids.map((id) => observed(id, true));
const no = (...ids: string[]) => ids.map((id) => observed(id, false));
const recorded = (overrides: Partial<Records>) => records(overrides);
const judged = (facts: readonly Fact[], overrides: Partial<Records> = {}) =>
  assessed({ policy: both, evidence: evidence(facts), records: recorded(overrides) });

describe('a task that carries out what another decided', () => {
  it.each<{ name: string; facts: readonly Fact[]; declared?: boolean; range: readonly number[] }>([
    {
      name: 'holds once the other has decided and it was done',
      facts: yes('plan.seen', 'tests.ran'),
      range: [1, 1, 1],
    },
    {
      name: 'holds nothing while the other has not decided',
      facts: [...no('plan.seen'), ...yes('tests.ran')],
      range: [0, 0, 0],
    },
    {
      name: 'stays open while it is open whether the other has',
      facts: [unknown('plan.seen'), ...yes('tests.ran')],
      range: [0, 1, 0],
    },
    {
      name: 'is not observed where the other is only declared',
      facts: [...no('plan.seen'), ...yes('tests.ran')],
      declared: true,
      range: [1, 1, 0],
    },
    { name: 'is not met by the decision alone', facts: [...yes('plan.seen'), ...no('tests.ran')], range: [0, 0, 0] },
  ])('$name', ({ facts, declared: said = false, range }) => {
    const { level, levelAtMost, levelObserved } = taskIn(
      judged(facts, said ? { declarations: [declaration('PW.8.1-1a')] } : {}),
      'PW.8.2',
    );
    expect([level, levelAtMost, levelObserved]).toEqual(range);
  });

  it('names the other task, its level, and no fact of it', () => {
    const criterion = criterionIn(judged([...no('plan.seen'), ...yes('tests.ran')]), 'PW.8.2-1a');
    expect(criterion).toMatchObject({ result: 'unmet', facts: ['tests.ran'], tasks: ['PW.8.1'] });
    expect(criterion.message.en).toContain('PW.8.1, which decides this, at level 1 or above needed, found 0');
  });

  it('is unknown where the policy judges the other not at all', () => {
    const alone = policy(both.tasks.slice(1));
    const { level, levelAtMost } = taskIn(assessed({ policy: alone, evidence: evidence(yes('tests.ran')) }), 'PW.8.2');
    expect([level, levelAtMost]).toEqual([0, 1]);
  });

  it('moves for the fact that moved the other', () => {
    const { delta } = assessed({
      policy: both,
      evidence: evidence([...no('plan.seen'), ...yes('tests.ran')]),
      baseline: { evidence: evidence(yes('plan.seen', 'tests.ran')) },
    });
    expect(delta.map(({ id, because }) => [id, because])).toEqual([
      ['PW.8.1', ['plan.seen']],
      ['PW.8.2', ['plan.seen']],
    ]);
  });
});

describe('a task set aside because the other decided so', () => {
  const aside = { notApplicable: [notApplicableTask('PW.8.2')] };

  it('is not applicable once the other has decided', () => {
    const assessment = judged(yes('plan.seen'), aside);
    expect([taskIn(assessment, 'PW.8.2').status, assessment.notices]).toEqual(['not-applicable', []]);
  });

  it.each<{ name: string; facts: readonly Fact[] }>([
    { name: 'has not decided', facts: no('plan.seen') },
    { name: 'may have decided', facts: [unknown('plan.seen')] },
  ])('is level 0 while the other $name, whatever equivalents say, and the report says why', ({ facts }) => {
    const assessment = judged(facts, { ...aside, equivalents: [equivalent('PW.8.2-1a')] });
    expect(taskIn(assessment, 'PW.8.2')).toMatchObject({
      level: 0,
      levelObserved: 0,
      status: expect.not.stringMatching('met'),
    });
    expect(assessment.notices.map(({ en }) => en)).toEqual([
      expect.stringContaining('PW.8.2 is declared not applicable, but PW.8.1'),
    ]);
  });
});
