import { compareDigits, compareText, isDigits } from './order.ts';

interface Token {
  /** What stands before it; where digits and letters meet, a hyphen is understood. */
  readonly after: '.' | '-';
  readonly text: string;
}

/**
 * Maven's order of versions as the POM reference describes it ("Version Order Specification", Maven 3.9): the text is cut at
 * dots, hyphens and where digits meet letters; parts that say nothing at the end of a run are dropped, then part by part decides.
 */
export function compareMaven(a: string, b: string): number | undefined {
  if (!isVersion(a) || !isVersion(b)) return undefined;
  const [first, second] = [tokensOf(a), tokensOf(b)];
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const order = compareTokens(first[index], second[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function isVersion(version: string): boolean {
  return /[\p{L}\p{N}]/u.test(version) && !/[\s[\](),$]/.test(version);
}

function tokensOf(version: string): readonly Token[] {
  const found: Token[] = [];
  for (const [, separator, text = ''] of version.toLowerCase().matchAll(/(^|[.\-_])?(\d+|[^\d.\-_]+|(?=[.\-_]|$))/g)) {
    if (text === '' && separator === undefined) continue;
    // What begins a version stands where a number after a dot would: `0-2021` is earlier than `20`.
    const isFirst = found.length === 0 && separator === undefined;
    const after = separator === '.' || isFirst ? '.' : '-';
    found.push({ after, text: text === '' ? '0' : text });
  }
  return trimmed(found.map((token, index) => ({ ...token, text: spelled(token.text, found[index + 1]) })));
}

/** Numbers without leading zeros; the short and the other names of a qualifier as the one that stands for it. */
function spelled(text: string, next: Token | undefined): string {
  if (isDigits(text)) return text.replace(/^0+(?=\d)/, '');
  if (text === 'cr') return 'rc';
  if (text === 'ga' || text === 'final' || text === 'release') return '';
  const joinsNumber = next !== undefined && isDigits(next.text);
  return (joinsNumber ? SHORT[text] : undefined) ?? text;
}

const SHORT: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

/** `1.0.0-foo.0` says no more than `1-foo`: what says nothing goes, at the end and before each hyphen. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.after === '-') dropEmpty(kept);
    kept.push(token);
  }
  dropEmpty(kept);
  return kept;
}

function dropEmpty(tokens: Token[]): void {
  while (tokens.length > 0 && isNothing(tokens.at(-1)?.text)) tokens.pop();
}

function isNothing(text: string | undefined): boolean {
  return text === '0' || text === '';
}

/** A version that has ended is filled up with what says nothing, in the kind of the other's part. */
function compareTokens(a: Token | undefined, b: Token | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -compareTokens(b, a);
  if (b === undefined) return compareTokens(a, { after: a.after, text: isDigits(a.text) ? '0' : '' });
  const kinds = kindOf(a) - kindOf(b);
  if (kinds !== 0) return kinds;
  if (isDigits(a.text)) return compareDigits(a.text, b.text);
  return rankOf(a.text) - rankOf(b.text) || compareText(a.text, b.text);
}

/** `.qualifier` and `-qualifier` come before `-number`, which comes before `.number`. */
function kindOf({ after, text }: Token): number {
  if (!isDigits(text)) return 0;
  return after === '-' ? 1 : 2;
}

const QUALIFIERS: readonly string[] = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];

function rankOf(qualifier: string): number {
  const rank = QUALIFIERS.indexOf(qualifier);
  return rank === -1 ? QUALIFIERS.length : rank;
}
