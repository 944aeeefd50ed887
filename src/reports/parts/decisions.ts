import type { ComponentChange, KnownVulnerability } from '../../model/component-change.ts';
import type { StatedDecision } from '../../model/stated-decision.ts';
import type { Language } from '../../model/text.ts';
import { shownChanges, uncomparedDetails } from '../component-rows.ts';
import { inputText, outcomesText, toSettle } from '../decision-text.ts';
import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { colon } from '../words.ts';

const WEIGHT = 60;
/** Decisions that a person reads; the table above names every vulnerability. */
const MAX_DECISIONS = 20;

/** Upon each vulnerability that a change brings: the decision, what it rests on, and what would settle it. Folded. */
export function decisionsSection(input: ReportInput, options: ReportOptions): Section {
  const { language } = options;
  const compared = shownChanges(input, options);
  if (compared?.state !== 'compared') return section(WEIGHT, {});
  const unseen = uncomparedDetails(compared, language);
  const note = unseen === '' ? '' : `${plainMarkdown(unseen)}\n`;
  const all = compared.changes.flatMap((change) => decisionsOf(change));
  const [first] = all;
  if (first === undefined) return section(WEIGHT, { head: note.trimEnd() });
  const summary = {
    en: `How the decisions came about (${escapeMarkdown(first.decision.table)})`,
    ja: `判断の根拠（${escapeMarkdown(first.decision.table)}）`,
  }[language];
  return section(WEIGHT, {
    head: `${note}<details><summary>${summary}</summary>\n\n${OWN[language]}\n`,
    rows: all.slice(0, MAX_DECISIONS).map((one) => row(one, language)),
    tail: `${all.length > MAX_DECISIONS ? more(all.length - MAX_DECISIONS, language) : ''}\n</details>`,
  });
}

/** The choice of tables by role and capability is ours (deck, phase 2, names four without printing them). */
const OWN = {
  en: 'The tables are chosen by role and capability in this tool’s own way, which is not METI’s. Whether the flawed code is reached was not examined.',
  ja: '役割と技術力による決定木の選び方は本ツール独自のもので、経済産業省のものではありません。脆弱なコードが実際に使われるかは調べていません。',
} as const;

interface Decided {
  readonly change: ComponentChange;
  readonly known: KnownVulnerability;
  readonly decision: StatedDecision;
}

function decisionsOf(change: ComponentChange): readonly Decided[] {
  return change.newVulnerabilities.flatMap((known) =>
    known.decision === undefined ? [] : [{ change, known, decision: known.decision }],
  );
}

function row({ change, known, decision }: Decided, language: Language): string {
  const names = [known.advisory, ...(known.aliases ?? [])].join(', ');
  const head = `${change.name} ${change.version}, ${names}${colon(language)}${outcomesText(decision.reachable, language)}`;
  const lines = [...decision.inputs.map((one) => inputText(one, language)), toSettle(decision, language)];
  const inner = lines.filter((line) => line !== '').map((line) => `  - ${plainMarkdown(line)}`);
  return [`- ${plainMarkdown(head)}`, ...inner, `  - ${plainMarkdown(decision.vector)}`].join('\n');
}

function more(count: number, language: Language): string {
  return { en: `\n${count} more are not shown.`, ja: `\nほか ${count} 件は表示していません。` }[language];
}
