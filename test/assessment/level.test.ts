import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../src/model/fact.ts';
import type { Electives, TaskPolicy } from '../../src/model/policy.ts';
import { assessed, taskIn } from '../support/assess.ts';
import {
  all,
  criterion,
  evidence,
  is,
  ladder,
  level,
  notApplicable,
  observed,
  policy,
  profile,
  task,
} from '../support/build.ts';
import { equivalent, notApplicableTask, records } from '../support/build-records.ts';

const yes = (...ids: string[]) => ids.map((id) => observed(id, true));
const no = (...ids: string[]) => ids.map((id) => observed(id, false));
const three = ladder('PS.1.1', [is('a.one'), is('a.two'), is('a.three')]);

function stands(policyOf: TaskPolicy, facts: readonly Fact[]) {
  const { level: low, levelAtMost } = taskIn(
    assessed({ policy: policy([policyOf]), evidence: evidence(facts) }),
    'PS.1.1',
  );
  return [low, levelAtMost];
}

describe('the level of a task', () => {
  it.each<{ name: string; facts: readonly Fact[]; range: [number, number] }>([
    { name: 'every ★ of 1 to 3 is level 3', facts: yes('a.one', 'a.two', 'a.three'), range: [3, 3] },
    {
      name: 'level 1 unmet is level 0, whatever stands above',
      facts: [...no('a.one'), ...yes('a.two', 'a.three')],
      range: [0, 0],
    },
    { name: 'a gap at level 2 stops at 1', facts: [...yes('a.one', 'a.three'), ...no('a.two')], range: [1, 1] },
    { name: 'an unknown ★ opens the range', facts: yes('a.one', 'a.three'), range: [1, 3] },
    {
      name: 'an unknown ★ below a missing one opens it only so far',
      facts: [...yes('a.one'), ...no('a.three')],
      range: [1, 2],
    },
    { name: 'no evidence at all is level 0, perhaps 3', facts: [], range: [0, 3] },
  ])('$name', ({ facts, range }) => expect(stands(three, facts)).toEqual(range));

  it('every ★ of a level is needed', () => {
    const four = ['a.one', 'a.two', 'a.three', 'a.four'];
    const starred = task('PS.1.1', [
      level(
        1,
        four.map((id, n) => criterion(`PS.1.1-1${n}`, is(id))),
      ),
    ]);
    const ranges = four.map((missing) =>
      stands(starred, [...yes(...four.filter((id) => id !== missing)), ...no(missing)]),
    );
    expect([stands(starred, yes(...four)), ...ranges]).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('a level with ▲ alone, or with nothing, is never reached', () => {
    const electiveOnly = level(1, [criterion('PS.1.1-1a', is('a.one'), { mark: 'elective' })]);
    expect(stands(task('PS.1.1', [electiveOnly]), yes('a.one'))).toEqual([0, 0]);
    expect(stands(task('PS.1.1', [level(1, [])]), yes('a.one'))).toEqual([0, 0]);
    expect(stands(task('PS.1.1', []), yes('a.one'))).toEqual([0, 0]);
  });

  it('a ★ with nothing to judge is open, also where facts alone count', () => {
    const tested = task('PS.1.1', [
      level(1, [criterion('PS.1.1-1a', is('a.one')), criterion('PS.1.1-1b', is('a.two'))]),
    ]);
    const facts = [...yes('a.one'), notApplicable('a.two')];
    const found = taskIn(assessed({ policy: policy([tested]), evidence: evidence(facts) }), 'PS.1.1');
    expect([found.level, found.levelAtMost, found.levelObserved]).toEqual([0, 1, 0]);
  });

  it('a task of one level reaches no other', () => {
    expect(stands(ladder('PS.1.1', [is('a.one')]), yes('a.one'))).toEqual([1, 1]);
  });
});

describe('electives', () => {
  const withElectives = (electives: Electives) =>
    task('PS.1.1', [
      level(
        1,
        [
          criterion('PS.1.1-1a', is('a.star')),
          criterion('PS.1.1-1b', is('a.p'), { mark: 'elective' }),
          criterion('PS.1.1-1c', is('a.q'), { mark: 'elective' }),
        ],
        electives,
      ),
    ]);

  it.each<{ name: string; electives: Electives; facts: readonly Fact[]; range: [number, number] }>([
    {
      name: 'recommended ones do not stop a level',
      electives: { atLeast: 2, enforce: 'recommend' },
      facts: no('a.p', 'a.q'),
      range: [1, 1],
    },
    { name: 'required ones do', electives: { atLeast: 1, enforce: 'require' }, facts: no('a.p', 'a.q'), range: [0, 0] },
    {
      name: 'a required quota that is reached holds',
      electives: { atLeast: 1, enforce: 'require' },
      facts: [...yes('a.p'), ...no('a.q')],
      range: [1, 1],
    },
    {
      name: 'a required quota that unknown ones could fill is open',
      electives: { atLeast: 2, enforce: 'require' },
      facts: yes('a.p'),
      range: [0, 1],
    },
    {
      name: 'a required quota out of reach is definite',
      electives: { atLeast: 2, enforce: 'require' },
      facts: no('a.p'),
      range: [0, 0],
    },
    {
      name: 'a quota above what there is means all of them',
      electives: { atLeast: 9, enforce: 'require' },
      facts: yes('a.p', 'a.q'),
      range: [1, 1],
    },
  ])('$name', ({ electives, facts, range }) =>
    expect(stands(withElectives(electives), [...yes('a.star'), ...facts])).toEqual(range),
  );

  it('the count is printed for each level, and equivalents count', () => {
    const tested = withElectives({ atLeast: 9, enforce: 'recommend' });
    const assessment = assessed({
      policy: policy([tested]),
      evidence: evidence([...yes('a.p'), ...no('a.q')]),
      records: records({ equivalents: [equivalent('PS.1.1-1c')] }),
    });
    expect(taskIn(assessment, 'PS.1.1').electives).toEqual([
      { level: 1, met: 2, of: 2, recommended: 2, enforce: 'recommend' },
    ]);
  });
});

describe('the status of a task', () => {
  it.each<{ name: string; facts: readonly Fact[]; target?: 1 | 2 | 3; status: string }>([
    { name: 'at its target it is met', facts: yes('a.one', 'a.two'), target: 2, status: 'met' },
    { name: 'below it for certain it is below', facts: [...yes('a.one'), ...no('a.two')], target: 2, status: 'below' },
    { name: 'a range across the target is undetermined', facts: yes('a.one'), target: 2, status: 'undetermined' },
    { name: 'a range above the target is met', facts: yes('a.one'), target: 1, status: 'met' },
    {
      name: 'a range below the target is below',
      facts: [...yes('a.one'), ...no('a.three')],
      target: 3,
      status: 'below',
    },
    { name: 'outside the profile level 1 is the measure', facts: yes('a.one'), status: 'met' },
  ])('$name', ({ facts, target, status }) => {
    const aim = profile(target === undefined ? {} : { 'PS.1.1': target });
    const found = taskIn(assessed({ policy: policy([three]), evidence: evidence(facts), profile: aim }), 'PS.1.1');
    expect([found.status, found.target]).toEqual([status, target]);
  });

  it('a task without criteria is not assessed: it has no level and stays in the denominators', () => {
    const assessment = assessed({ policy: policy([]), profile: profile({ 'PS.1.1': 1 }) });
    const found = taskIn(assessment, 'PS.1.1');
    expect([found.status, found.level, found.levelAtMost, found.levelObserved]).toEqual([
      'not-assessed',
      undefined,
      undefined,
      undefined,
    ]);
    expect([assessment.atTarget, assessment.beside.PS.notAssessed]).toEqual([{ met: 0, of: 1 }, 4]);
  });

  it('a task that is declared not applicable leaves the denominators and gives no criterion a result', () => {
    const aside = ladder('PS.1.1', [all(is('a.one'))], { mayBeNotApplicable: true });
    const assessment = assessed({
      policy: policy([aside]),
      evidence: evidence(yes('a.one')),
      profile: profile({ 'PS.1.1': 1 }),
      records: records({ notApplicable: [notApplicableTask('PS.1.1')] }),
    });
    const found = taskIn(assessment, 'PS.1.1');
    expect([found.status, found.level, found.criteria.map(({ result }) => result)]).toEqual([
      'not-applicable',
      undefined,
      ['not-applicable'],
    ]);
    expect([assessment.atTarget, assessment.beside.PS]).toEqual([
      { met: 0, of: 0 },
      { undetermined: 0, notApplicable: 1, notAssessed: 3 },
    ]);
  });
});
