import type { Subject } from '../../model/subject.ts';
import type { Language } from '../../model/text.ts';
import { changeRows, type ChangeRow } from '../change-rows.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { levelMark } from '../levels.ts';
import { placesMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** What the change moves: a row per task, with the reason and where it stands in the files. */
export function changesSection(input: ReportInput, options: ReportOptions): Section {
  const rows = changeRows(input, options);
  if (rows.length === 0) return section(90, {});
  const { language } = options;
  const base = baseName(input.assessment.subject) ?? WORDS.base[language];
  const columns = [WORDS.task[language], base, WORDS.here[language], WORDS.because[language]];
  return section(90, {
    head: `### ${WORDS.changes[language]}\n| ${columns.join(' | ')} |\n| --- | --- | --- | --- |`,
    rows: rows.map((row) => rowMarkdown(row, input, language)),
  });
}

/** A branch may be called anything, a table included. */
function baseName(subject: Subject): string | undefined {
  if (subject.kind !== 'pull-request' && subject.kind !== 'merge-group') return undefined;
  return escapeMarkdown(subject.base.ref.replace(/^refs\/heads\//, ''), 60);
}

function rowMarkdown(
  { task, from, to, held, reason, places }: ChangeRow,
  input: ReportInput,
  language: Language,
): string {
  const label = plainMarkdown(input.policy.labels[task][language]);
  const where = placesMarkdown(places, input.assessment.subject);
  const because = [plainMarkdown(reason[language]), where].filter((part) => part !== '').join(' – ');
  const cells = [
    held ? `${task} ${label}` : `**${task}** ${label}`,
    levelMark(from, language),
    levelMark(to, language),
    held ? `${because}${WORDS.advice[language]}` : because,
  ];
  return `| ${cells.join(' | ')} |`;
}
