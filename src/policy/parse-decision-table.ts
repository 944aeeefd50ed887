import type { z } from 'zod';
import type { DecisionTable } from '../model/decision-table.ts';
import type { Text } from '../model/text.ts';
import { decisionTableSchema } from './decision-table-schema.ts';
import type { Finding } from './need-rules.ts';
import { boundProblems, firstFew, throwProblems } from './problem.ts';
import { quote } from './quote.ts';
import { readFile } from './read-file.ts';

type Shape = z.infer<typeof decisionTableSchema>;

/** Reads a decision table; throws a PolicyError unless every combination of answers has exactly one outcome. */
export function parseDecisionTable(file: string, text: string): DecisionTable {
  const reading = readFile(file, text, decisionTableSchema);
  if (reading.state === 'bad') return throwProblems(reading.problems);
  const { rows, ...rest } = reading.value;
  const findings = [...rowFindings(reading.value), ...missingFindings(reading.value)];
  if (findings.length === 0) return { ...rest, rows: new Map(rows.map(splitRow)) };
  const problems = firstFew(findings).map(({ path, what }) => {
    return { code: 'POLICY_RULE' as const, file, ...reading.yaml.placeOf(path), what };
  });
  return throwProblems(boundProblems(problems));
}

function splitRow(row: string): readonly [string, string] {
  const [answers = '', outcome = ''] = row.split(' -> ');
  return [answers, outcome];
}

function rowFindings({ rows, points, outcome }: Shape): readonly Finding[] {
  const possible = new Set(combinations(points));
  const outcomes = new Set(outcome.values.map(({ key }) => key));
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const [answers, result] = splitRow(row);
    const path = ['rows', index];
    const twice = seen.has(answers);
    seen.add(answers);
    if (!possible.has(answers)) return [{ path, what: notPossible(row) }];
    if (!outcomes.has(result)) return [{ path, what: noOutcome(result, [...outcomes]) }];
    return twice ? [{ path, what: TWICE }] : [];
  });
}

function missingFindings({ rows, points }: Shape): readonly Finding[] {
  const present = new Set(rows.map((row) => splitRow(row)[0]));
  const missing = combinations(points).filter((answers) => !present.has(answers));
  return missing.slice(0, 1).map((answers) => ({ path: ['rows'], what: lacks(answers, missing.length) }));
}

/** Every combination of the points' answers, joined by spaces. */
function combinations(points: Shape['points']): readonly string[] {
  return points.reduce<readonly string[]>(
    (heads, { values }) => heads.flatMap((head) => values.map(({ key }) => (head === '' ? key : `${head} ${key}`))),
    [''],
  );
}

function notPossible(row: string): Text {
  return {
    en: `the row ${quote(row)} does not hold one answer of each point in their order; correct it`,
    ja: `行 ${quote(row)} が判断点の順の値になっていません。直してください`,
  };
}

function noOutcome(outcome: string, known: readonly string[]): Text {
  return {
    en: `no outcome ${quote(outcome)}; expected one of ${known.join(', ')}`,
    ja: `結果 ${quote(outcome)} はありません。使える値：${known.join(', ')}`,
  };
}

const TWICE: Text = {
  en: 'these answers have a row already; remove one of the two',
  ja: '同じ値の行が既にあります。どちらかを削除してください',
};

function lacks(answers: string, count: number): Text {
  return {
    en: `${count} combinations have no row, the first is ${quote(answers)}; a table answers every one`,
    ja: `行のない組合せが ${count} 件あります（最初は ${quote(answers)}）。すべての組合せに行が必要です`,
  };
}
