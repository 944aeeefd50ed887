import { type CharacterSet, DOT, ESCAPES, exactly, type Range } from './character-set.ts';
import { PatternError } from './problem.ts';

/** A pattern as a tree. */
export type Node =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly least: number; readonly most: number | null };

const MAX_GROUPS = 50;
const MAX_REPEAT = 500;

interface Cursor {
  readonly characters: readonly string[];
  at: number;
  depth: number;
}

export function parse(source: string): Node {
  const cursor: Cursor = { characters: Array.from(source), at: 0, depth: 0 };
  const tree = either(cursor);
  if (cursor.at < cursor.characters.length) throw new PatternError('a ")" has no "(" before it');
  return tree;
}

function either(cursor: Cursor): Node {
  const options = [sequence(cursor)];
  while (take(cursor, '|')) options.push(sequence(cursor));
  const [only] = options;
  return only !== undefined && options.length === 1 ? only : { kind: 'either', options };
}

function sequence(cursor: Cursor): Node {
  const items: Node[] = [];
  for (let next = peek(cursor); next !== undefined && next !== '|' && next !== ')'; next = peek(cursor))
    items.push(repeated(cursor, atom(cursor)));
  return { kind: 'sequence', items };
}

function repeated(cursor: Cursor, item: Node): Node {
  const bounds = quantifier(cursor);
  if (bounds === undefined) return item;
  take(cursor, '?');
  if (quantifier(cursor) !== undefined) throw new PatternError('a repetition follows a repetition');
  return { kind: 'repeat', item, ...bounds };
}

type Bounds = Pick<Extract<Node, { kind: 'repeat' }>, 'least' | 'most'>;

function quantifier(cursor: Cursor): Bounds | undefined {
  if (take(cursor, '*')) return { least: 0, most: null };
  if (take(cursor, '+')) return { least: 1, most: null };
  if (take(cursor, '?')) return { least: 0, most: 1 };
  if (!take(cursor, '{')) return undefined;
  const [, least = '', comma, most = ''] = /^(\d{1,4})(?:(,)(\d{0,4}))?$/.exec(until(cursor, '}')) ?? [];
  const low = Number(least);
  const high = comma === undefined ? low : most === '' ? null : Number(most);
  const wrong = least === '' || low > MAX_REPEAT || (high !== null && (high > MAX_REPEAT || high < low));
  if (wrong) throw new PatternError(`"{": expected {n}, {n,} or {n,m} with numbers up to ${MAX_REPEAT}, or "\\{"`);
  return { least: low, most: high };
}

function atom(cursor: Cursor): Node {
  const character = next(cursor);
  switch (character) {
    case '(':
      return group(cursor);
    case '[':
      return { kind: 'character', set: characterClass(cursor) };
    case '.':
      return { kind: 'character', set: DOT };
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '\\':
      return { kind: 'character', set: escaped(next(cursor)) };
    case '*':
    case '+':
    case '?':
    case '{':
      throw new PatternError(`"${character}" repeats nothing; write "\\${character}" for the character itself`);
    default:
      return { kind: 'character', set: exactly(character) };
  }
}

function group(cursor: Cursor): Node {
  cursor.depth += 1;
  if (cursor.depth > MAX_GROUPS) throw new PatternError(`groups nest deeper than ${MAX_GROUPS}`);
  if (take(cursor, '?') && !take(cursor, ':'))
    throw new PatternError('of groups only "(…)" and "(?:…)" are read, no look-around and no flags');
  const inner = either(cursor);
  if (!take(cursor, ')')) throw new PatternError('a "(" is not closed');
  cursor.depth -= 1;
  return inner;
}

function characterClass(cursor: Cursor): CharacterSet {
  const negated = take(cursor, '^');
  const ranges: Range[] = [];
  while (!take(cursor, ']') || ranges.length === 0) {
    if (cursor.characters[cursor.at - 1] === ']' && ranges.length === 0) throw new PatternError('a class is empty');
    ranges.push(...member(cursor));
  }
  return { ranges, negated };
}

function member(cursor: Cursor): readonly Range[] {
  const first = classCharacter(cursor);
  const [low] = first;
  if (low === undefined || peek(cursor) !== '-' || cursor.characters[cursor.at + 1] === ']') return first;
  next(cursor);
  const [high] = classCharacter(cursor);
  if (high === undefined || low.from !== low.to || high.from !== high.to || high.from < low.from)
    throw new PatternError('a range in a class runs backwards or has no end');
  return [{ from: low.from, to: high.to }];
}

function classCharacter(cursor: Cursor): readonly Range[] {
  const character = next(cursor);
  if (character === '[') throw new PatternError('"[" in a class: write "\\["');
  const set = character === '\\' ? escaped(next(cursor)) : exactly(character);
  if (set.negated) throw new PatternError('a negated escape in a class is not read');
  return set.ranges;
}

/** Punctuation stands for itself; a letter or a digit that is not listed could mean anything. */
function escaped(character: string): CharacterSet {
  const known = ESCAPES[character];
  if (known !== undefined) return known;
  if (/[\p{L}\p{N}]/u.test(character)) throw new PatternError(`"\\${character}" is not read`);
  return exactly(character);
}

function peek({ characters, at }: Cursor): string | undefined {
  return characters[at];
}

function next(cursor: Cursor): string {
  const character = peek(cursor);
  if (character === undefined) throw new PatternError('it ends in the middle');
  cursor.at += 1;
  return character;
}

function take(cursor: Cursor, character: string): boolean {
  if (peek(cursor) !== character) return false;
  cursor.at += 1;
  return true;
}

function until(cursor: Cursor, end: string): string {
  let text = '';
  while (!take(cursor, end)) text += next(cursor);
  return text;
}
