import type { FactDescription } from '../model/fact-sheet.ts';
import type { Fact, FactId } from '../model/fact.ts';
import type { Text } from '../model/text.ts';
import { valueText } from './fact-value.ts';

export interface ChangedFact {
  readonly id: FactId;
  readonly description: FactDescription | undefined;
  readonly before: Fact | undefined;
  readonly after: Fact | undefined;
}

/** Says how a setting moved outside any pull request: "was 2, now 1". */
export function describeDrift({ id, description, before, after }: ChangedFact): Text {
  const question = description?.asks ?? { en: id, ja: id };
  const was = describeState(before, description);
  const now = describeState(after, description);
  return {
    en: `${question.en} — was: ${was.en}; now: ${now.en}`,
    ja: `${question.ja}：前回は${was.ja}、今回は${now.ja}`,
  };
}

function describeState(fact: Fact | undefined, description: FactDescription | undefined): Text {
  if (fact === undefined) return { en: 'not collected', ja: '収集なし' };
  if (fact.state === 'unknown') return { en: `unknown (${fact.because.en})`, ja: `判定不能（${fact.because.ja}）` };
  if (fact.state === 'not-applicable') return { en: 'not applicable', ja: '対象外' };
  const value = valueText(fact.value, description?.type);
  switch (fact.exactness) {
    case 'exact':
      return { en: value.en, ja: `「${value.ja}」` };
    case 'atLeast':
      return { en: `at least ${value.en}`, ja: `「${value.ja}」以上` };
    case 'atMost':
      return { en: `at most ${value.en}`, ja: `「${value.ja}」以下` };
  }
}
