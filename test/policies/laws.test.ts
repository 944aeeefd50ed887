import { describe, expect, it } from '@jest/globals';
import { assess, type AssessInput } from '../../src/assessment/assess.ts';
import { evidenceOfCase, recordsOfCase } from '../../src/assessment/case-input.ts';
import { factsNamed, takesDeclaration, tasksNamed } from '../../src/assessment/need.ts';
import { FACTS } from '../../src/collectors/api.ts';
import type { TaskAssessment } from '../../src/model/assessment.ts';
import type { TaskId } from '../../src/model/level.ts';
import type { Criterion } from '../../src/model/policy.ts';
import type { Text } from '../../src/model/text.ts';
import { CASE_AT, type CaseFact, type PolicyCase } from '../../src/policy/policy-case.ts';
import { assessInput, taskIn } from '../support/assess.ts';
import { shippedCases, shippedPolicy } from './support.ts';

const policy = shippedPolicy();
const cases = shippedCases();

interface Row {
  readonly id: string;
  readonly task: TaskId;
  readonly level: 1 | 2 | 3;
  readonly criterion: Criterion;
}

const rows: readonly Row[] = policy.tasks.flatMap(({ task, levels }) =>
  levels.flatMap(({ level, criteria }) => criteria.map((criterion) => ({ id: criterion.id, task, level, criterion }))),
);
const required = rows.filter(({ criterion }) => criterion.mark === 'required');

function judge(one: Pick<PolicyCase, 'task' | 'facts' | 'declared' | 'reviewed' | 'equivalent'>): TaskAssessment {
  const whole: PolicyCase = {
    name: '',
    file: 'case.yml',
    line: 1,
    unread: false,
    at: CASE_AT,
    expect: { criteria: {} },
    ...one,
  };
  const given: Partial<AssessInput> = { facts: FACTS, at: CASE_AT };
  const seen = { evidence: evidenceOfCase(whole, FACTS), records: recordsOfCase(whole) };
  return taskIn(assess(assessInput({ policy, ...given, ...seen })), one.task);
}

/** A case of the task that reaches level 3 without an equivalent. */
function best(task: TaskId): PolicyCase {
  const found = cases.find((one) => one.task === task && one.expect.level === 3 && one.equivalent.length === 0);
  if (found === undefined) throw new Error(`no case of ${task} reaches level 3`);
  return found;
}

function without({ facts, declared, reviewed, ...rest }: PolicyCase, { id, criterion }: Row): PolicyCase {
  const named: readonly string[] = factsNamed(criterion.needs);
  const deciders = tasksNamed(criterion.needs);
  const ofDecider = (each: string) => deciders.some((task) => each.startsWith(`${task}-`));
  const left = Object.entries(facts).filter(([fact]) => !named.includes(fact));
  return {
    ...rest,
    facts: Object.fromEntries(left),
    declared: declared.filter((each) => each !== id && !ofDecider(each)),
    reviewed: Object.fromEntries(Object.entries(reviewed).filter(([each]) => each !== id)),
  };
}

/** What only says that something is there: a file, a name, a step in a workflow, a signature that nobody verified. */
const PRESENCE: Readonly<Record<string, CaseFact>> = Object.fromEntries(
  (
    [
      ['repo.security-policy', true],
      ['vulnerability.policy-published', true],
      ['repo.codeowners', true],
      ['repo.dependabot-config', true],
      ['repo.renovate-config', true],
      ['repo.security-insights', true],
      ['sast.configured', true],
      ['release.assets-signed-ratio', 1],
      ['release.assets-with-digest-ratio', 1],
      ['workflow.tool-categories', FACTS['workflow.tool-categories']?.words ?? []],
    ] as const
  ).map(([id, value]) => [id, { state: 'observed', value, exactness: 'exact' }]),
);

describe('every shipped criterion', () => {
  it.each(required)('$id is needed: without what it rests on its level is lost', (row) => {
    const whole = best(row.task);
    expect(judge(whole).level).toBe(3);
    expect(judge(without(whole, row)).level).toBeLessThan(row.level);
  });

  it.each(required)('$id has a case that meets it and one that does not', ({ id }) => {
    const results = new Set(cases.map(({ expect: { criteria } }) => criteria[id]));
    expect([...results]).toEqual(expect.arrayContaining(['met', 'unmet']));
  });

  it.each(rows.filter(({ criterion }) => factsNamed(criterion.needs).length > 0))(
    '$id has a case in which its facts leave it open',
    ({ id }) => {
      expect(cases.some(({ expect: { criteria } }) => criteria[id] === 'unknown')).toBe(true);
    },
  );

  it.each(policy.tasks.map(({ task }) => ({ task })))(
    'of $task is met neither by emptiness nor by presence',
    ({ task }) => {
      const nothing = { task, declared: [], reviewed: {}, equivalent: [] };
      const inapplicable = Object.keys(FACTS).map((id): [string, CaseFact] => [id, { state: 'not-applicable' }]);
      const met = [{}, Object.fromEntries(inapplicable), PRESENCE]
        .flatMap((facts) => judge({ ...nothing, facts }).criteria)
        .filter(({ mark, result }) => mark === 'required' && result === 'met');
      expect(met.map(({ id }) => id)).toEqual([]);
    },
  );

  it('of level 3 includes reviews of two dates that a person declares', () => {
    const reviewed = required.filter(({ level, criterion }) => level === 3 && criterion.needs.kind === 'reviews');
    expect([...new Set(reviewed.map(({ task }) => task))]).toEqual(policy.tasks.map(({ task }) => task));
  });

  it.each(rows.filter(({ criterion }) => takesDeclaration(criterion.needs)))(
    '$id tells where to declare',
    ({ criterion: { remedy } }) => {
      for (const text of [remedy.en, remedy.ja]) expect(text).toContain('.ssdf/declarations/');
    },
  );
});

describe('every shipped text', () => {
  const texts = policy.tasks.flatMap(({ task, label, levels, doesNotProve }): readonly (readonly [string, Text])[] => [
    [task, label],
    [task, doesNotProve],
    ...levels.flatMap(({ criteria, judgement, level }) => [
      [`${task} level ${level}`, judgement] as const,
      ...criteria.flatMap(({ id, asks, remedy, silentOn }) =>
        [asks, remedy, silentOn].flatMap((text) => (text === undefined ? [] : [[id, text] as const])),
      ),
    ]),
  ]);

  it('is written in its own language', () => {
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    const wrong = texts.filter(([, { en, ja }]) => japanese.test(en) || !japanese.test(ja));
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  it('promises nothing that only others may grant', () => {
    const wrong = texts.filter(([, { en, ja }]) =>
      /認証済|準拠|適合済|自己認証|自己宣言|certif|complian|conform/i.test(`${en} ${ja}`),
    );
    expect(wrong.map(([where]) => where)).toEqual([]);
  });
});
