import { plainMarkdown } from '../escape-markdown.ts';
import { HANDLING_TITLE, handlingLines } from '../handling-text.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';

const WEIGHT = 86;

/** On a release: how far each phase of handling vulnerabilities got, and whether its fixes come with an SBOM and VEX. */
export function releaseHandlingSection(input: ReportInput, options: ReportOptions): Section {
  const lines = handlingLines(input, options);
  if (lines.length === 0) return section(WEIGHT, {});
  return section(WEIGHT, {
    head: `### ${HANDLING_TITLE[options.language]}`,
    rows: lines.map((text) => `- ${plainMarkdown(text)}`),
  });
}
