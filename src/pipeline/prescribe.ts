import { factsNamed } from '../assessment/need.ts';
import { cureOf } from '../language/cure.ts';
import type { TaskId } from '../model/level.ts';
import type { Policy } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import type { Blocked } from './sight.ts';

/** One thing to do, and all that it would show: what `doctor` prints. */
export interface Prescription {
  /** Null = nothing from outside helps; the remedy of each fact says what to do. */
  readonly cure: Text | null;
  readonly facts: readonly string[];
  /** Of these, the facts that nothing else hides. */
  readonly byThisAlone: readonly string[];
  /** Tasks with a criterion that rests on one of the facts. */
  readonly tasks: readonly TaskId[];
  readonly blocked: readonly Blocked[];
}

/** What hides facts, by what would end it: most facts first, what nothing ends last. */
export function prescriptionsFor(hidden: readonly Blocked[], policy: Policy): readonly Prescription[] {
  const byCure = new Map<string, { cure: Text | null; blocked: Blocked[] }>();
  for (const blocked of hidden) {
    const cure = cureOf(blocked)?.text ?? null;
    const known = byCure.get(cure?.en ?? '');
    if (known === undefined) byCure.set(cure?.en ?? '', { cure, blocked: [blocked] });
    else known.blocked.push(blocked);
  }
  const all = [...byCure.values()].map(({ cure, blocked }) => ({ cure, blocked, facts: namedIn(blocked) }));
  return all
    .map((one) => {
      const elsewhere = new Set(all.filter((other) => other !== one).flatMap(({ facts }) => facts));
      const byThisAlone = one.facts.filter((fact) => !elsewhere.has(fact));
      return { ...one, byThisAlone, tasks: tasksOn(one.facts, policy) };
    })
    .sort((a, b) => Number(a.cure === null) - Number(b.cure === null) || b.facts.length - a.facts.length);
}

function namedIn(blocked: readonly Blocked[]): readonly string[] {
  return [...new Set(blocked.flatMap(({ facts }) => facts))].sort();
}

function tasksOn(facts: readonly string[], { tasks }: Policy): readonly TaskId[] {
  const rests = (task: Policy['tasks'][number]) =>
    task.levels.some(({ criteria }) =>
      criteria.some(({ needs }) => factsNamed(needs).some((id) => facts.includes(id))),
    );
  return tasks.filter(rests).map(({ task }) => task);
}
