import type { LevelRange } from './assessment.ts';
import type { GradedLevel, TaskId } from './level.ts';
import type { Text } from './text.ts';

/**
 * What has to happen before a criterion holds, from little to much work. The weights are this product's own estimate, good for
 * an order and for nothing else.
 */
export const EFFORTS = { decide: 0, see: 1, change: 2, declare: 3, review: 8 } as const;

/**
 * `decide`: another task of the plan settles it. `see`: only a permission or a run is missing. `change`: a setting or a file.
 * `declare`: a document that a second person confirms. `review`: dated reviews, which take months.
 */
export type ActionKind = keyof typeof EFFORTS;

export interface PlanAction {
  /** `PS.1.1-2a`. */
  readonly criterion: string;
  readonly level: GradedLevel;
  readonly kind: ActionKind;
  readonly asks: Text;
  /** Why it does not hold now. */
  readonly message: Text;
  readonly remedy: Text;
}

export interface PlannedTask {
  readonly task: TaskId;
  readonly from: LevelRange;
  readonly to: GradedLevel;
  /** Sum over its actions. */
  readonly effort: number;
  readonly actions: readonly PlanAction[];
}

/** One cell of coverage x depth (deck, ステップアップアプローチ): reached when every applicable task of the step is at the level. */
export interface StepCell {
  readonly step: 1 | 2 | 3;
  readonly level: GradedLevel;
  readonly met: number;
  readonly of: number;
  readonly reached: boolean;
}

/** A way of asking (deck, 基準の国際調和 ケース1-4), counted as a hypothesis. */
export interface CaseCount {
  readonly profile: string;
  readonly label: Text;
  readonly met: number;
  readonly of: number;
  readonly missing: readonly TaskId[];
}

export interface Plan {
  readonly profile: string;
  readonly label: Text;
  readonly atTarget: { readonly met: number; readonly of: number };
  /** Cheapest first; a task whose decision another one waits for comes before it. */
  readonly tasks: readonly PlannedTask[];
  readonly steps: readonly StepCell[];
  readonly cases: readonly CaseCount[];
}
