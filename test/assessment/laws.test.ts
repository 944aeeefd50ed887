import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assess, type AssessInput } from '../../src/assessment/assess.ts';
import type { Assessment, Conclusion } from '../../src/model/assessment.ts';
import { canonicalJson } from '../../src/model/digest.ts';
import type { Fact } from '../../src/model/fact.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { SHEET, world, type World } from '../support/arbitrary.ts';
import { assessInput } from '../support/assess.ts';
import { evidence } from '../support/build.ts';
import { weakened } from '../support/weaken.ts';

const RUNS = { numRuns: 150 };

function input({ facts, ...rest }: World, more: Partial<AssessInput> = {}): AssessInput {
  return assessInput({ facts: SHEET, evidence: evidence(facts), ...rest, ...more });
}

/** For each fact a number that picks what is left of it; 0 leaves it alone. */
const losses = fc.array(fc.nat(30), { maxLength: 6 });

function lose(facts: readonly Fact[], picks: readonly number[]): readonly Fact[] {
  return facts.flatMap((fact, index) => {
    const left = [fact, ...weakened(fact)];
    const kept = left[(picks[index] ?? 0) % left.length];
    return kept === undefined ? [] : [kept];
  });
}

const numbers = ({ tasks, coverage, atTarget, distribution, beside }: Assessment) => ({
  levels: tasks.map(({ id, level, levelAtMost, levelObserved, status }) => ({
    id,
    level,
    levelAtMost,
    levelObserved,
    status,
  })),
  coverage,
  atTarget,
  distribution,
  beside,
});

/** Everything in which the second assessment claims more than the first, or rules out more. */
function narrowed(before: Assessment, after: Assessment): readonly string[] {
  const tasks = before.tasks.flatMap((was, index) => {
    const is = after.tasks[index];
    if (was.level === undefined || is === undefined) return [];
    const { level = 0, levelObserved = 0, levelAtMost = 3 } = is;
    const raised =
      level > was.level || levelObserved > (was.levelObserved ?? 0) || levelAtMost < (was.levelAtMost ?? 3);
    return raised ? [was.id] : [];
  });
  const covered = (['1', '2', '3'] as const).filter((each) => after.coverage[each] > before.coverage[each]);
  return [...tasks, ...covered, ...(after.atTarget.met > before.atTarget.met ? ['target'] : [])];
}

const stops = (conclusion: Conclusion) => conclusion === 'failure' || conclusion === 'action_required';

describe('the laws of an assessment', () => {
  it('losing evidence raises no level, no coverage and rules nothing out, whatever people declared', () => {
    fc.assert(
      fc.property(world, losses, (given, picks) => {
        const after = assess(input({ ...given, facts: lose(given.facts, picks) }));
        expect(narrowed(assess(input(given)), after)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('losing evidence never opens an enforcing gate', () => {
    fc.assert(
      fc.property(world, losses, (given, picks) => {
        const before = assess(input(given, { gate: 'enforce' }));
        const after = assess(input({ ...given, facts: lose(given.facts, picks) }, { gate: 'enforce' }));
        expect(stops(before.gate.conclusion) && !stops(after.gate.conclusion)).toBe(false);
      }),
      RUNS,
    );
  });

  it('a change that makes files unreadable never opens a ratchet', () => {
    fc.assert(
      fc.property(world, losses, losses, (given, changed, picks) => {
        const ofTree = given.facts.filter(({ id }) => SHEET[id]?.scope === 'tree');
        const others = given.facts.filter(({ id }) => SHEET[id]?.scope !== 'tree');
        const ratchet = { gate: 'ratchet', baseline: { evidence: evidence(given.facts) } } as const;
        const head = lose(ofTree, changed);
        const before = assess(input({ ...given, facts: [...head, ...others] }, ratchet));
        const after = assess(input({ ...given, facts: [...lose(head, picks), ...others] }, ratchet));
        expect(stops(before.gate.conclusion) && !stops(after.gate.conclusion)).toBe(false);
      }),
      RUNS,
    );
  });

  it('exceptions change no level, range, status, coverage or total', () => {
    fc.assert(
      fc.property(world, (given) => {
        const without = { ...given, records: { ...given.records, exceptions: [] } };
        expect(numbers(assess(input(given)))).toEqual(numbers(assess(input(without))));
      }),
      RUNS,
    );
  });

  it('an exception never closes a gate that was open', () => {
    fc.assert(
      fc.property(world, fc.constantFrom('ratchet' as const, 'enforce' as const), losses, (given, gate, picks) => {
        const compared = { gate, baseline: { evidence: evidence(given.facts) } };
        const head = { ...given, facts: lose(given.facts, picks) };
        const without = { ...head, records: { ...given.records, exceptions: [] } };
        const opened = !stops(assess(input(without, compared)).gate.conclusion);
        expect(opened && stops(assess(input(head, compared)).gate.conclusion)).toBe(false);
      }),
      RUNS,
    );
  });

  it('observed <= level <= at most, and records move only the level', () => {
    fc.assert(
      fc.property(world, (given) => {
        const bare = assess(
          input({ ...given, records: { ...NO_RECORDS, notApplicable: given.records.notApplicable } }),
        );
        const recorded = assess(input(given));
        const wrong = recorded.tasks.filter(({ level, levelAtMost, levelObserved }, index) => {
          if (level === undefined || levelAtMost === undefined || levelObserved === undefined) return false;
          const was = bare.tasks[index];
          const ordered = levelObserved <= level && level <= levelAtMost;
          return !ordered || levelObserved !== was?.levelObserved || level < (was.level ?? 0);
        });
        expect(wrong).toEqual([]);
      }),
      RUNS,
    );
  });

  it('records that could not be read leave every range at least as wide', () => {
    fc.assert(
      fc.property(world, (given) => {
        const unread = {
          ...NO_RECORDS,
          notApplicable: given.records.notApplicable,
          unread: { reason: 'forbidden', what: '.ssdf' },
        } as const;
        expect(narrowed(assess(input(given)), assess(input({ ...given, records: unread })))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('records of the organisation that could not be read leave every range they may speak for at least as wide', () => {
    fc.assert(
      fc.property(world, (given) => {
        const inherited = given.records.declarations.map((record) => ({ ...record, inherited: true as const }));
        const read = { ...given, records: { ...given.records, declarations: inherited } };
        const unseen = { reason: 'forbidden', what: 'acme/.github' } as const;
        const unread = {
          ...given.records,
          declarations: [],
          unreadAbove: { unseen, inherit: ['PS', 'PW', 'RV'] },
        };
        expect(narrowed(assess(input(read)), assess(input({ ...given, records: unread })))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the order of facts, records and tasks does not matter, to the byte', () => {
    fc.assert(
      fc.property(world, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (given, keys) => {
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((each, index) => ({ each, key: keys[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const { declarations, equivalents, exceptions, notApplicable } = given.records;
        const other = input({
          ...given,
          policy: { ...given.policy, tasks: shuffled(given.policy.tasks) },
          records: {
            declarations: shuffled(declarations),
            equivalents: shuffled(equivalents),
            exceptions: shuffled(exceptions),
            notApplicable: shuffled(notApplicable),
          },
        });
        const mixed = { ...other, evidence: { ...other.evidence, facts: shuffled(other.evidence.facts) } };
        expect(JSON.stringify(assess(mixed))).toBe(JSON.stringify(assess(input(given))));
      }),
      RUNS,
    );
  });

  it('the same input gives the same bytes and is left as it was', () => {
    fc.assert(
      fc.property(world, (given) => {
        const frozen = deepFreeze(input(given, { baseline: { evidence: evidence(given.facts) } }));
        const before = canonicalJson(frozen);
        expect(JSON.stringify(assess(frozen))).toBe(JSON.stringify(assess(frozen)));
        expect(canonicalJson(frozen)).toBe(before);
      }),
      RUNS,
    );
  });

  it('compared with itself nothing moves and nothing falls', () => {
    fc.assert(
      fc.property(world, (given) => {
        const same = evidence(given.facts);
        const { delta, drift, gate } = assess(
          input(given, { gate: 'ratchet', baseline: { evidence: same }, previous: { evidence: same } }),
        );
        expect([delta, drift, stops(gate.conclusion)]).toEqual([[], [], false]);
      }),
      RUNS,
    );
  });

  it('every movement names a fact of the tree that changed', () => {
    fc.assert(
      fc.property(world, losses, (given, picks) => {
        const baseline = { evidence: evidence(given.facts) };
        const { delta } = assess(input({ ...given, facts: lose(given.facts, picks) }, { baseline }));
        const unexplained = delta.filter(
          ({ because }) => because.length === 0 || because.some((id) => SHEET[id]?.scope !== 'tree'),
        );
        expect(unexplained).toEqual([]);
      }),
      RUNS,
    );
  });

  it('nothing passes by emptiness: without evidence and records every level is 0 and no gate that enforces opens', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { tasks, coverage, gate } = assess(
          input({ ...given, facts: [], records: NO_RECORDS }, { gate: 'enforce' }),
        );
        expect(tasks.filter(({ level = 0 }) => level > 0)).toEqual([]);
        expect([coverage, stops(gate.conclusion)]).toEqual([{ '1': 0, '2': 0, '3': 0 }, true]);
      }),
      RUNS,
    );
  });

  it('a criterion names its basis exactly when it is met, and always says why in both languages', () => {
    fc.assert(
      fc.property(world, (given) => {
        const criteria = assess(input(given)).tasks.flatMap((task) => task.criteria);
        const wrong = criteria.filter(
          ({ result, basis, message }) =>
            (result === 'met') !== (basis !== undefined) || message.en === '' || message.ja === '',
        );
        expect(wrong).toEqual([]);
      }),
      RUNS,
    );
  });
});

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
