import * as fc from 'fast-check';
import type { Fact, FactValue } from '../../src/model/fact.ts';
import type { FactScope, FactSheet, FactType } from '../../src/model/fact-sheet.ts';
import { TASK_IDS, type GradedLevel, type TaskId } from '../../src/model/level.ts';
import type { Comparator, LevelPolicy, Need, Policy, Profile, TaskPolicy } from '../../src/model/policy.ts';
import type { Records } from '../../src/model/records.ts';
import {
  criterion,
  declared,
  description,
  level,
  notApplicable,
  observed,
  policy,
  profile,
  reviews,
  task,
  unknown,
} from './build.ts';
import { declaration, equivalent, exception, notApplicableTask, records, reviewsOn } from './build-records.ts';
import { LATER, SCALES, subsetsOf, WORDS } from './weaken.ts';

interface Kind {
  readonly type: FactType;
  readonly scope: FactScope;
  readonly values: readonly FactValue[];
  readonly comparators: readonly Comparator[];
}

const includes = (...value: string[]): Comparator => ({ op: 'includes', value });

/** One fact of every type and direction; a few of the tree, a few not. */
const KINDS: Readonly<Record<string, Kind>> = {
  'tree.flag': { type: 'boolean', scope: 'tree', values: SCALES.flag, comparators: [{ op: 'is', value: true }] },
  'tree.count': {
    type: 'integer',
    scope: 'tree',
    values: SCALES.count,
    comparators: [
      { op: 'atLeast', value: 2 },
      { op: 'atMost', value: 1 },
    ],
  },
  'tree.ratio': { type: 'ratio', scope: 'tree', values: SCALES.ratio, comparators: [{ op: 'atLeast', value: 0.9 }] },
  'file.documents': {
    type: 'set',
    scope: 'tree',
    values: subsetsOf(WORDS),
    comparators: [includes('a'), includes('a', 'b')],
  },
  'settings.flag': {
    type: 'boolean',
    scope: 'settings',
    values: SCALES.flag,
    comparators: [{ op: 'is', value: true }],
  },
  'history.when': {
    type: 'instant',
    scope: 'history',
    values: [...SCALES.instant, LATER],
    comparators: [{ op: 'within', value: 'P90D' }],
  },
};

export const SHEET: FactSheet = Object.fromEntries(
  Object.entries(KINDS).map(([id, { type, scope }]) => [id, description({ type, scope })]),
);

const ids = Object.keys(KINDS);
const kindOf = (id: string) => KINDS[id] ?? { type: 'boolean', scope: 'tree', values: [], comparators: [] };

const leaf: fc.Arbitrary<Need> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ids).chain(factLeaf) },
  { weight: 1, arbitrary: fc.constant(declared) },
  { weight: 1, arbitrary: fc.nat(2).map((more) => reviews(more + 1)) },
);

function factLeaf(fact: string): fc.Arbitrary<Need> {
  return fc.constantFrom(...kindOf(fact).comparators).map((comparator) => ({ kind: 'fact', fact, ...comparator }));
}

function need(depth: number): fc.Arbitrary<Need> {
  if (depth === 0) return leaf;
  const of = fc.array(need(depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(leaf, fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of }));
}

function levelOf(id: TaskId, number: GradedLevel): fc.Arbitrary<LevelPolicy> {
  const parts = fc.record({
    stars: fc.array(need(2), { minLength: 1, maxLength: 2 }),
    electives: fc.array(need(1), { maxLength: 2 }),
    quota: fc.record({ atLeast: fc.nat(3), enforce: fc.constantFrom('recommend' as const, 'require' as const) }),
  });
  return parts.map(({ stars, electives, quota }) => {
    const starred = stars.map((needs, n) => criterion(`${id}-${number}a${n}`, needs));
    const elected = electives.map((needs, n) => criterion(`${id}-${number}b${n}`, needs, { mark: 'elective' }));
    return level(number, [...starred, ...elected], quota);
  });
}

/** Some of the later tasks carry out what an earlier one decided. */
function linked(tasks: readonly TaskPolicy[]): fc.Arbitrary<readonly TaskPolicy[]> {
  const some = fc.tuple(...tasks.map(() => fc.tuple(fc.boolean(), fc.constantFrom(1 as const, 2 as const), fc.nat())));
  return some.map((choices) =>
    tasks.map((one, index) => {
      const [link, atLeast, pick] = choices[index] ?? [false, 1 as const, 0];
      const decider = tasks[pick % Math.max(index, 1)]?.task;
      return link && index > 0 && decider !== undefined ? decidedBy(one, decider, atLeast) : one;
    }),
  );
}

function decidedBy(one: TaskPolicy, decider: TaskId, atLeast: 1 | 2): TaskPolicy {
  const needs: Need = { kind: 'task', task: decider, atLeast };
  const levels = one.levels.map((each) =>
    each.level === atLeast
      ? { ...each, criteria: [...each.criteria, criterion(`${one.task}-${each.level}z`, needs)] }
      : each,
  );
  return { ...one, decidedBy: decider, levels };
}

function taskOf(id: TaskId): fc.Arbitrary<TaskPolicy> {
  const levels = fc.tuple(levelOf(id, 1), levelOf(id, 2), levelOf(id, 3));
  return fc.tuple(levels, fc.boolean()).map(([of, mayBeNotApplicable]) => task(id, of, { mayBeNotApplicable }));
}

const somePolicy: fc.Arbitrary<Policy> = fc
  .subarray([...TASK_IDS], { minLength: 1, maxLength: 4 })
  .chain((tasks) => fc.tuple(...tasks.map(taskOf)))
  .chain(linked)
  .map((tasks) => policy(tasks));

const someFacts: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(...ids.map(someFact))
  .map((facts) => facts.flatMap((fact) => (fact === undefined ? [] : [fact])));

function someFact(id: string): fc.Arbitrary<Fact | undefined> {
  const { type, values } = kindOf(id);
  const exactness =
    type === 'boolean' ? fc.constant('exact' as const) : fc.constantFrom('exact', 'exact', 'atLeast', 'atMost');
  const seen = fc
    .tuple(fc.constantFrom(...values), exactness)
    .map(([value, bound]) => observed(id, value, { exactness: bound }));
  return fc.oneof({ weight: 6, arbitrary: seen }, fc.constantFrom(undefined, unknown(id), notApplicable(id)));
}

/** Inside the window, outside it, and later than the assessment. */
export const REVIEW_DATES = ['2026-03-01', '2026-09-01', '2026-10-15', '2020-01-01', '2030-01-01'];

/** Records for some of a policy's criteria and tasks; about a third of them does not count. */
function someRecords({ tasks }: Policy): fc.Arbitrary<Records> {
  const criteria = tasks.flatMap(({ levels }) => levels.flatMap((each) => each.criteria.map(({ id }) => id)));
  const expires = fc.constantFrom('2027-10-01', '2028-10-01', '2026-11-01');
  const some = fc.array(fc.tuple(fc.constantFrom(...criteria, 'PO.9.9-1a'), expires), { maxLength: 4 });
  const dates = fc.subarray(REVIEW_DATES);
  const claims = fc.array(fc.tuple(fc.constantFrom(...criteria, 'PO.9.9-1a'), expires, dates), { maxLength: 4 });
  const aside = fc.array(fc.tuple(fc.constantFrom(...tasks.map((each) => each.task)), expires), { maxLength: 2 });
  return fc.tuple(claims, some, some, aside).map(([declarations, equivalents, exceptions, notApplicableTasks]) =>
    records({
      declarations: declarations.map(([id, until, on]) =>
        declaration(id, { expires: until, reviews: reviewsOn(...on) }),
      ),
      equivalents: equivalents.map(([id, until]) => equivalent(id, { expires: until })),
      exceptions: exceptions.map(([id, until]) => exception(id, { expires: until })),
      notApplicable: notApplicableTasks.map(([id, until]) => notApplicableTask(id, { expires: until })),
    }),
  );
}

function someProfile({ tasks }: Policy): fc.Arbitrary<Profile> {
  const target = fc.constantFrom(undefined, 1 as const, 2 as const, 3 as const);
  return fc
    .tuple(...tasks.map(() => target))
    .map((targets) =>
      profile(
        Object.fromEntries(tasks.flatMap((each, n) => (targets[n] === undefined ? [] : [[each.task, targets[n]]]))),
      ),
    );
}

export interface World {
  readonly policy: Policy;
  readonly profile: Profile;
  readonly records: Records;
  readonly facts: readonly Fact[];
}

/** A policy with a profile, records about it and facts: all that an assessment takes. */
export const world: fc.Arbitrary<World> = somePolicy.chain((tested) =>
  fc.record({
    policy: fc.constant(tested),
    profile: someProfile(tested),
    records: someRecords(tested),
    facts: someFacts,
  }),
);
