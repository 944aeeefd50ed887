import type { DataFile } from '../../model/data-file.ts';
import { noCounts, take, type RecordCounts } from './count-records.ts';
import { readOsvRecord, type OsvRecord } from './record.ts';

/** Records by package, and what became of the rest. */
export interface OsvIndex extends RecordCounts {
  readonly byPackage: ReadonlyMap<string, readonly OsvRecord[]>;
}

/** Reads every file once and keeps the records of the packages that are asked for: for a single question to a collection. */
export function indexRecords(files: Iterable<DataFile>, wanted: { readonly has: (key: string) => boolean }): OsvIndex {
  const counts = noCounts();
  const byPackage = new Map<string, OsvRecord[]>();
  for (const file of files)
    take(counts, file, ({ json, name, keys }) => {
      const mine = [...keys].filter((key) => wanted.has(key));
      if (mine.length === 0) return undefined;
      const record = readOsvRecord(json, name, wanted);
      if (record === undefined) return 'not-a-record';
      for (const key of mine) keepUnder(byPackage, key, record);
      return undefined;
    });
  return { ...counts, byPackage };
}

/** Adds to the list of a key. */
export function keepUnder<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}
