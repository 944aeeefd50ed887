import type { Text } from '../model/text.ts';

/** One thing that is wrong in a document, and where (RFC 6901). */
export interface SbomProblem {
  readonly pointer: string;
  readonly message: Text;
}

/** Problems told at most; a broken document would otherwise fill a report. */
export const MAX_PROBLEMS = 50;

const MAX_QUOTED = 120;

/** Text of a document inside a sentence of ours: cut, on one line, without control characters. */
export function quoted(value: string): string {
  const cut = value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value;
  return cut.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}

/** A path of keys as a JSON pointer. */
export function pointerTo(path: readonly (string | number)[]): string {
  const steps = path.map((step) => quoted(String(step)).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `/${steps.join('/')}`;
}
