import { openLedger } from '../../assessment/records.ts';
import type { TaskAssessment } from '../../model/assessment.ts';
import { instantOf } from '../../model/instant.ts';
import type { TaskPolicy } from '../../model/policy.ts';
import { NO_RECORDS } from '../../model/records.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { fitSections, leftOut } from '../fit-sections.ts';
import { observedText, rangeOf, rangeText } from '../levels.ts';
import { MAX_MARKDOWN_BYTES } from '../limits.ts';
import { footerSection } from '../parts/footer.ts';
import { type Section, section } from '../sections.ts';
import type { Report, ReportInput, ReportOptions } from '../types.ts';
import { bracketed } from '../words.ts';
import { detailLines } from './details.ts';
import { premiseLines } from './premises.ts';
import { reasonLines } from './reasons.ts';
import { PARTS, verdictText } from './words.ts';

/**
 * A record of each judged task in the four parts that the deck's case study has: verdict, premises, reasons in brief, reasons
 * in detail with their evidence. For those who have to write down why a level was given.
 */
export const cases: Report = {
  id: 'cases',
  render: (input, options) => ({
    audience: options.audience,
    mediaType: 'text/markdown',
    content: `${fitSections(sections(input, options), MAX_MARKDOWN_BYTES - 1, leftOut(options.language))}\n`,
  }),
};

function sections(input: ReportInput, options: ReportOptions): readonly Section[] {
  const policies = new Map(input.policy.tasks.map((task) => [task.task, task]));
  const rows = input.assessment.tasks.flatMap((task) => {
    const policy = policies.get(task.id);
    return policy === undefined || rangeOf(task) === undefined ? [] : [caseRecord({ task, policy, input, options })];
  });
  return [
    section(100, { head: `# ${PARTS.title[options.language]}` }),
    section(50, { rows }),
    footerSection(input, options),
  ];
}

/** One task of the report, with what was recorded about it. */
export interface Case {
  readonly task: TaskAssessment;
  readonly policy: TaskPolicy;
  readonly input: ReportInput;
  readonly options: ReportOptions;
}

export function caseRecord(one: Case): string {
  const { task, policy, input, options } = one;
  const { language } = options;
  const ledger = openLedger(input.records ?? NO_RECORDS, input.policy, instantOf(input.assessment.assessedAt) ?? 0);
  return [
    `\n## ${task.id} ${plainMarkdown(policy.label[language])}`,
    `\n**${PARTS.verdict[language]}**\n`,
    verdict(one),
    `\n**${PARTS.premises[language]}**\n`,
    ...premiseLines(one, ledger),
    `\n**${PARTS.reasons[language]}**\n`,
    ...reasonLines(one),
    `\n**${PARTS.details[language]}**\n`,
    ...detailLines(one),
  ].join('\n');
}

function verdict({ task, options: { language } }: Case): string {
  const range = rangeOf(task);
  const level = range === undefined ? '' : rangeText(range, language);
  return `${verdictText(level, task.id)[language]}${bracketed(observedText(task, language), language)}`;
}
