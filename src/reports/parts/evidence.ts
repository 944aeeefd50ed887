import type { TaskAssessment } from '../../model/assessment.ts';
import { GRADED_LEVELS } from '../../model/level.ts';
import { countLevel, countText } from '../counts.ts';
import { type CriterionView, viewCriterion, withheldText } from '../criterion-view.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { levelMark, observedText, rangeOf } from '../levels.ts';
import { placesMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { colon, WORDS } from '../words.ts';

interface Context {
  readonly input: ReportInput;
  readonly options: ReportOptions;
}

/** Every graded task with its criteria, results and sources, and the tasks that were declared away; folded. */
export function evidenceSection(input: ReportInput, options: ReportOptions): Section {
  const { tasks } = input.assessment;
  const context = { input, options };
  const graded = tasks.filter((task) => rangeOf(task) !== undefined).map((task) => taskBlock(task, context));
  const aside = tasks.filter(({ status }) => status === 'not-applicable').map((task) => asideLine(task, context));
  if (graded.length + aside.length === 0) return section(20, {});
  return section(20, {
    head: `<details><summary>${WORDS.evidence[options.language]}</summary>`,
    rows: [...graded, ...aside],
    tail: '\n</details>',
  });
}

function taskBlock(task: TaskAssessment, context: Context): string {
  const { language } = context.options;
  const range = rangeOf(task);
  const alone = observedText(task, language);
  const stands = [range === undefined ? '' : levelMark(range, language), alone].filter((part) => part !== '');
  const title = `\n#### ${task.id} ${label(task, context)} ${stands.join(' · ')}`;
  const levels = GRADED_LEVELS.flatMap((level) => levelLines(task, level, context));
  return [title, '', ...levels].join('\n');
}

/** Both views of a level are always printed: required items, and how many elective ones were reached. */
function levelLines(task: TaskAssessment, level: (typeof GRADED_LEVELS)[number], context: Context): readonly string[] {
  const { input, options } = context;
  const criteria = task.criteria.filter((one) => one.level === level);
  if (criteria.length === 0) return [];
  const count = countText(countLevel(task, level, { circles: input, options }), options.language);
  const head = { en: `- Level ${level}: ${count}`, ja: `- 達成レベル ${level}：${count}` }[options.language];
  return [head, ...criteria.map((one) => criterionLine(viewCriterion(one, input, options), task, context))];
}

function criterionLine(view: CriterionView, task: TaskAssessment, { input, options }: Context): string {
  const { language } = options;
  if (view.state === 'withheld')
    return `  - ${view.mark} ${view.id}${colon(language)}${escapeMarkdown(withheldText(task.id, language))}`;
  const until = view.excepted === undefined ? '' : exceptedText(view.excepted.until, language);
  const places = placesMarkdown(view.sources, input.assessment.subject);
  return `  - ${view.mark} ${view.id} **${view.result}**${until}${colon(language)}${plainMarkdown(view.message)}${places === '' ? '' : ` – ${places}`}`;
}

function exceptedText(until: string, language: ReportOptions['language']): string {
  return { en: ` until ${escapeMarkdown(until)}`, ja: `（期限 ${escapeMarkdown(until)}）` }[language];
}

/** Declared not applicable: who approved it and until when stands in the message of each of its criteria. */
function asideLine(task: TaskAssessment, context: Context): string {
  const { language } = context.options;
  const [first] = task.criteria;
  const title = `\n#### ${task.id} ${label(task, context)} – ${WORDS.aside[language]}`;
  return first === undefined ? title : `${title}\n\n${plainMarkdown(first.message[language])}`;
}

function label({ id }: TaskAssessment, { input, options }: Context): string {
  return plainMarkdown(input.policy.labels[id][options.language]);
}
