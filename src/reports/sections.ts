import type { Language } from '../model/text.ts';

/** A part of a report that can lose rows, and in the end itself, when there is no room. */
export interface Section {
  /** Lines before the rows; kept while the section is. */
  readonly head: string;
  /** Each is whole in itself: cutting between rows never breaks a table, a tag or a character. */
  readonly rows: readonly string[];
  readonly tail: string;
  /** Higher is kept longer. */
  readonly weight: number;
}

export const section = (weight: number, parts: Partial<Omit<Section, 'weight'>>): Section => ({
  head: '',
  rows: [],
  tail: '',
  weight,
  ...parts,
});

/** Joins sections with blank lines between them; empty ones vanish. */
export function joinSections(sections: readonly Section[]): string {
  return sections
    .map(sectionText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function sectionText({ head, rows, tail }: Section): string {
  return [head, ...rows, tail].filter((part) => part !== '').join('\n');
}

/**
 * Makes a text of at most `limit` UTF-8 bytes: rows are dropped from the end of the least important section first, and a
 * line says how many are left out.
 */
export function fitSections(sections: readonly Section[], limit: number, leftOut: (rows: number) => string): string {
  let kept = [...sections];
  for (const [index] of byWeight(kept)) {
    if (byteLength(joinSections(kept)) <= limit) break;
    kept = kept.map((one, at) => (at === index ? shortened(one, kept, { index, limit, leftOut }) : one));
  }
  return joinSections(kept);
}

interface Shortening {
  readonly index: number;
  readonly limit: number;
  readonly leftOut: (rows: number) => string;
}

function byWeight(sections: readonly Section[]): readonly (readonly [number, Section])[] {
  return [...sections.entries()].sort(([, a], [, b]) => a.weight - b.weight);
}

/** The most rows that still fit, found by halving; without room for its head the section is one line. */
function shortened(one: Section, all: readonly Section[], { index, limit, leftOut }: Shortening): Section {
  const withRows = (count: number): Section => ({
    ...one,
    rows: count === one.rows.length ? one.rows : [...one.rows.slice(0, count), leftOut(one.rows.length - count)],
  });
  const fits = (candidate: Section) =>
    byteLength(joinSections(all.map((each, at) => (at === index ? candidate : each)))) <= limit;
  let low = 0;
  let high = one.rows.length;
  if (!fits(withRows(0)))
    return { ...one, head: '', rows: [], tail: one.rows.length === 0 ? '' : leftOut(one.rows.length) };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(withRows(middle))) low = middle;
    else high = middle - 1;
  }
  return withRows(low);
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** Said in place of rows that have no room. */
export const leftOut = (language: Language) => (rows: number) =>
  ({
    en: `… ${rows} more left out for size; the JSON document holds all of them`,
    ja: `… サイズの都合により ${rows} 件を省略しました（JSON 文書には全件が含まれます）`,
  })[language];
