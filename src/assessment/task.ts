import type { CriterionAssessment, LevelRange, TaskAssessment, TaskStatus } from '../model/assessment.ts';
import { TASK_IDS, type GradedLevel, type Result, type TaskId } from '../model/level.ts';
import type { Policy, Profile, TaskPolicy } from '../model/policy.ts';
import type { NotApplicableTask } from '../model/records.ts';
import { judgeCriterion, setAside, type Grounding, type JudgedCriterion } from './criterion.ts';
import { decisionHolds, heldDown } from './decision.ts';
import { countElectives, type Results } from './electives.ts';
import { levelRange } from './level-range.ts';
import { openStandings, type BothStandings } from './standings.ts';

/** A task's verdict, and beside it the range that the gate goes by. */
export interface JudgedTask {
  readonly assessment: TaskAssessment;
  /** With excepted criteria counted as met. For the gate alone: no level, target or coverage may look at it. */
  readonly gateRange?: LevelRange;
}

/** What all tasks are judged by; where the tasks before it stand comes in as they are judged. */
export type Ground = Omit<Grounding, keyof BothStandings>;

interface Aim {
  readonly target?: GradedLevel;
}

/** Judges all 42 tasks, in the order of the standard. */
export function judgeTasks(policy: Policy, profile: Profile, ground: Ground): readonly JudgedTask[] {
  const policies = new Map(policy.tasks.map((task) => [task.task, task]));
  const earlier = openStandings();
  return TASK_IDS.map((id) => {
    const target = profile.targets[id];
    const aim = target === undefined ? {} : { target };
    const task = policies.get(id);
    const judged =
      task === undefined ? notAssessed(id, aim) : judgeTask(task, aim, { ...ground, ...earlier.standings });
    earlier.add(judged.assessment);
    return judged;
  });
}

function judgeTask(task: TaskPolicy, aim: Aim, grounding: Grounding): JudgedTask {
  const declaredAway = grounding.ledger.notApplicable.get(task.task);
  if (declaredAway !== undefined && decisionHolds(task, grounding.standings)) {
    return notApplicable(task, aim, declaredAway);
  }
  return grade(task, aim, grounding);
}

function notAssessed(id: TaskId, aim: Aim): JudgedTask {
  return { assessment: { id, ...aim, status: 'not-assessed', electives: [], criteria: [] } };
}

function notApplicable(task: TaskPolicy, aim: Aim, record: NotApplicableTask): JudgedTask {
  const criteria = task.levels.flatMap(({ level, criteria }) => criteria.map((each) => setAside(each, level, record)));
  return { assessment: { id: task.task, ...aim, status: 'not-applicable', electives: [], criteria } };
}

function grade(task: TaskPolicy, aim: Aim, grounding: Grounding): JudgedTask {
  const judged = task.levels.flatMap(({ level, criteria }) =>
    criteria.map((each) => judgeCriterion(each, level, grounding)),
  );
  const criteria = judged.map(({ assessment }) => assessment);
  const results = resultsOf(criteria);
  const declaredAway = grounding.ledger.notApplicable.get(task.task);
  const rangeOf = (each: Results) => heldDown(levelRange(task.levels, each), declaredAway);
  const range = rangeOf(results);
  const assessment: TaskAssessment = {
    id: task.task,
    level: range.level,
    levelAtMost: range.atMost,
    levelObserved: rangeOf(observedResults(judged)).level,
    ...aim,
    status: statusOf(range, aim),
    electives: task.levels.map((level) => countElectives(level, results)),
    criteria,
  };
  return { assessment, gateRange: rangeOf(gateResults(criteria)) };
}

function resultsOf(criteria: readonly CriterionAssessment[]): Results {
  return new Map(criteria.map(({ id, result }) => [id, result]));
}

function observedResults(judged: readonly JudgedCriterion[]): Results {
  return new Map(judged.map(({ assessment, observed }) => [assessment.id, observed]));
}

function gateResults(criteria: readonly CriterionAssessment[]): Results {
  return new Map(
    criteria.map(({ id, result, excepted }) => [id, excepted === undefined ? result : ('met' satisfies Result)]),
  );
}

/** Outside the profile a task is held against level 1, the lowest there is; such a status counts in no total. */
function statusOf({ level, atMost }: LevelRange, { target = 1 }: Aim): TaskStatus {
  if (level >= target) return 'met';
  return atMost < target ? 'below' : 'undetermined';
}
