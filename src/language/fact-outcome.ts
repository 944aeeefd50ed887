import type { FactSheet, FactType } from '../model/fact-sheet.ts';
import type { Fact, ObservedFact } from '../model/fact.ts';
import type { FactNeed, FactOutcome } from '../model/outcome.ts';
import type { Comparator } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import { durationText, valueText, wordsText } from './fact-value.ts';

/** What a criterion needs of a fact and what was found: "… at least 2 needed, found 1". */
export function describeFact(outcome: FactOutcome, sheet: FactSheet): Text {
  return describeFacts([outcome], sheet);
}

/** Of several facts with one finding: every question, then what was found. */
export function describeFacts(outcomes: readonly [FactOutcome, ...(readonly FactOutcome[])], sheet: FactSheet): Text {
  const [first] = outcomes;
  const questions = outcomes.map(({ need: { fact } }) => sheet[fact]?.asks ?? { en: fact, ja: fact });
  const finding = describeFinding(first, sheet[first.need.fact]?.type);
  return {
    en: `${questions.map(({ en }) => en).join(' ')} — ${finding.en}`,
    ja: `${questions.map(({ ja }) => ja).join('／')}：${finding.ja}`,
  };
}

function describeFinding(outcome: FactOutcome, type: FactType | undefined): Text {
  const { need, fact } = outcome;
  if (fact === undefined) return { en: 'not collected', ja: '収集されていません' };
  if (fact.state === 'unknown') return fact.because;
  if (fact.state === 'not-applicable') {
    return { en: `does not apply: ${fact.because.en}`, ja: `対象外（${fact.because.ja}）` };
  }
  const needed = describeNeeded(need, type);
  const seen = describeSeen(need, fact, type);
  const why = describeReason(outcome, fact);
  return { en: `${needed.en}, ${seen.en}${why.en}`, ja: `${needed.ja}、${seen.ja}${why.ja}` };
}

function describeNeeded(need: Comparator, type: FactType | undefined): Text {
  switch (need.op) {
    case 'is':
      return { en: 'yes needed', ja: '「はい」が必要' };
    case 'atLeast':
      return wrap(valueText(need.value, type), { en: ['at least ', ' needed'], ja: ['', ' 以上が必要'] });
    case 'atMost':
      return wrap(valueText(need.value, type), { en: ['at most ', ' allowed'], ja: ['', ' 以下が必要'] });
    case 'within':
      return wrap(durationText(need.value), { en: ['needed within the last ', ''], ja: ['直近 ', '以内が必要'] });
    case 'includes':
      return wrap(wordsText(need.value), { en: ['', ' needed'], ja: ['', ' が必要'] });
  }
}

function describeSeen(need: FactNeed, fact: ObservedFact, type: FactType | undefined): Text {
  if (need.op === 'includes' && Array.isArray(fact.value)) return describeWords(need.value, fact);
  const value = valueText(fact.value, type);
  switch (fact.exactness) {
    case 'exact':
      return wrap(value, { en: ['found ', ''], ja: type === 'boolean' ? ['確認値は「', '」'] : ['確認値は ', ''] });
    case 'atLeast':
      return type === 'instant'
        ? wrap(value, { en: ['seen on ', ' or later'], ja: ['', ' 以降と確認'] })
        : wrap(value, { en: ['at least ', ' seen'], ja: ['少なくとも ', ' を確認'] });
    case 'atMost':
      return type === 'instant'
        ? wrap(value, { en: ['seen on ', ' or earlier'], ja: ['', ' 以前と確認'] })
        : wrap(value, { en: ['at most ', ' seen'], ja: ['多くとも ', ' と確認'] });
  }
}

/** For sets the missing words say more than all those found. */
function describeWords(words: readonly string[], fact: ObservedFact): Text {
  const seen = fact.value as readonly string[];
  const missing = words.filter((word) => !seen.includes(word));
  if (missing.length === 0) {
    return fact.exactness === 'atMost'
      ? { en: 'none ruled out', ja: '有無を確定できません' }
      : { en: 'all found', ja: 'すべて確認' };
  }
  const list = wordsText(missing);
  return fact.exactness === 'atLeast'
    ? { en: `not seen: ${list.en}`, ja: `${list.ja} は未確認` }
    : { en: `missing: ${list.en}`, ja: `${list.ja} がありません` };
}

function describeReason(outcome: FactOutcome, fact: ObservedFact): Text {
  if (outcome.result !== 'unknown') return bracketed(fact);
  switch (outcome.doubt) {
    case 'bound': {
      const why = fact.because;
      return why === undefined
        ? { en: ', the rest hidden', ja: '（残りは未確認）' }
        : { en: `, the rest hidden: ${why.en}`, ja: `（残りは未確認：${why.ja}）` };
    }
    case 'later':
      return { en: ', which lies after the time of assessment', ja: '（評価日時より後の日時です）' };
    case 'malformed':
      return { en: ', which cannot be compared', ja: '（比較できない値です）' };
    case 'not-collected':
    case 'unseen':
      return bracketed(fact);
  }
}

function bracketed(fact: Fact): Text {
  const why = fact.state === 'observed' ? fact.because : undefined;
  return why === undefined ? { en: '', ja: '' } : { en: ` (${why.en})`, ja: `（${why.ja}）` };
}

interface Frame {
  readonly en: readonly [string, string];
  readonly ja: readonly [string, string];
}

function wrap(text: Text, { en, ja }: Frame): Text {
  return { en: `${en[0]}${text.en}${en[1]}`, ja: `${ja[0]}${text.ja}${ja[1]}` };
}
