import type { Fall } from '../language/gate.ts';
import type { LevelRange, TaskAssessment } from '../model/assessment.ts';
import type { TaskId } from '../model/level.ts';
import { rangeOf } from './delta.ts';
import type { JudgedTask } from './task.ts';

/** What the gate weighs. Exceptions have already done their only work here: `excused` is what they kept out of the rest. */
export interface Findings {
  /** Certainly lower than the baseline. */
  readonly regressions: readonly Fall[];
  /** Perhaps lower than the baseline, because of the change. */
  readonly falls: readonly Fall[];
  /** Certainly below target. */
  readonly missed: readonly TaskId[];
  /** Perhaps below target. */
  readonly undetermined: readonly TaskId[];
  /** With a target, without criteria. */
  readonly unjudged: readonly TaskId[];
  readonly excused: readonly TaskId[];
}

type Trend = 'regression' | 'fall' | 'held';
type Aim = 'missed' | 'undetermined' | 'reached';

/** Holds every task against the baseline and against its target. */
export function findingsOf(head: readonly JudgedTask[], base: readonly TaskAssessment[] | undefined): Findings {
  const before = new Map((base ?? []).map((task) => [task.id, rangeOf(task)]));
  const weighed = head.flatMap((task) => weigh(task, before.get(task.assessment.id)));
  const fallsOf = (trend: Trend) => weighed.flatMap((task) => (task.trend === trend && task.fall ? [task.fall] : []));
  const idsOf = (aim: Aim) => weighed.filter((task) => task.aim === aim).map(({ id }) => id);
  return {
    regressions: fallsOf('regression'),
    falls: fallsOf('fall'),
    missed: idsOf('missed'),
    undetermined: idsOf('undetermined'),
    unjudged: head.flatMap(({ assessment }) => (isUnjudged(assessment) ? [assessment.id] : [])),
    excused: weighed.filter(({ excused }) => excused).map(({ id }) => id),
  };
}

function isUnjudged({ status, target }: TaskAssessment): boolean {
  return status === 'not-assessed' && target !== undefined;
}

/** The baseline counts as it stands, without exceptions: an exception may excuse a fall and never make one. */
function weigh({ assessment, gateRange }: JudgedTask, from: LevelRange | undefined) {
  const to = rangeOf(assessment);
  if (to === undefined || gateRange === undefined) return [];
  const { id, target } = assessment;
  const trend = trendOf(from, gateRange);
  const aim = aimOf(target, gateRange);
  const excused = trend !== trendOf(from, to) || aim !== aimOf(target, to);
  return [{ id, trend, aim, excused, fall: from && { id, from, to } }];
}

/** A regression is definite only when even the best reading now lies below what was certain before. */
function trendOf(from: LevelRange | undefined, to: LevelRange): Trend {
  if (from === undefined || to.level >= from.level) return 'held';
  return to.atMost < from.level ? 'regression' : 'fall';
}

function aimOf(target: number | undefined, to: LevelRange): Aim {
  if (target === undefined || to.level >= target) return 'reached';
  return to.atMost < target ? 'missed' : 'undetermined';
}
