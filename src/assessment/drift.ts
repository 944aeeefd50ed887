import { describeDrift } from '../language/drift.ts';
import type { Drift } from '../model/assessment.ts';
import type { Evidence } from '../model/evidence.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { FactId } from '../model/fact.ts';
import type { TaskId } from '../model/level.ts';
import type { Policy } from '../model/policy.ts';
import { factsById, saysTheSame } from './facts-by-id.ts';
import { factsNamed } from './need.ts';

export interface DriftInput {
  readonly previous: Evidence;
  readonly now: Evidence;
  readonly sheet: FactSheet;
  readonly policy: Policy;
}

/** Settings that the policy looks at and that say something else than at the last assessment of the default branch. */
export function driftOf({ previous, now, sheet, policy }: DriftInput): readonly Drift[] {
  const before = factsById(previous);
  const after = factsById(now);
  const changed = [...tasksByFact(policy)].filter(
    ([id]) => isSetting(sheet, id) && !saysTheSame(before.get(id), after.get(id)),
  );
  return changed
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fact, tasks]) => ({
      fact,
      since: previous.collectedAt,
      tasks: [...tasks].sort(),
      message: describeDrift({ id: fact, description: sheet[fact], before: before.get(fact), after: after.get(fact) }),
    }));
}

function isSetting(sheet: FactSheet, id: FactId): boolean {
  const scope = sheet[id]?.scope;
  return scope === 'settings' || scope === 'organisation';
}

function tasksByFact(policy: Policy): ReadonlyMap<FactId, ReadonlySet<TaskId>> {
  const tasks = new Map<FactId, Set<TaskId>>();
  for (const { task, levels } of policy.tasks) {
    const named = levels.flatMap(({ criteria }) => criteria.flatMap(({ needs }) => factsNamed(needs)));
    for (const fact of named) tasks.set(fact, (tasks.get(fact) ?? new Set<TaskId>()).add(task));
  }
  return tasks;
}
