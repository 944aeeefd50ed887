import type { DataFile, PlacedFile } from '../../model/data-file.ts';
import { countUnread, noCounts, parsedRecord, take, type GrowingCounts, type RecordCounts } from './count-records.ts';
import { keepUnder, type OsvIndex } from './index-records.ts';
import { packageKey } from '../package-key.ts';
import { readOsvRecord, type OsvRecord } from './record.ts';

/** Where the records of each package stand in a collection: made once, asked as often as anybody likes. Holds no record. */
export interface OsvCatalogue {
  readonly counts: RecordCounts;
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
}

/**
 * Pairs of record and package that are kept, about 16 bytes each; all of OSV is a tenth of it. A record beyond is told as unread:
 * a package whose records are not all known must not look clean. origin: own.
 */
export const MAX_PAIRS = 10_000_000;

/** Reads every file once, others working in between. */
export async function catalogueOf(files: AsyncIterable<PlacedFile>, limit: number = MAX_PAIRS): Promise<OsvCatalogue> {
  const counts = noCounts();
  const placesOf = new Map<string, number[]>();
  let pairs = 0;
  for await (const { place, file } of files)
    take(counts, file, ({ keys }) => {
      if (pairs + keys.size > limit) return 'too-large';
      pairs += keys.size;
      for (const key of keys) keepUnder(placesOf, key, place);
      return undefined;
    });
  return { counts, placesOf };
}

/** The files that speak of any of these packages, each once, in the order of the collection. */
export function placesFor({ placesOf }: OsvCatalogue, wanted: Iterable<string>): readonly number[] {
  const places = new Set<number>();
  for (const key of wanted) for (const place of placesOf.get(key) ?? []) places.add(place);
  return [...places].sort((a, b) => a - b);
}

/** The records of the packages that are asked for, read anew from the files that the catalogue names. */
export async function indexFrom(
  catalogue: OsvCatalogue,
  wanted: ReadonlySet<string>,
  files: AsyncIterable<PlacedFile>,
): Promise<OsvIndex> {
  const known = catalogue.counts;
  const counts = { ...known, ecosystems: new Map(known.ecosystems), unreadFiles: [...known.unreadFiles] };
  const byPackage = new Map<string, OsvRecord[]>();
  for await (const { file } of files) addRecord({ counts, byPackage, wanted }, file);
  return { ...counts, byPackage };
}

interface Growing {
  readonly counts: GrowingCounts;
  readonly byPackage: Map<string, OsvRecord[]>;
  readonly wanted: ReadonlySet<string>;
}

function addRecord({ counts, byPackage, wanted }: Growing, file: DataFile): void {
  const json = 'text' in file ? parsedRecord(file.text) : undefined;
  const record = json === undefined ? undefined : readOsvRecord(json, file.name, wanted);
  if (record === undefined) {
    counts.records -= 1;
    countUnread(counts, { name: file.name, why: 'refused' in file ? file.refused : 'not-a-record' });
    return;
  }
  for (const key of new Set(record.affected.map(packageKey))) keepUnder(byPackage, key, record);
}
