import type { Exactness, FactValue, ObservedFact } from '../model/fact.ts';
import { before, durationOf, instantOf } from '../model/instant.ts';
import type { Doubt } from '../model/outcome.ts';
import type { Comparator } from '../model/policy.ts';

export type Comparison =
  | { readonly result: 'met' | 'unmet' }
  | { readonly result: 'unknown'; readonly doubt: Extract<Doubt, 'bound' | 'later' | 'malformed'> };

const MALFORMED: Comparison = { result: 'unknown', doubt: 'malformed' };

/** Whether a seen value reaches what a criterion needs at that time; a bound that leaves both answers open is unknown. */
export function compare(needed: Comparator, fact: ObservedFact, at: number): Comparison {
  const { value, exactness } = fact;
  switch (needed.op) {
    case 'is':
      return typeof value === 'boolean' ? reaches(range(Number(value), exactness), 1) : MALFORMED;
    case 'atLeast':
      return isNumber(value) ? reaches(range(value, exactness), needed.value) : MALFORMED;
    case 'atMost':
      return isNumber(value) ? staysBelow(range(value, exactness), needed.value) : MALFORMED;
    case 'within':
      return isRecent(fact, needed.value, at);
    case 'includes':
      return Array.isArray(value) ? holdsAll(value as readonly string[], needed.value, exactness) : MALFORMED;
  }
}

/** The span in which the true value lies. */
interface Range {
  readonly low: number;
  readonly high: number;
}

function range(value: number, exactness: Exactness): Range {
  return { low: exactness === 'atMost' ? -Infinity : value, high: exactness === 'atLeast' ? Infinity : value };
}

function reaches({ low, high }: Range, floor: number): Comparison {
  if (low >= floor) return { result: 'met' };
  return high < floor ? { result: 'unmet' } : { result: 'unknown', doubt: 'bound' };
}

function staysBelow({ low, high }: Range, ceiling: number): Comparison {
  if (high <= ceiling) return { result: 'met' };
  return low > ceiling ? { result: 'unmet' } : { result: 'unknown', doubt: 'bound' };
}

/** An instant after `at` settles nothing: it was not yet so, or the clock that wrote it was wrong. */
function isRecent(fact: ObservedFact, within: string, at: number): Comparison {
  const duration = durationOf(within);
  const time = timeOf(fact.value);
  if (duration === undefined || time === undefined) return MALFORMED;
  if (time > at && time !== Infinity) return { result: 'unknown', doubt: 'later' };
  return reaches(range(time, fact.exactness), before(at, duration));
}

/** `never` lies before every instant and `none` (nothing is open) after every one. */
function timeOf(value: FactValue): number | undefined {
  if (value === 'never') return -Infinity;
  if (value === 'none') return Infinity;
  return typeof value === 'string' ? instantOf(value) : undefined;
}

/** An empty list of words asks nothing and so settles nothing. */
function holdsAll(seen: readonly string[], words: readonly string[], exactness: Exactness): Comparison {
  if (words.length === 0) return MALFORMED;
  const complete = words.every((word) => seen.includes(word));
  if (complete && exactness !== 'atMost') return { result: 'met' };
  if (!complete && exactness !== 'atLeast') return { result: 'unmet' };
  return { result: 'unknown', doubt: 'bound' };
}

function isNumber(value: FactValue): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
