import type { CriterionAssessment, TaskAssessment } from '../../model/assessment.ts';
import { mayShow } from '../audience.ts';
import { curesOf } from '../cures.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { colon, WORDS } from '../words.ts';

/** Criteria named in one row. */
const MAX_NAMED = 3;

/** Tasks whose level could be higher once more can be seen, and the permission or plan that would show it. */
export function unconfirmedSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const open = openTasks(input);
  if (open.length === 0) return section(60, {});
  const ids = open.map(({ id }) => id).join({ en: ', ', ja: '、' }[language]);
  const summary = {
    en: `${open.length === 1 ? '1 task is' : `${open.length} tasks are`} not settled: ${ids}`,
    ja: `判定が確定していないタスク ${open.length} 件：${ids}`,
  }[language];
  const columns = [WORDS.task, WORDS.now, WORDS.could, WORDS.notConfirmed, WORDS.toSeeIt].map(
    (column) => column[language],
  );
  return section(60, {
    head: `<details><summary>${summary}</summary>\n\n| ${columns.join(' | ')} |\n| --- | --- | --- | --- | --- |`,
    rows: open.map((task) => row(task, input, options)),
    tail: '\n</details>',
  });
}

/** Those that leave the target open come first. */
function openTasks({ assessment }: ReportInput): readonly TaskAssessment[] {
  const open = assessment.tasks.filter(({ level = 0, levelAtMost = 0 }) => levelAtMost > level);
  const weighty = (task: TaskAssessment) => Number(task.status === 'undetermined' && task.target !== undefined);
  return [...open].sort((a, b) => weighty(b) - weighty(a));
}

function row(task: TaskAssessment, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const now = { en: `level ${task.level}`, ja: `達成レベル ${task.level}` }[language];
  const could = { en: `up to ${task.levelAtMost}`, ja: `最大 ${task.levelAtMost}` }[language];
  const unknown = deciding(task);
  const cures = curesOf(unknown, input, options).map((cure) => plainMarkdown(cure[language]));
  const cells = [task.id, now, could, notConfirmed(unknown, input, options), cures.join('<br>') || '–'];
  return `| ${cells.join(' | ')} |`;
}

/**
 * ★ that could not be confirmed, of the levels that are open; where there is none, a required quota of ▲ leaves them open. What
 * is unknown above the highest level that is within reach settles nothing here.
 */
function deciding({ criteria, level = 0, levelAtMost = 0 }: TaskAssessment): readonly CriterionAssessment[] {
  const unknown = criteria.filter((one) => one.result === 'unknown' && one.level > level && one.level <= levelAtMost);
  const required = unknown.filter(({ mark }) => mark === 'required');
  return required.length > 0 ? required : unknown;
}

/** Whether something is held back is said without a number: which of the hidden ones are unknown is not public. */
function notConfirmed(unknown: readonly CriterionAssessment[], input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const shown = unknown.filter((one) => mayShow(one, input, options));
  const named = shown
    .slice(0, MAX_NAMED)
    .map(({ id, message }) => `${id}${colon(language)}${plainMarkdown(message[language])}`);
  const more = shown.length - named.length;
  const rest = more > 0 ? [{ en: `and ${more} more`, ja: `ほか ${more} 件` }[language]] : [];
  const held = shown.length === 0 ? [WORDS.heldBack[language]] : [];
  return [...named, ...rest, ...held].join('<br>');
}
