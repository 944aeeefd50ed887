import { canonicalJson } from '../model/digest.ts';
import type { TaskId } from '../model/level.ts';
import type { Effect, PolicyChange } from '../model/policy-change.ts';
import type { Criterion, LevelPolicy, Policy, TaskPolicy } from '../model/policy.ts';
import { CHANGES } from '../language/policy-change.ts';
import { effectOfNeeds } from './need-strength.ts';

/** What changes from one policy set to another, in the order of the standard. */
export function policyDiff(from: Policy, to: Policy): readonly PolicyChange[] {
  const [before, after] = [tasksById(from), tasksById(to)];
  const ids = [...new Set([...from.tasks, ...to.tasks].map(({ task }) => task))];
  return ids.flatMap((id) => taskChanges(id, before.get(id), after.get(id)));
}

function tasksById({ tasks }: Policy): ReadonlyMap<TaskId, TaskPolicy> {
  return new Map(tasks.map((task) => [task.task, task]));
}

/** A task that is no longer judged reaches nothing, and one that is new may reach something. */
function taskChanges(task: TaskId, from: TaskPolicy | undefined, to: TaskPolicy | undefined): readonly PolicyChange[] {
  if (from === undefined) return [{ task, effect: 'loosened', what: CHANGES.taskAdded }];
  if (to === undefined) return [{ task, effect: 'tightened', what: CHANGES.taskRemoved }];
  const [before, after] = [criteriaOf(from), criteriaOf(to)];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return [
    ...frameChanges(from, to),
    ...levelChanges(from, to),
    ...ids.flatMap((id) => criterionChanges({ task, id }, before.get(id), after.get(id))),
  ];
}

function frameChanges(from: TaskPolicy, to: TaskPolicy): readonly PolicyChange[] {
  const { task } = to;
  const changes: PolicyChange[] = [];
  if (from.mayBeNotApplicable !== to.mayBeNotApplicable) {
    const effect = to.mayBeNotApplicable ? 'loosened' : 'tightened';
    changes.push({ task, effect, what: CHANGES.mayBeNotApplicable(to.mayBeNotApplicable) });
  }
  if (from.decidedBy !== to.decidedBy) changes.push({ task, effect: 'shifted', what: CHANGES.decider(to.decidedBy) });
  const words = ({ label, doesNotProve, levels }: TaskPolicy) => [
    label,
    doesNotProve,
    levels.map((each) => each.judgement),
  ];
  if (differ(words(from), words(to))) changes.push({ task, effect: 'reworded', what: CHANGES.taskReworded });
  return changes;
}

function levelChanges(from: TaskPolicy, to: TaskPolicy): readonly PolicyChange[] {
  return to.levels.flatMap(({ level, electives }): readonly PolicyChange[] => {
    const before = from.levels.find((each) => each.level === level)?.electives;
    if (before === undefined || !differ(before, electives)) return [];
    const effect = quotaEffect(before, electives);
    return [{ task: to.task, effect, what: CHANGES.quota(level, before, electives) }];
  });
}

type Quota = LevelPolicy['electives'];

/** A recommended quota is advice: only a required one changes what can be reached. */
function quotaEffect(from: Quota, to: Quota): Effect {
  const weight = ({ enforce, atLeast }: Quota) => (enforce === 'require' ? atLeast : 0);
  if (weight(from) === weight(to)) return 'reworded';
  return weight(to) > weight(from) ? 'tightened' : 'loosened';
}

interface Place {
  readonly task: TaskId;
  readonly id: string;
}

function criterionChanges(
  { task, id }: Place,
  from: Criterion | undefined,
  to: Criterion | undefined,
): readonly PolicyChange[] {
  const change = (effect: Effect, what: PolicyChange['what']): PolicyChange => ({ task, criterion: id, effect, what });
  if (from === undefined)
    return to === undefined ? [] : [change(to.mark === 'required' ? 'tightened' : 'shifted', CHANGES.added(to.mark))];
  if (to === undefined) return [change(from.mark === 'required' ? 'loosened' : 'shifted', CHANGES.removed(from.mark))];
  const changes: PolicyChange[] = [];
  if (from.mark !== to.mark) {
    changes.push(change(to.mark === 'required' ? 'tightened' : 'loosened', CHANGES.mark(to.mark)));
  }
  if (differ(from.needs, to.needs)) changes.push(change(effectOfNeeds(from.needs, to.needs), CHANGES.needs));
  if (differ(words(from), words(to))) changes.push(change('reworded', CHANGES.reworded));
  return changes;
}

function words({ asks, remedy, silentOn }: Criterion) {
  return [asks, remedy, silentOn ?? null];
}

function criteriaOf({ levels }: TaskPolicy): ReadonlyMap<string, Criterion> {
  return new Map(levels.flatMap(({ criteria }) => criteria.map((criterion) => [criterion.id, criterion])));
}

function differ(one: unknown, other: unknown): boolean {
  return canonicalJson(one) !== canonicalJson(other);
}
