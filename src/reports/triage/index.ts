import type { DecisionTable } from '../../model/decision-table.ts';
import { instantOf } from '../../model/instant.ts';
import type { Language, Text } from '../../model/text.ts';
import type { Component } from '../../sbom/sbom.ts';
import { isGiven } from '../../sbom/stated.ts';
import { isDatedLater } from '../../vulnerabilities/sources/epss.ts';
import { statedInputs, statedOutcomes } from '../../vulnerabilities/ssvc/stated.ts';
import type { TriagedFinding } from '../../vulnerabilities/triage.ts';
import { inputText, outcomesText, toSettle } from '../decision-text.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import type { TriageReport, TriageSource } from './document.ts';
import { FIXING_STATES, FIXING_TITLE, PHASES, PHASE_STATES } from '../phase-words.ts';
import { colon } from '../words.ts';
import {
  IGNORED,
  REFUSED,
  RESPONSES,
  SCORES_TO_COME,
  SILENT,
  UNMATCHABLE,
  UNREAD,
  UNTOLD,
  VEX_WORDS,
} from './words.ts';

/** What `sbom triage` found, for a terminal: the answer, the open findings with their reasons, what was left aside, the phases. */
export function renderTriage(report: TriageReport, language: Language): string {
  const blocks = [
    opening(report, language),
    ...report.triage.open.map((one) => findingLines(one, report, language)),
    filteredLines(report, language),
    leftAside(report, language),
    phaseLines(report, language),
    [SILENT[language]],
  ];
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => [...block, '']);
  return `${lines.slice(0, -1).map(escapeTerminal).join('\n')}\n`;
}

function opening({ at, triage, matching, table, sources }: TriageReport, language: Language): readonly string[] {
  const { open, filtered } = triage;
  const malware = open.filter(({ finding }) => finding.malware).length;
  const counts: Text = {
    en: `${open.length} open, ${filtered.length} filtered out, ${matching.unmatched.length} of ${matching.components} components could not be looked up`,
    ja: `未対処 ${open.length} 件、除外 ${filtered.length} 件、照合できない部品 ${matching.unmatched.length} / ${matching.components}`,
  };
  const alarm: Text = { en: `MALWARE in ${malware} component(s)`, ja: `マルウェア：${malware} 部品` };
  const tree: Text = {
    en: `${table.chosenAs} (${table.table}): ${table.label.en}; ${table.basis.en}`,
    ja: `${table.chosenAs}（${table.table}）：${table.label.ja}。${table.basis.ja}`,
  };
  const read = sources.map((source) => {
    const { kind, name, asOf, entries } = source;
    return `  ${kind}: ${name} (${asOf ?? '-'}, ${entries})${isUnused(source, at) ? SCORES_TO_COME[language] : ''}`;
  });
  return [...(malware > 0 ? [alarm[language]] : []), counts[language], tree[language], ...read];
}

/** Scores that bear a day to come count for nothing, which is said where they are named. */
function isUnused({ kind, asOf }: TriageSource, at: string): boolean {
  return kind === 'epss' && isDatedLater({ date: asOf }, instantOf(at) ?? NaN);
}

function findingLines(one: TriagedFinding, { table, responses }: TriageReport, language: Language): readonly string[] {
  const { finding, decision, vex } = one;
  const names = finding.ids.filter((id) => id !== finding.id);
  const others = [...names, ...finding.jvn.filter((id) => !names.includes(id))].join(', ');
  const response = responses.find(({ id }) => id === finding.id);
  const head = `${finding.id}${others === '' ? '' : ` (${others})`}  ${labelOf(finding.component)}`;
  return [
    finding.malware
      ? `!! ${MALWARE[language]}  ${head}`
      : `[${outcomesText(statedOutcomes(table, decision), language)}]  ${head}`,
    ...(finding.summary === '' ? [] : [`  ${finding.summary}`]),
    ...(finding.state === 'affected' ? [] : [`  ? ${UNTOLD[finding.state.untold][language]}`]),
    ...(finding.fixedIn === null ? [] : [`  ${FIXED_IN[language]} ${finding.fixedIn}`]),
    ...(finding.malware ? [`  ${REMOVE[language]}`] : decisionLines(one, table, language)),
    ...scoreLines(one, language),
    ...(vex === null
      ? []
      : [`  VEX: ${VEX_WORDS[vex.status][language]} (${vex.by.author}, ${vex.by.issuedAt ?? '-'}, ${vex.by.source})`]),
    ...(vex?.contradiction === true ? [`  ${CONTRADICTION[language]}`] : []),
    ...finding.alerts.map(({ number, state, url }) => `  Dependabot #${number} (${state}) ${url}`),
    ...(response === undefined
      ? []
      : [`  ${RESPONSES[response.state][language]}${response.due === null ? '' : ` (${response.due})`}`]),
    // Upon malware nothing is decided, so that its vector holds nothing.
    ...(finding.malware ? [] : [`  ${one.vector}`]),
  ];
}

const MALWARE: Text = { en: 'MALWARE', ja: 'マルウェア' };
const REMOVE: Text = {
  en: 'a package that does harm by itself: remove it and treat the machines that installed it as an incident',
  ja: 'それ自体が有害なパッケージ。取り除き、導入した環境をインシデントとして扱うこと',
};
const FIXED_IN: Text = { en: 'fixed in', ja: '修正版' };
const CONTRADICTION: Text = {
  en: 'statements of different authors contradict each other; the more severe one holds',
  ja: '作成者の異なる VEX が食い違うため、より重い方を採用',
};

/** What the decision rests on, and what would settle it. */
function decisionLines({ inputs, decision }: TriagedFinding, table: DecisionTable, language: Language) {
  const stated = { reachable: statedOutcomes(table, decision), inputs: statedInputs(table, inputs) };
  const lines = [...stated.inputs.map((one) => inputText(one, language)), toSettle(stated, language)];
  return lines.filter((line) => line !== '').map((line) => `  ${line}`);
}

function scoreLines({ cvss, epss }: TriagedFinding, language: Language): readonly string[] {
  const scores = cvss.map((one) => {
    if (one.state === 'whole') return `  CVSS ${one.version}: ${one.score} (${one.vector})`;
    const why = { incomplete: INCOMPLETE, malformed: MALFORMED }[one.state];
    return `  CVSS: ${why[language]} (${one.vector})`;
  });
  return epss === null ? scores : [...scores, `  EPSS: ${epss.probability} (percentile ${epss.percentile})`];
}

const INCOMPLETE: Text = { en: 'incomplete vector, no score', ja: 'ベクトルが不完全なため点数なし' };
const MALFORMED: Text = { en: 'no CVSS vector, no score', ja: 'CVSS ベクトルではないため点数なし' };

function labelOf({ name, version, purls }: Component): string {
  return purls[0] ?? `${isGiven(name) ? name.value : '?'} ${isGiven(version) ? version.value : '?'}`;
}

function filteredLines({ triage }: TriageReport, language: Language): readonly string[] {
  if (triage.filtered.length === 0) return [];
  return [
    { en: 'Filtered out:', ja: '除外：' }[language],
    ...triage.filtered.map(({ finding, filters }) => {
      const why = filters.map(
        ({ because, source, asOf }) => `${because[language]} [${source}${asOf === null ? '' : `, ${asOf}`}]`,
      );
      return `  ${finding.id}  ${labelOf(finding.component)}: ${why.join('; ')}`;
    }),
  ];
}

function leftAside(report: TriageReport, language: Language): readonly string[] {
  const { matching, triage, refusedStatements, alertsElsewhere, problems } = report;
  const unread = matching.index.unread - matching.index.unreadFiles.length;
  return [
    ...matching.unmatched.map(
      ({ component, reason }) => `- ${labelOf(component)} ${component.pointer}: ${UNMATCHABLE[reason][language]}`,
    ),
    ...matching.index.unreadFiles.map(({ name, why }) => `! ${name}: ${UNREAD[why][language]}`),
    ...(unread > 0 ? [{ en: `! and ${unread} more records`, ja: `! ほか ${unread} 件` }[language]] : []),
    ...triage.ignored.map(
      ({ statement, why }) =>
        `- VEX ${statement.source} ${statement.vulnerabilities[0] ?? ''}: ${IGNORED[why][language]}`,
    ),
    ...refusedStatements.map(({ source, place, why }) => `! VEX ${source} ${place}: ${REFUSED[why][language]}`),
    ...alertsElsewhere.map(({ number, name, url }) => `- Dependabot #${number} ${name}: ${ELSEWHERE[language]} ${url}`),
    ...problems.map((problem) => `! ${problem[language]}`),
  ];
}

const ELSEWHERE: Text = { en: 'no component of this SBOM', ja: 'この SBOM の部品ではない' };

function phaseLines({ phases, release }: TriageReport, language: Language): readonly string[] {
  const lines = phases.map(
    ({ phase, state, because }) =>
      `${PHASES[phase][language]}${colon(language)}${PHASE_STATES[state][language]}  ${because[language]}`,
  );
  if (release === null) return lines;
  const { state, because } = release;
  return [
    ...lines,
    `${FIXING_TITLE[language]}${colon(language)}${FIXING_STATES[state][language]}  ${because[language]}`,
  ];
}
