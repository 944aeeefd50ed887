import type { TaskId } from './level.ts';
import type { Text } from './text.ts';

/** What an outside form asks, item by item, and which of our criteria speak for each. Nothing here answers the form. */
export interface Form {
  readonly name: string;
  readonly edition: string;
  readonly label: Text;
  /** Whether anybody has to use it, as of `asOf`. */
  readonly status: Text;
  readonly asOf: string;
  readonly items: readonly FormItem[];
}

export interface FormItem {
  /** As the form numbers it, `1a`. */
  readonly id: string;
  readonly label: Text;
  /** The tasks that the form itself names. */
  readonly tasks: readonly TaskId[];
  /** Criteria of ours; each task above has at least one. */
  readonly checks: readonly string[];
}

/** Four answers and no fifth: a person signs for an item, no program makes it ready. */
export type ItemState = 'evidence' | 'declared' | 'lacking' | 'undetermined';

export interface JudgedItem {
  readonly item: FormItem;
  readonly state: ItemState;
  readonly checks: readonly JudgedCheck[];
}

export interface JudgedCheck {
  readonly criterion: string;
  readonly state: ItemState;
  /** The task was declared not applicable: the check drops out and is listed among the exclusions. */
  readonly excluded: boolean;
}

/** An accepted risk: a line of a plan of action, never an answer. */
export interface PlanLine {
  readonly criterion: string;
  readonly until: string;
  readonly by: string;
}

export interface JudgedForm {
  readonly items: readonly JudgedItem[];
  readonly exclusions: readonly TaskId[];
  readonly planOfAction: readonly PlanLine[];
}
