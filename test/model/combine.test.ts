import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allTrue, eitherTrue, greatest, sum, union, type Joined } from '../../src/model/combine.ts';
import { notSeen, seen, seenPartly, type Observation, type Unseen } from '../../src/model/observation.ts';

const why: Unseen = { reason: 'forbidden', what: 'GET /x' };
const cut: Unseen = { reason: 'truncated', what: 'GET /y' };
const hidden = notSeen(why);

/** `true`, `≥ 2`, or the reasons of what was hidden. */
function short(joined: Joined<unknown>): unknown {
  if (joined.state === 'unseen') return joined.hidden.map((each) => each.unseen.reason);
  return joined.exactness === 'exact' ? joined.value : { [joined.exactness]: joined.value };
}

/** Reasons come in the order of the answers, which means nothing. */
function sorted(joined: Joined<unknown>): unknown {
  const said = short(joined);
  return Array.isArray(said) ? [...(said as string[])].sort() : said;
}

describe('either of several answers', () => {
  it.each<{ name: string; answers: readonly Observation<boolean>[]; gives: unknown }>([
    { name: 'one yes among no and hidden is yes', answers: [seen(false), hidden, seen(true)], gives: true },
    { name: 'a yes in a part is yes', answers: [seenPartly(true, cut)], gives: true },
    { name: 'a no in a part is open', answers: [seenPartly(false, cut), seen(false)], gives: ['truncated'] },
    { name: 'no beside hidden is open', answers: [seen(false), hidden], gives: ['forbidden'] },
    { name: 'no from everybody is no', answers: [seen(false), seen(false)], gives: false },
    { name: 'nobody asked is open', answers: [], gives: [] },
  ])('$name', ({ answers, gives }) => {
    expect(short(eitherTrue(answers))).toEqual(gives);
  });
});

describe('all of several answers', () => {
  it.each<{ name: string; answers: readonly Observation<boolean>[]; gives: unknown }>([
    { name: 'one no among yes and hidden is no', answers: [seen(true), hidden, seen(false)], gives: false },
    { name: 'a yes in a part is open', answers: [seenPartly(true, cut)], gives: ['truncated'] },
    { name: 'yes beside hidden is open', answers: [seen(true), hidden], gives: ['forbidden'] },
    { name: 'yes from everybody is yes', answers: [seen(true), seen(true)], gives: true },
    { name: 'nobody asked is open, never yes', answers: [], gives: [] },
  ])('$name', ({ answers, gives }) => {
    expect(short(allTrue(answers))).toEqual(gives);
  });
});

describe('counts and sets', () => {
  it.each<{ name: string; gives: unknown; joined: Joined<unknown> }>([
    { name: 'the greatest of seen counts', joined: greatest([seen(1), seen(3)]), gives: 3 },
    { name: 'a bound beside a hidden one', joined: greatest([seen(1), hidden]), gives: { atLeast: 1 } },
    { name: 'the sum, a bound with a part', joined: sum([seen(1), seenPartly(2, cut)]), gives: { atLeast: 3 } },
    { name: 'the union, sorted, each once', joined: union([seen(['b', 'a']), seen(['a'])]), gives: ['a', 'b'] },
    { name: 'the members seen beside a hidden list', joined: union([seen(['a']), hidden]), gives: { atLeast: ['a'] } },
    { name: 'nothing when all is hidden', joined: greatest([hidden, hidden]), gives: ['forbidden', 'forbidden'] },
    { name: 'nothing when nobody was asked: no zero', joined: sum([]), gives: [] },
  ])('$name', ({ joined, gives }) => {
    expect(short(joined)).toEqual(gives);
  });
});

describe('the laws of joining', () => {
  const answer = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Observation<T>> =>
    fc.oneof(
      value.map((each) => seen(each)),
      value.map((each) => seenPartly(each, cut)),
      fc.constant(hidden),
    );
  const booleans = fc.array(answer(fc.boolean()), { maxLength: 5 });
  const counts = fc.array(answer(fc.nat(5)), { maxLength: 5 });

  /** Hides one answer, wholly or the rest of it. */
  const losses = <T>(answers: readonly Observation<T>[]): readonly (readonly Observation<T>[])[] =>
    answers.flatMap((each, index) => [
      answers.with(index, hidden),
      ...(each.state === 'seen' ? [answers.with(index, seenPartly(each.value, cut))] : []),
    ]);

  it.each([
    { name: 'either', join: eitherTrue },
    { name: 'all', join: allTrue },
  ])('$name: hiding an answer never turns one over, and never settles what was open', ({ join }) => {
    fc.assert(
      fc.property(booleans, (answers) => {
        const before = join(answers);
        for (const less of losses(answers)) {
          const after = join(less);
          if (after.state === 'seen') expect(short(after)).toEqual(short(before));
        }
      }),
    );
  });

  it.each([
    { name: 'greatest', join: greatest },
    { name: 'sum', join: sum },
  ])('$name: hiding an answer never raises a count and never makes it exact', ({ join }) => {
    fc.assert(
      fc.property(counts, (answers) => {
        const before = join(answers);
        for (const less of losses(answers)) {
          const after = join(less);
          if (after.state === 'unseen') continue;
          expect(before.state).toBe('seen');
          expect(after.exactness).toBe('atLeast');
          expect(after.value).toBeLessThanOrEqual(before.state === 'seen' ? before.value : -1);
        }
      }),
    );
  });

  it('the order of answers changes nothing', () => {
    fc.assert(
      fc.property(booleans, counts, (truths, numbers) => {
        for (const join of [eitherTrue, allTrue])
          expect(sorted(join([...truths].reverse()))).toEqual(sorted(join(truths)));
        expect(short(greatest([...numbers].reverse()))).toEqual(short(greatest(numbers)));
      }),
    );
  });

  it('what is open names why, unless nobody was asked', () => {
    fc.assert(
      fc.property(booleans, (answers) => {
        for (const joined of [eitherTrue(answers), allTrue(answers)])
          if (joined.state === 'unseen') expect(joined.hidden.length > 0).toBe(answers.length > 0);
      }),
    );
  });
});
