import type { Text } from '../../model/text.ts';
import { curesOf } from '../cures.ts';
import { plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { colon, conclusionWords, WORDS } from '../words.ts';

/** Cures named beside the gate; the folded table below holds all. */
const MAX_CURES = 3;

/**
 * What the gate concluded and why. Its reasons name tasks and levels, which are public, and why the organisation's
 * configuration could not be read; no fact.
 */
export function gateSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const reasons = gateReasons(input, options).map((reason) => `- ${plainMarkdown(reason[language])}`);
  return section(88, { head: gateMarkdown(input, options), rows: reasons });
}

export function gateMarkdown({ assessment: { gate, subject } }: ReportInput, { language }: ReportOptions): string {
  const conclusion = conclusionWords(gate.conclusion, subject)[language];
  return `**${WORDS.gate[language]}**${colon(language)}\`${gate.mode}\` → ${conclusion}`;
}

/** The reasons, and where the answer is open, what would settle it. */
export function gateReasons(input: ReportInput, options: ReportOptions): readonly Text[] {
  const { gate, tasks } = input.assessment;
  if (gate.conclusion !== 'action_required') return gate.reasons;
  const open = tasks.filter(({ level = 0, levelAtMost = 0 }) => levelAtMost > level);
  const cures = curesOf(
    open.flatMap((task) => task.criteria),
    input,
    options,
  ).slice(0, MAX_CURES);
  return [...gate.reasons, settledBy(cures)];
}

function settledBy(cures: readonly Text[]): Text {
  if (cures.length === 0) {
    return {
      en: 'to settle it: restore what could be read before (see the reasons above), then re-run this check',
      ja: '判定を確定するには、上記の理由に挙げた事項を確認できる状態に戻し、再実行してください',
    };
  }
  return {
    en: `to settle it: ${cures.map(({ en }) => en).join(', ')}, then re-run this check`,
    ja: `判定を確定するには：${cures.map(({ ja }) => ja).join('、')}。その後、再実行してください`,
  };
}
