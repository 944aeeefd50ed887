import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { refusalOf, type Refusal } from '../policy/yaml-gate.ts';
import type { Located, LocatedResult } from './located.ts';
import { mendIndentation } from './mend-indentation.ts';

const MAX_NODES = 100_000;
const MAX_DEPTH = 60;

interface Reading {
  readonly lines: LineCounter;
  /** What each anchor stands for so far; asking the parser would walk the document for every alias. */
  readonly anchors: Map<string, unknown>;
  /** Aliases being followed: what lies under one was met before and sets no anchor again. */
  following: number;
  nodes: number;
  mergesAt: number | undefined;
}

class Unusable extends Error {
  readonly result: Extract<LocatedResult, { readonly ok: false }>;

  constructor(error: 'not-yaml' | 'too-deep', line: number) {
    super(error);
    this.result = { ok: false, error, line };
  }
}

/** Reads one document. A text that breaks the bounds, or that is no YAML, says so and nothing else. */
export function readLocated(text: string): LocatedResult {
  const read = readAsWritten(text);
  if (read.ok || read.error !== 'not-yaml') return read;
  const mended = mendIndentation(text);
  const again = mended === undefined ? read : readAsWritten(mended);
  return again.ok ? again : read;
}

function readAsWritten(text: string): LocatedResult {
  const refusal = refusalOf(text);
  if (refusal !== undefined) return { ok: false, error: errorOf(refusal), line: refusal.line };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // A second document is an error, as it is for GitHub; `silent` would pass over it.
    logLevel: 'error',
    // Its own check compares every key with every other one; `locateMap` does it in one pass.
    uniqueKeys: false,
    // Every known tag that is met would be tried on each later value.
    resolveKnownTags: false,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, error: 'not-yaml', line: lines.linePos(error.pos[0]).line };
  try {
    const reading: Reading = { lines, anchors: new Map(), following: 0, nodes: 0, mergesAt: undefined };
    const root = locate(document.contents, reading, 0);
    return { ok: true, root, ...(reading.mergesAt === undefined ? {} : { mergesAt: reading.mergesAt }) };
  } catch (cause) {
    if (cause instanceof Unusable) return cause.result;
    throw cause;
  }
}

function errorOf({ why }: Refusal): 'too-large' | 'not-yaml' | 'too-deep' {
  switch (why) {
    case 'bytes':
    case 'lines':
    case 'nodes':
    case 'marks':
      return 'too-large';
    case 'deep':
      return 'too-deep';
    case 'broken':
      return 'not-yaml';
  }
}

function locate(node: unknown, reading: Reading, depth: number): Located {
  reading.nodes += 1;
  if (reading.nodes > MAX_NODES || depth > MAX_DEPTH) throw new Unusable('too-deep', 1);
  if (isAlias(node)) return locateAlias(node.source, reading, depth);
  rememberAnchor(node, reading);
  const line = lineOf(node, reading);
  if (isMap(node)) return locateMap(node, reading, depth);
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => locate(item, reading, depth + 1)) };
  if (!isScalar(node)) return { kind: 'scalar', line, text: '', value: null };
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const value = plainValue(node.value);
  return { kind: 'scalar', line: block ? line + 1 : line, text: textOf(node.value, node.source), value };
}

function locateMap(map: YAMLMap, reading: Reading, depth: number): Located {
  const entries = new Map<string, Located>();
  const keyLines = new Map<string, number>();
  const known = new Set<unknown>();
  for (const { key, value } of map.items) {
    const line = lineOf(key, reading);
    if (isScalar(key) && known.has(key.value)) throw new Unusable('not-yaml', line);
    if (isScalar(key)) known.add(key.value);
    if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') reading.mergesAt ??= line;
    rememberAnchor(key, reading);
    entries.set(keyText(key), placed(locate(value, reading, depth + 1), line));
    keyLines.set(keyText(key), line);
  }
  return { kind: 'map', line: lineOf(map, reading), entries, keyLines };
}

function locateAlias(name: string, reading: Reading, depth: number): Located {
  reading.following += 1;
  const located = locate(reading.anchors.get(name), reading, depth + 1);
  reading.following -= 1;
  return located;
}

function rememberAnchor(node: unknown, { anchors, following }: Reading): void {
  if (following > 0 || !(isMap(node) || isSeq(node) || isScalar(node)) || node.anchor === undefined) return;
  anchors.set(node.anchor, node);
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
