import type { RefusedReview, ReviewCount, ReviewProblem } from '../model/outcome.ts';
import type { ReviewsNeed } from '../model/policy.ts';
import { joinTexts, type Text } from '../model/text.ts';
import { durationText } from './fact-value.ts';

const SHOWN = 8;

/** How many review records are asked for, in words. */
export function reviewsAsked({ atLeast, within }: ReviewsNeed): Text {
  const window = durationText(within);
  return {
    en: `at least ${atLeast} review record${atLeast === 1 ? '' : 's'}${atLeast === 1 ? '' : ' of different dates'} within the last ${window.en}`,
    ja: `直近 ${window.ja}以内の見直しの記録 ${atLeast} 件以上${atLeast === 1 ? '' : '（日付が異なるもの）'}`,
  };
}

/** How many records count, and which do not and why. */
export function describeCount({ counted, refused }: ReviewCount, need: ReviewsNeed): Text {
  const asked = reviewsAsked(need);
  const dates = listed(counted);
  const head: Text = {
    en: `${counted.length} review${counted.length === 1 ? '' : 's'} count${counted.length === 1 ? 's' : ''}${dates.en}, needed: ${asked.en}`,
    ja: `有効な見直しの記録は ${counted.length} 件${dates.ja}（必要：${asked.ja}）`,
  };
  return refused.length === 0 ? head : joinTexts([head, describeRefused(refused, need)]);
}

function listed(dates: readonly string[]): Text {
  if (dates.length === 0) return { en: '', ja: '' };
  const shown = dates.slice(-SHOWN);
  const cut = shown.length < dates.length;
  return {
    en: ` (${cut ? 'latest ' : ''}${shown.join(', ')})`,
    ja: `（${cut ? '直近 ' : ''}${shown.join('、')}）`,
  };
}

function describeRefused(refused: readonly RefusedReview[], need: ReviewsNeed): Text {
  const shown = refused.slice(-SHOWN).map(({ date, problem }): Text => {
    const why = PROBLEMS[problem](need);
    return { en: `${date}: ${why.en}`, ja: `${date}：${why.ja}` };
  });
  const list = joinTexts(shown, { en: '; ', ja: '、' });
  const more = refused.length - shown.length;
  return {
    en: `not counted: ${list.en}${more > 0 ? ` and ${more} more` : ''}`,
    ja: `算入しない記録：${list.ja}${more > 0 ? ` ほか ${more} 件` : ''}`,
  };
}

const PROBLEMS: Readonly<Record<ReviewProblem, (need: ReviewsNeed) => Text>> = {
  later: () => ({ en: 'dated after this assessment', ja: '評価日より後の日付です' }),
  'before-window': ({ within }) => {
    const window = durationText(within);
    return { en: `more than ${window.en} ago`, ja: `${window.ja}より前です` };
  },
  'same-date': () => ({ en: 'a second record of that date', ja: '同じ日付の記録が既にあります' }),
  'without-participants': () => ({ en: 'names no participant', ja: '参加者の記載がありません' }),
  'no-date': () => ({ en: 'not a full date', ja: '日付として読めません' }),
};
