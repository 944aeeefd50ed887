import { entriesAt, itemsAt, type Located } from '../../workflows/located.ts';
import { readLocated } from '../../workflows/read-located.ts';
import { filledCell, lettersOf, type Part, type Table, type Written } from './text.ts';

/** Keys of keys that are taken for names of parts. */
const MAX_DEPTH = 4;

/** Reads a document that is written as data: keys are its headings, lists of mappings its tables. Undefined when it is broken. */
export function readData(text: string): Written | undefined {
  const result = readLocated(text);
  if (!result.ok) return undefined;
  return { parts: partsOf(result.root, 0), tables: tablesOf(result.root, 0), ownLetters: lettersIn(result.root) };
}

function partsOf(node: Located, depth: number): Part[] {
  if (depth > MAX_DEPTH) return [];
  const inside = [...entriesAt(node).map(([, value]) => value), ...itemsAt(node)];
  const own = entriesAt(node).map(([key, value]) => ({
    name: key.replace(/[-_]/g, ' '),
    line: value.line,
    filled: lettersIn(value) > 0,
  }));
  return [...own, ...inside.flatMap((each) => partsOf(each, depth + 1))];
}

function tablesOf(node: Located, depth: number): Table[] {
  if (depth > MAX_DEPTH) return [];
  const rows = itemsAt(node).filter((item) => item.kind === 'map');
  const columns = [...new Set(rows.flatMap((row) => entriesAt(row).map(([key]) => key)))];
  const own = rows.length === 0 ? [] : [{ line: node.line, columns, rows: rows.map((row) => cellsOf(row, columns)) }];
  return [...own, ...entriesAt(node).flatMap(([, value]) => tablesOf(value, depth + 1))];
}

function cellsOf(row: Located, columns: readonly string[]): string[] {
  const values = new Map(entriesAt(row));
  return columns.map((column) => {
    const value = values.get(column);
    if (value?.kind === 'scalar') return filledCell(value.text);
    return value !== undefined && lettersIn(value) > 0 ? firstText(value) : '';
  });
}

function firstText(node: Located): string {
  if (node.kind === 'scalar') return filledCell(node.text);
  const inside = node.kind === 'list' ? node.items : [...node.entries.values()];
  return inside.map(firstText).find((text) => text !== '') ?? '';
}

function lettersIn(node: Located): number {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? 0 : node.text.split('\n').reduce((count, line) => count + lettersOf(line), 0);
    case 'list':
      return node.items.reduce((count, item) => count + lettersIn(item), 0);
    case 'map':
      return [...node.entries.values()].reduce((count, value) => count + lettersIn(value), 0);
  }
}
