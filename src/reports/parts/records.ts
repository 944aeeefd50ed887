import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** What rests on people's word: counts of declarations and equivalents, and exceptions, which raise no level. */
export function recordsSection({ assessment }: ReportInput, { language }: ReportOptions): Section {
  const criteria = assessment.tasks.flatMap((task) => task.criteria);
  const declared = criteria.filter(({ basis }) => basis === 'declared').length;
  const equivalent = criteria.filter(({ basis }) => basis === 'equivalent').length;
  const excepted = criteria.flatMap(({ id, excepted: one }) => (one === undefined ? [] : [{ id, ...one }]));
  if (declared + equivalent + excepted.length === 0) return section(50, {});
  const head = {
    en: `${declared} declared and ${equivalent} equivalent criteria count here; ${excepted.length} exceptions (risk accepted, unmet) keep the gate open and raise no level.`,
    ja: `自己申告 ${declared} 件、同等の対策 ${equivalent} 件を算入しています。例外措置（未達・リスク受容）${excepted.length} 件は達成レベルに算入しません。`,
  }[language];
  const rows = excepted.map(
    ({ id, until, by }) =>
      `- ${id}: ${{ en: 'until', ja: '期限' }[language]} ${escapeMarkdown(until)} (${escapeMarkdown(by)})`,
  );
  return section(50, { head, rows });
}

/** What the pull request edits in configuration, what the records and files say wrongly, and what has drifted. */
export function noticesSection(input: ReportInput, { language, audience }: ReportOptions): Section {
  const { notices, drift } = input.assessment;
  const shownDrift = drift.filter(({ fact }) => audience !== 'public' || input.facts[fact]?.audience === 'public');
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`**${title}**`, ...lines.map((line) => `- ${line}`), ''];
  const rows = [
    ...block(
      WORDS.afterMerge[language],
      input.afterMerge.map((one) => plainMarkdown(one[language])),
    ),
    ...block(
      WORDS.notices[language],
      notices.map((one) => plainMarkdown(one[language])),
    ),
    ...block(
      WORDS.drift[language],
      shownDrift.map((one) => plainMarkdown(one.message[language])),
    ),
  ];
  return section(55, { rows });
}
