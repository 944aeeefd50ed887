import type { FactDescription, FactSheet } from '../model/fact-sheet.ts';
import type { FactValue } from '../model/fact.ts';
import type { Result } from '../model/level.ts';
import type { TaskPolicy } from '../model/policy.ts';
import { instantOf } from '../model/instant.ts';
import type { Text } from '../model/text.ts';
import { nobodyGives, type Finding } from './need-rules.ts';
import { isEmptyCase, type CaseFact, type PolicyCase } from './policy-case.ts';

/** Results that the cases of a task must tell apart. */
const TOLD_APART: readonly Result[] = ['met', 'unmet', 'unknown'];

/** Do the cases speak of this task's criteria and of facts as they are, and do they tell met, unmet and unknown apart? */
export function caseFindings(cases: readonly PolicyCase[], task: TaskPolicy, facts: FactSheet): readonly Finding[] {
  const ids = new Set(task.levels.flatMap((level) => level.criteria.map((criterion) => criterion.id)));
  const { decidedBy } = task;
  // The criteria of the deciding task are checked beside that task; here a case may give records for them.
  const named: Named = (id) => ids.has(id) || (decidedBy !== undefined && id.startsWith(`${decidedBy}-`));
  const each = cases.flatMap((one, index) => {
    return [...criteriaFindings(one, ['cases', index], named), ...factFindings(one, ['cases', index], facts)];
  });
  return [...each, ...repeatedNames(cases), ...missingKinds(cases).map((what) => ({ path: ['cases'], what }))];
}

type Named = (criterion: string) => boolean;

function criteriaFindings(one: PolicyCase, path: readonly PropertyKey[], mayName: Named): readonly Finding[] {
  const named: readonly (readonly [string, PropertyKey[]])[] = [
    ...one.declared.map((id, index) => [id, ['declared', index]] as const),
    ...Object.keys(one.reviewed).map((id) => [id, ['reviewed', id]] as const),
    ...one.equivalent.map((id, index) => [id, ['equivalent', index]] as const),
    ...Object.keys(one.expect.criteria).map((id) => [id, ['expect', 'criteria', id]] as const),
  ].map(([id, below]) => [id, [...below]]);
  return named
    .filter(([id]) => !mayName(id))
    .map(([id, below]) => ({ path: [...path, ...below], what: noSuchCriterion(id) }));
}

function factFindings(one: PolicyCase, path: readonly PropertyKey[], facts: FactSheet): readonly Finding[] {
  return Object.entries(one.facts).flatMap(([id, fact]) => {
    const what = factProblem(id, fact, facts);
    return what === undefined ? [] : [{ path: [...path, 'facts', id], what }];
  });
}

function factProblem(id: string, fact: CaseFact, facts: FactSheet): Text | undefined {
  const description = Object.hasOwn(facts, id) ? facts[id] : undefined;
  if (description === undefined) return nobodyGives(id, facts);
  if (fact.state !== 'observed' || isOfType(fact.value, description)) return undefined;
  const words = description.words === undefined ? '' : ` (${description.words.slice(0, 20).join(', ')})`;
  return {
    en: `this is no value of ${id}; expected ${TYPE_WORDS[description.type].en}${words}`,
    ja: `${id} の値ではありません。${TYPE_WORDS[description.type].ja}${words}を書いてください`,
  };
}

const TYPE_WORDS: Readonly<Record<FactDescription['type'], Text>> = {
  boolean: { en: 'true or false', ja: 'true 又は false' },
  integer: { en: 'a whole number from 0', ja: '0 以上の整数' },
  ratio: { en: 'a number from 0 to 1', ja: '0～1 の数' },
  instant: { en: 'a date and time with an offset, never or none', ja: '時差付きの日時・never・none のいずれか' },
  set: { en: 'a list of its words', ja: '語のリスト' },
};

function isOfType(value: FactValue, { type, words }: FactDescription): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'ratio':
      return typeof value === 'number' && value >= 0 && value <= 1;
    case 'instant':
      return typeof value === 'string' && (['never', 'none'].includes(value) || instantOf(value) !== undefined);
    case 'set':
      return Array.isArray(value) && value.every((word: string) => words === undefined || words.includes(word));
  }
}

function repeatedNames(cases: readonly PolicyCase[]): readonly Finding[] {
  return cases.flatMap((one, index) => {
    if (cases.findIndex((other) => other.name === one.name) === index) return [];
    return [{ path: ['cases', index, 'name'], what: NAME_TAKEN }];
  });
}

function missingKinds(cases: readonly PolicyCase[]): readonly Text[] {
  const expected = new Set(cases.flatMap((one) => Object.values(one.expect.criteria)));
  const missing = TOLD_APART.filter((result) => !expected.has(result)).map(noCaseExpects);
  return cases.some(isEmptyCase) ? missing : [...missing, NO_EMPTY_CASE];
}

function noSuchCriterion(id: string): Text {
  return {
    en: `the task has no criterion ${id}; name one of its own`,
    ja: `このタスクに達成基準 ${id} はありません。あるものを指定してください`,
  };
}

function noCaseExpects(result: Result): Text {
  return {
    en: `no case expects a criterion to be ${result}; add one, so that met, unmet and unknown are told apart`,
    ja: `結果が ${result} となる達成基準を確かめるケースがありません。met・unmet・unknown の 3 つを区別できるように追加してください`,
  };
}

const NO_EMPTY_CASE: Text = {
  en: 'no case without any facts and records; add one, so that nothing passes by emptiness',
  ja: 'ファクトも記録もない場合のケースがありません。何もない状態で満たされないことを確かめるために追加してください',
};
const NAME_TAKEN: Text = {
  en: 'another case has this name; give each its own',
  ja: '同じ名前のケースがあります。別の名前にしてください',
};
