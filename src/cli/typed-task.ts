import type { TaskId } from '../model/level.ts';
import type { Text } from '../model/text.ts';
import { readTypedTask } from '../policy/normalise-id.ts';
import { UsageError } from './io.ts';

export interface TasksTyped {
  /** Tasks of SSDF 1.1; several when a retired id went to several. */
  readonly tasks: readonly TaskId[];
  /** The task of SP 800-218A that was named, such as `ssdf-ai@1.0/PW.3.1`. */
  readonly ai?: string;
  /** How it was understood, when that is not what was typed. */
  readonly warnings: readonly Text[];
}

/** Reads a task as people type it on the command line; a retired id stands for its successors, with a warning. */
export function readTasks(command: string, given: string): TasksTyped {
  const typed = readTypedTask(given);
  switch (typed?.kind) {
    case undefined:
      throw new UsageError(`${command}: expected a task such as PS.1.1, came "${given}"`);
    case 'task':
      return { tasks: [typed.task], warnings: [] };
    case 'retired':
      return { tasks: typed.now, warnings: [retired(typed.id, typed.now)] };
    case 'ai':
      return { tasks: [], ai: typed.id, warnings: [] };
  }
}

function retired(id: string, now: readonly TaskId[]): Text {
  return {
    en: `${id} is retired in SSDF 1.1 and read as ${now.join(' and ')}; a task of SP 800-218A is written ssdf-ai@1.0/${id}`,
    ja: `${id} は SSDF 1.1 で廃止済みのため、${now.join('・')} として扱いました。SP 800-218A のタスクは ssdf-ai@1.0/${id} と書いてください`,
  };
}
