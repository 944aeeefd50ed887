import type { LevelRange } from './assessment.ts';
import type { TaskId } from './level.ts';
import type { Text } from './text.ts';

/**
 * What a difference does to those who are judged. `tightened`: nobody can reach more by it. `loosened`: nobody can reach less.
 * `shifted`: either, depending on the evidence. `reworded`: texts alone.
 */
export type Effect = 'tightened' | 'loosened' | 'shifted' | 'reworded';

/** One difference between two policy sets. */
export interface PolicyChange {
  readonly task: TaskId;
  /** Absent when the whole task or a level is meant. */
  readonly criterion?: string;
  readonly effect: Effect;
  readonly what: Text;
}

/** What another policy would say of one saved evidence. */
export interface Replay {
  /** File or subject it came from. */
  readonly name: string;
  readonly moved: readonly ReplayedTask[];
}

export interface ReplayedTask {
  readonly task: TaskId;
  /** Undefined = not judged by that policy. */
  readonly from: LevelRange | undefined;
  readonly to: LevelRange | undefined;
}
