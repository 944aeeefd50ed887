/** Code points, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface CharacterSet {
  readonly ranges: readonly Range[];
  readonly negated: boolean;
}

export function exactly(character: string): CharacterSet {
  const point = character.codePointAt(0) ?? 0;
  return { ranges: [{ from: point, to: point }], negated: false };
}

export function holds({ ranges, negated }: CharacterSet, point: number): boolean {
  return ranges.some(({ from, to }) => from <= point && point <= to) !== negated;
}

const between = (from: string, to: string): Range => ({
  from: from.codePointAt(0) ?? 0,
  to: to.codePointAt(0) ?? 0,
});
const DIGITS = [between('0', '9')];
const WORD = [...DIGITS, between('A', 'Z'), between('a', 'z'), between('_', '_')];
const SPACES = [between('\t', '\n'), between('\f', '\r'), between(' ', ' ')];

/** Any character but the end of a line, as in RE2. */
export const DOT: CharacterSet = { ranges: [between('\n', '\n')], negated: true };

/** ASCII, as in RE2. */
export const ESCAPES: Readonly<Record<string, CharacterSet>> = {
  d: { ranges: DIGITS, negated: false },
  D: { ranges: DIGITS, negated: true },
  w: { ranges: WORD, negated: false },
  W: { ranges: WORD, negated: true },
  s: { ranges: SPACES, negated: false },
  S: { ranges: SPACES, negated: true },
};
