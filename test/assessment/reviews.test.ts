import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Review } from '../../src/model/records.ts';
import type { Result } from '../../src/model/level.ts';
import type { Need } from '../../src/model/policy.ts';
import { all, evidence, ladder, observed, policy, reviews } from '../support/build.ts';
import { assessed, criterionIn } from '../support/assess.ts';
import { declaration, equivalent, records, reviewsOn } from '../support/build-records.ts';
import { REVIEW_DATES } from '../support/arbitrary.ts';

const ID = 'PS.1.1-1a';
const document: Need = { kind: 'fact', fact: 'file.documents', op: 'includes', value: ['roles'] };
const unread = { reason: 'forbidden', what: '.ssdf', permission: 'contents: read' } as const;
const changed = {
  evidence: [{ kind: 'section', path: 'a.md', section: 'A', blob: 'a'.repeat(40), blobMatches: false }],
} as const;
const nobody = (date: string): Review => ({ ...reviewOf(date), participants: [' '] });

function reviewOf(date: string): Review {
  const [review] = reviewsOn(date);
  if (review === undefined) throw new Error('a date gives one review');
  return review;
}

function judge(given: Partial<Parameters<typeof records>[0]>, needs: Need = reviews(2)) {
  const assessment = assessed({
    policy: policy([ladder('PS.1.1', [needs])]),
    evidence: evidence([observed('file.documents', ['roles'])]),
    records: records(given),
  });
  return criterionIn(assessment, ID);
}

/** The tests assess on 23 November 2026. */
describe('regular reviews', () => {
  it.each<{ name: string; on: readonly Review[]; result: Result; en?: string; ja?: string }>([
    {
      name: 'two of different dates within the window',
      on: reviewsOn('2026-09-01', '2026-03-01'),
      result: 'met',
      en: '2 reviews count (2026-03-01, 2026-09-01)',
      ja: '有効な見直しの記録は 2 件（2026-03-01、2026-09-01）',
    },
    {
      name: 'one',
      on: reviewsOn('2026-03-01'),
      result: 'unmet',
      en: '1 review counts (2026-03-01), needed: at least 2 review records of different dates within the last 366 days',
      ja: '有効な見直しの記録は 1 件（2026-03-01）（必要：直近 366 日以内の見直しの記録 2 件以上（日付が異なるもの））',
    },
    { name: 'none', on: [], result: 'unmet', en: '0 reviews count' },
    {
      name: 'two of one date',
      on: [reviewOf('2026-03-01'), { ...reviewOf('2026-03-01'), decision: 'said again' }],
      result: 'unmet',
      en: 'not counted: 2026-03-01: a second record of that date',
      ja: '算入しない記録：2026-03-01：同じ日付の記録が既にあります',
    },
    {
      name: 'one that is too old',
      on: reviewsOn('2025-11-21', '2026-03-01'),
      result: 'unmet',
      en: 'not counted: 2025-11-21: more than 366 days ago',
      ja: '算入しない記録：2025-11-21：366 日より前です',
    },
    { name: 'one on the first day of the window', on: reviewsOn('2025-11-22', '2026-03-01'), result: 'met' },
    {
      name: 'one that has yet to come',
      on: reviewsOn('2026-03-01', '2026-12-24'),
      result: 'unmet',
      en: 'not counted: 2026-12-24: dated after this assessment',
      ja: '算入しない記録：2026-12-24：評価日より後の日付です',
    },
    {
      name: 'one in which nobody took part',
      on: [...reviewsOn('2026-03-01'), nobody('2026-09-01')],
      result: 'unmet',
      en: 'not counted: 2026-09-01: names no participant',
    },
    { name: 'one with a date that is none', on: reviewsOn('2026-03-01', '2026-9'), result: 'unmet' },
  ])('of a declaration with $name: $result', ({ on, result, en = '', ja = '' }) => {
    const judged = judge({ declarations: [declaration(ID, { reviews: on })] });
    expect(judged.result).toBe(result);
    expect(judged.message.en).toContain(en);
    expect(judged.message.ja).toContain(ja);
  });

  it.each<{ name: string; given: Parameters<typeof judge>[0]; needs?: Need; result: Result }>([
    { name: 'no declaration', given: {}, result: 'unmet' },
    { name: 'no declaration beside a document', given: {}, needs: all(document, reviews(2)), result: 'unknown' },
    { name: 'records that nobody could read', given: { unread }, result: 'unknown' },
    {
      name: 'too few in what could be read of the records',
      given: { unread, declarations: [declaration(ID, { reviews: reviewsOn('2026-03-01') })] },
      result: 'unknown',
    },
    {
      name: 'a declaration whose content changed since',
      given: { declarations: [declaration(ID, { ...changed, reviews: reviewsOn('2026-03-01', '2026-09-01') })] },
      result: 'unmet',
    },
    { name: 'an equivalent', given: { equivalents: [equivalent(ID)] }, result: 'met' },
    {
      name: 'one review in each of two declarations, whichever holds longer',
      given: {
        declarations: [
          declaration(ID, { reviews: reviewsOn('2026-03-01') }),
          declaration(ID, { expires: '2028-01-01', reviews: reviewsOn('2026-09-01') }),
        ],
      },
      result: 'met',
    },
  ])('with $name: $result', ({ given, needs, result }) => {
    expect(judge(given, needs).result).toBe(result);
  });
});

const RANK: Readonly<Record<Result, number>> = { unmet: 0, unknown: 1, met: 2, 'not-applicable': NaN };
const someReviews = fc.array(fc.constantFrom(...REVIEW_DATES, '2026-11-23', 'soon').map(reviewOf), { maxLength: 6 });

describe('the laws of reviews', () => {
  it('a review that is added never lowers a result, so one that is lost never raises it', () => {
    fc.assert(
      fc.property(someReviews, someReviews, fc.integer({ min: 1, max: 3 }), (on, more, asked) => {
        const fewer = judge({ declarations: [declaration(ID, { reviews: on })] }, reviews(asked));
        const all = judge({ declarations: [declaration(ID, { reviews: [...on, ...more] })] }, reviews(asked));
        expect(RANK[all.result]).toBeGreaterThanOrEqual(RANK[fewer.result]);
      }),
    );
  });

  it('a declaration that is added never lowers a result', () => {
    fc.assert(
      fc.property(someReviews, someReviews, fc.constantFrom('2027-01-01', '2028-01-01'), (on, other, expires) => {
        const one = declaration(ID, { reviews: on });
        const alone = judge({ declarations: [one] });
        const both = judge({ declarations: [one, declaration(ID, { expires, reviews: other })] });
        expect(RANK[both.result]).toBeGreaterThanOrEqual(RANK[alone.result]);
      }),
    );
  });

  it('the order of the records changes nothing, not even a word', () => {
    fc.assert(
      fc.property(someReviews, (on) => {
        const judged = (order: readonly Review[]) => judge({ declarations: [declaration(ID, { reviews: order })] });
        expect(judged(on.toReversed())).toEqual(judged(on));
      }),
    );
  });
});
