import type { Text } from '../model/text.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

/** Most files that are read; a repository's people do not write more. */
export const MAX_RECORD_FILES = 300;

const FOLDERS = ['declarations', 'equivalents', 'exceptions', 'issues', 'responses'] as const;

/** True for the files that `parseRecords` reads; folders below them are not read. */
export function isRecordPath(path: string): boolean {
  return /^\.ssdf\/(declarations|equivalents|exceptions)\/[^/]+\.yml$/.test(path);
}

/** What people decided about how vulnerabilities are handled; read by `parseHandling`. */
export const TRIAGE_PATH = '.ssdf/triage.yml';
export const SHARING_PATH = '.ssdf/sharing.yml';

/** True for the files with response records. */
export function isResponsePath(path: string): boolean {
  return /^\.ssdf\/responses\/[^/]+\.yml$/.test(path);
}

/** True for the files that `parseHandling` reads. */
export function isHandlingPath(path: string): boolean {
  return path === TRIAGE_PATH || path === SHARING_PATH || isResponsePath(path);
}

/** True for the files that `parseTaskIssues` reads. */
export function isIssuePath(path: string): boolean {
  return /^\.ssdf\/issues\/[^/]+\.yml$/.test(path);
}

/** A problem when a file under `.ssdf` looks like a record and lies where none is read. */
export function problemElsewhere(path: string): readonly Problem[] {
  if (isRecordPath(path) || isIssuePath(path) || isHandlingPath(path)) return [];
  const folder = nearest(path.split('/')[1] ?? '', FOLDERS) ?? FOLDERS.join(', ');
  const what: Text = {
    en: `no record is read from here; put it at .ssdf/<${folder}>/<name>.yml`,
    ja: `この場所の記録は読まれません。.ssdf/<${folder}>/<名前>.yml に置いてください`,
  };
  return [{ code: 'POLICY_RULE', file: path, line: 1, what }];
}

/** A problem that says which file is the first one not read. */
export function problemTooMany(paths: readonly string[]): readonly Problem[] {
  const first = paths[MAX_RECORD_FILES];
  if (first === undefined) return [];
  const what: Text = {
    en: `from here on no record is read: there are more than ${MAX_RECORD_FILES} files; put several entries into one`,
    ja: `ここから先の記録は読まれません（上限 ${MAX_RECORD_FILES} ファイル）。1 ファイルに複数件をまとめてください`,
  };
  return [{ code: 'POLICY_SIZE', file: first, line: 1, what }];
}
