import type { Fact, FactValue, ObservedFact } from '../../src/model/fact.ts';
import { unknown } from './build.ts';

/** Values of one kind from worst to best, as far as tests need them. */
export const SCALES = {
  count: [0, 1, 2, 3],
  ratio: [0, 0.5, 0.9, 1],
  flag: [false, true],
  instant: ['never', '2025-01-01T00:00:00Z', '2026-11-01T00:00:00Z', 'none'],
} as const satisfies Record<string, readonly FactValue[]>;

/** Lies after the time of assessment; a reading error, so it may be lost but not weakened. */
export const LATER = '2027-01-01T00:00:00Z';
export const WORDS = ['a', 'b', 'c'] as const;

/** Everything that may be left of a fact once evidence is lost: nothing, "unknown", or a bound that its value lies in. */
export function weakened(fact: Fact): readonly (Fact | undefined)[] {
  const gone = [undefined, unknown(fact.id)];
  return fact.state === 'observed' ? [...gone, ...bounds(fact)] : gone;
}

function bounds(fact: ObservedFact): readonly Fact[] {
  if (fact.value === LATER) return [];
  const { lower, higher } = Array.isArray(fact.value) ? around(fact.value) : besides(fact.value);
  const atLeast = lower.map((value): Fact => ({ ...fact, value, exactness: 'atLeast' }));
  const atMost = higher.map((value): Fact => ({ ...fact, value, exactness: 'atMost' }));
  switch (fact.exactness) {
    case 'exact':
      return [...atLeast, ...atMost];
    case 'atLeast':
      return atLeast;
    case 'atMost':
      return atMost;
  }
}

function besides(value: FactValue) {
  const scale: readonly FactValue[] = Object.values(SCALES).find((each: readonly FactValue[]) =>
    each.includes(value),
  ) ?? [value];
  const position = scale.indexOf(value);
  return { lower: scale.slice(0, position + 1), higher: scale.slice(position) };
}

function around(seen: readonly string[]) {
  const subsets = subsetsOf(WORDS);
  return {
    lower: subsets.filter((each) => each.every((word) => seen.includes(word))),
    higher: subsets.filter((each) => seen.every((word) => each.includes(word))),
  };
}

export function subsetsOf(words: readonly string[]): readonly (readonly string[])[] {
  return words.reduce<readonly (readonly string[])[]>(
    (sets, word) => [...sets, ...sets.map((set) => [...set, word])],
    [[]],
  );
}
