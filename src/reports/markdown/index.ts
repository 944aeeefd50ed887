import { escapeMarkdown } from '../escape-markdown.ts';
import { headline, opening } from '../headline.ts';
import { changesSection } from '../parts/changes.ts';
import { evidenceSection } from '../parts/evidence.ts';
import { footerSection, gateSection } from '../parts/footer.ts';
import { nextSection } from '../parts/next.ts';
import { noticesSection, recordsSection } from '../parts/records.ts';
import { shipsSection } from '../parts/ships.ts';
import { standingSection } from '../parts/standing.ts';
import { unconfirmedSection } from '../parts/unconfirmed.ts';
import { fitSections, leftOut, section } from '../sections.ts';
import type { Report, ReportInput, ReportOptions } from '../types.ts';

/** A job summary may be this many bytes (1,024 KiB). */
const MAX_BYTES = 1024 * 1024;

/** The whole report as one Markdown document: a job summary, a file, a comment. */
export const markdown: Report = {
  id: 'markdown',
  render: (input, options) => ({
    audience: options.audience,
    mediaType: 'text/markdown',
    content: `${fitSections(partsOf(input, options), MAX_BYTES, leftOut(options.language))}\n`,
  }),
};

function partsOf(input: ReportInput, options: ReportOptions) {
  return [
    section(100, {
      head: `# ${escapeMarkdown(headline(input, options.language))}\n\n${opening(input, options.language)}`,
    }),
    shipsSection(input, options),
    changesSection(input, options),
    gateSection(input, options),
    nextSection(input, options),
    standingSection(input, options),
    unconfirmedSection(input, options),
    recordsSection(input, options),
    noticesSection(input, options),
    evidenceSection(input, options),
    footerSection(input, options),
  ];
}
