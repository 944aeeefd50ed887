import type { DataFile, DataRefusal } from '../../model/data-file.ts';
import { splitEcosystem } from '../package-key.ts';
import { keyOfEntry } from './record.ts';

/** What became of every file of a collection; nothing disappears without being counted. */
export interface RecordCounts {
  /** Records by ecosystem, those for other packages too: where there is none, "no match" says nothing. */
  readonly ecosystems: ReadonlyMap<string, number>;
  readonly records: number;
  readonly withdrawn: number;
  /** Records that name no package: only repositories and commits. */
  readonly withoutPackage: number;
  readonly unread: number;
  /** The first of the unread ones. */
  readonly unreadFiles: readonly UnreadFile[];
  /** RFC 3339: the youngest change among all records; how old the data is. */
  readonly newest: string | null;
}

export interface UnreadFile {
  readonly name: string;
  readonly why: 'not-json' | 'not-a-record' | DataRefusal;
}

const MAX_NAMED = 50;

export interface GrowingCounts extends RecordCounts {
  ecosystems: Map<string, number>;
  records: number;
  withdrawn: number;
  withoutPackage: number;
  unread: number;
  unreadFiles: UnreadFile[];
  newest: string | null;
}

export function noCounts(): GrowingCounts {
  const counts = { records: 0, withdrawn: 0, withoutPackage: 0, unread: 0 };
  return { ecosystems: new Map(), ...counts, unreadFiles: [], newest: null };
}

/** A record in force, by what is read of every one of them. */
export interface RecordHead {
  readonly json: Readonly<Record<string, unknown>>;
  /** The file it came from. */
  readonly name: string;
  /** Of the packages that it names. */
  readonly keys: ReadonlySet<string>;
}

/** Why a record is not kept; undefined = it is, or nobody asks for it. */
export type Keep = (head: RecordHead) => UnreadFile['why'] | undefined;

/** Counts one file, and offers what is a record. A withdrawn one is counted and never offered (OSV, `withdrawn`). */
export function take(counts: GrowingCounts, file: DataFile, keep: Keep): void {
  const why = 'refused' in file ? file.refused : add(counts, file, keep);
  if (why !== undefined) countUnread(counts, { name: file.name, why });
}

export function countUnread(counts: GrowingCounts, unread: UnreadFile): void {
  counts.unread += 1;
  if (counts.unreadFiles.length < MAX_NAMED) counts.unreadFiles.push(unread);
}

/** Of every record the id, the packages and the dates; the rest is for whoever keeps it. */
function add(
  counts: GrowingCounts,
  { name, text }: { readonly name: string; readonly text: string },
  keep: Keep,
): UnreadFile['why'] | undefined {
  const json = parsedRecord(text);
  if (json === undefined) return 'not-json';
  const { id, affected = [], withdrawn, modified } = json;
  if (typeof id !== 'string' || id === '' || (affected !== null && !Array.isArray(affected))) return 'not-a-record';
  const entries: readonly unknown[] = affected ?? [];
  const keys = new Set(entries.flatMap((entry) => keyOfEntry(entry) ?? []));
  if (entries.length > 0 && keys.size === 0 && entries.some((entry) => !isObject(entry))) return 'not-a-record';
  const inForce = typeof withdrawn !== 'string' || withdrawn === '';
  const why = inForce ? keep({ json, name, keys }) : undefined;
  if (why !== undefined) return why;
  counts.records += 1;
  if (typeof modified === 'string' && modified > (counts.newest ?? '')) counts.newest = modified;
  if (!inForce) counts.withdrawn += 1;
  else countPackages(counts, keys, entries);
  return undefined;
}

/** undefined for a text that is no JSON. */
export function parsedRecord(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return isObject(json) ? json : {};
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function countPackages(counts: GrowingCounts, keys: ReadonlySet<string>, entries: readonly unknown[]): void {
  if (keys.size === 0) counts.withoutPackage += 1;
  const named = entries.flatMap((entry) => {
    const ecosystem = (entry as { package?: { ecosystem?: unknown } } | null)?.package?.ecosystem;
    return typeof ecosystem === 'string' ? [splitEcosystem(ecosystem).ecosystem] : [];
  });
  for (const one of new Set(named)) counts.ecosystems.set(one, (counts.ecosystems.get(one) ?? 0) + 1);
}
