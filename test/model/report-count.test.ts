import { expect, it } from '@jest/globals';
import type { Fact } from '../../src/model/fact.ts';
import { reportCount } from '../../src/model/report-count.ts';

const AT = '2026-03-01T00:00:00Z';
const base = { audience: 'public', sources: [] } as const;
const because = { en: 'x', ja: 'x' };
const unknown = (id: string): Fact => ({ ...base, id, state: 'unknown', because, unseen: [] });
const observed: Fact = { ...base, id: 'a.a', state: 'observed', value: 1, exactness: 'atLeast' };
const outside: Fact = { ...base, id: 'a.b', state: 'not-applicable', because };

it.each<{ name: string; facts: readonly Fact[]; expected: unknown }>([
  { name: 'bounds and what is not applicable are answers', facts: [observed, outside, unknown('a.c')], expected: { unknown: 1, asked: 3, at: AT } },
  { name: 'the fact about reports is not counted', facts: [observed, unknown('ci.recent-unknown-ratio')], expected: { unknown: 0, asked: 1, at: AT } },
  { name: 'a report that asked nothing is none', facts: [], expected: undefined },
])('of one report, $name', ({ facts, expected }) => {
  expect(reportCount(facts, AT)).toEqual(expected);
}); // prettier-ignore
