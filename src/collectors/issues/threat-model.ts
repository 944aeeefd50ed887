import { notSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import { documentAt, documentsAt, documentsIn, pathsWanted, placesOf } from '../document-files.ts';
import type { CollectContext } from '../types.ts';

/** A row of the threat model. */
export interface Threat {
  /** Numbers of issues that its row names. */
  readonly issues: readonly number[];
  readonly hasOwner: boolean;
  readonly hasStatus: boolean;
}

/** More rows than people keep in a table by hand. */
const MAX_THREATS = 500;

export function isThreatModelPath(path: string): boolean {
  return documentAt(path) === 'threat-model';
}

/** Every threat of every table of the threat model; not seen where there is no such table. */
export async function readThreats({
  tree,
  ownDocuments,
}: Pick<CollectContext, 'tree' | 'ownDocuments'>): Promise<Observation<readonly Threat[]>> {
  const places = placesOf(ownDocuments);
  const list = await tree.list();
  if (list.state === 'unseen') return list;
  const paths = pathsWanted(list.value, places).filter((path) => documentsAt(path, places).includes('threat-model'));
  if (list.missing !== undefined) return notSeen(list.missing, list.sources);
  if (places.unknown !== undefined) return places.unknown;
  if (paths.length === 0) return noTable('docs/threat-model.md');
  const { files, unread } = documentsIn(await tree.read(paths), places);
  const hidden = unread[0]?.why;
  if (hidden !== undefined) return hidden;
  const sources: Source[] = files.map(({ source }) => source);
  const tables = files.flatMap(({ written }) => written.tables);
  const threats = tables.flatMap(threatsIn);
  if (threats.length === 0) return noTable(paths[0] ?? '', sources);
  if (threats.length > MAX_THREATS) return notSeen({ reason: 'too-large', what: paths[0] ?? '' }, sources);
  return seen(threats, sources);
}

function noTable(path: string, sources: readonly Source[] = []): NotSeen {
  return notSeen({ reason: 'not-supplied', what: path }, sources);
}

const COLUMNS = {
  threat: /\bthreats?\b|脅威/i,
  issue: /\bissues?\b|\btickets?\b|\btrack(?:ed|ing|er)\b|課題|チケット/i,
  owner: /\bowners?\b|\bassignees?\b|\bresponsible\b|担当|責任者/i,
  status: /\bstat(?:us|e)\b|状態|状況|ステータス/i,
} as const;

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function threatsIn({ columns, rows }: Table): Threat[] {
  const at = (kind: keyof typeof COLUMNS) => columns.findIndex((column) => COLUMNS[kind].test(column));
  const [threat, issue, owner, status] = [at('threat'), at('issue'), at('owner'), at('status')];
  if (threat === -1) return [];
  return rows
    .filter((row) => (row[threat] ?? '') !== '')
    .map((row) => ({
      issues: numbersIn(row[issue] ?? ''),
      hasOwner: (row[owner] ?? '') !== '',
      hasStatus: (row[status] ?? '') !== '',
    }));
}

/** `#12`, or the address of an issue; other trackers are not looked at. */
function numbersIn(cell: string): readonly number[] {
  const found = [...cell.matchAll(/(?:^|[^\w/])#(\d{1,9})\b|\/issues\/(\d{1,9})\b/g)];
  return [...new Set(found.map(([, short, long]) => Number(short ?? long)))];
}
