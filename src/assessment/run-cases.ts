import type { TaskAssessment } from '../model/assessment.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Policy, Profile } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import type { PolicyCase } from '../policy/policy-case.ts';
import { assess } from './assess.ts';
import { evidenceOfCase, recordsOfCase } from './case-input.ts';

/** One thing that came out otherwise than the case says. */
export interface CaseDifference {
  /** `level`, `levelAtMost`, `levelObserved`, a criterion id, or `case` when the case itself cannot be run. */
  readonly what: string;
  readonly message: Text;
}

export interface CaseOutcome {
  readonly case: PolicyCase;
  readonly passed: boolean;
  readonly differences: readonly CaseDifference[];
}

/** Judges every case by the policy and compares what comes out with what it expects. */
export function runCases(policy: Policy, cases: readonly PolicyCase[], facts: FactSheet): readonly CaseOutcome[] {
  return cases.map((one) => {
    const differences = runCase(policy, one, facts);
    return { case: one, passed: differences.length === 0, differences };
  });
}

function runCase(policy: Policy, one: PolicyCase, facts: FactSheet): readonly CaseDifference[] {
  const subject = policy.tasks.find(({ task }) => task === one.task);
  const tasks = policy.tasks.filter(({ task }) => task === one.task || task === subject?.decidedBy);
  if (subject === undefined) return [{ what: 'case', message: noTask(one.task) }];
  const unknown = Object.keys(one.facts).filter((id) => !Object.hasOwn(facts, id));
  if (unknown.length > 0) return [{ what: 'case', message: noFact(unknown) }];
  const { tasks: assessed, notices } = assess({
    policy: { ...policy, tasks },
    facts,
    evidence: evidenceOfCase(one, facts),
    profile: PROFILE,
    records: recordsOfCase(one),
    at: one.at,
    gate: 'observe',
  });
  const task = assessed.find(({ id }) => id === one.task);
  // A declaration where none is asked for says nothing; a case that relies on it would mislead its reader.
  const pointless = one.unread ? [] : notices.map((message) => ({ what: 'case', message }));
  return task === undefined ? pointless : [...pointless, ...compare(one, task)];
}

const PROFILE: Profile = { name: 'cases', label: { en: 'cases', ja: 'ケース' }, targets: {} };

function compare({ expect }: PolicyCase, task: TaskAssessment): readonly CaseDifference[] {
  const results = new Map(task.criteria.map((criterion) => [criterion.id, criterion.result]));
  const levels = (['level', 'levelAtMost', 'levelObserved'] as const).flatMap((key) =>
    difference(key, expect[key], task[key]),
  );
  const criteria = Object.entries(expect.criteria).flatMap(([id, result]) => difference(id, result, results.get(id)));
  return [...levels, ...criteria];
}

type Compared = string | number | undefined;

function difference(what: string, ...[expected, came]: readonly [Compared, Compared]): readonly CaseDifference[] {
  if (expected === undefined || expected === came) return [];
  return [{ what, message: otherwise(what, String(expected), String(came ?? 'nothing')) }];
}

function otherwise(what: string, ...[expected, came]: readonly [string, string]): Text {
  return {
    en: `${what}: expected ${expected}, came ${came}`,
    ja: `${what}：期待 ${expected}、実際 ${came}`,
  };
}

function noTask(task: string): Text {
  return { en: `the policy has no task ${task}`, ja: `ポリシーにタスク ${task} がありません` };
}

function noFact(ids: readonly string[]): Text {
  return {
    en: `no collector gives ${ids.join(', ')}`,
    ja: `${ids.join('、')} を収集するコレクターはありません`,
  };
}
