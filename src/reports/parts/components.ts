import type { ComponentChange } from '../../model/component-change.ts';
import { componentRow, componentsText, shownChanges, uncomparedText } from '../component-rows.ts';
import { escapeMarkdown, linkMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { placeMarkdown } from '../place.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

const WEIGHT = 82;
/** Rows that a person reads; a lockfile brings hundreds. */
const MAX_ROWS = 40;

/** On a change: components that come, go or move to another version, and what is known of them. Nothing where none moves. */
export function componentsSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const compared = shownChanges(input, options);
  const title = `### ${WORDS.components[language]}`;
  if (compared === undefined) return section(WEIGHT, {});
  if (compared.state === 'not-compared')
    return section(WEIGHT, { head: `${title}\n\n${plainMarkdown(uncomparedText(compared.because, language))}` });
  const partly = compared.because === undefined ? [] : [plainMarkdown(uncomparedText(compared.because, language))];
  if (compared.changes.length === 0)
    return section(WEIGHT, partly.length === 0 ? {} : { head: [title, '', ...partly].join('\n') });
  const columns = [WORDS.component, WORDS.change, WORDS.vulnerabilities, WORDS.license, WORDS.sourceCode, WORDS.place];
  const names = columns.map((column) => column[language]).join(' | ');
  const said = [plainMarkdown(componentsText(compared, language)), ...partly].join('\n\n');
  const rows = compared.changes.slice(0, MAX_ROWS).map((change) => row(change, input, options));
  const rest = compared.changes.length - rows.length;
  return section(WEIGHT, {
    head: `${title}\n\n${said}\n\n| ${names} |\n|${' --- |'.repeat(columns.length)}`,
    rows,
    tail:
      rest === 0
        ? ''
        : `\n${{ en: `${rest} more are not shown.`, ja: `ほか ${rest} 件は表示していません。` }[language]}`,
  });
}

function row(change: ComponentChange, { assessment }: ReportInput, options: ReportOptions): string {
  const { component, what, vulnerabilities, license, source } = componentRow(change, options);
  const { path, line } = change;
  const place = placeMarkdown(
    { path, ...(line === undefined ? {} : { line }) },
    // What is gone has no place at the head to lead to.
    change.kind === 'removed' ? { ...assessment.subject, host: null } : assessment.subject,
  );
  const cells = [component, what].map((cell) => escapeMarkdown(cell));
  const known = vulnerabilities.map(advisoryMarkdown).join(', ');
  return `| ${[...cells, known === '' ? '–' : known, escapeMarkdown(license) || '–', source || '–', place].join(' | ')} |`;
}

/** Only what looks like an advisory of GitHub is a link; anything else is text. */
function advisoryMarkdown(text: string): string {
  const id = /^GHSA(?:-[0-9a-z]{4}){3}(?![\w-])/i.exec(text)?.[0];
  if (id === undefined) return escapeMarkdown(text);
  return `${linkMarkdown(id, `https://github.com/advisories/${id}`)}${escapeMarkdown(text.slice(id.length))}`;
}
