import { valueText } from '../language/fact-value.ts';
import type { Fact } from '../model/fact.ts';
import type { FactDescription } from '../model/fact-sheet.ts';
import type { Text } from '../model/text.ts';

/** What a fact says in a few words: its value, its bound, or why there is none. May hold repository text. */
export function factText(fact: Fact | undefined, description: FactDescription | undefined): Text {
  if (fact === undefined) return { en: 'not collected', ja: '収集なし' };
  switch (fact.state) {
    case 'unknown':
      return { en: `unknown: ${fact.because.en}`, ja: `判定不能：${fact.because.ja}` };
    case 'not-applicable':
      return { en: `not applicable: ${fact.because.en}`, ja: `対象外：${fact.because.ja}` };
    case 'observed': {
      const value = valueText(fact.value, description?.type);
      const because = fact.because;
      const why = because === undefined ? { en: '', ja: '' } : { en: ` (${because.en})`, ja: `（${because.ja}）` };
      const bound = BOUNDS[fact.exactness];
      return { en: `${bound.en}${value.en}${why.en}`, ja: `${bound.ja}${value.ja}${why.ja}` };
    }
  }
}

/** A bound is never shown as the value. */
const BOUNDS = {
  exact: { en: '', ja: '' },
  atLeast: { en: 'at least ', ja: '少なくとも ' },
  atMost: { en: 'at most ', ja: '多くとも ' },
} as const satisfies Readonly<Record<string, Text>>;
