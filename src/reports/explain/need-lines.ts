import { durationText, valueText, wordsText } from '../../language/fact-value.ts';
import type { FactSheet, FactType } from '../../model/fact-sheet.ts';
import { reviewsAsked } from '../../language/reviews.ts';
import type { Comparator, Need, ReviewsNeed } from '../../model/policy.ts';
import type { Language, Text } from '../../model/text.ts';

/** What a criterion needs, in words: a line per leaf, groups indented below "all of" or "one of". */
export function needLines(need: Need, facts: FactSheet, language: Language): readonly string[] {
  switch (need.kind) {
    case 'declared':
      return [DECLARATION[language]];
    case 'task':
      return [decisionText(need)[language]];
    case 'reviews':
      return [reviewsLine(need)[language]];
    case 'fact': {
      const { asks, type } = facts[need.fact] ?? { asks: { en: need.fact, ja: need.fact }, type: undefined };
      const value = neededText(need, type)[language];
      return [{ en: `${asks.en} ${value} [${need.fact}]`, ja: `${asks.ja}：${value} [${need.fact}]` }[language]];
    }
    case 'all':
    case 'any': {
      const below = need.of.flatMap((member) => indented(needLines(member, facts, language)));
      return [GROUPS[need.kind][language], ...below];
    }
  }
}

function reviewsLine(need: ReviewsNeed): Text {
  const asked = reviewsAsked(need);
  return {
    en: `${DECLARATION.en}, and in it ${asked.en}, each with date, participants, inputs, decision, and changes or the reason for none`,
    ja: `${DECLARATION.ja}。その中に${asked.ja}（日付、参加者、見直しの対象、決定、変更内容又は変更なしの理由）`,
  };
}

/** The first line of a member carries the dash, what lies below it the indent. */
function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function decisionText({ task, atLeast }: Extract<Need, { kind: 'task' }>): Text {
  return { en: `${task} at level ${atLeast} or above`, ja: `${task} が達成レベル ${atLeast} 以上` };
}

function neededText(need: Comparator, type: FactType | undefined): Text {
  switch (need.op) {
    case 'is':
      return { en: 'yes', ja: '「はい」' };
    case 'atLeast': {
      const value = valueText(need.value, type);
      return { en: `at least ${value.en}`, ja: `${value.ja} 以上` };
    }
    case 'atMost': {
      const value = valueText(need.value, type);
      return { en: `at most ${value.en}`, ja: `${value.ja} 以下` };
    }
    case 'within': {
      const value = durationText(need.value);
      return { en: `within the last ${value.en}`, ja: `直近 ${value.ja}以内` };
    }
    case 'includes': {
      const value = wordsText(need.value);
      return { en: `among them ${value.en}`, ja: `${value.ja} を含む` };
    }
  }
}

const DECLARATION: Text = {
  en: 'a declaration in .ssdf/declarations/ with author, another person as reviewer, and expiry',
  ja: '.ssdf/declarations/ の自己申告（作成者、作成者以外の確認者、有効期限）',
};

const GROUPS = {
  all: { en: 'all of', ja: '次のすべて' },
  any: { en: 'one of', ja: '次のいずれか' },
} as const satisfies Readonly<Record<string, Text>>;
