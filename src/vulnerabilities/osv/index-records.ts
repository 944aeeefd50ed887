import type { DataFile, DataRefusal } from '../../model/data-file.ts';
import { keyOfEntry, readOsvRecord, type OsvRecord } from './record.ts';
import { splitEcosystem } from '../package-key.ts';

/** Records by package, and what became of the rest; nothing disappears without being counted. */
export interface OsvIndex {
  readonly byPackage: ReadonlyMap<string, readonly OsvRecord[]>;
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

interface Wanted {
  readonly has: (key: string) => boolean;
}

/** Reads every file once and keeps the records of the packages that are asked for. */
export function indexRecords(files: Iterable<DataFile>, wanted: Wanted): OsvIndex {
  const index = emptyIndex();
  for (const file of files) take(index, file, wanted);
  return index;
}

/** The same where others work between one file and the next. */
export async function indexRecordsInTurns(files: AsyncIterable<DataFile>, wanted: Wanted): Promise<OsvIndex> {
  const index = emptyIndex();
  for await (const file of files) take(index, file, wanted);
  return index;
}

function take(index: Growing, file: DataFile, wanted: Wanted): void {
  const why = 'refused' in file ? file.refused : add(index, file, wanted);
  if (why === undefined) return;
  index.unread += 1;
  if (index.unreadFiles.length < MAX_NAMED) index.unreadFiles.push({ name: file.name, why });
}

interface Growing {
  byPackage: Map<string, OsvRecord[]>;
  ecosystems: Map<string, number>;
  records: number;
  withdrawn: number;
  withoutPackage: number;
  unread: number;
  unreadFiles: UnreadFile[];
  newest: string | null;
}

function emptyIndex(): Growing {
  const counts = { records: 0, withdrawn: 0, withoutPackage: 0, unread: 0 };
  return { byPackage: new Map(), ecosystems: new Map(), ...counts, unreadFiles: [], newest: null };
}

/** Only what the wanted packages need is read with care: of the others the id and the packages. */
function add(
  index: Growing,
  { name, text }: { readonly name: string; readonly text: string },
  wanted: Wanted,
): UnreadFile['why'] | undefined {
  const json = parsed(text);
  if (json === undefined) return 'not-json';
  const { id, affected = [], withdrawn, modified } = json;
  if (typeof id !== 'string' || id === '' || (affected !== null && !Array.isArray(affected))) return 'not-a-record';
  const entries: readonly unknown[] = affected ?? [];
  const keys = new Set(entries.flatMap((entry) => keyOfEntry(entry) ?? []));
  if (entries.length > 0 && keys.size === 0 && entries.some((entry) => !isObject(entry))) return 'not-a-record';
  const mine = [...keys].filter((key) => wanted.has(key));
  const record = mine.length === 0 ? null : readOsvRecord(json, name, wanted);
  if (record === undefined) return 'not-a-record';
  index.records += 1;
  if (typeof modified === 'string' && modified > (index.newest ?? '')) index.newest = modified;
  if (typeof withdrawn === 'string' && withdrawn !== '') {
    index.withdrawn += 1;
    return undefined;
  }
  if (keys.size === 0) index.withoutPackage += 1;
  countEcosystems(index, entries);
  if (record !== null) for (const key of mine) push(index.byPackage, key, record);
  return undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
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

function countEcosystems(index: Growing, entries: readonly unknown[]): void {
  const named = entries.flatMap((entry) => {
    const ecosystem = (entry as { package?: { ecosystem?: unknown } } | null)?.package?.ecosystem;
    return typeof ecosystem === 'string' ? [splitEcosystem(ecosystem).ecosystem] : [];
  });
  for (const ecosystem of new Set(named)) index.ecosystems.set(ecosystem, (index.ecosystems.get(ecosystem) ?? 0) + 1);
}

function push(map: Map<string, OsvRecord[]>, key: string, record: OsvRecord): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [record]);
  else list.push(record);
}
