import type { Source } from './source.ts';
import type { Text } from './text.ts';
import type { Unseen } from './observation.ts';

/** A dotted id of the vocabulary, `branch.required-approvals`. */
export type FactId = string;

/**
 * boolean · integer (a count) · ratio 0-1 · RFC 3339 instant, `never` (looked for wholly, never happened) or `none`
 * (looked for wholly, none is open) · sorted set of words. Which of them is fixed per fact by its sheet.
 */
export type FactValue = boolean | number | string | readonly string[];

/** `atLeast` and `atMost` are bounds: only a part could be seen. For a set, `atLeast` lists the members seen. */
export type Exactness = 'exact' | 'atLeast' | 'atMost';

/** The widest circle that may see value, reason and sources, from wide to narrow. */
export const AUDIENCES = ['public', 'repository', 'security', 'organisation'] as const;
export type Audience = (typeof AUDIENCES)[number];

export type Fact = ObservedFact | UnknownFact | NotApplicableFact;

interface FactBase {
  readonly id: FactId;
  readonly audience: Audience;
  readonly sources: readonly Source[];
}

export interface ObservedFact extends FactBase {
  readonly state: 'observed';
  readonly value: FactValue;
  readonly exactness: Exactness;
  /** Given for bounds; for ratios it carries both numbers. */
  readonly because?: Text;
  readonly unseen?: readonly Unseen[];
}

export interface UnknownFact extends FactBase {
  readonly state: 'unknown';
  readonly because: Text;
  /** What hid it, for a machine to group by; empty when nobody asked. */
  readonly unseen: readonly Unseen[];
}

/** Proven by a complete answer about the subject (no release yet); never about our view of it. */
export interface NotApplicableFact extends FactBase {
  readonly state: 'not-applicable';
  readonly because: Text;
}

/** True when a fact of audience `fact` may be shown to readers of audience `reader`. */
export function mayBeShownTo(fact: Audience, reader: Audience): boolean {
  return AUDIENCES.indexOf(fact) <= AUDIENCES.indexOf(reader);
}

/** The narrower circle of several. */
export function narrowestAudience(audiences: readonly Audience[]): Audience {
  const index = Math.max(0, ...audiences.map((audience) => AUDIENCES.indexOf(audience)));
  return AUDIENCES[index] ?? 'organisation';
}
