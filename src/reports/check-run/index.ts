import type { Conclusion } from '../../model/assessment.ts';
import type { CheckRunContent } from '../../model/check-run.ts';
import type { Text } from '../../model/text.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { malwareText } from '../component-rows.ts';
import { headline } from '../headline.ts';
import { changesSection } from '../parts/changes.ts';
import { componentsSection } from '../parts/components.ts';
import { decisionsSection } from '../parts/decisions.ts';
import { evidenceSection } from '../parts/evidence.ts';
import { footerSection } from '../parts/footer.ts';
import { gateMarkdown, gateSection } from '../parts/gate.ts';
import { nextSection } from '../parts/next.ts';
import { openingMarkdown, openingSection } from '../parts/opening.ts';
import { packSection } from '../parts/pack.ts';
import { releaseComponentsSection } from '../parts/release-components.ts';
import { releaseHandlingSection } from '../parts/release-handling.ts';
import { noticesSection, recordsSection } from '../parts/records.ts';
import { assetsSection } from '../parts/assets.ts';
import { shipsSection } from '../parts/ships.ts';
import { standingSection } from '../parts/standing.ts';
import { unconfirmedSection } from '../parts/unconfirmed.ts';
import { fitSections, leftOut } from '../fit-sections.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { cutText, visibleLine } from '../visible.ts';
import { DISCLAIMER } from '../words.ts';
import { annotationsOf } from './annotations.ts';
import { componentAnnotations } from './component-annotations.ts';

/** GitHub takes this many UTF-8 bytes of summary and of text each. */
export const MAX_FIELD_BYTES = 65_535;
const MAX_TITLE_LENGTH = 255;
const MAX_ANNOTATIONS = 50;

/** How grave a conclusion is; a head with several pull requests shows the gravest. */
const GRAVITY: readonly Conclusion[] = ['success', 'neutral', 'action_required', 'failure'];

export interface RenderedCheckRun {
  readonly conclusion: Conclusion;
  readonly content: CheckRunContent;
  /** Shown when GitHub refuses `content`. */
  readonly minimal: CheckRunContent;
}

/** The check run of one head: a part per open pull request, the gravest conclusion, nothing above the audience. */
export function renderCheckRun(
  inputs: readonly [ReportInput, ...ReportInput[]],
  options: ReportOptions,
): RenderedCheckRun {
  const { language } = options;
  const gravest = inputs.reduce((worst, one) => (gravity(one) > gravity(worst) ? one : worst));
  // Whichever pull request brings it: the title is all that a list of checks shows.
  const alarm = inputs.flatMap((input) => malwareText(input, options) ?? [])[0]?.[language] ?? '';
  const title = cutText(
    visibleLine(`${alarm}${titleLead(gravest, inputs.length)}${headline(gravest, language)}`),
    MAX_TITLE_LENGTH,
  );
  const several = inputs.length > 1;
  const fit = (sections: readonly Section[]) => fitSections(sections, MAX_FIELD_BYTES, leftOut(language));
  const summary = fit(inputs.flatMap((input) => summarySections(input, options, heading(input, several))));
  const text = fit(inputs.flatMap((input) => textSections(input, options, heading(input, several))));
  const annotations = [annotationsOf, componentAnnotations]
    .flatMap((kind) => inputs.flatMap((input) => kind(input, options)))
    .slice(0, MAX_ANNOTATIONS);
  const minimal = [openingMarkdown(gravest, options), gateMarkdown(gravest, options), DISCLAIMER[language]];
  return {
    conclusion: gravest.assessment.gate.conclusion,
    content: { title, summary, text, annotations },
    minimal: { title, summary: minimal.join('\n\n'), annotations: [] },
  };
}

/**
 * A run that ends without a verdict says so, and never as a pass or a failure. In both languages, because the configuration
 * that chooses one was not reached.
 */
export function renderNotAssessed(reason: Text): Omit<RenderedCheckRun, 'conclusion'> {
  const summary = `${plainMarkdown(reason.en)}\n\n${plainMarkdown(reason.ja)}`;
  const content = { title: 'SSDF: could not be assessed / 評価できませんでした', summary, annotations: [] };
  return { content, minimal: content };
}

function summarySections(input: ReportInput, options: ReportOptions, head: string): readonly Section[] {
  return [
    openingSection(input, options, head),
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
  ];
}

function textSections(input: ReportInput, options: ReportOptions, head: string): readonly Section[] {
  return [
    section(100, { head: head.trimEnd() }),
    unconfirmedSection(input, options),
    recordsSection(input, options),
    noticesSection(input, options),
    evidenceSection(input, options),
    footerSection(input, options),
  ];
}

/** Which pull request a part is about; with a single one there is nothing to tell apart. */
function heading({ assessment: { subject } }: ReportInput, several: boolean): string {
  return several && subject.kind === 'pull-request' ? `## #${subject.number}\n\n` : '';
}

function titleLead({ assessment: { subject } }: ReportInput, count: number): string {
  return count > 1 && subject.kind === 'pull-request' ? `#${subject.number} ` : '';
}

function gravity({ assessment }: ReportInput): number {
  return GRAVITY.indexOf(assessment.gate.conclusion);
}
