import type { ElectiveCount, TaskAssessment } from '../../model/assessment.ts';
import type { Source } from '../../model/source.ts';
import type { Language } from '../../model/text.ts';
import { viewCriterion, withheldText, type CriterionView } from '../criterion-view.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { levelMark, rangeOf } from '../levels.ts';
import { placeMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Sources named per criterion. */
const MAX_SOURCES = 3;

/** Every graded task with its criteria, results and sources; folded. */
export function evidenceSection(input: ReportInput, options: ReportOptions): Section {
  const graded = input.assessment.tasks.filter(({ level }) => level !== undefined);
  const rest = input.assessment.tasks.length - graded.length;
  const { language } = options;
  const without = {
    en: `${rest} of 42 tasks have no criteria yet or are not applicable.`,
    ja: `42 タスク中 ${rest} タスクは達成基準が未整備、又は対象外です。`,
  }[language];
  return section(20, {
    head: `<details><summary>${WORDS.evidence[language]}</summary>\n`,
    rows: graded.map((task) => taskBlock(task, input, options)),
    tail: `\n${without} ${WORDS.legend[language]}\n\n</details>`,
  });
}

function taskBlock(task: TaskAssessment, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const range = rangeOf(task);
  const observed =
    task.levelObserved === task.level
      ? ''
      : { en: ` · counting facts alone ${task.levelObserved}`, ja: `（自動確認のみの場合 ${task.levelObserved}）` }[
          language
        ];
  const mark = range === undefined ? '' : levelMark(range, language);
  const title = `#### ${task.id} ${plainMarkdown(input.policy.labels[task.id][language])} ${mark}${observed}`;
  const counts = [1, 2, 3].map((level) => countLine(task, level, language)).filter((line) => line !== '');
  const lines = task.criteria.map((criterion) =>
    criterionLine(viewCriterion(criterion, input, options), task, { input, options }),
  );
  return [title, '', ...counts, ...lines, ''].join('\n');
}

/** Required and elective counts of a level, always printed (deck: required items and number achieved are two views). */
function countLine(task: TaskAssessment, level: number, language: Language): string {
  const required = task.criteria.filter((one) => one.level === level && one.mark === 'required');
  const met = required.filter(({ result }) => result === 'met').length;
  const elective = task.electives.find((one) => one.level === level);
  const text = {
    en: `Level ${level}: required ${met}/${required.length}${electiveText(elective, 'en')}`,
    ja: `レベル ${level}：必須 ${met}/${required.length}${electiveText(elective, 'ja')}`,
  }[language];
  return `${text}<br>`;
}

function electiveText(count: ElectiveCount | undefined, language: Language): string {
  if (count === undefined || count.of === 0) return '';
  const short = count.met < count.recommended;
  const verb = count.enforce === 'require' ? { en: 'required', ja: '必要' } : { en: 'recommended', ja: '推奨' };
  return language === 'en'
    ? `, elective ${count.met}/${count.of}${short ? `, ${count.recommended} ${verb.en}` : ''}`
    : `、選択 ${count.met}/${count.of}${short ? `（${count.recommended} 件${verb.ja}）` : ''}`;
}

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
}

function criterionLine(view: CriterionView, task: TaskAssessment, { input, options }: Context): string {
  const { language } = options;
  if (view.state === 'withheld') return `- ${view.mark} ${view.id}: ${escapeMarkdown(withheldText(task.id, language))}`;
  const excepted =
    view.excepted === undefined
      ? ''
      : {
          en: ` · exception until ${escapeMarkdown(view.excepted.until)}`,
          ja: `・例外措置（期限 ${escapeMarkdown(view.excepted.until)}）`,
        }[language];
  return `- ${view.mark} ${view.id} **${view.result}**${excepted}: ${plainMarkdown(view.message)}${sourcesText(view.sources, input)}`;
}

function sourcesText(sources: readonly Source[], input: ReportInput): string {
  const places = [...new Set(sources.map((source) => placeMarkdown(source, input.assessment.subject)))];
  if (places.length === 0) return '';
  const more = places.length > MAX_SOURCES ? ` (+${places.length - MAX_SOURCES})` : '';
  return ` – ${places.slice(0, MAX_SOURCES).join(', ')}${more}`;
}
