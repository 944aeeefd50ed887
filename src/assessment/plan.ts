import type { Assessment, CriterionAssessment, ElectiveCount, TaskAssessment } from '../model/assessment.ts';
import { EFFORTS, type ActionKind, type Plan, type PlanAction, type PlannedTask } from '../model/plan.ts';
import type { Criterion, Need, Policy, Profile, TaskPolicy } from '../model/policy.ts';
import { casesOf } from './hypotheses.ts';
import { tasksNamed } from './need.ts';
import { stepCells } from './steps.ts';

export interface PlanInput {
  /** Judged against the profile that is aimed at. */
  readonly assessment: Assessment;
  readonly policy: Policy;
  readonly profile: Profile;
  /** For the steps and the cases beside it. */
  readonly profiles: readonly Profile[];
}

/** The cheapest way to a profile: for each task below it the required criteria that are open, least work first. */
export function planOf({ assessment, policy, profile, profiles }: PlanInput): Plan {
  const { tasks, atTarget } = assessment;
  return {
    profile: profile.name,
    label: profile.label,
    atTarget,
    tasks: decidersFirst(cheapestFirst(tasks.flatMap((task) => planTask(task, policy))), policy),
    steps: stepCells(tasks, profiles),
    cases: casesOf(tasks, profiles),
  };
}

function planTask(task: TaskAssessment, policy: Policy): readonly PlannedTask[] {
  const { id, target, level, levelAtMost, status } = task;
  if (target === undefined || level === undefined || levelAtMost === undefined || status === 'met') return [];
  const criteria = criteriaOf(policy.tasks.find((each) => each.task === id));
  const actions = openOf(task).flatMap((open) => {
    const criterion = criteria.get(open.id);
    return criterion === undefined ? [] : [actionOf(open, criterion)];
  });
  const effort = actions.reduce((sum, { kind }) => sum + EFFORTS[kind], 0);
  return [{ task: id, from: { level, atMost: levelAtMost }, to: target, effort, actions }];
}

function criteriaOf(task: TaskPolicy | undefined): ReadonlyMap<string, Criterion> {
  const criteria = task?.levels.flatMap((level) => level.criteria) ?? [];
  return new Map(criteria.map((criterion) => [criterion.id, criterion]));
}

/** Open ★ up to the target, and as many open ▲ as a required quota still lacks. */
function openOf({ criteria, electives, target }: TaskAssessment): readonly CriterionAssessment[] {
  const open = criteria.filter(({ level, result }) => {
    return target !== undefined && level <= target && (result === 'unmet' || result === 'unknown');
  });
  const stars = open.filter(({ mark }) => mark === 'required');
  const chosen = electives.flatMap((count) => {
    return open.filter(({ mark, level }) => mark === 'elective' && level === count.level).slice(0, lacking(count));
  });
  return [...stars, ...chosen];
}

function lacking({ enforce, met, recommended }: ElectiveCount): number {
  return enforce === 'require' ? Math.max(recommended - met, 0) : 0;
}

function actionOf({ id, level, result, message, remedy }: CriterionAssessment, { asks, needs }: Criterion): PlanAction {
  return {
    criterion: id,
    level,
    kind: result === 'unknown' ? unknownKind(needs) : kindOf(needs),
    asks,
    message,
    remedy,
  };
}

/** Where facts are open, seeing them comes first; a declaration that could not be read is no work either. */
function unknownKind(need: Need): ActionKind {
  return tasksNamed(need).length > 0 && kindOf(need) === 'decide' ? 'decide' : 'see';
}

/** The work of the cheapest way to meet a need. */
function kindOf(need: Need): ActionKind {
  switch (need.kind) {
    case 'task':
      return 'decide';
    case 'fact':
      return 'change';
    case 'declared':
      return 'declare';
    case 'reviews':
      return 'review';
    case 'all':
      return need.of.map(kindOf).reduce((most, kind) => (EFFORTS[kind] > EFFORTS[most] ? kind : most));
    case 'any':
      return need.of.map(kindOf).reduce((least, kind) => (EFFORTS[kind] < EFFORTS[least] ? kind : least));
  }
}

function cheapestFirst(tasks: readonly PlannedTask[]): readonly PlannedTask[] {
  return tasks.toSorted((a, b) => a.effort - b.effort || a.actions.length - b.actions.length);
}

/** What another task waits for is done before it, however little the other needs beside it. */
function decidersFirst(tasks: readonly PlannedTask[], policy: Policy): readonly PlannedTask[] {
  const deciders = new Map(policy.tasks.map(({ task, decidedBy }) => [task, decidedBy]));
  const ordered: PlannedTask[] = [];
  for (const each of tasks) {
    const decider = tasks.find(({ task }) => task === deciders.get(each.task));
    for (const next of decider === undefined ? [each] : [decider, each]) {
      if (!ordered.includes(next)) ordered.push(next);
    }
  }
  return ordered;
}
