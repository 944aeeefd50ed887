import { mayShow, mayShowFact } from '../audience.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { WORDS } from '../words.ts';

/** What rests on people's word: declarations and equivalents, and exceptions, which raise no level. */
export function recordsSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const criteria = input.assessment.tasks
    .flatMap((task) => task.criteria)
    .filter((one) => mayShow(one, input, options));
  const declared = criteria.filter(({ basis }) => basis === 'declared').length;
  const equivalent = criteria.filter(({ basis }) => basis === 'equivalent').length;
  const excepted = criteria.flatMap(({ id, excepted: one }) => (one === undefined ? [] : [{ id, ...one }]));
  if (declared + equivalent + excepted.length === 0) return section(50, {});
  const head = {
    en: `**Records** counted towards the levels: ${declared} declared, ${equivalent} equivalent. Excepted (unmet or unknown, risk accepted; only keeps the gate from failing and raises no level): ${excepted.length}.`,
    ja: `**記録**：自己申告 ${declared} 件、同等の対策 ${equivalent} 件を達成レベルに算入しています。例外措置（未達又は判定不能・リスク受容）${excepted.length} 件はゲートの判定から除外するのみで、達成レベルには算入しません。`,
  }[language];
  const rows = excepted.map(
    ({ id, until, by }) =>
      `- ${{ en: `excepted ${id}: until ${escapeMarkdown(until)}, approved by ${escapeMarkdown(by)}`, ja: `例外措置 ${id}：期限 ${escapeMarkdown(until)}、承認者 ${escapeMarkdown(by)}` }[language]}`,
  );
  return section(50, { head, rows });
}

/** What the pull request edits in configuration, what the records and files say wrongly, and what has drifted. */
export function noticesSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const rows = noticeBlocks(input, options).flatMap(({ title, lines }) => [
    `\n**${title}**\n`,
    ...lines.map((line) => `- ${plainMarkdown(line)}`),
  ]);
  if (rows.length === 0) return section(55, {});
  return section(55, { head: `### ${WORDS.noticed[language]}`, rows });
}

export interface NoticeBlock {
  readonly title: string;
  /** May hold repository text. */
  readonly lines: readonly string[];
}

/** The same in every format. A setting that drifted shows to those who may see the setting. */
export function noticeBlocks(input: ReportInput, options: ReportOptions): readonly NoticeBlock[] {
  const { language } = options;
  const { notices, drift } = input.assessment;
  const seen = drift.filter(({ fact }) => mayShowFact(fact, input, options)).map(({ message }) => message);
  const blocks = [
    { title: WORDS.afterMerge, texts: input.afterMerge },
    { title: WORDS.notices, texts: notices },
    { title: WORDS.drift, texts: seen },
  ];
  return blocks
    .filter(({ texts }) => texts.length > 0)
    .map(({ title, texts }) => ({ title: title[language], lines: texts.map((text) => text[language]) }));
}
