import type { CriterionAssessment } from '../model/assessment.ts';
import { factOf } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { Mark } from '../model/level.ts';
import type { Source } from '../model/source.ts';
import type { Language, Text } from '../model/text.ts';
import { type Circles, mayShow } from './audience.ts';
import type { ReportOptions } from './types.ts';

/** One word per basis and result, the same in every format. */
export const RESULT_WORDS = {
  observed: { en: 'observed', ja: '自動確認' },
  declared: { en: 'declared', ja: '自己申告' },
  equivalent: { en: 'equivalent', ja: '同等の対策' },
  excepted: { en: 'excepted', ja: '例外措置' },
  unmet: { en: 'unmet', ja: '未達' },
  unknown: { en: 'unknown', ja: '判定不能' },
  'not-applicable': { en: 'not applicable', ja: '対象外' },
} as const satisfies Readonly<Record<string, Text>>;

/** A criterion as readers of this audience may see it; `withheld` shows nothing but that it was judged. */
export type CriterionView =
  | { readonly state: 'withheld'; readonly id: string; readonly mark: '★' | '▲' }
  | {
      readonly state: 'shown';
      readonly id: string;
      readonly mark: '★' | '▲';
      readonly result: string;
      readonly message: string;
      readonly remedy: string;
      readonly excepted?: { readonly until: string; readonly by: string };
      readonly sources: readonly Source[];
    };

export function viewCriterion(criterion: CriterionAssessment, circles: Circles, options: ReportOptions): CriterionView {
  const { id } = criterion;
  const mark = markSign(criterion.mark);
  if (!mayShow(criterion, circles, options)) return { state: 'withheld', id, mark };
  return {
    state: 'shown',
    id,
    mark,
    result: resultWord(criterion, options.language),
    message: criterion.message[options.language],
    remedy: criterion.remedy[options.language],
    ...(criterion.excepted === undefined ? {} : { excepted: criterion.excepted }),
    sources: factsOf(criterion, circles).flatMap((fact) => fact.sources),
  };
}

export function markSign(mark: Mark): '★' | '▲' {
  return mark === 'required' ? '★' : '▲';
}

/** An exception stands beside the result and never in its place: the criterion stays unmet or unknown. */
export function resultWord({ result, basis, excepted }: CriterionAssessment, language: Language): string {
  if (result === 'met') return RESULT_WORDS[basis ?? 'observed'][language];
  const word = RESULT_WORDS[result][language];
  return excepted === undefined
    ? word
    : { en: `${word}, excepted`, ja: `${word}・${RESULT_WORDS.excepted.ja}` }[language];
}

export function factsOf({ facts }: Pick<CriterionAssessment, 'facts'>, { evidence }: Circles): readonly Fact[] {
  return evidence === undefined ? [] : facts.flatMap((id) => factOf(evidence, id) ?? []);
}

/** What stands in place of a criterion that this audience may not see. */
export function withheldText(task: string, language: Language): string {
  return {
    en: `judged; details are held back here, see: ssdf-gate explain ${task}`,
    ja: `判定済み（詳細はここでは表示していません。確認方法：ssdf-gate explain ${task}）`,
  }[language];
}
