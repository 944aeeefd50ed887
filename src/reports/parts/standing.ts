import type { TaskAssessment } from '../../model/assessment.ts';
import { type Group, GROUPS, groupOf } from '../../model/level.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** Counts per group: tasks at each level (lower bound), what is not settled, what has no criteria, what is at target. */
export function standingSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const columns = [WORDS.group, { en: '0', ja: '0' }, { en: '1', ja: '1' }, { en: '2', ja: '2' }, { en: '3', ja: '3' }];
  const names = [...columns, WORDS.unsettled, WORDS.unassessed, WORDS.atTarget].map((column) => column[language]);
  const head = `### ${WORDS.stands[language]}\n| ${names.join(' | ')} |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;
  return section(80, {
    head,
    rows: GROUPS.map((group) => groupRow(group, input, options)),
    tail: `\n${coverageLine(input, options)}`,
  });
}

function groupRow(group: Group, input: ReportInput, { language }: ReportOptions): string {
  const { distribution, beside, tasks } = input.assessment;
  const label = input.policy.groups.find(({ id }) => id === group)?.label[language] ?? '';
  const inherited =
    group === 'PO'
      ? {
          en: ' (organizational: judged on what this repository shows)',
          ja: '（組織に関する事項。このリポジトリで確認できる範囲の判定）',
        }[language]
      : '';
  const aimed = tasks.filter(
    ({ id, target, status }) => groupOf(id) === group && target !== undefined && status !== 'not-applicable',
  );
  const reached = aimed.filter(({ status }: TaskAssessment) => status === 'met').length;
  const goal = language === 'en' ? `${reached} of ${aimed.length}` : `${reached}/${aimed.length}`;
  const cells = [...distribution[group], beside[group].undetermined, beside[group].notAssessed];
  return `| ${group} ${plainMarkdown(label)}${inherited} | ${cells.join(' | ')} | ${goal} |`;
}

function coverageLine({ assessment }: ReportInput, { language }: ReportOptions): string {
  const { coverage, tasks } = assessment;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const counted = tasks.filter(({ status }) => status !== 'not-applicable').length;
  const shares = (['1', '2', '3'] as const).map((level) => percent(coverage[level]));
  return language === 'en'
    ? `Coverage: ${shares[0]} of ${counted} applicable tasks (of 42) are at level 1 or above, ${shares[1]} at 2, ${shares[2]} at 3.`
    : `網羅率：適用対象 ${counted} タスク（全 42 タスク）のうち、達成レベル 1 以上 ${shares[0]}、2 以上 ${shares[1]}、3 ${shares[2]}。`;
}
