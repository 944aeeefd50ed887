import { describe, expect, it } from '@jest/globals';
import { durationText, valueText, wordsText } from '../../src/language/fact-value.ts';

describe('a value in words', () => {
  it.each<{ iso: string; en: string; ja: string }>([
    { iso: 'P30D', en: '30 days', ja: '30 日' },
    { iso: 'P1D', en: '1 day', ja: '1 日' },
    { iso: 'P1Y6M', en: '1 year 6 months', ja: '1 年 6 か月' },
    { iso: 'PT12H', en: '12 hours', ja: '12 時間' },
    { iso: 'soon', en: 'soon', ja: 'soon' },
  ])('the duration $iso', ({ iso, en, ja }) => expect(durationText(iso)).toEqual({ en, ja }));

  it.each<{ ratio: number; shown: string }>([
    { ratio: 0.57, shown: '57 %' },
    { ratio: 0.29, shown: '29 %' },
    { ratio: 1, shown: '100 %' },
    { ratio: 0.99999, shown: '99.9 %' },
    { ratio: 0, shown: '0 %' },
  ])('the ratio $ratio is never shown as more than it is', ({ ratio, shown }) =>
    expect(valueText(ratio, 'ratio').en).toBe(shown),
  );

  it('a long list is cut and says so', () => {
    const words = Array.from({ length: 13 }, (_, index) => `w${index}`);
    expect(wordsText(words)).toEqual({
      en: 'w0, w1, w2, w3, w4, w5, w6, w7, w8, w9 and 3 more',
      ja: 'w0、w1、w2、w3、w4、w5、w6、w7、w8、w9 ほか 3 件',
    });
  });

  it('an empty list is none', () => expect(valueText([], 'set')).toEqual({ en: 'none', ja: 'なし' }));
});
