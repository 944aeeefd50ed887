import type { Assessment, TaskAssessment } from '../model/assessment.ts';
import type { Level } from '../model/level.ts';
import type { RevisedTask, Revision } from '../model/revision.ts';

/**
 * What becomes of a task under a later version: its result carries over, it must be judged again because its words changed,
 * it is not applicable as before, or nothing judges it yet. Without an assessment only the change itself is known.
 */
export type CarryOver = 'carries-over' | 'judge-again' | 'not-applicable' | 'not-assessed';

export type MigratedTask = RevisedTask & {
  readonly carry: CarryOver;
  /** What the judged version says, as a bound; never a level of the later version. */
  readonly judged?: { readonly level: Level; readonly atMost: Level };
};

export interface Migration {
  readonly counts: Readonly<Record<RevisedTask['change'], number>>;
  readonly tasks: readonly MigratedTask[];
}

/** Lays an assessment beside a later version of the framework. Adds up no levels: that version has no criteria. */
export function migrate(revision: Revision, assessment?: Pick<Assessment, 'tasks'>): Migration {
  const judged = new Map<string, TaskAssessment>((assessment?.tasks ?? []).map((task) => [task.id, task]));
  const count = (change: RevisedTask['change']) => revision.tasks.filter((task) => task.change === change).length;
  return {
    counts: { unchanged: count('unchanged'), reworded: count('reworded'), new: count('new') },
    tasks: revision.tasks.map((task) => carried(task, task.change === 'new' ? undefined : judged.get(task.id))),
  };
}

function carried(task: RevisedTask, judged: TaskAssessment | undefined): MigratedTask {
  if (judged?.status === 'not-applicable') return { ...task, carry: 'not-applicable' };
  const { level, levelAtMost } = judged ?? {};
  if (level === undefined || levelAtMost === undefined) return { ...task, carry: 'not-assessed' };
  const carry = task.change === 'reworded' ? 'judge-again' : 'carries-over';
  return { ...task, carry, judged: { level, atMost: levelAtMost } };
}
