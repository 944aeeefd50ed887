import { GRADED_LEVELS, type GradedLevel } from '../model/level.ts';
import type { Comparator, Criterion, LevelPolicy, Need, Origin, TaskPolicy } from '../model/policy.ts';
import type { CriterionInYaml, NeedInYaml, TaskInYaml } from './task-schema.ts';

/** The task as the core knows it: levels as a list, needs tagged, origins handed down to what names none. */
export function toTask({ levels, ...task }: TaskInYaml): TaskPolicy {
  return { ...task, levels: GRADED_LEVELS.map((level) => toLevel(level, levels[level], task.origin)) };
}

function toLevel(level: GradedLevel, inYaml: TaskInYaml['levels'][GradedLevel], taskOrigin: Origin): LevelPolicy {
  const { judgement, electives, criteria } = inYaml;
  const origin = inYaml.origin ?? taskOrigin;
  return { level, origin, judgement, electives, criteria: criteria.map((each) => toCriterion(each, origin)) };
}

function toCriterion(inYaml: CriterionInYaml, levelOrigin: Origin): Criterion {
  return { ...inYaml, origin: inYaml.origin ?? levelOrigin, needs: toNeed(inYaml.needs) };
}

export function toNeed(need: NeedInYaml): Need {
  if ('declared' in need) return { kind: 'declared' };
  if ('reviews' in need) return { kind: 'reviews', atLeast: need.reviews, within: need.within };
  if ('all' in need) return { kind: 'all', of: need.all.map(toNeed) };
  if ('any' in need) return { kind: 'any', of: need.any.map(toNeed) };
  if ('task' in need) return { kind: 'task', ...need };
  return { kind: 'fact', fact: need.fact, ...toComparator(need) };
}

/** The schema has proved that exactly one comparator is there. */
function toComparator(leaf: Extract<NeedInYaml, { fact: string }>): Comparator {
  if (leaf.atLeast !== undefined) return { op: 'atLeast', value: leaf.atLeast };
  if (leaf.atMost !== undefined) return { op: 'atMost', value: leaf.atMost };
  if (leaf.within !== undefined) return { op: 'within', value: leaf.within };
  if (leaf.includes !== undefined) return { op: 'includes', value: leaf.includes };
  return { op: 'is', value: true };
}
