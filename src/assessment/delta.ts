import type { LevelRange, Movement, TaskAssessment } from '../model/assessment.ts';
import type { Evidence } from '../model/evidence.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Fact, FactId } from '../model/fact.ts';
import type { TaskId } from '../model/level.ts';
import { saysTheSame } from './facts-by-id.ts';

type Facts = ReadonlyMap<FactId, Fact>;

/** What a change is compared with: the tree as it was, and everything that is not the tree as it is now. */
export function sharedBaseline(base: Evidence, head: Evidence, sheet: FactSheet): Evidence {
  const ofTree = ({ id }: Fact) => sheet[id]?.scope === 'tree';
  const now = head.facts.filter((fact) => !ofTree(fact));
  const before = now.map((fact) => (sheet[fact.id]?.ofChange === true ? beforeTheChange(fact) : fact));
  return { ...base, facts: [...base.facts.filter(ofTree), ...before] };
}

/** Before a change, the change had brought nothing. What could not be seen of it stays unseen on both sides. */
function beforeTheChange(fact: Fact): Fact {
  if (fact.state !== 'observed' || typeof fact.value !== 'number') return fact;
  return { id: fact.id, state: 'observed', value: 0, exactness: 'exact', audience: fact.audience, sources: [] };
}

export interface Side {
  readonly tasks: readonly TaskAssessment[];
  readonly facts: Facts;
}

/** The tasks whose range differs, each with the changed facts behind the criteria that moved. */
export function deltaOf(base: Side, head: Side): readonly Movement[] {
  const before = new Map(base.tasks.map((task) => [task.id, task]));
  const after = new Map(head.tasks.map((task) => [task.id, task]));
  return head.tasks.flatMap((task) => {
    const was = before.get(task.id);
    const from = was && rangeOf(was);
    const to = rangeOf(task);
    if (was === undefined || from === undefined || to === undefined) return [];
    if (from.level === to.level && from.atMost === to.atMost) return [];
    return [{ id: task.id, from, to, because: changedFacts(movedFacts(task.id), base.facts, head.facts) }];
  });

  /** Behind a criterion that rests on another task's level stand the facts that moved that one. */
  function movedFacts(id: TaskId): readonly FactId[] {
    const was = new Map(before.get(id)?.criteria.map((criterion) => [criterion.id, criterion.result]));
    const moved = after.get(id)?.criteria.filter((criterion) => was.get(criterion.id) !== criterion.result) ?? [];
    return moved.flatMap(({ facts, tasks = [] }) => [...facts, ...tasks.flatMap(movedFacts)]);
  }
}

/** The range of a graded task; undefined for one that is not applicable or not assessed. */
export function rangeOf({ level, levelAtMost }: TaskAssessment): LevelRange | undefined {
  return level === undefined || levelAtMost === undefined ? undefined : { level, atMost: levelAtMost };
}

function changedFacts(ids: readonly FactId[], before: Facts, after: Facts): readonly FactId[] {
  return [...new Set(ids)].filter((id) => !saysTheSame(before.get(id), after.get(id))).sort();
}
