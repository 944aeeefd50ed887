import type { TaskId } from './level.ts';
import type { Text } from './text.ts';

/** What a later version of the framework does to a task of the version that is judged. */
export type Change = 'unchanged' | 'reworded' | 'new';

export type RevisedTask =
  | { readonly change: 'unchanged' | 'reworded'; readonly id: TaskId; readonly label: Text; readonly note?: Text }
  | { readonly change: 'new'; readonly id: string; readonly label: Text; readonly note?: Text };

/** A later version of the framework beside the one that is judged. It has no criteria, so nothing of it is ever counted. */
export interface Revision {
  readonly name: string;
  readonly status: 'draft' | 'final';
  /** RFC 3339 full date on which the status was last looked at. */
  readonly asOf: string;
  /** The policy set whose tasks it revises. */
  readonly basedOn: string;
  /** Id in `sources.yml`. */
  readonly source: string;
  /** Practices that it adds. */
  readonly practices: Readonly<Record<string, Text>>;
  readonly tasks: readonly RevisedTask[];
}
