const LONGEST_QUOTE = 60;

/** Shapes of tokens and keys; somebody may have pasted one where a word belongs. */
const SECRET = /gh[a-z]_[A-Za-z0-9]{8}|github_pat_|-----BEGIN|eyJ[A-Za-z0-9_-]{8}/;

/** Shows a foreign value in a sentence: on one line, short, with control characters escaped, and never a token. */
export function quote(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return `a map${keysOf(value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? quoteText(value) : 'something else';
}

/** The first keys of a map, which usually show what was meant. */
function keysOf(value: object): string {
  const keys = Object.keys(value);
  if (keys.length === 0) return ' without keys';
  return ` of ${keys.slice(0, 4).map(quoteText).join(', ')}${keys.length > 4 ? ', …' : ''}`;
}

const IN_JAPANESE: Readonly<Record<string, string>> = {
  nothing: '値なし',
  'an empty list': '空のリスト',
  'a list': 'リスト',
  'a map without keys': '空のマップ',
  'something else': '別の種類の値',
};

export function quoteJa(value: unknown): string {
  const quoted = quote(value);
  if (typeof value === 'string') return quoted === HELD_BACK ? '伏せた値（トークンのように見えるため）' : quoted;
  return IN_JAPANESE[quoted] ?? quoted.replace(/^a map of /, 'マップ ');
}

const HELD_BACK = 'a value that is held back because it looks like a token';

function quoteText(value: string): string {
  if (SECRET.test(value)) return HELD_BACK;
  const short = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return JSON.stringify(short.toWellFormed()).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    escapeUnit,
  );
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
