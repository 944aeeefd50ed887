import { isTaskId, type TaskId } from '../model/level.ts';

/** Group, a digit and a digit, with the separators and slips that people really write. */
const TASK = /^(p[o0]|ps|pw|rv)[\s.\-_]*([1-9])\s*[.\s\-_]\s*([1-9])$/i;
const CRITERION = /^(.*[1-9])\s*[-–—\s]\s*([1-3])\s*([a-z])$/i;

/** Reads `PO1.1`, `PO 1.1`, `po.1.1`, `P0.3.1` (with a zero) and full-width letters as the task they mean; undefined when it is none. */
export function normaliseTaskId(text: string): TaskId | undefined {
  if (text.length > 40) return undefined;
  const match = TASK.exec(text.normalize('NFKC').trim());
  if (match === null) return undefined;
  const [, group = '', practice = '', task = ''] = match;
  const id = `${group.toUpperCase().replace('0', 'O')}.${practice}.${task}`;
  return isTaskId(id) ? id : undefined;
}

/** `PS.1.1-2a` from the same slips; undefined when it is no criterion id. */
export function normaliseCriterionId(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const match = CRITERION.exec(text.normalize('NFKC').trim());
  const task = match?.[1] === undefined ? undefined : normaliseTaskId(match[1]);
  if (match === null || task === undefined) return undefined;
  return `${task}-${match[2] ?? ''}${(match[3] ?? '').toLowerCase()}`;
}

/** The task that a well-formed criterion id belongs to. */
export function taskOfCriterion(id: string): TaskId | undefined {
  return normaliseTaskId(id.slice(0, id.lastIndexOf('-')));
}
