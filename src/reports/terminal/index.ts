import { changeRows } from '../change-rows.ts';
import { componentRow, componentsText, shownChanges, uncomparedText } from '../component-rows.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { HANDLING_TITLE, handlingLines } from '../handling-text.ts';
import { headline } from '../headline.ts';
import { rangeText } from '../levels.ts';
import { nextSteps } from '../next-steps.ts';
import { openingOf } from '../opening.ts';
import { assetLines } from '../parts/asset-lines.ts';
import { madeFrom } from '../parts/footer.ts';
import { gateReasons } from '../parts/gate.ts';
import { stepTexts } from '../parts/next.ts';
import { noticeBlocks } from '../parts/records.ts';
import { shippedFacts } from '../parts/ships.ts';
import { placeName } from '../place.ts';
import { HISTORY_TITLE, historyLines } from '../release-history-text.ts';
import { basisText, coverageText, factsText, ungradedTexts } from '../totals.ts';
import type { Report, ReportInput, ReportOptions } from '../types.ts';
import { bracketed, colon, conclusionWords, DISCLAIMER, WORDS } from '../words.ts';
import { taskLines } from './task-lines.ts';

type Lines = readonly string[];

/** The verdict as plain lines for a terminal, in the order of every format: answer, change, gate, next, tasks. */
export const terminal: Report = {
  id: 'terminal',
  render: (input, options) => ({
    audience: options.audience,
    mediaType: 'text/plain',
    content: `${lines(input, options).map(escapeTerminal).join('\n')}\n`,
  }),
};

function lines(input: ReportInput, options: ReportOptions): Lines {
  const { language } = options;
  const { answer, more } = openingOf(input, options);
  const blocks: readonly Lines[] = [
    [headline(input, language), answer, ...more],
    shipped(input, options),
    releaseComponents(input, options),
    handling(input, options),
    changed(input, options),
    components(input, options),
    gate(input, options),
    steps(input, options),
    input.assessment.tasks.flatMap((task) => taskLines(task, input, options)),
    totals(input, options),
    ...noticeBlocks(input, options).map(({ title, lines: below }) => [title, ...below.map((line) => `  ! ${line}`)]),
    [DISCLAIMER[language], WORDS.legend[language], madeFrom(input, options)],
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function shipped(input: ReportInput, options: ReportOptions): Lines {
  if (input.assessment.subject.kind !== 'release') return [];
  const facts = shippedFacts(input, options).map(({ name, text }) => `  ${name} ${text}`);
  return [WORDS.ships[options.language], ...facts, ...assetLines(input.evidence, options.language)];
}

function releaseComponents(input: ReportInput, { language }: ReportOptions): Lines {
  const lines = historyLines(input, language);
  if (lines === undefined) return [];
  return [HISTORY_TITLE[language], ...lines.map(({ depth, text }) => `${'  '.repeat(depth + 1)}${text}`)];
}

function handling(input: ReportInput, options: ReportOptions): Lines {
  const lines = handlingLines(input, options);
  return lines.length === 0 ? [] : [HANDLING_TITLE[options.language], ...lines.map((line) => `  ${line}`)];
}

/** Components that come with the change, as many as a screen holds. */
const MAX_COMPONENTS = 20;

function components(input: ReportInput, options: ReportOptions): Lines {
  const { language } = options;
  const compared = shownChanges(input, options);
  if (compared === undefined) return [];
  if (compared.state === 'not-compared') return [uncomparedText(compared.because, language)];
  if (compared.changes.length === 0) return [];
  const rows = compared.changes.slice(0, MAX_COMPONENTS).map((change) => {
    const { component, what, vulnerabilities } = componentRow(change, options);
    const place = placeName({ path: change.path, ...(change.line === undefined ? {} : { line: change.line }) });
    return `  ${[component, what, ...vulnerabilities, place].join('  ')}`;
  });
  return [componentsText(compared, language), ...rows];
}

function changed(input: ReportInput, options: ReportOptions): Lines {
  const { language } = options;
  const rows = changeRows(input, options).map(({ task, from, to, held, reason, places }) => {
    const [place] = places;
    const where = bracketed(place === undefined ? '' : placeName(place), language);
    const range = held ? rangeText(to, language) : `${rangeText(from, language)} → ${rangeText(to, language)}`;
    return `  ${task}  ${range}  ${reason[language]}${where}${held ? WORDS.advice[language] : ''}`;
  });
  return rows.length === 0 ? [] : [WORDS.changes[language], ...rows];
}

function gate(input: ReportInput, options: ReportOptions): Lines {
  const { language } = options;
  const {
    gate: { mode, conclusion },
    subject,
  } = input.assessment;
  const reasons = gateReasons(input, options).map((reason) => `  - ${reason[language]}`);
  return [
    `${WORDS.gate[language]}${colon(language)}${mode} → ${conclusionWords(conclusion, subject)[language]}`,
    ...reasons,
  ];
}

function steps(input: ReportInput, options: ReportOptions): Lines {
  const { language } = options;
  const rows = nextSteps(input, options).map((step, index) => {
    const { lead, todo, effect } = stepTexts(step, input, options);
    const places = bracketed(step.places.map(placeName).join(', '), language);
    return `  ${index + 1}. ${lead[language]}${step.criterion.id} ${todo[language]}${places} ${effect[language]}`;
  });
  return rows.length === 0 ? [] : [WORDS.next[language], ...rows];
}

function totals(input: ReportInput, options: ReportOptions): Lines {
  const { language } = options;
  return [
    coverageText(input.assessment)[language],
    ...ungradedTexts(input.assessment).map((text) => text[language]),
    factsText(input, options)[language],
    basisText(input, options)[language],
  ];
}
