import type { Conclusion } from '../../model/assessment.ts';
import type { CheckRunContent } from '../../model/check-run.ts';
import type { Language, Text } from '../../model/text.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { headline, opening } from '../headline.ts';
import { changesSection } from '../parts/changes.ts';
import { evidenceSection } from '../parts/evidence.ts';
import { footerSection, gateSection } from '../parts/footer.ts';
import { nextSection } from '../parts/next.ts';
import { noticesSection, recordsSection } from '../parts/records.ts';
import { shipsSection } from '../parts/ships.ts';
import { standingSection } from '../parts/standing.ts';
import { unconfirmedSection } from '../parts/unconfirmed.ts';
import { fitSections, leftOut, type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { DISCLAIMER } from '../words.ts';
import { annotationsOf } from './annotations.ts';

/** GitHub takes this many UTF-8 bytes of summary and of text each. */
export const MAX_FIELD_BYTES = 65_535;
const MAX_TITLE_LENGTH = 255;

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
  const title = shortTitle(headline(gravest, language));
  const summary = fitSections(
    inputs.flatMap((input) => summarySections(input, options, inputs.length > 1)),
    MAX_FIELD_BYTES,
    leftOut(language),
  );
  const text = fitSections(
    inputs.flatMap((input) => textSections(input, options)),
    MAX_FIELD_BYTES,
    leftOut(language),
  );
  const annotations = inputs.flatMap((input) => annotationsOf(input, options)).slice(0, 50);
  return {
    conclusion: gravest.assessment.gate.conclusion,
    content: { title, summary, text, annotations },
    minimal: { title, summary: `${opening(gravest, language)}\n\n${DISCLAIMER[language]}`, annotations: [] },
  };
}

/** A run that ends without a verdict says so, and never as a pass or a failure. */
export function renderNotAssessed(reason: Text, language: Language): Omit<RenderedCheckRun, 'conclusion'> {
  const title = { en: 'SSDF: could not be assessed', ja: 'SSDF：評価できませんでした' }[language];
  const content = { title, summary: plainMarkdown(reason[language]), annotations: [] };
  return { content, minimal: content };
}

function summarySections(input: ReportInput, options: ReportOptions, several: boolean): readonly Section[] {
  const { subject } = input.assessment;
  const name = several && subject.kind === 'pull-request' ? `## #${subject.number}\n` : '';
  return [
    section(100, { head: `${name}${opening(input, options.language)}` }),
    shipsSection(input, options),
    changesSection(input, options),
    gateSection(input, options),
    nextSection(input, options),
    standingSection(input, options),
  ];
}

function textSections(input: ReportInput, options: ReportOptions): readonly Section[] {
  return [
    unconfirmedSection(input, options),
    recordsSection(input, options),
    noticesSection(input, options),
    evidenceSection(input, options),
    footerSection(input, options),
  ];
}

function gravity({ assessment }: ReportInput): number {
  return GRAVITY.indexOf(assessment.gate.conclusion);
}

function shortTitle(title: string): string {
  const characters = Array.from(title);
  return characters.length <= MAX_TITLE_LENGTH ? title : `${characters.slice(0, MAX_TITLE_LENGTH - 1).join('')}…`;
}
