import { changesSection } from '../parts/changes.ts';
import { componentsSection } from '../parts/components.ts';
import { decisionsSection } from '../parts/decisions.ts';
import { evidenceSection } from '../parts/evidence.ts';
import { footerSection } from '../parts/footer.ts';
import { gateSection } from '../parts/gate.ts';
import { nextSection } from '../parts/next.ts';
import { openingSection, titleMarkdown } from '../parts/opening.ts';
import { packSection } from '../parts/pack.ts';
import { releaseComponentsSection } from '../parts/release-components.ts';
import { releaseHandlingSection } from '../parts/release-handling.ts';
import { noticesSection, recordsSection } from '../parts/records.ts';
import { assetsSection } from '../parts/assets.ts';
import { shipsSection } from '../parts/ships.ts';
import { standingSection } from '../parts/standing.ts';
import { unconfirmedSection } from '../parts/unconfirmed.ts';
import { fitSections, leftOut } from '../fit-sections.ts';
import { MAX_MARKDOWN_BYTES } from '../limits.ts';
import type { Section } from '../sections.ts';
import type { Report, ReportInput, ReportOptions } from '../types.ts';

/** The whole report as one Markdown document: a job summary, a file. */
export const markdown: Report = {
  id: 'markdown',
  render: (input, options) => ({
    audience: options.audience,
    mediaType: 'text/markdown',
    content: `${fitSections(sectionsOf(input, options), MAX_MARKDOWN_BYTES - 1, leftOut(options.language))}\n`,
  }),
};

function sectionsOf(input: ReportInput, options: ReportOptions): readonly Section[] {
  return [
    openingSection(input, options, titleMarkdown(input, options)),
    shipsSection(input, options),
    assetsSection(input, options),
    releaseComponentsSection(input, options),
    releaseHandlingSection(input, options),
    packSection(input, options),
    changesSection(input, options),
    componentsSection(input, options),
    decisionsSection(input, options),
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
