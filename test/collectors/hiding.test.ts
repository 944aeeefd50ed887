import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { COLLECTORS } from '../../src/collectors/api.ts';
import type { CollectContext, Collector } from '../../src/collectors/types.ts';
import type { Fact, FactValue, ObservedFact } from '../../src/model/fact.ts';
import { notSeen, seen, seenPartly, type Observation } from '../../src/model/observation.ts';
import type { Subject } from '../../src/model/subject.ts';
import type { Repository } from '../../src/ports/repository.ts';
import type { Tree } from '../../src/ports/tree.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { neglected } from '../../src/sandbox/scenarios/neglected.ts';
import { rulesetsOnly } from '../../src/sandbox/scenarios/rulesets-only.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { contextAt, subjectsOf, type Verb } from '../support/collectors.ts';
import { openSandbox } from '../support/sandbox.ts';
import { VOCABULARY } from './vocabulary.ts';

const rows = COLLECTORS.map((collector) => ({ name: collector.id, collector }));
const VERBS = Object.keys(blindRepository()).filter((name): name is Verb => name !== 'owner' && name !== 'name');

/** A scenario and subject with every answer that GitHub gives about it. */
interface World {
  readonly scene: string;
  readonly context: CollectContext;
}

const sandboxes: Sandbox[] = [];
const worlds: World[] = [];
beforeAll(async () => {
  for (const scenario of [wellKept, neglected, rulesetsOnly]) {
    const sandbox = await openSandbox({ scenario, validate: false });
    sandboxes.push(sandbox);
    worlds.push(...subjectsOf(sandbox).map((subject) => worldOf(sandbox, subject, scenario.name)));
  }
  worlds.push(
    ...worlds.slice(0, 1).map(({ context }) => ({ scene: 'a checkout', context: { ...context, tree: checkout } })),
  );
});
afterAll(() => Promise.all(sandboxes.map((sandbox) => sandbox.stop())));

/** What only a checkout tells: the bytes of files. */
const files = memoryTree({ Dockerfile: 'FROM a\nUSER app\n', 'tsconfig.json': '{}' });
const checkout: Tree = {
  ...files,
  starts: (paths) => Promise.resolve(new Map(paths.map((path) => [path, seen(Buffer.from('\x7fELF', 'latin1'))]))),
};

function worldOf(sandbox: Sandbox, subject: Subject, name: string): World {
  return { scene: `${name} ${subject.kind}`, context: contextAt(sandbox, subject) };
}

/** One way of seeing less than all. */
interface Loss {
  readonly name: string;
  readonly of: (context: CollectContext) => CollectContext;
}

const forbidden = (what: string) => notSeen({ reason: 'forbidden', what });
const cut = { reason: 'truncated', what: 'a list' } as const;

type Answer = (...asked: readonly unknown[]) => Promise<Observation<unknown>>;

/** The repository with the answers of one verb changed. */
function changed(repository: Repository, verb: Verb, change: (answer: Observation<unknown>) => Observation<unknown>) {
  return new Proxy(repository, {
    get: (target, name): unknown => {
      const ask: unknown = Reflect.get(target, name);
      return name === verb ? async (...asked: unknown[]) => change(await (ask as Answer)(...asked)) : ask;
    },
  });
}

const hides = (verb: Verb): Loss => ({
  name: `${verb} is hidden`,
  of: (context) => ({ ...context, repository: changed(context.repository, verb, () => forbidden(verb)) }),
});

/** Half of a list, with the knowledge that there is more; what is no list stays as it is. */
const cuts = (verb: Verb): Loss => ({
  name: `${verb} is cut short`,
  of: (context) => ({ ...context, repository: changed(context.repository, verb, firstHalf) }),
});

function firstHalf(answer: Observation<unknown>): Observation<unknown> {
  if (answer.state === 'unseen' || !Array.isArray(answer.value)) return answer;
  const part: readonly unknown[] = answer.value.slice(0, Math.floor(answer.value.length / 2));
  return seenPartly(part, cut, answer.sources);
}

const OF_TREE: readonly Loss[] = [
  {
    name: 'the list of files is hidden',
    of: (context) => ({ ...context, tree: { list: () => Promise.resolve(forbidden('files')), read: allHidden } }),
  },
  {
    name: 'the list of files is cut short',
    of: (context) => ({ ...context, tree: cutTree(context.tree) }),
  },
  {
    name: 'the files cannot be read',
    of: (context) => ({ ...context, tree: { list: () => context.tree.list(), read: allHidden } }),
  },
];

const allHidden: Tree['read'] = (paths) => Promise.resolve(new Map(paths.map((path) => [path, forbidden(path)])));

function cutTree(tree: Tree): Tree {
  return {
    list: async () => {
      const list = await tree.list();
      return list.state === 'unseen' ? list : seenPartly(list.value.slice(0, list.value.length / 2), cut, list.sources);
    },
    read: (paths) => tree.read(paths),
  };
}

const LOSSES: readonly Loss[] = [...VERBS.map(hides), ...VERBS.map(cuts), ...OF_TREE];

async function factsOf(collector: Collector, context: CollectContext): Promise<ReadonlyMap<string, Fact>> {
  return new Map((await collector.collect(context)).facts.map((fact) => [fact.id, fact]));
}

/** True when everything that `less` leaves possible was possible before, or more: nothing was learnt by losing. */
function isWeaker(less: Fact | undefined, before: Fact): boolean {
  if (less === undefined) return false;
  if (less.state === 'unknown') return true;
  if (less.state !== before.state) return false;
  return before.state !== 'observed' || less.state !== 'observed' || leavesOpen(less, before);
}

/** Whether the values that `less` allows hold all that `before` allows. */
function leavesOpen(less: ObservedFact, before: ObservedFact): boolean {
  switch (less.exactness) {
    case 'exact':
      return before.exactness === 'exact' && isSame(less.value, before.value);
    case 'atLeast':
      return before.exactness !== 'atMost' && isAtMost(less.value, before.value);
    case 'atMost':
      return before.exactness !== 'atLeast' && isAtMost(before.value, less.value);
  }
}

const isSame = (a: FactValue, b: FactValue) => JSON.stringify(a) === JSON.stringify(b);

function isAtMost(a: FactValue, b: FactValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.every((word: string) => b.includes(word));
  return typeof a === typeof b && a <= b;
}

const shown = (fact: Fact | undefined) =>
  fact?.state === 'observed' ? `${fact.exactness} ${String(fact.value)}` : (fact?.state ?? 'absent');

/** Beyond the vocabulary: a scan or run that was seen proves itself, also where a later one may be hidden. */
const MORE_BOUNDS: Readonly<Record<string, string>> = {
  'sast.latest-scan-at': '≥',
  'sast.latest-scheduled-scan-at': '≥',
  'sca.latest-run-at': '≥',
  'ci.latest-dynamic-test-at': '≥',
  'ci.latest-toolchain-check-at': '≥',
};

function mayBeBounded({ id, exactness, because }: ObservedFact): boolean {
  const bound = MORE_BOUNDS[id] ?? VOCABULARY.find((row) => row.id === id)?.bound;
  switch (exactness) {
    case 'exact':
      return true;
    case 'atLeast':
      return bound === '≥' && because !== undefined;
    case 'atMost':
      return bound === '≤' && because !== undefined;
  }
}

describe('seeing less', () => {
  it.each(rows)('never teaches $name anything, and leaves bounds only where a fact has one', async ({ collector }) => {
    const learnt: string[] = [];
    const unbounded: string[] = [];
    let known = 0;
    for (const { scene, context } of worlds) {
      const before = await factsOf(collector, context);
      known += [...before.values()].filter(({ state }) => state === 'observed').length;
      for (const loss of LOSSES) {
        const less = await factsOf(collector, loss.of(context));
        for (const [id, fact] of before) {
          const now = less.get(id);
          const told = `${scene}: ${loss.name}: ${id} was ${shown(fact)}, is ${shown(now)}`;
          if (!isWeaker(now, fact)) learnt.push(told);
          if (now?.state === 'observed' && !mayBeBounded(now)) unbounded.push(told);
        }
      }
    }
    expect(known).toBeGreaterThan(0);
    expect({ learnt, unbounded }).toEqual({ learnt: [], unbounded: [] });
  });
});
