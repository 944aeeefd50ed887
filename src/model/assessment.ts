import type { Digest } from './digest.ts';
import type { Audience, FactId } from './fact.ts';
import type { Basis, GradedLevel, Group, Level, Mark, Result, TaskId } from './level.ts';
import type { Electives } from './policy.ts';
import type { Subject } from './subject.ts';
import type { Text } from './text.ts';

/** The verdict on a subject under one policy at one time. Same evidence, policy, records and `assessedAt` give the same bytes. */
export interface Assessment {
  readonly $schema: string;
  readonly version: 1;
  readonly subject: Subject;
  readonly assessedAt: string;
  readonly profile: string;
  readonly policy: { readonly name: string; readonly status: 'provisional' | 'settled'; readonly digest: Digest };
  readonly evidence: { readonly digest: Digest };
  readonly baseline?: { readonly commit: string | null; readonly digest: Digest };
  /** All 42, in the order of the standard. */
  readonly tasks: readonly TaskAssessment[];
  readonly distribution: Readonly<Record<Group, readonly [number, number, number, number]>>;
  readonly beside: Readonly<Record<Group, Beside>>;
  /** Share of applicable tasks at level >= L, by L. */
  readonly coverage: Readonly<Record<'1' | '2' | '3', number>>;
  readonly atTarget: { readonly met: number; readonly of: number };
  /** Tasks that the change moves; empty without a baseline. */
  readonly delta: readonly Movement[];
  /** Settings that changed since the last assessment of the default branch; never fails a pull request. */
  readonly drift: readonly Drift[];
  readonly gate: Gate;
  /** What the records said that could not be used: expired, orphaned, to be confirmed again. */
  readonly notices: readonly Text[];
  /** Cut to what these readers may see: levels are whole, criteria and reasons above their circle are left out. Absent = whole. */
  readonly shownTo?: Audience;
}

export type TaskStatus = 'met' | 'below' | 'undetermined' | 'not-applicable' | 'not-assessed';

export interface TaskAssessment {
  readonly id: TaskId;
  /** Lower bound; absent for tasks that are not applicable or not assessed. */
  readonly level?: Level;
  readonly levelAtMost?: Level;
  /** Counting facts alone, no declarations or equivalents. */
  readonly levelObserved?: Level;
  /** Absent = outside the profile. */
  readonly target?: GradedLevel;
  readonly status: TaskStatus;
  readonly electives: readonly ElectiveCount[];
  readonly criteria: readonly CriterionAssessment[];
}

export interface ElectiveCount {
  readonly level: GradedLevel;
  readonly met: number;
  readonly of: number;
  readonly recommended: number;
  readonly enforce: Electives['enforce'];
}

export interface CriterionAssessment {
  readonly id: string;
  readonly level: GradedLevel;
  readonly mark: Mark;
  readonly result: Result;
  /** Present exactly when met. */
  readonly basis?: Basis;
  readonly excepted?: { readonly until: string; readonly by: string };
  readonly facts: readonly FactId[];
  /** Tasks whose level it rests on; absent when none. */
  readonly tasks?: readonly TaskId[];
  readonly message: Text;
  readonly remedy: Text;
}

export interface Beside {
  /** Tasks whose range crosses the target. */
  readonly undetermined: number;
  readonly notApplicable: number;
  readonly notAssessed: number;
}

export interface LevelRange {
  readonly level: Level;
  readonly atMost: Level;
}

export interface Movement {
  readonly id: TaskId;
  readonly from: LevelRange;
  readonly to: LevelRange;
  readonly because: readonly FactId[];
}

export interface Drift {
  readonly fact: FactId;
  readonly since: string;
  readonly tasks: readonly TaskId[];
  readonly message: Text;
}

export const GATE_MODES = ['observe', 'ratchet', 'enforce'] as const;
export type GateMode = (typeof GATE_MODES)[number];
export type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required';

export interface Gate {
  readonly mode: GateMode;
  readonly conclusion: Conclusion;
  readonly reasons: readonly Text[];
}

export const ASSESSMENT_SCHEMA = 'urn:ssdf-gate:schema:assessment:1';
