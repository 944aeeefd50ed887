import { type Group, GROUPS, groupOf } from '../../model/level.ts';
import type { Text } from '../../model/text.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import { coverageText, ungradedTexts } from '../totals.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Counts per group: tasks at each level (lower bound), and beside them what has no level or no certain one. */
export function standingSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const beside = [WORDS.unsettled, WORDS.unassessed, WORDS.aside, WORDS.atTarget].map((column) => column[language]);
  const columns = [WORDS.group[language], '0', '1', '2', '3', ...beside];
  const rule = ['---', ...columns.slice(1).map(() => '---:')];
  return section(80, {
    head: `### ${WORDS.stands[language]}\n| ${columns.join(' | ')} |\n| ${rule.join(' | ')} |`,
    rows: GROUPS.map((group) => groupRow(group, input, options)),
    tail: `\n${standingLines(input, options).join('\n')}`,
  });
}

function groupRow(group: Group, input: ReportInput, { language }: ReportOptions): string {
  const { distribution, beside } = input.assessment;
  const label = input.policy.groups.find(({ id }) => id === group)?.label[language] ?? '';
  const { undetermined, notAssessed, notApplicable } = beside[group];
  const cells = [...distribution[group], undetermined, notAssessed, notApplicable, goalText(group, input)[language]];
  return `| ${group} ${plainMarkdown(label)} | ${cells.join(' | ')} |`;
}

/** Tasks of the group at their target; `–` where none has one. */
export function goalText(group: Group, { assessment: { tasks } }: ReportInput): Text {
  const aimed = tasks.filter(
    ({ id, target, status }) => groupOf(id) === group && target !== undefined && status !== 'not-applicable',
  );
  if (aimed.length === 0) return { en: '–', ja: '–' };
  const reached = aimed.filter(({ status }) => status === 'met').length;
  return { en: `${reached} of ${aimed.length}`, ja: `${reached}/${aimed.length}` };
}

function standingLines({ assessment }: ReportInput, { language }: ReportOptions): readonly string[] {
  const texts = [coverageText(assessment), ...ungradedTexts(assessment), WORDS.organizational];
  return texts.map((text) => `- ${text[language]}`);
}
