/** Achievement level of a task. 0 = the required criteria of level 1 do not all hold. */
export type Level = 0 | 1 | 2 | 3;

/** Levels that have criteria. */
export const GRADED_LEVELS = [1, 2, 3] as const;
export type GradedLevel = (typeof GRADED_LEVELS)[number];

/** ★ required, ▲ elective (deck, SSDF 達成基準). */
export type Mark = 'required' | 'elective';

/** Result of one criterion; three-valued (Kleene), and not applicable drops out. */
export type Result = 'met' | 'unmet' | 'unknown' | 'not-applicable';

/** What a met criterion rests on. */
export type Basis = 'observed' | 'declared' | 'equivalent';

export const GROUPS = ['PO', 'PS', 'PW', 'RV'] as const;
export type Group = (typeof GROUPS)[number];

/** The 42 tasks of SP 800-218 v1.1, in its order. */
export const TASK_IDS = [
  'PO.1.1', 'PO.1.2', 'PO.1.3', 'PO.2.1', 'PO.2.2', 'PO.2.3', 'PO.3.1', 'PO.3.2', 'PO.3.3', 'PO.4.1', 'PO.4.2', 'PO.5.1', 'PO.5.2',
  'PS.1.1', 'PS.2.1', 'PS.3.1', 'PS.3.2',
  'PW.1.1', 'PW.1.2', 'PW.1.3', 'PW.2.1', 'PW.4.1', 'PW.4.2', 'PW.4.4', 'PW.5.1', 'PW.6.1', 'PW.6.2', 'PW.7.1', 'PW.7.2', 'PW.8.1',
  'PW.8.2', 'PW.9.1', 'PW.9.2',
  'RV.1.1', 'RV.1.2', 'RV.1.3', 'RV.2.1', 'RV.2.2', 'RV.3.1', 'RV.3.2', 'RV.3.3', 'RV.3.4',
] as const; // prettier-ignore
export type TaskId = (typeof TASK_IDS)[number];

export function isTaskId(text: string): text is TaskId {
  return (TASK_IDS as readonly string[]).includes(text);
}

export function groupOf(task: TaskId): Group {
  return task.slice(0, 2) as Group;
}
