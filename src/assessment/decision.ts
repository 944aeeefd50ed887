import { describeUndecided } from '../language/criterion.ts';
import type { LevelRange, TaskAssessment } from '../model/assessment.ts';
import type { TaskPolicy } from '../model/policy.ts';
import type { NotApplicableTask } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import type { Standings } from './standings.ts';
import type { Ledger } from './records.ts';

/** May a task be set aside? One that carries out another's decision only once that one has decided: level 1, or set aside itself. */
export function decisionHolds({ decidedBy }: TaskPolicy, standings: Standings): boolean {
  if (decidedBy === undefined) return true;
  const standing = standings.get(decidedBy);
  return standing === 'not-applicable' || (standing !== undefined && standing.level >= 1);
}

/**
 * A task that people set aside before the other one decided: nothing is reached, whatever its criteria say. Without this, losing
 * the other's evidence would put the task back among the applicable ones at the level that equivalents give it.
 */
export function heldDown(range: LevelRange, declaredAway: NotApplicableTask | undefined): LevelRange {
  return declaredAway === undefined ? range : { level: 0, atMost: range.atMost };
}

/** A notice for each task whose "not applicable" waits for the other's decision. */
export function undecidedNotices(
  policies: readonly TaskPolicy[],
  tasks: readonly TaskAssessment[],
  ledger: Ledger,
): readonly Text[] {
  const graded = new Set(tasks.filter(({ level }) => level !== undefined).map(({ id }) => id));
  return policies.flatMap(({ task, decidedBy }) => {
    if (decidedBy === undefined || !ledger.notApplicable.has(task) || !graded.has(task)) return [];
    return [describeUndecided(task, { decidedBy })];
  });
}
