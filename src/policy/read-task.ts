import type { FactSheet } from '../model/fact-sheet.ts';
import type { TaskId } from '../model/level.ts';
import type { TaskPolicy } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import { caseFindings } from './case-rules.ts';
import type { Finding } from './need-rules.ts';
import { readCases } from './parse-cases.ts';
import { boundProblems, type Problem } from './problem.ts';
import { readFile } from './read-file.ts';
import type { YamlFile } from './read-yaml.ts';
import type { NamedText } from './set-files.ts';
import { taskFindings } from './task-rules.ts';
import { taskSchema } from './task-schema.ts';
import { toTask } from './to-task.ts';
import { valueAt } from './value-at.ts';

export interface TaskReading {
  readonly task: TaskPolicy | undefined;
  readonly problems: readonly Problem[];
}

/** Reads one task file; `id` is what its name says it is. */
export function readTask({ file, text }: NamedText, id: TaskId, facts: FactSheet): TaskReading {
  const reading = readFile(file, text, taskSchema);
  if (reading.state === 'bad') return { task: undefined, problems: reading.problems };
  const task = toTask(reading.value);
  const order = levelsUpwards(text) ? [] : orderFindings(reading.yaml);
  const findings = [...otherTask(task.task, id), ...order, ...taskFindings(task, facts)];
  return { task, problems: toProblems(reading.yaml, findings) };
}

/** Reads the cases beside a task; beyond their shape they can be held against it only when it could be read itself. */
export function checkCases(
  { file, text }: NamedText,
  task: TaskPolicy | undefined,
  facts: FactSheet,
): readonly Problem[] {
  const reading = readCases(file, text, { lines: false });
  if (reading.state === 'bad') return reading.problems;
  if (task === undefined) return [];
  const named = reading.value[0]?.task ?? task.task;
  return toProblems(reading.yaml, [...otherTask(named, task.task), ...caseFindings(reading.value, task, facts)]);
}

function toProblems(yaml: YamlFile, findings: readonly Finding[]): readonly Problem[] {
  return boundProblems(
    findings.map(({ path, what }) => ({ code: 'POLICY_RULE', file: yaml.file, ...yaml.placeOf(path), what })),
  );
}

function otherTask(came: TaskId, expected: TaskId): readonly Finding[] {
  if (came === expected) return [];
  const what: Text = {
    en: `the file is named for ${expected} but its task is ${came}; rename the file or correct the task`,
    ja: `ファイル名は ${expected} ですが、task は ${came} です。どちらかを直してください`,
  };
  return [{ path: ['task'], what }];
}

/** A quick look that settles the usual layout; anything else is looked up by position. */
function levelsUpwards(text: string): boolean {
  const levels = [...text.matchAll(/^ {2}([123]):/gm)].map(([, level]) => level);
  return levels.join('') === '123';
}

/** People read from level 1 upwards; the parsed object no longer knows the order of the text. */
function orderFindings(yaml: YamlFile): readonly Finding[] {
  const levels = Object.keys(valueAt(yaml.value, ['levels']) ?? {});
  const lines = levels.sort().map((level) => yaml.placeOf(['levels', level]));
  return levels.flatMap((level, index) => {
    const here = lines[index];
    const previous = lines[index - 1];
    if (here === undefined || previous === undefined || !isBefore(here, previous)) return [];
    return [{ path: ['levels', level], what: wrongOrder(level, levels[index - 1] ?? '') }];
  });
}

function isBefore(a: ReturnType<YamlFile['placeOf']>, b: ReturnType<YamlFile['placeOf']>): boolean {
  return a.line < b.line || (a.line === b.line && (a.column ?? 0) < (b.column ?? 0));
}

function wrongOrder(level: string, previous: string): Text {
  return {
    en: `level ${level} comes before level ${previous}; list levels upwards`,
    ja: `達成レベル ${level} が ${previous} より前にあります。低い順に並べてください`,
  };
}
