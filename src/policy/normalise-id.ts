import { isTaskId, type TaskId } from '../model/level.ts';

/** Group, a digit and a digit, with the separators and slips that people really write. */
const TASK = /^(p[o0]|ps|pw|rv)[\s.\-_]*([1-9])\s*[.\s\-_]\s*([1-9])$/i;
const CRITERION = /^(.*[1-9])\s*[-–—\s]\s*([1-3])\s*([a-z])$/i;
/** `ssdf@1.1/PW.4.1`; the version may be left out. */
const NAMESPACED = /^(ssdf|ssdf-ai)(?:@([0-9.]+))?\s*\/\s*(.+)$/i;

/** The one version of each framework whose tasks are known here. */
const VERSIONS: Readonly<Record<string, string>> = { ssdf: '1.1', 'ssdf-ai': '1.0' };

/** Ids of SSDF 1.0 that 1.1 retired, with the tasks that took them over (SP 800-218 table 1, "moved to"). */
const RETIRED: Readonly<Record<string, readonly TaskId[]>> = {
  'PW.3.1': ['PO.1.3'],
  'PW.3.2': ['PW.4.4'],
  'PW.4.3': ['PW.1.3'],
  'PW.4.5': ['PW.4.1', 'PW.4.4'],
  'PW.5.2': ['PW.5.1'],
};

/**
 * What somebody meant by a task id. SP 800-218A gives the retired ids PW.3.1 and PW.3.2 to other tasks, so an id without a
 * framework is always one of SSDF 1.1.
 */
export type TypedTask =
  | { readonly kind: 'task'; readonly task: TaskId }
  | { readonly kind: 'retired'; readonly id: string; readonly now: readonly TaskId[] }
  | { readonly kind: 'ai'; readonly id: string };

/** Reads `PO1.1`, `P0.3.1` (with a zero), full-width letters, `ssdf@1.1/PW.3.1` and `ssdf-ai@1.0/PW.3.1`; undefined when it is no task. */
export function readTypedTask(text: string): TypedTask | undefined {
  if (text.length > 40) return undefined;
  const typed = text.normalize('NFKC').trim();
  const [, name, version, rest = typed] = NAMESPACED.exec(typed) ?? [];
  const framework = name?.toLowerCase() ?? 'ssdf';
  if (version !== undefined && version !== VERSIONS[framework]) return undefined;
  const id = plainId(rest.trim());
  if (id === undefined) return undefined;
  if (framework === 'ssdf-ai') return { kind: 'ai', id: `ssdf-ai@1.0/${id}` };
  if (isTaskId(id)) return { kind: 'task', task: id };
  const now = Object.hasOwn(RETIRED, id) ? RETIRED[id] : undefined;
  return now === undefined ? undefined : { kind: 'retired', id, now };
}

function plainId(typed: string): string | undefined {
  const match = TASK.exec(typed);
  if (match === null) return undefined;
  const [, group = '', practice = '', task = ''] = match;
  return `${group.toUpperCase().replace('0', 'O')}.${practice}.${task}`;
}

/** The task of SSDF 1.1 that is meant; undefined when it is none, a retired one included. */
export function normaliseTaskId(text: string): TaskId | undefined {
  const typed = readTypedTask(text);
  return typed?.kind === 'task' ? typed.task : undefined;
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
