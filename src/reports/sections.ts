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

/** Says how many rows are left out. */
export type LeftOut = (rows: number) => string;

/**
 * Makes a text of at most `limit` UTF-8 bytes. The least important section loses rows from its end, then itself; of two alike
 * the later one does. Where even the lines that say so have no room, they go too. Each row is measured once.
 */
export function fitSections(sections: readonly Section[], limit: number, leftOut: LeftOut): string {
  const sizes = sections.map(sectionSize);
  const kept = [...sections];
  let total = sizes.reduce((sum, size) => sum + size, 0) - SEPARATOR;
  const give = (index: number, smaller: Section) => {
    const size = sectionSize(smaller);
    total += size - (sizes[index] ?? 0);
    sizes[index] = size;
    kept[index] = smaller;
  };
  const order = leastImportantFirst(sections);
  for (const [index, one] of order) {
    if (total > limit) give(index, shortened(one, limit - total + (sizes[index] ?? 0), leftOut));
  }
  for (const [index, one] of order) {
    if (total > limit) give(index, section(one.weight, {}));
  }
  return joinSections(kept);
}

/** Bytes of the blank line between two sections. */
const SEPARATOR = 2;

function leastImportantFirst(sections: readonly Section[]): readonly (readonly [number, Section])[] {
  return [...sections.entries()].sort(([at, a], [bt, b]) => a.weight - b.weight || bt - at);
}

/** The most rows that fit into `room`, with a line about the others; without room for its head, that line alone. */
function shortened(one: Section, room: number, leftOut: LeftOut): Section {
  const { rows } = one;
  let size = sectionSize(one);
  for (let count = rows.length - 1; count >= 0; count -= 1) {
    size -= partSize(rows[count] ?? '');
    const note = `\n${leftOut(rows.length - count)}`;
    if (size + partSize(note) <= room) return { ...one, rows: [...rows.slice(0, count), note] };
  }
  return section(one.weight, rows.length === 0 ? {} : { tail: leftOut(rows.length) });
}

/** Bytes that a section takes together with the blank line that parts it from the next. */
function sectionSize({ head, rows, tail }: Section): number {
  const size = [head, ...rows, tail].reduce((sum, part) => sum + partSize(part), 0);
  return size === 0 ? 0 : size - 1 + SEPARATOR;
}

function partSize(part: string): number {
  return part === '' ? 0 : byteLength(part) + 1;
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** Said in place of rows that have no room. */
export const leftOut = (language: Language): LeftOut =>
  ({
    en: (rows: number) =>
      `… ${rows} more left out for size; the JSON document of \`ssdf-gate assess\` holds all of them`,
    ja: (rows: number) =>
      `… サイズの都合により ${rows} 件を省略しました（\`ssdf-gate assess\` の JSON 文書には全件が含まれます）`,
  })[language];
