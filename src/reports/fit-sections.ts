import type { Language } from '../model/text.ts';
import { joinSections, type Section, section } from './sections.ts';

/** Says how many rows are left out. */
export type LeftOut = (rows: number) => string;

/**
 * Makes a text of at most `limit` UTF-8 bytes. The least important section loses rows from its end; of two alike the later
 * one does. Where that is not enough whole sections go in the same order, and a last line counts them. Each row is measured
 * a fixed number of times, however many there are.
 */
export function fitSections(sections: readonly Section[], limit: number, leftOut: LeftOut): string {
  const order = leastImportantFirst(sections);
  const fitted = new Fitting(sections);
  for (const [index, one] of order) {
    if (fitted.total > limit && one.rows.length > 0) fitted.shorten(index, limit, leftOut);
  }
  if (fitted.total <= limit) return joinSections(fitted.sections);
  const note = section(0, { tail: leftOut(sections.length) });
  const room = limit - sectionSize(note);
  let gone = 0;
  for (const [index] of order) {
    if (fitted.total > room) gone += fitted.drop(index);
  }
  const counted = section(0, { tail: leftOut(gone) });
  return room < 0 ? '' : joinSections([...fitted.sections, counted]);
}

/** Sections on their way to fit, with the size of each kept beside it. */
class Fitting {
  readonly sections: Section[];
  readonly #sizes: number[];
  total: number;

  constructor(sections: readonly Section[]) {
    this.sections = [...sections];
    this.#sizes = sections.map(sectionSize);
    this.total = this.#sizes.reduce((sum, size) => sum + size, 0) - SEPARATOR;
  }

  shorten(index: number, limit: number, leftOut: LeftOut): void {
    const one = this.sections[index];
    if (one === undefined) return;
    this.#put(index, shortened(one, limit - this.total + (this.#sizes[index] ?? 0), leftOut));
  }

  /** Gives 1 when something went, 0 when there was nothing. */
  drop(index: number): 0 | 1 {
    const size = this.#sizes[index] ?? 0;
    this.#put(index, section(0, {}));
    return size > 0 ? 1 : 0;
  }

  #put(index: number, smaller: Section): void {
    const size = sectionSize(smaller);
    this.total += size - (this.#sizes[index] ?? 0);
    this.#sizes[index] = size;
    this.sections[index] = smaller;
  }
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
  return section(one.weight, { tail: leftOut(rows.length) });
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
  return Buffer.byteLength(text, 'utf8');
}

/** Said in place of rows that have no room. */
export const leftOut = (language: Language): LeftOut =>
  ({
    en: (rows: number) =>
      `… ${rows} more left out for size; the JSON document of \`ssdf-gate assess\` holds all of them`,
    ja: (rows: number) =>
      `… サイズの都合により ${rows} 件を省略しました（\`ssdf-gate assess\` の JSON 文書には全件が含まれます）`,
  })[language];
