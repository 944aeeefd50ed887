import { NO_RECORDS, type DeclaredEvidence, type Records } from '../model/records.ts';
import { isRecordPath, MAX_RECORD_FILES, problemElsewhere, problemTooMany } from './record-places.ts';
import { firstFew, type Problem } from './problem.ts';
import { readEntries, type EntriesReading, type RecordFile } from './record-entries.ts';
import { declarationSchema, equivalentSchema, exceptionSchema, type EvidenceInYaml } from './record-schemas.ts';

export interface RecordsReading {
  readonly records: Records;
  readonly problems: readonly Problem[];
}

/** Git blob id of a file of the default branch; undefined when it is not there or could not be read. */
export type BlobOf = (path: string) => string | undefined;

/** Reads `.ssdf/{declarations,equivalents,exceptions}/*.yml`. Never throws: an error costs its entry, a file that is no YAML itself. */
export function parseRecords(files: readonly RecordFile[], blobOf: BlobOf): RecordsReading {
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const records = inOrder.filter(({ path }) => isRecordPath(path));
  const read = records.slice(0, MAX_RECORD_FILES);
  const of = (folder: string) => read.filter(({ path }) => path.startsWith(`.ssdf/${folder}/`));
  const declarations = readEntries(of('declarations'), declarationSchema);
  const equivalents = readEntries(of('equivalents'), equivalentSchema);
  const exceptions = readEntries(of('exceptions'), exceptionSchema);
  const evidence = (entries: readonly EvidenceInYaml[]) => entries.map((entry) => toEvidence(entry, blobOf));
  return {
    records: {
      ...NO_RECORDS,
      declarations: mapEntries(declarations, (claim) => ({
        kind: 'declaration',
        ...claim,
        evidence: evidence(claim.evidence),
      })),
      equivalents: mapEntries(equivalents, (claim) => ({
        kind: 'equivalent',
        ...claim,
        evidence: evidence(claim.evidence),
      })),
      exceptions: mapEntries(exceptions, (risk) => ({ kind: 'exception', ...risk })),
    },
    problems: [
      ...firstFew(inOrder.flatMap(({ path }) => problemElsewhere(path))),
      ...problemTooMany(records.map(({ path }) => path)),
      ...declarations.problems,
      ...equivalents.problems,
      ...exceptions.problems,
    ],
  };
}

function mapEntries<T extends { task?: string }, R>(
  { entries }: EntriesReading<T>,
  toRecord: (entry: Omit<T, 'task'> & { readonly path: string }) => R,
): readonly R[] {
  return entries.map(({ value, file }) => toRecord({ ...withoutTask(value), path: file }));
}

/** `task` has done its work: the criterion's id carries it. */
function withoutTask<T extends { task?: string }>(value: T): Omit<T, 'task'> {
  const rest = { ...value };
  delete rest.task;
  return rest;
}

function toEvidence(entry: EvidenceInYaml, blobOf: BlobOf): DeclaredEvidence {
  if ('url' in entry) return { kind: 'url', url: entry.url };
  if ('sha256' in entry) return { kind: 'digest', sha256: entry.sha256.toLowerCase().replace(/^sha256:/, '') };
  const cut = entry.path.indexOf('#');
  const path = entry.path.slice(0, cut);
  const section = entry.path.slice(cut + 1);
  return { kind: 'section', path, section, blob: entry.blob, blobMatches: blobOf(path) === entry.blob };
}
