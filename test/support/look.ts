import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import type { CollectContext, Collector } from '../../src/collectors/types.ts';
import type { Fact } from '../../src/model/fact.ts';
import { notSeen, seenPartly, type NotSeen, type Seen } from '../../src/model/observation.ts';
import type { Repository } from '../../src/ports/repository.ts';
import { AT, subject } from './build.ts';

export interface World extends Partial<Omit<CollectContext, 'repository'>> {
  /** Verbs that answer; every other one is unseen. */
  readonly repository?: Partial<Repository>;
}

/** What a collector says of a small world: the repository answers only what it is given, the tree is empty. */
export async function look(collector: Collector, { repository = {}, ...world }: World = {}): Promise<readonly Fact[]> {
  const context: CollectContext = {
    subject,
    tree: memoryTree({}),
    branch: 'main',
    supplied: [],
    at: AT,
    ...world,
    repository: { ...blindRepository(), ...repository },
  };
  return (await collector.collect(context)).facts;
}

/** The value; a bound in front of it; for unknown facts the reasons; else the state. */
export function said(facts: readonly Fact[], id: string): unknown {
  const fact = facts.find((one) => one.id === id);
  if (fact?.state === 'observed')
    return fact.exactness === 'exact' ? fact.value : `${fact.exactness} ${String(fact.value)}`;
  if (fact?.state === 'unknown') return fact.unseen.map((unseen) => unseen.reason).join() || 'unknown';
  return fact?.state;
}

export const forbidden: NotSeen = notSeen({
  reason: 'forbidden',
  what: 'the setting',
  permission: 'administration: read',
});

export const cutShort = <T>(value: T): Seen<T> => seenPartly(value, { reason: 'truncated', what: 'the list' });

export const answers =
  <T>(answer: T) =>
  (): Promise<T> =>
    Promise.resolve(answer);
