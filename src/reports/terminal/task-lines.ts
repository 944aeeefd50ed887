import type { CriterionAssessment, TaskAssessment } from '../../model/assessment.ts';
import type { GradedLevel } from '../../model/level.ts';
import { mayShow } from '../audience.ts';
import { countLevel, countText } from '../counts.ts';
import { resultWord, withheldText } from '../criterion-view.ts';
import { levelMark, observedText, rangeOf } from '../levels.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** A graded task: its level, how the next level stands, and the first ★ that is open there. */
export function taskLines(task: TaskAssessment, input: ReportInput, options: ReportOptions): readonly string[] {
  const range = rangeOf(task);
  const { language } = options;
  const label = input.policy.labels[task.id][language];
  if (range === undefined) {
    return task.status === 'not-applicable' ? [`${task.id}  ${WORDS.aside[language]}  ${label}`] : [];
  }
  const alone = observedText(task, language);
  const head = [task.id, levelMark(range, language), ...(alone === '' ? [] : [`(${alone})`]), label].join('  ');
  return [head, ...nextLevelLines(task, input, options).map((line) => `        ${line}`)];
}

function nextLevelLines(task: TaskAssessment, input: ReportInput, options: ReportOptions): readonly string[] {
  const { level = 3 } = task;
  if (level === 3) return [];
  const next = (level + 1) as GradedLevel;
  const { language } = options;
  const count = countText(countLevel(task, next, { circles: input, options }), language);
  const lead = { en: `level ${next}: ${count}`, ja: `達成レベル ${next}：${count}` }[language];
  return [lead, ...openLine(task, next, { input, options })];
}

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
}

/** Only among what may be shown: "the first open one is held back" would say that it is open. */
function openLine(task: TaskAssessment, level: GradedLevel, { input, options }: Context): readonly string[] {
  const { language } = options;
  const criteria = task.criteria.filter((one) => one.level === level);
  const shown = criteria.filter((one) => mayShow(one, input, options));
  const first = shown.find(isOpen);
  if (first !== undefined) return [`${first.id} ${resultWord(first, language)}: ${first.message[language]}`];
  return shown.length < criteria.length ? [withheldText(task.id, language)] : [];
}

function isOpen({ mark, result }: CriterionAssessment): boolean {
  return mark === 'required' && (result === 'unmet' || result === 'unknown');
}
