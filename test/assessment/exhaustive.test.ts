import { describe, expect, it } from '@jest/globals';
import { judgeCriterion } from '../../src/assessment/criterion.ts';
import { factsById } from '../../src/assessment/facts-by-id.ts';
import { levelRange } from '../../src/assessment/level-range.ts';
import { openLedger } from '../../src/assessment/records.ts';
import { openStandings } from '../../src/assessment/standings.ts';
import type { Fact, FactValue } from '../../src/model/fact.ts';
import { instantOf } from '../../src/model/instant.ts';
import type { Result } from '../../src/model/level.ts';
import type { Need } from '../../src/model/policy.ts';
import type { Records } from '../../src/model/records.ts';
import {
  AT,
  criterion,
  declared,
  evidence,
  is,
  level,
  notApplicable,
  observed,
  policy,
  task,
  unknown,
} from '../support/build.ts';
import { declaration, equivalent, records } from '../support/build-records.ts';
import { weakened } from '../support/weaken.ts';

const ID = 'PS.1.1-1a';
const FLAG = 'a.flag';
const COUNT = 'b.count';

/** All that may be known of a flag and of a count, not having it included. */
const FLAG_STATES = statesOf(FLAG, [false, true]);
const COUNT_STATES = statesOf(COUNT, [0, 1, 2, 3]);

const LEAVES: readonly Need[] = [
  is(FLAG),
  { kind: 'fact', fact: COUNT, op: 'atLeast', value: 2 },
  { kind: 'fact', fact: COUNT, op: 'atMost', value: 1 },
  declared,
];
const SHALLOW = [...LEAVES, ...pairsOf(LEAVES)];
/** Every need of two levels of groups with up to two members over the leaves. */
const NEEDS = [...SHALLOW, ...pairsOf(SHALLOW)];

const RECORDS: readonly Partial<Records>[] = [
  {},
  { declarations: [declaration(ID)] },
  { equivalents: [equivalent(ID)] },
  { unread: { reason: 'forbidden', what: '.ssdf' } },
];

function statesOf(id: string, values: readonly FactValue[]): readonly (Fact | undefined)[] {
  const seen = (['exact', 'atLeast', 'atMost'] as const).flatMap((exactness) =>
    values.map((value) => observed(id, value, { exactness })),
  );
  return [undefined, unknown(id), notApplicable(id), ...seen];
}

function pairsOf(needs: readonly Need[]): readonly Need[] {
  const pairs = needs.flatMap((one, index) => needs.slice(index).map((other) => [one, other]));
  return (['all', 'any'] as const).flatMap((kind) => pairs.map((of): Need => ({ kind, of })));
}

function present(...facts: readonly (Fact | undefined)[]): Fact[] {
  return facts.filter((fact) => fact !== undefined);
}

/** How a criterion is judged for every state of its two facts, by the place of the states in the lists above. */
function tableFor(needs: Need, given: Partial<Records>): readonly (readonly Result[])[] {
  const tested = criterion(ID, needs);
  const ledger = openLedger(records(given), policy([task('PS.1.1', [level(1, [tested])])]), at);
  return FLAG_STATES.map((flag) =>
    COUNT_STATES.map((count) => {
      const facts = factsById(evidence(present(flag, count)));
      return judgeCriterion(tested, 1, { facts, sheet: {}, ledger, at, ...openStandings().standings }).assessment
        .result;
    }),
  );
}

const at = instantOf(AT) ?? Number.NaN;
const place = (states: readonly (Fact | undefined)[]) =>
  new Map(states.map((state, index) => [JSON.stringify(state), index]));

/** For each state the places of the states that may be left of it. */
function lossesIn(states: readonly (Fact | undefined)[]): readonly (readonly number[])[] {
  const places = place(states);
  return states.map((state) =>
    (state === undefined ? [] : weakened(state)).map((left) => places.get(JSON.stringify(left)) ?? Number.NaN),
  );
}

describe('over every small need, every state of its facts and every loss', () => {
  it.each(RECORDS.map((given) => ({ given, name: Object.keys(given)[0] ?? 'no records' })))(
    'lost evidence leaves a result as it was or unknown, with $name',
    ({ given }) => {
      const flagLosses = lossesIn(FLAG_STATES);
      const countLosses = lossesIn(COUNT_STATES);
      const wrong = NEEDS.flatMap((needs) => {
        const table = tableFor(needs, given);
        const cells = table.flatMap((row, flag) => row.map((before, count) => ({ before, flag, count })));
        return cells.flatMap(({ before, flag, count }) => {
          const left = [
            ...(flagLosses[flag] ?? []).map((lost) => table[lost]?.[count]),
            ...(countLosses[count] ?? []).map((lost) => table[flag]?.[lost]),
          ];
          return left
            .filter((after) => after !== before && after !== 'unknown')
            .map((after) => ({ needs, flag, count, before, after }));
        });
      });
      expect(NEEDS.length).toBe(624);
      expect(wrong.slice(0, 3)).toEqual([]);
    },
  );

  it('nothing is met without a fact that was seen, a declaration or an equivalent', () => {
    const blind = NEEDS.map((needs) =>
      tableFor(needs, {})
        .slice(0, 3)
        .flatMap((row) => row.slice(0, 3)),
    );
    expect(blind.filter((results) => results.includes('met'))).toEqual([]);
  });
});

describe('over every result of a small task', () => {
  const RESULTS = ['met', 'unmet', 'unknown'] as const;
  const marks = { mark: 'elective' } as const;
  const rung = (number: 1 | 2) =>
    level(
      number,
      [
        criterion(`${number}a`, is('a.x')),
        criterion(`${number}b`, is('a.x'), marks),
        criterion(`${number}c`, is('a.x'), marks),
      ],
      { atLeast: 1, enforce: 'require' },
    );
  const levels = [rung(1), rung(2)];
  const ids = levels.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const worlds = ids.reduce<readonly (readonly Result[])[]>(
    (lists) => lists.flatMap((list) => RESULTS.map((result) => [...list, result])),
    [[]],
  );
  const rangeOf = (world: readonly Result[]) =>
    levelRange(levels, new Map(ids.map((id, index) => [id, world[index] ?? 'unknown'])));

  it('a result that becomes unknown only widens the range', () => {
    const wrong = worlds
      .flatMap((world) =>
        world.map((_, lost) => ({ before: rangeOf(world), after: rangeOf(world.with(lost, 'unknown')) })),
      )
      .filter(({ before, after }) => after.level > before.level || after.atMost < before.atMost);
    expect(worlds.length).toBe(729);
    expect(wrong).toEqual([]);
  });

  it('the range is exactly what the unknown results could still turn out to be', () => {
    const known = worlds.filter((world) => !world.includes('unknown'));
    const couldBe = (world: readonly Result[]) =>
      known
        .filter((other) => world.every((result, index) => result === 'unknown' || result === other[index]))
        .map((other) => rangeOf(other).level);
    const wrong = worlds.filter((world) => {
      const { level: low, atMost } = rangeOf(world);
      return low !== Math.min(...couldBe(world)) || atMost !== Math.max(...couldBe(world));
    });
    expect(wrong).toEqual([]);
  });
});
