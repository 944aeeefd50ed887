import { plainMarkdown } from '../escape-markdown.ts';
import { HISTORY_TITLE, historyLines } from '../release-history-text.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';

const WEIGHT = 84;

/** On a release: what changed in its components since the release before, or why that cannot be told. */
export function releaseComponentsSection(input: ReportInput, { language }: ReportOptions): Section {
  const lines = historyLines(input, language);
  if (lines === undefined) return section(WEIGHT, {});
  return section(WEIGHT, {
    head: `### ${HISTORY_TITLE[language]}`,
    rows: lines.map(({ depth, text }) => `${'  '.repeat(depth)}- ${plainMarkdown(text)}`),
  });
}
