import { describe, expect, it } from '@jest/globals';
import { describeOutcome } from '../../src/language/criterion.ts';
import { evaluate } from '../../src/assessment/need.ts';
import type { FactType } from '../../src/model/fact-sheet.ts';
import type { Fact } from '../../src/model/fact.ts';
import { instantOf } from '../../src/model/instant.ts';
import type { Comparator, Need } from '../../src/model/policy.ts';
import { all, any, AT, declared, description, is, notApplicable, observed, text, unknown } from '../support/build.ts';
import { declaration } from '../support/build-records.ts';

const sheetOf = (type: FactType) => ({
  'a.x': description({ type, asks: text('How is x?', 'x はどうか') }),
  'a.y': description({ type: 'boolean', asks: text('Is y so?', 'y はそうか') }),
});

function say(need: Need, facts: readonly Fact[], type: FactType = 'boolean') {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return describeOutcome(evaluate(need, { facts: byId, at: instantOf(AT) ?? 0, standings: new Map() }), sheetOf(type));
}

interface Row {
  readonly name: string;
  readonly type: FactType;
  readonly needs: Comparator;
  readonly fact?: Fact;
  readonly en: string;
  readonly ja: string;
}

const reason = text('2 of 3', '3 件中 2 件');
const hidden = text('rulesets may not be read', 'ルールセットを読めません');
const two: Comparator = { op: 'atLeast', value: 2 };
const days: Comparator = { op: 'within', value: 'P30D' };
const words: Comparator = { op: 'includes', value: ['a', 'b'] };

describe('the sentence about one fact', () => {
  it.each<Row>([
    {
      name: 'a flag',
      type: 'boolean',
      needs: { op: 'is', value: true },
      fact: observed('a.x', false),
      en: 'yes needed, found no',
      ja: '「はい」が必要、確認値は「いいえ」',
    },
    {
      name: 'a count',
      type: 'integer',
      needs: two,
      fact: observed('a.x', 1),
      en: 'at least 2 needed, found 1',
      ja: '2 以上が必要、確認値は 1',
    },
    {
      name: 'a ceiling',
      type: 'integer',
      needs: { op: 'atMost', value: 0 },
      fact: observed('a.x', 3),
      en: 'at most 0 allowed, found 3',
      ja: '0 以下が必要、確認値は 3',
    },
    {
      name: 'a bound that leaves it open',
      type: 'integer',
      needs: two,
      fact: observed('a.x', 1, { exactness: 'atLeast', because: hidden }),
      en: 'at least 2 needed, at least 1 seen, the rest hidden: rulesets may not be read',
      ja: '2 以上が必要、少なくとも 1 を確認（残りは未確認：ルールセットを読めません）',
    },
    {
      name: 'a bound that settles it',
      type: 'integer',
      needs: two,
      fact: observed('a.x', 2, { exactness: 'atLeast', because: hidden }),
      en: 'at least 2 needed, at least 2 seen (rulesets may not be read)',
      ja: '2 以上が必要、少なくとも 2 を確認（ルールセットを読めません）',
    },
    {
      name: 'a ratio, rounded down, with both numbers',
      type: 'ratio',
      needs: { op: 'atLeast', value: 0.95 },
      fact: observed('a.x', 2 / 3, { because: reason }),
      en: 'at least 95 % needed, found 66.6 % (2 of 3)',
      ja: '95 % 以上が必要、確認値は 66.6 %（3 件中 2 件）',
    },
    {
      name: 'a ratio just below one',
      type: 'ratio',
      needs: { op: 'atLeast', value: 1 },
      fact: observed('a.x', 0.9999),
      en: 'at least 100 % needed, found 99.9 %',
      ja: '100 % 以上が必要、確認値は 99.9 %',
    },
    {
      name: 'an instant',
      type: 'instant',
      needs: days,
      fact: observed('a.x', '2026-09-01T00:00:00Z'),
      en: 'needed within the last 30 days, found 2026-09-01',
      ja: '直近 30 日以内が必要、確認値は 2026-09-01',
    },
    {
      name: 'never',
      type: 'instant',
      needs: days,
      fact: observed('a.x', 'never'),
      en: 'needed within the last 30 days, found never',
      ja: '直近 30 日以内が必要、確認値は 実績なし',
    },
    {
      name: 'an instant after the assessment',
      type: 'instant',
      needs: days,
      fact: observed('a.x', '2027-09-01T00:00:00Z'),
      en: 'needed within the last 30 days, found 2027-09-01, which lies after the time of assessment',
      ja: '直近 30 日以内が必要、確認値は 2027-09-01（評価日時より後の日時です）',
    },
    {
      name: 'a set',
      type: 'set',
      needs: words,
      fact: observed('a.x', ['a']),
      en: 'a, b needed, missing: b',
      ja: 'a、b が必要、b がありません',
    },
    {
      name: 'a set seen in part',
      type: 'set',
      needs: words,
      fact: observed('a.x', ['a'], { exactness: 'atLeast' }),
      en: 'a, b needed, not seen: b, the rest hidden',
      ja: 'a、b が必要、b は未確認（残りは未確認）',
    },
    {
      name: 'a whole set',
      type: 'set',
      needs: words,
      fact: observed('a.x', ['a', 'b']),
      en: 'a, b needed, all found',
      ja: 'a、b が必要、すべて確認',
    },
    {
      name: 'a value of another kind',
      type: 'integer',
      needs: two,
      fact: observed('a.x', 'many'),
      en: 'at least 2 needed, found many, which cannot be compared',
      ja: '2 以上が必要、確認値は many（比較できない値です）',
    },
    { name: 'nothing collected', type: 'integer', needs: two, en: 'not collected', ja: '収集されていません' },
    {
      name: 'an unknown keeps its reason',
      type: 'integer',
      needs: two,
      fact: unknown('a.x'),
      en: 'the token may not read it',
      ja: 'このトークンでは読めません',
    },
  ])('$name', ({ type, needs, fact, en, ja }) => {
    const said = say({ kind: 'fact', fact: 'a.x', ...needs }, fact === undefined ? [] : [fact], type);
    expect(said).toEqual({ en: `How is x? — ${en}`, ja: `x はどうか：${ja}` });
  });

  it('a fact without a description goes by its id', () => {
    expect(describeOutcome(evaluate(is('own.z'), { facts: new Map(), at: 0, standings: new Map() }), {}).en).toBe(
      'own.z — not collected',
    );
  });
});

describe('the sentence about a criterion', () => {
  const x = (value: boolean) => observed('a.x', value);
  const y = (value: boolean) => observed('a.y', value);

  it.each<{ name: string; need: Need; facts: readonly Fact[]; en: string }>([
    {
      name: 'met: all that was needed',
      need: all(is('a.x'), is('a.y')),
      facts: [x(true), y(true)],
      en: 'How is x? — yes needed, found yes; Is y so? — yes needed, found yes',
    },
    {
      name: 'unmet: only what failed',
      need: all(is('a.x'), is('a.y')),
      facts: [x(true), y(false)],
      en: 'Is y so? — yes needed, found no',
    },
    {
      name: 'unknown: only what is open',
      need: all(is('a.x'), is('a.y')),
      facts: [x(true)],
      en: 'Is y so? — not collected',
    },
    {
      name: 'any, met: what met it',
      need: any(is('a.x'), is('a.y')),
      facts: [x(false), y(true)],
      en: 'Is y so? — yes needed, found yes',
    },
    {
      name: 'any, unmet: the ways there are',
      need: any(is('a.x'), declared),
      facts: [x(false)],
      en: 'one of these would do: How is x? — yes needed, found no; not declared',
    },
    {
      name: 'what does not apply says why',
      need: all(is('a.x')),
      facts: [notApplicable('a.x')],
      en: 'How is x? — does not apply: there is no release yet',
    },
    {
      name: 'a need without members',
      need: all(),
      facts: [],
      en: 'nothing to judge here: declare it, or replace it by an equivalent measure',
    },
  ])('$name', ({ need, facts, en }) => expect(say(need, facts).en).toBe(en));

  it('a declaration names its people, its end and its file', () => {
    const outcome = evaluate(declared, {
      facts: new Map(),
      at: 0,
      standings: new Map(),
      declaration: declaration('PS.1.1-1a'),
    });
    expect(describeOutcome(outcome, {})).toEqual({
      en: 'declared by alice, reviewed by bob, valid until 2027-10-01 (.ssdf/declarations/test.yml)',
      ja: '自己申告：alice、確認者 bob、有効期限 2027-10-01（.ssdf/declarations/test.yml）',
    });
  });
});
