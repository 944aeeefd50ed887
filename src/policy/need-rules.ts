import type { FactDescription, FactSheet } from '../model/fact-sheet.ts';
import type { Need, ReviewsNeed } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import { durationOf } from '../model/instant.ts';
import { nearest } from './nearest.ts';
import { quote } from './quote.ts';
import type { Path } from './read-yaml.ts';

/** A rule broken at a place of a file. */
export interface Finding {
  readonly path: Path;
  readonly what: Text;
}

type Leaf = Extract<Need, { kind: 'fact' }>;

/** What is wrong with the facts that a need names, each at its place. */
export function needFindings(need: Need, path: Path, facts: FactSheet): readonly Finding[] {
  switch (need.kind) {
    case 'all':
    case 'any':
      return need.of.flatMap((member, index) => needFindings(member, [...path, need.kind, index], facts));
    case 'declared':
    case 'task':
      return [];
    case 'reviews':
      return windowFindings(need).map((what) => ({ path: [...path, 'within'], what }));
    case 'fact':
      return leafFindings(need, facts).map(({ key, what }) => ({ path: [...path, key], what }));
  }
}

/** Reviews have different dates: a window of fewer days could never hold as many. */
function windowFindings({ atLeast, within }: ReviewsNeed): readonly Text[] {
  const days = durationOf(within)?.days ?? 0;
  if (days >= atLeast) return [];
  const what: Text = {
    en: `${within} cannot hold ${atLeast} reviews of different dates; choose a longer window, as P366D`,
    ja: `${within} の間に日付の異なる見直し ${atLeast} 件は行えません。P366D のように期間を長くしてください`,
  };
  return [what];
}

interface LeafFinding {
  readonly key: 'fact' | Leaf['op'];
  readonly what: Text;
}

function leafFindings(leaf: Leaf, facts: FactSheet): readonly LeafFinding[] {
  const description = Object.hasOwn(facts, leaf.fact) ? facts[leaf.fact] : undefined;
  if (description === undefined) return [{ key: 'fact', what: nobodyGives(leaf.fact, facts) }];
  const fitting = comparatorFor(description);
  if (fitting !== leaf.op) return [{ key: leaf.op, what: wrongComparator(leaf, description) }];
  return valueFindings(leaf, description).map((what) => ({ key: leaf.op, what }));
}

export function nobodyGives(fact: string, facts: FactSheet): Text {
  const hint = nearest(fact, Object.keys(facts));
  return {
    en: `no collector gives the fact ${quote(fact)}; ${hint === undefined ? 'name one of the fact sheet' : `did you mean "${hint}"?`}`,
    ja: `ファクト ${quote(fact)} を収集するコレクターはありません。${hint === undefined ? 'ファクト一覧にあるものを使ってください' : `「${hint}」の誤りではありませんか`}`,
  };
}

/** The one comparator by which more evidence can only help (facts.md, "Better"); undefined = no policy may use the fact. */
function comparatorFor({ type, better }: FactDescription): Leaf['op'] | undefined {
  switch (type) {
    case 'boolean':
      return better === 'more' ? 'is' : undefined;
    case 'integer':
    case 'ratio':
      return better === 'more' ? 'atLeast' : 'atMost';
    case 'instant':
      return better === 'more' ? 'within' : undefined;
    case 'set':
      return better === 'more' ? 'includes' : undefined;
  }
}

function wrongComparator({ fact, op }: Leaf, description: FactDescription): Text {
  const { type, better } = description;
  const fitting = comparatorFor(description);
  const direction = {
    more: { en: 'more is better', ja: '大きいほどよい' },
    less: { en: 'less is better', ja: '小さいほどよい' },
  }[better];
  return {
    en: `${fact} is of type ${type} and ${direction.en}, so "${op}" does not fit; ${fitting === undefined ? 'no comparator does: use another fact' : `use "${fitting}"`}`,
    ja: `${fact} は ${type} 型で${direction.ja}ため、「${op}」は使えません。${fitting === undefined ? '別のファクトを使ってください' : `「${fitting}」を使ってください`}`,
  };
}

function valueFindings(leaf: Leaf, description: FactDescription): readonly Text[] {
  switch (leaf.op) {
    case 'is':
    case 'within':
      return [];
    case 'atLeast':
    case 'atMost':
      return numberFindings(leaf, description.type === 'ratio' ? 1 : undefined);
    case 'includes':
      return wordFindings(leaf.value, description.words);
  }
}

/** A threshold that everything reaches asks nothing, and nothing passes by emptiness. */
function numberFindings({ op, value }: Extract<Leaf, { value: number }>, most: number | undefined): readonly Text[] {
  if (most === undefined && !Number.isInteger(value)) return [NOT_WHOLE];
  if (most !== undefined && value > most) return [NOT_A_SHARE];
  if (op === 'atLeast' ? value === 0 : value === most) return [ASKS_NOTHING];
  return [];
}

function wordFindings(words: readonly string[], known: readonly string[] | undefined): readonly Text[] {
  const repeated = new Set(words).size < words.length ? [REPEATED] : [];
  if (known === undefined) return repeated;
  return [...repeated, ...words.filter((word) => !known.includes(word)).map((word) => unknownWord(word, known))];
}

function unknownWord(word: string, known: readonly string[]): Text {
  const hint = nearest(word, known) ?? known.slice(0, 12).join(', ');
  return {
    en: `${quote(word)} is not a word of this fact; expected ${hint}`,
    ja: `${quote(word)} はこのファクトの語ではありません。使える語：${hint}`,
  };
}

const NOT_WHOLE: Text = { en: 'a count is compared with a whole number; round it', ja: '件数は整数と比べてください' };
const NOT_A_SHARE: Text = {
  en: 'a ratio lies between 0 and 1; write 0.95 for 95 %',
  ja: '割合は 0～1 で書いてください（95 % は 0.95）',
};
const ASKS_NOTHING: Text = {
  en: 'every value reaches this threshold, so it asks nothing; choose one that can be missed',
  ja: 'この値では必ず満たされます。未達となり得る値にしてください',
};
const REPEATED: Text = { en: 'a word stands twice; keep one', ja: '同じ語が 2 回あります。1 つにしてください' };
