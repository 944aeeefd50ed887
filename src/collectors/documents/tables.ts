import { readData } from './data.ts';
import type { DocumentFile } from './read.ts';
import type { Table } from './text.ts';

/** How many rows of a kind there are, and how many say all that they should. */
export interface Rows {
  readonly complete: number;
  readonly all: number;
}

const ID = /^(?:id|no\.?|#|number|(?:requirement|req)[ -_]?(?:id|no\.?)|番号|識別子|要件(?:id|番号)|項番)$/i;
const VERIFICATION = /verif|validat|\btest|\bcheck|検証|確認|試験|テスト/i;
const REQUIREMENT = /requirement|\bcontrol\b|要件|要求/i;
const APPROVER = /approve|accepted[ -_]?by|承認/i;
const EXPIRY = /expir|valid[ -_]?until|\bdue\b|review[ -_]?by|期限|有効期間/i;
const NAME = /^(?:name|setting|option|key|parameter|設定名?|項目名?|名称|パラメータ)$/i;

/** Requirements with an id and a way to verify them. That the verification passes is not said. */
export function requirementRows(files: readonly DocumentFile[]): Rows {
  const tables = tablesOf(files, 'security-requirements').filter(
    ({ columns }) => columns.some((column) => ID.test(column)) || columns.some((column) => REQUIREMENT.test(column)),
  );
  return completeIn(tables, [ID, VERIFICATION]);
}

/** Entries of the risk register with somebody who approved and an end. */
export function riskRows(files: readonly DocumentFile[]): Rows {
  return completeIn(tablesOf(files, 'risk-register'), [APPROVER, EXPIRY]);
}

/** Entries of one file of exceptions; undefined when it is no list. */
export function exceptionRows(text: string): Rows | undefined {
  const tables = readData(text)?.tables;
  return tables === undefined ? undefined : completeIn(tables.slice(0, 1), [/^approver$/, /^expires$/]);
}

export function added(rows: readonly Rows[]): Rows {
  return rows.reduce((sum, one) => ({ complete: sum.complete + one.complete, all: sum.all + one.all }), {
    complete: 0,
    all: 0,
  });
}

/** Names of the settings that the document lists; only their exact text counts. */
export function settingNames(files: readonly DocumentFile[]): string[] {
  const names = tablesOf(files, 'secure-defaults').flatMap(({ columns, rows }) => {
    const at = columns.findIndex((column) => NAME.test(column));
    return at === -1 ? [] : rows.flatMap((row) => (row[at] ? [row[at]] : []));
  });
  return [...new Set(names)];
}

function tablesOf(files: readonly DocumentFile[], word: DocumentFile['word']): Table[] {
  return files.filter((file) => file.word === word).flatMap(({ written }) => written.tables);
}

function completeIn(tables: readonly Table[], wanted: readonly RegExp[]): Rows {
  const judged = tables.flatMap(({ columns, rows }) => {
    const places = wanted.map((pattern) => columns.flatMap((column, at) => (pattern.test(column) ? [at] : [])));
    return rows.map((row) => places.every((each) => each.some((at) => (row[at] ?? '') !== '')));
  });
  return { complete: judged.filter(Boolean).length, all: judged.length };
}
