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

/** What a later task may ask about the earlier ones. */
export function standingsOf(judged: readonly TaskAssessment[]): BothStandings {
  return {
    standings: byTask(judged, (task) => standing(task, task.level)),
    observedStandings: byTask(judged, (task) => standing(task, task.levelObserved)),
  };
}

function byTask(
  judged: readonly TaskAssessment[],
  standingOf: (task: TaskAssessment) => Standing | undefined,
): Standings {
  const standings = new Map<TaskId, Standing>();
  for (const task of judged) {
    const found = standingOf(task);
    if (found !== undefined) standings.set(task.id, found);
  }
  return standings;
}

function standing({ status, levelAtMost }: TaskAssessment, level: TaskAssessment['level']): Standing | undefined {
  if (status === 'not-applicable') return 'not-applicable';
  return level === undefined || levelAtMost === undefined ? undefined : { level, atMost: levelAtMost };
}
