import type { Crosswalk, CrosswalkEntry } from '../model/crosswalk.ts';
import type { TaskId } from '../model/level.ts';

export interface CrosswalkQuery {
  /** Empty: every task. */
  readonly tasks: readonly TaskId[];
  /** Empty: every guideline. */
  readonly guidelines: readonly string[];
}

/** The crosswalks that were asked for, each with the entries of the tasks that were asked for. */
export function selectCrosswalks(crosswalks: readonly Crosswalk[], query: CrosswalkQuery): readonly Crosswalk[] {
  const asked = ({ guideline }: Crosswalk) => query.guidelines.length === 0 || query.guidelines.includes(guideline);
  const about = ({ task }: CrosswalkEntry) => query.tasks.length === 0 || query.tasks.includes(task);
  return crosswalks.filter(asked).map((crosswalk) => ({ ...crosswalk, entries: crosswalk.entries.filter(about) }));
}
