import type { Movement } from '../../model/assessment.ts';
import { factOf } from '../../model/evidence.ts';
import type { Language } from '../../model/text.ts';
import { mayShowFact } from '../audience.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { levelMark } from '../levels.ts';
import { worsened } from '../next-steps.ts';
import { placeMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Places named in one row. */
const MAX_PLACES = 3;

/** What the change moves: a row per task, with the facts that changed and where they stand in the files. */
export function changesSection(input: ReportInput, options: ReportOptions): Section {
  const { delta, subject } = input.assessment;
  if (input.baseline === undefined || delta.length === 0) return section(90, {});
  const { language } = options;
  const base = subject.kind === 'pull-request' ? `\`${subject.base.ref.replaceAll('`', '')}\`` : WORDS.base[language];
  const columns = [WORDS.task[language], base, WORDS.here[language], WORDS.because[language]];
  return section(90, {
    head: `### ${WORDS.changes[language]}\n| ${columns.join(' | ')} |\n| --- | --- | --- | --- |`,
    rows: delta.map((movement) => row(movement, input, options)),
  });
}

function row(movement: Movement, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const label = input.policy.labels[movement.id][language];
  const cells = [
    `**${movement.id}** ${plainMarkdown(label)}`,
    levelMark(movement.from, language),
    levelMark(movement.to, language),
  ];
  return `| ${[...cells, reasons(movement, input, options)].join(' | ')} |`;
}

function reasons(movement: Movement, input: ReportInput, options: ReportOptions): string {
  const { language } = options;
  const task = input.assessment.tasks.find(({ id }) => id === movement.id);
  const shown = movement.because.filter((id) => mayShowFact(id, input, options));
  const messages =
    task === undefined
      ? []
      : worsened(task, input).filter(({ facts }) => facts.every((id) => mayShowFact(id, input, options)));
  const text = messages.map(({ message }) => plainMarkdown(message[language])).join(language === 'en' ? '; ' : '、');
  const places = placesOf(shown, input);
  const words = text === '' ? shown.map((id) => `\`${id}\``).join(' ') : text;
  return [words, places].filter((part) => part !== '').join(': ') || heldBack(language);
}

function placesOf(facts: readonly string[], input: ReportInput): string {
  const sources = facts.flatMap((id) => factOf(input.evidence, id)?.sources ?? []).filter((source) => 'path' in source);
  const places = [...new Set(sources.map((source) => placeMarkdown(source, input.assessment.subject)))];
  const more = places.length > MAX_PLACES ? ` (+${places.length - MAX_PLACES})` : '';
  return `${places.slice(0, MAX_PLACES).join(', ')}${more}`;
}

function heldBack(language: Language): string {
  return { en: 'held back on a public page', ja: '公開ページのため表示していません' }[language];
}
