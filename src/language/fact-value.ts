import type { FactType } from '../model/fact-sheet.ts';
import type { FactValue } from '../model/fact.ts';
import { dateOf, durationOf, instantOf } from '../model/instant.ts';
import { joinTexts, type Text } from '../model/text.ts';

const WORDS_SHOWN = 10;

/** A fact's value in words; `type` tells a ratio from a count. */
export function valueText(value: FactValue, type: FactType | undefined): Text {
  if (typeof value === 'boolean') return value ? { en: 'yes', ja: 'はい' } : { en: 'no', ja: 'いいえ' };
  if (typeof value === 'number') return same(type === 'ratio' ? percent(value) : String(value));
  if (typeof value === 'string') return instantText(value);
  return wordsText(value);
}

/** Words of a set; a long list is cut and says so. */
export function wordsText(words: readonly string[]): Text {
  if (words.length === 0) return { en: 'none', ja: 'なし' };
  const shown = joinTexts(words.slice(0, WORDS_SHOWN).map(same), { en: ', ', ja: '、' });
  const more = words.length - WORDS_SHOWN;
  if (more <= 0) return shown;
  return { en: `${shown.en} and ${more} more`, ja: `${shown.ja} ほか ${more} 件` };
}

/** `P30D` as "30 days". */
export function durationText(iso: string): Text {
  const duration = durationOf(iso);
  if (duration === undefined) return same(iso);
  const parts = UNITS.flatMap(({ unit, en, ja }) => {
    const count = duration[unit];
    return count === 0 ? [] : [{ en: `${count} ${en}${count === 1 ? '' : 's'}`, ja: `${count} ${ja}` }];
  });
  return parts.length === 0 ? same(iso) : joinTexts(parts, { en: ' ', ja: ' ' });
}

const UNITS = [
  { unit: 'years', en: 'year', ja: '年' },
  { unit: 'months', en: 'month', ja: 'か月' },
  { unit: 'weeks', en: 'week', ja: '週間' },
  { unit: 'days', en: 'day', ja: '日' },
  { unit: 'hours', en: 'hour', ja: '時間' },
  { unit: 'minutes', en: 'minute', ja: '分' },
  { unit: 'seconds', en: 'second', ja: '秒' },
] as const;

/** Rounded down to a tenth, so that a ratio is never shown as more than it is. */
function percent(ratio: number): string {
  return `${Math.floor(ratio * 1000 + 1e-9) / 10} %`;
}

function instantText(value: string): Text {
  if (value === 'never') return { en: 'never', ja: '実績なし' };
  if (value === 'none') return { en: 'none open', ja: '未解決なし' };
  const time = instantOf(value);
  return same(time === undefined ? value : dateOf(time));
}

function same(words: string): Text {
  return { en: words, ja: words };
}
