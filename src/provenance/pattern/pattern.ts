import { compile } from './compile.ts';
import { parse } from './parse.ts';
import { PatternError } from './problem.ts';
import { matchesAll } from './run.ts';

/** A regular expression that a text obeys as a whole or not at all, in time linear in both. */
export interface Pattern {
  readonly source: string;
  readonly matches: (text: string) => boolean;
}

/** Longest pattern and longest text, in characters; what is longer is no name of a signer. */
const MAX_PATTERN = 500;
const MAX_TEXT = 1000;

/**
 * The subset of RE2 that names signers: characters, classes, groups, alternatives and repetition. What needs backtracking
 * (back references, look-around) is refused, so that no pattern can be slow on any text.
 */
export function readPattern(source: string): Pattern {
  if (source.length > MAX_PATTERN) throw new PatternError(`expected at most ${MAX_PATTERN} characters`);
  const program = compile(parse(source));
  const matches = (text: string) => text.length <= MAX_TEXT && matchesAll(program, text);
  if (matches('') || STRANGERS.every(matches)) throw new PatternError('it matches any signer, and so expects nobody');
  return { source, matches };
}

/** Signers that have nothing in common. */
const STRANGERS = ['a@a.example', 'https://b.example/c/d', 'zzz'];
