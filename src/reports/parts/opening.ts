import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { headline } from '../headline.ts';
import { openingOf } from '../opening.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';

/** The answer, and how the target stands; nothing in a report is kept longer. */
export function openingSection(input: ReportInput, options: ReportOptions, heading = ''): Section {
  return section(100, { head: `${heading}${openingMarkdown(input, options)}` });
}

/** The headline as a heading: for a document that has no title of its own. */
export function titleMarkdown(input: ReportInput, { language }: ReportOptions): string {
  return `# ${escapeMarkdown(headline(input, language))}\n\n`;
}

export function openingMarkdown(input: ReportInput, options: ReportOptions): string {
  const { answer, more } = openingOf(input, options);
  const rest = more.map((sentence) => plainMarkdown(sentence)).join({ en: ' ', ja: '' }[options.language]);
  // Bold that ends in a Japanese full stop closes only before a space (CommonMark, flanking rules).
  return `**${plainMarkdown(answer)}** ${rest}`.trimEnd();
}
