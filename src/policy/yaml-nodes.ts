import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Pair } from 'yaml';
import type { Text } from '../model/text.ts';
import { quote, quoteJa } from './quote.ts';

export interface Place {
  readonly line: number;
  readonly column?: number;
}

interface Finding {
  readonly place: Place;
  readonly what: Text;
}

/** Deepest nesting that any of the formats needs, with room to spare. */
export const DEEPEST = 32;

/** What YAML allows and the formats do not: duplicate keys, aliases and anchors, tags, deep nesting. Stops going down at the limit. */
export function findingsIn(document: Document, lines: LineCounter): readonly Finding[] {
  const findings: Finding[] = [];
  visit(document.contents, 0);
  return findings;

  function visit(node: unknown, depth: number): void {
    const what = refusal(node, depth);
    if (what !== undefined) findings.push({ place: place(node, lines), what });
    if (depth > DEEPEST) return;
    if (isSeq(node)) for (const item of node.items) visit(item, depth + 1);
    if (isMap(node)) visitMap(node.items, depth);
  }

  function visitMap(pairs: readonly Pair[], depth: number): void {
    const keys = new Set<string>();
    for (const { key, value } of pairs) {
      const name = keyName(key);
      if (keys.has(name)) findings.push({ place: place(key, lines), what: duplicateKey(name) });
      keys.add(name);
      visit(key, depth + 1);
      visit(value, depth + 1);
    }
  }
}

/** Where a value stands: the key of a map's member, the item of a list, or the nearest thing above that exists. */
export function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): Place {
  let node: unknown = document.contents;
  let found: unknown = node;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((each) => keyName(each.key) === String(step));
      if (pair === undefined) break;
      found = pair.key;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) break;
      found = node;
    } else break;
  }
  return place(found, lines);
}

function place(node: unknown, lines: LineCounter): Place {
  const range = (node as { readonly range?: readonly [number, number, number] | null } | null)?.range;
  if (range === undefined || range === null) return { line: 1 };
  const { line, col } = lines.linePos(range[0]);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function refusal(node: unknown, depth: number): Text | undefined {
  if (isAlias(node) || hasAnchor(node)) return NO_ALIASES;
  if (hasTag(node)) return NO_TAGS;
  return depth > DEEPEST && (isMap(node) || isSeq(node)) ? TOO_DEEP : undefined;
}

function hasAnchor(node: unknown): boolean {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined;
}

function hasTag(node: unknown): boolean {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.tag !== undefined;
}

function duplicateKey(name: string): Text {
  return {
    en: `the key ${quote(name)} stands twice in one map; keep one of them`,
    ja: `キー ${quoteJa(name)} が同じマップに 2 回あります。どちらか一方にしてください`,
  };
}

const NO_ALIASES: Text = {
  en: 'anchors (&) and aliases (*) are not read here; write the value out',
  ja: 'アンカー（&）とエイリアス（*）は使えません。値をそのまま書いてください',
};

const NO_TAGS: Text = {
  en: 'YAML tags (!) are not read here; write a plain value',
  ja: 'YAML のタグ（!）は使えません。値だけを書いてください',
};

export const TOO_DEEP: Text = {
  en: `nested deeper than ${DEEPEST} levels; flatten it`,
  ja: `入れ子が ${DEEPEST} 段を超えています。浅くしてください`,
};
