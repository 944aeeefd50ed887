import type { z } from 'zod';
import type { Text } from '../model/text.ts';
import { expectationOf } from './expectations.ts';
import { nearest } from './nearest.ts';
import { firstFew } from './problem.ts';
import { quote, quoteJa } from './quote.ts';
import type { Path } from './read-yaml.ts';
import { valueAt } from './value-at.ts';

type Issue = z.core.$ZodIssue;

interface Context {
  /** The value that was checked; issues carry paths into it. */
  readonly value: unknown;
  /** The keys of each kind of map in the format; asked for only when a key is unknown. */
  readonly known: () => readonly (readonly string[])[];
  /** Where that value lies in its file. */
  readonly prefix: Path;
}

export interface Explained {
  readonly at: Path;
  readonly what: Text;
}

/** Turns one deviation into sentences: which thing, what was expected, what came, the cure. */
export function explainIssue(issue: Issue, context: Context): readonly Explained[] {
  const at = [...context.prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const hints = missingKeys(valueAt(context.value, issue.path), context.known());
    return firstFew(issue.keys).map((key) => ({ at: [...at, key], what: unknownKey(at, key, hints) }));
  }
  if (issue.code === 'invalid_key') {
    const wanted = expectationOf(issue.issues[0]?.message ?? '') ?? expectedByCode(issue);
    return [{ at, what: wrongValue(at.slice(0, -1), wanted, at.at(-1)) }];
  }
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors);
    if (branch !== undefined) return branch.flatMap((inner) => explainIssue(under(issue.path, inner), context));
  }
  return [{ at, what: wrongValue(at, expected(issue), valueAt(context.value, issue.path)) }];
}

/** The alternative that was meant: the only one whose own keys were used. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const meant = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && !isRefinement(issue)));
  return meant.length === 1 ? meant[0] : undefined;
}

function isRefinement(issue: Issue): boolean {
  return issue.code === 'custom';
}

function under(path: Path, issue: Issue): Issue {
  return { ...issue, path: [...path, ...issue.path] };
}

/** Keys that this map could still have: of the kind of map that shares most keys with it, those it lacks. */
function missingKeys(value: unknown, known: readonly (readonly string[])[]): readonly string[] {
  const present = new Set(Object.keys(value ?? {}));
  const shared = (keys: readonly string[]) => keys.filter((key) => present.has(key)).length;
  const [closest = []] = [...known].sort((a, b) => shared(b) - shared(a));
  return closest.filter((key) => !present.has(key));
}

function unknownKey(at: Path, key: string, hints: readonly string[]): Text {
  const hint = nearest(key, hints);
  const where = placeName(at);
  return {
    en: `${where.en}: the key ${quote(key)} is not known here; ${hint === undefined ? 'remove it' : `did you mean "${hint}"?`}`,
    ja: `${where.ja}：キー ${quoteJa(key)} は使えません。${hint === undefined ? '削除してください' : `「${hint}」の誤りではありませんか`}`,
  };
}

function wrongValue(at: Path, wanted: Text, came: unknown): Text {
  const where = placeName(at);
  if (came === undefined) {
    return {
      en: `${where.en}: missing; add ${wanted.en}`,
      ja: `${where.ja}：記載がありません。${wanted.ja}を書いてください`,
    };
  }
  return {
    en: `${where.en}: expected ${wanted.en}, came ${quote(came)}; correct it`,
    ja: `${where.ja}：${wanted.ja}を書いてください（現在の値：${quoteJa(came)}）`,
  };
}

/** `levels.2.criteria[0].needs`, or the file itself. */
export function placeName(path: Path): Text {
  if (path.length === 0) return { en: 'the file', ja: 'ファイル全体' };
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`)).join('');
  const short = quote(name.replace(/^\./, '')).slice(1, -1);
  return { en: short, ja: short };
}

function expected(issue: Issue): Text {
  return expectationOf(issue.message) ?? expectedByCode(issue);
}

function expectedByCode(issue: Issue): Text {
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? { en: issue.expected, ja: issue.expected };
  if (issue.code === 'too_small') return bound(issue.origin, { at: issue.minimum, en: 'at least', ja: '以上' });
  if (issue.code === 'too_big') return bound(issue.origin, { at: issue.maximum, en: 'at most', ja: '以下' });
  return { en: 'another form', ja: '別の形式' };
}

function oneOf(values: readonly string[]): Text {
  return { en: `one of ${values.join(', ')}`, ja: `${values.join('・')} のいずれか` };
}

const TYPES: Readonly<Record<string, Text>> = {
  object: { en: 'a map', ja: 'マップ' },
  record: { en: 'a map', ja: 'マップ' },
  array: { en: 'a list', ja: 'リスト' },
  string: { en: 'a text', ja: '文字列' },
  number: { en: 'a number', ja: '数' },
  int: { en: 'a whole number', ja: '整数' },
  boolean: { en: 'true or false', ja: 'true 又は false' },
};

interface Bound {
  readonly at: number | bigint;
  readonly en: string;
  readonly ja: string;
}

function bound(origin: string, limit: Bound): Text {
  if (origin === 'array') return { en: `${limit.en} ${limit.at} entries`, ja: `${limit.at} 件${limit.ja}のリスト` };
  if (origin === 'string')
    return { en: `${limit.en} ${limit.at} characters`, ja: `${limit.at} 文字${limit.ja}の文字列` };
  return { en: `a number of ${limit.en} ${limit.at}`, ja: `${limit.at} ${limit.ja}の数` };
}
