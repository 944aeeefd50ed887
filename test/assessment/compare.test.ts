import { describe, expect, it } from '@jest/globals';
import { compare } from '../../src/assessment/compare.ts';
import type { Exactness, FactValue } from '../../src/model/fact.ts';
import { instantOf } from '../../src/model/instant.ts';
import type { Comparator } from '../../src/model/policy.ts';
import { AT, observed } from '../support/build.ts';

interface Row {
  readonly name: string;
  readonly needed: Comparator;
  readonly value: FactValue;
  readonly exactness?: Exactness;
  readonly result: 'met' | 'unmet' | 'bound' | 'later' | 'malformed';
}

const twoOrMore: Comparator = { op: 'atLeast', value: 2 };
const twoOrLess: Comparator = { op: 'atMost', value: 2 };
const isTrue: Comparator = { op: 'is', value: true };
const thirtyDays: Comparator = { op: 'within', value: 'P30D' };
const bothWords: Comparator = { op: 'includes', value: ['a', 'b'] };

describe('a fact against what a criterion needs', () => {
  it.each<Row>([
    { name: 'enough is met', needed: twoOrMore, value: 2, result: 'met' },
    { name: 'too few is unmet', needed: twoOrMore, value: 1, result: 'unmet' },
    { name: 'at least 2 settles "2 or more"', needed: twoOrMore, value: 2, exactness: 'atLeast', result: 'met' },
    { name: 'at least 1 leaves "2 or more" open', needed: twoOrMore, value: 1, exactness: 'atLeast', result: 'bound' },
    { name: 'at most 1 refutes "2 or more"', needed: twoOrMore, value: 1, exactness: 'atMost', result: 'unmet' },
    { name: 'at most 5 leaves "2 or more" open', needed: twoOrMore, value: 5, exactness: 'atMost', result: 'bound' },
    { name: 'few enough is met', needed: twoOrLess, value: 2, result: 'met' },
    { name: 'too many is unmet', needed: twoOrLess, value: 3, result: 'unmet' },
    { name: 'at least 3 refutes "2 or less"', needed: twoOrLess, value: 3, exactness: 'atLeast', result: 'unmet' },
    { name: 'at least 0 leaves "2 or less" open', needed: twoOrLess, value: 0, exactness: 'atLeast', result: 'bound' },
    { name: 'at most 2 settles "2 or less"', needed: twoOrLess, value: 2, exactness: 'atMost', result: 'met' },
    { name: 'at most 3 leaves "2 or less" open', needed: twoOrLess, value: 3, exactness: 'atMost', result: 'bound' },
    { name: 'true is met', needed: isTrue, value: true, result: 'met' },
    { name: 'false is unmet', needed: isTrue, value: false, result: 'unmet' },
    { name: 'a day in the span is met', needed: thirtyDays, value: '2026-11-01T00:00:00Z', result: 'met' },
    { name: 'the first instant of the span is met', needed: thirtyDays, value: '2026-10-24T09:14:00Z', result: 'met' },
    { name: 'an instant before it is unmet', needed: thirtyDays, value: '2026-10-24T09:13:59Z', result: 'unmet' },
    { name: 'never is unmet', needed: thirtyDays, value: 'never', result: 'unmet' },
    { name: 'none (nothing is open) is met', needed: thirtyDays, value: 'none', result: 'met' },
    {
      name: 'an instant after the assessment is unknown',
      needed: thirtyDays,
      value: '2026-11-23T09:14:01Z',
      result: 'later',
    },
    {
      name: 'that day or earlier refutes a span it lies before',
      needed: thirtyDays,
      value: '2026-01-01T00:00:00Z',
      exactness: 'atMost',
      result: 'unmet',
    },
    {
      name: 'that day or earlier never settles a span',
      needed: thirtyDays,
      value: '2026-11-22T00:00:00Z',
      exactness: 'atMost',
      result: 'bound',
    },
    {
      name: 'that day or later settles a span it lies in',
      needed: thirtyDays,
      value: '2026-11-22T00:00:00Z',
      exactness: 'atLeast',
      result: 'met',
    },
    {
      name: 'that day or later leaves a span open that it lies before',
      needed: thirtyDays,
      value: '2026-01-01T00:00:00Z',
      exactness: 'atLeast',
      result: 'bound',
    },
    { name: 'all words are met', needed: bothWords, value: ['a', 'b', 'c'], result: 'met' },
    { name: 'a missing word is unmet', needed: bothWords, value: ['a'], result: 'unmet' },
    {
      name: 'all words among those seen are met',
      needed: bothWords,
      value: ['a', 'b'],
      exactness: 'atLeast',
      result: 'met',
    },
    {
      name: 'a word not among those seen is open',
      needed: bothWords,
      value: ['a'],
      exactness: 'atLeast',
      result: 'bound',
    },
    {
      name: 'a word that is ruled out is unmet',
      needed: bothWords,
      value: ['a'],
      exactness: 'atMost',
      result: 'unmet',
    },
    {
      name: 'words not ruled out are open',
      needed: bothWords,
      value: ['a', 'b'],
      exactness: 'atMost',
      result: 'bound',
    },
    {
      name: 'asking for no word settles nothing',
      needed: { op: 'includes', value: [] },
      value: ['a'],
      result: 'malformed',
    },
    { name: 'a word where a number belongs settles nothing', needed: twoOrMore, value: '9', result: 'malformed' },
    { name: 'NaN settles nothing', needed: twoOrMore, value: Number.NaN, result: 'malformed' },
    { name: 'infinity settles nothing', needed: twoOrMore, value: Number.POSITIVE_INFINITY, result: 'malformed' },
    { name: 'a number where true belongs settles nothing', needed: isTrue, value: 1, result: 'malformed' },
    { name: 'a date without a time settles nothing', needed: thirtyDays, value: '2026-11-22', result: 'malformed' },
    {
      name: 'a span that is none settles nothing',
      needed: { op: 'within', value: '30 days' },
      value: 'none',
      result: 'malformed',
    },
    { name: 'one word where a set belongs settles nothing', needed: bothWords, value: 'ab', result: 'malformed' },
  ])('$name', ({ needed, value, exactness = 'exact', result }) => {
    const comparison = compare(needed, observed('a.fact', value, { exactness }), instantOf(AT) ?? 0);
    expect(comparison.result === 'unknown' ? comparison.doubt : comparison.result).toBe(result);
  });
});
