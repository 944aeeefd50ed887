import type { LevelRange, TaskAssessment } from '../model/assessment.ts';
import type { TaskId } from '../model/level.ts';

/** Where the tasks judged so far stand; one without criteria is missing. */
export type Standings = ReadonlyMap<TaskId, Standing>;
export type Standing = LevelRange | 'not-applicable';

export interface BothStandings {
  readonly standings: Standings;
  /** The same, counting facts alone. */
  readonly observedStandings: Standings;
}

/** What a later task may ask about the earlier ones; grows as they are judged. */
export function openStandings() {
  const standings = new Map<TaskId, Standing>();
  const observedStandings = new Map<TaskId, Standing>();
  const add = (task: TaskAssessment) => {
    note(standings, task, task.level);
    note(observedStandings, task, task.levelObserved);
  };
  return { standings: { standings, observedStandings } satisfies BothStandings, add };
}

function note(standings: Map<TaskId, Standing>, task: TaskAssessment, level: TaskAssessment['level']): void {
  const found = standing(task, level);
  if (found !== undefined) standings.set(task.id, found);
}

function standing({ status, levelAtMost }: TaskAssessment, level: TaskAssessment['level']): Standing | undefined {
  if (status === 'not-applicable') return 'not-applicable';
  return level === undefined || levelAtMost === undefined ? undefined : { level, atMost: levelAtMost };
}
