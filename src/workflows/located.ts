import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** YAML as plain data that remembers its lines. Anchors are followed within the budget, merge keys are not (GitHub has none). */
export type Located =
  | {
      readonly kind: 'map';
      readonly line: number;
      readonly entries: ReadonlyMap<string, Located>;
      readonly keyLines: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Located[] }
  | {
      readonly kind: 'scalar';
      /** Line of the first text line: for a block scalar the one below its header. */
      readonly line: number;
      readonly text: string;
      readonly value: string | number | boolean | null;
    };

export type LocatedResult =
  | { readonly ok: true; readonly root: Located }
  | { readonly ok: false; readonly error: 'too-large' | 'not-yaml' | 'too-deep'; readonly line: number };

/** Larger files are not read: GitHub's own limit for a workflow file is of this size. */
export const MAX_YAML_BYTES = 512 * 1024;
const MAX_NODES = 100_000;
const MAX_DEPTH = 60;

interface Reading {
  readonly document: Document;
  readonly lines: LineCounter;
  nodes: number;
}

class Budget extends Error {}

export function readLocated(text: string): LocatedResult {
  if (Buffer.byteLength(text) > MAX_YAML_BYTES) return { ok: false, error: 'too-large', line: 1 };
  if (nestsTooDeep(text)) return { ok: false, error: 'too-deep', line: 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, error: 'not-yaml', line: lines.linePos(error.pos[0]).line };
  try {
    return { ok: true, root: locate(document.contents, { document, lines, nodes: 0 }, 0) };
  } catch (cause) {
    if (cause instanceof Budget) return { ok: false, error: 'too-deep', line: 1 };
    throw cause;
  }
}

/** The parser recurses over flow collections; brackets that open without end are refused before it sees them. */
function nestsTooDeep(text: string): boolean {
  return /(?:[[{]\s*){60}/.test(text) || /(?:^|\n)\s*(?:- ){60}/.test(text);
}

function locate(node: unknown, reading: Reading, depth: number): Located {
  reading.nodes += 1;
  if (reading.nodes > MAX_NODES || depth > MAX_DEPTH) throw new Budget();
  if (isAlias(node)) return locate(node.resolve(reading.document), reading, depth + 1);
  const line = lineOf(node, reading);
  if (isMap(node)) {
    const entries = node.items.map(
      (pair) => [keyText(pair.key), locate(pair.value, reading, depth + 1), lineOf(pair.key, reading)] as const,
    );
    return {
      kind: 'map',
      line,
      entries: new Map(entries.map(([key, value, at]) => [key, placed(value, at)])),
      keyLines: new Map(entries.map(([key, , at]) => [key, at])),
    };
  }
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => locate(item, reading, depth + 1)) };
  if (!isScalar(node)) return { kind: 'scalar', line, text: '', value: null };
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const value = plainValue(node.value);
  return { kind: 'scalar', line: block ? line + 1 : line, text: textOf(node.value, node.source), value };
}

/** An empty value has no place of its own: it stands where its key does. */
function placed(value: Located, keyLine: number): Located {
  return value.line === 0 ? { ...value, line: keyLine } : value;
}

function lineOf(node: unknown, reading: Reading): number {
  const range = (node as Node | null | undefined)?.range;
  return range ? reading.lines.linePos(range[0]).line : 0;
}

function keyText(key: unknown): string {
  return isScalar(key) ? textOf(key.value, key.source) : '';
}

function textOf(value: unknown, source: string | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  // Numbers keep the way they were written: a version `1.10` is not 1.1.
  if (typeof value === 'number') return source ?? String(value);
  return typeof value === 'boolean' ? String(value) : (source ?? '');
}

function plainValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

export function member(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

export function keyLineAt(node: Located | undefined, key: string): number {
  return (node?.kind === 'map' ? node.keyLines.get(key) : undefined) ?? 1;
}

/** What a record holds under a name of its own; names such as `constructor` come from foreign text. */
export function lookUp(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

export function textAt(node: Located | undefined, key?: string): string | undefined {
  const at = key === undefined ? node : member(node, key);
  return at?.kind === 'scalar' && at.value !== null ? at.text : undefined;
}

/** A list of texts, or one text standing for a list of one. */
export function textsAt(node: Located | undefined, key?: string): readonly string[] | undefined {
  const at = key === undefined ? node : member(node, key);
  if (at?.kind === 'list') return at.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  return at?.kind === 'scalar' && at.value !== null ? [at.text] : undefined;
}

export function textMapAt(node: Located | undefined, key?: string): Readonly<Record<string, string>> {
  const at = key === undefined ? node : member(node, key);
  if (at?.kind !== 'map') return {};
  return Object.fromEntries(
    [...at.entries].flatMap(([name, value]) => (value.kind === 'scalar' ? [[name, value.text]] : [])),
  );
}

export function entriesAt(node: Located | undefined, key?: string): readonly (readonly [string, Located])[] {
  const at = key === undefined ? node : member(node, key);
  return at?.kind === 'map' ? [...at.entries] : [];
}

export function itemsAt(node: Located | undefined, key?: string): readonly Located[] {
  const at = key === undefined ? node : member(node, key);
  return at?.kind === 'list' ? at.items : [];
}
