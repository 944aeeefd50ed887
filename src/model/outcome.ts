import type { Fact } from './fact.ts';
import type { LevelRange } from './assessment.ts';
import type { Result } from './level.ts';
import type { Unseen } from './observation.ts';
import type { Need, ReviewsNeed } from './policy.ts';
import type { Declaration } from './records.ts';

export type FactNeed = Extract<Need, { readonly kind: 'fact' }>;
export type TaskNeed = Extract<Need, { readonly kind: 'task' }>;

/**
 * Why a fact settles nothing.
 * - `not-collected`: the evidence does not hold it. `unseen`: it is there, as unknown.
 * - `bound`: only a part was seen, and that part leaves both answers open.
 * - `later`: its instant lies after the time of assessment.
 * - `malformed`: value or comparator are of different kinds.
 */
export type Doubt = 'not-collected' | 'unseen' | 'bound' | 'later' | 'malformed';

/** What became of one need, with the outcomes below it: enough to say in words why a criterion stands where it stands. */
export type Outcome = FactOutcome | DeclaredOutcome | ReviewsOutcome | TaskOutcome | GroupOutcome;

export type FactOutcome =
  | {
      readonly kind: 'fact';
      readonly need: FactNeed;
      readonly result: 'met' | 'unmet' | 'not-applicable';
      readonly fact: Fact;
    }
  | {
      readonly kind: 'fact';
      readonly need: FactNeed;
      readonly result: 'unknown';
      readonly doubt: Doubt;
      readonly fact?: Fact;
    };

/** `unconfirmed`: a document is looked for beside it, and nobody has declared its content. */
export type DeclaredOutcome =
  | { readonly kind: 'declared'; readonly result: 'met'; readonly declaration: Declaration }
  | { readonly kind: 'declared'; readonly result: 'unmet' }
  | { readonly kind: 'declared'; readonly result: 'unknown'; readonly doubt: 'unconfirmed' }
  | { readonly kind: 'declared'; readonly result: 'unknown'; readonly doubt: 'unread'; readonly unread: Unseen };

/** Where the task that decides stands; without a range it has no criteria, or is not applicable. */
export interface TaskOutcome {
  readonly kind: 'task';
  readonly need: TaskNeed;
  readonly result: Result;
  readonly range?: LevelRange;
}

/** Why a review record is not among those that count. */
export type ReviewProblem = 'later' | 'before-window' | 'same-date' | 'without-participants' | 'no-date';

export interface RefusedReview {
  readonly date: string;
  readonly problem: ReviewProblem;
}

/** What the review records of one declaration come to. */
export interface ReviewCount {
  readonly declaration: Declaration;
  /** Different dates, in order. */
  readonly counted: readonly string[];
  readonly refused: readonly RefusedReview[];
}

export type ReviewsOutcome = { readonly kind: 'reviews'; readonly need: ReviewsNeed } & (
  | { readonly result: 'met'; readonly count: ReviewCount }
  | { readonly result: 'unmet'; readonly count?: ReviewCount }
  | { readonly result: 'unknown'; readonly doubt: 'unconfirmed' }
  | { readonly result: 'unknown'; readonly doubt: 'unread'; readonly unread: Unseen }
);

/** `not-applicable` when every member dropped out, or there was none. */
export interface GroupOutcome {
  readonly kind: 'all' | 'any';
  readonly result: Result;
  readonly of: readonly Outcome[];
}
