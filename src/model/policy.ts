import type { FactId } from './fact.ts';
import type { GradedLevel, Group, Mark, TaskId } from './level.ts';
import type { Text } from './text.ts';

/** Where a sentence comes from: printed in the deck, adapted from it, or this product's own. */
export type Origin = 'deck' | 'deck-adapted' | 'own';

/** What a criterion needs. Three-valued; there is no `not`, so that losing evidence never helps. */
export type Need =
  | { readonly kind: 'all'; readonly of: readonly Need[] }
  | { readonly kind: 'any'; readonly of: readonly Need[] }
  | { readonly kind: 'declared' }
  | { readonly kind: 'task'; readonly task: TaskId; readonly atLeast: GradedLevel }
  | ReviewsNeed
  | ({ readonly kind: 'fact'; readonly fact: FactId } & Comparator);

/** 定期的な見直し: the criterion's declaration carries so many review records of different dates within an ISO 8601 duration of days. */
export interface ReviewsNeed {
  readonly kind: 'reviews';
  readonly atLeast: number;
  readonly within: string;
}

/** The value a fact must reach. `within` is an ISO 8601 duration back from the time of assessment. */
export type Comparator =
  | { readonly op: 'is'; readonly value: true }
  | { readonly op: 'atLeast'; readonly value: number }
  | { readonly op: 'atMost'; readonly value: number }
  | { readonly op: 'within'; readonly value: string }
  | { readonly op: 'includes'; readonly value: readonly string[] };

export interface Criterion {
  /** `PS.1.1-2a`. */
  readonly id: string;
  readonly mark: Mark;
  readonly origin: Origin;
  readonly asks: Text;
  readonly needs: Need;
  readonly remedy: Text;
  /** What a met result stays silent on. */
  readonly silentOn?: Text;
}

/** ▲ count of a level: `recommend` prints a shortfall as advice, `require` makes it a condition of the level. */
export interface Electives {
  readonly atLeast: number;
  readonly enforce: 'recommend' | 'require';
}

export interface LevelPolicy {
  readonly level: GradedLevel;
  readonly origin: Origin;
  readonly judgement: Text;
  readonly electives: Electives;
  readonly criteria: readonly Criterion[];
}

export interface TaskPolicy {
  readonly task: TaskId;
  readonly label: Text;
  /** How far facts alone can settle it. */
  readonly mode: 'automatic' | 'partial' | 'declared';
  readonly phase: readonly string[];
  readonly mayBeNotApplicable: boolean;
  /**
   * The task whose decision this one carries out (PW.8.1 for PW.8.2): an earlier one, so that no two wait for each other.
   * Needs may name its level, and "not applicable" counts only while it has decided.
   */
  readonly decidedBy?: TaskId;
  readonly reference: string;
  readonly origin: Origin;
  /** Levels 1, 2, 3 in order. */
  readonly levels: readonly LevelPolicy[];
  readonly doesNotProve: Text;
}

/** A whole set of task policies under one name. Tasks without a file are not assessed. */
export interface Policy {
  readonly name: string;
  readonly status: 'provisional' | 'settled';
  readonly groups: readonly { readonly id: Group; readonly label: Text }[];
  /** Short labels of all 42 tasks, also of those without criteria yet. */
  readonly labels: Readonly<Record<TaskId, Text>>;
  /** In the order of the standard. */
  readonly tasks: readonly TaskPolicy[];
}

/** The two orders in which the tasks are divided into steps. */
export const STEP_ORDERS = ['difficulty', 'form-aligned'] as const;
export type StepOrder = (typeof STEP_ORDERS)[number];

/** `hypothesis`: a way of asking that is under discussion; reports say so. `tier`: the least for a class of risk. */
export const PROFILE_KINDS = ['step', 'form', 'hypothesis', 'tier', 'custom'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** Which tasks are aimed at and how high. A task that is absent lies outside the profile. */
export interface Profile {
  readonly name: string;
  readonly label: Text;
  readonly targets: Readonly<Partial<Record<TaskId, GradedLevel>>>;
  readonly kind?: ProfileKind;
  /** Set for a step of 50, 80 or 100 % of the tasks (deck, ステップアップアプローチ). */
  readonly step?: { readonly order: StepOrder; readonly number: 1 | 2 | 3 };
}
