import type { Exactness, FactId, FactValue } from '../model/fact.ts';
import type { Level, Result, TaskId } from '../model/level.ts';

/** What a case says about one fact; a fact it does not name was not collected. */
export type CaseFact =
  | { readonly state: 'observed'; readonly value: FactValue; readonly exactness: Exactness }
  | { readonly state: 'unknown' }
  | { readonly state: 'not-applicable' };

/** What must come out; only what is named is compared. */
export interface CaseExpectation {
  readonly level?: Level;
  readonly levelAtMost?: Level;
  readonly levelObserved?: Level;
  readonly criteria: Readonly<Record<string, Result>>;
}

/** One example of a task: these facts and records, this verdict. */
export interface PolicyCase {
  readonly task: TaskId;
  readonly name: string;
  /** Where it stands, for the report of a run. */
  readonly file: string;
  readonly line: number;
  /** RFC 3339. */
  readonly at: string;
  readonly facts: Readonly<Record<FactId, CaseFact>>;
  /** Criteria with a valid declaration. */
  readonly declared: readonly string[];
  /** Criteria with a valid declaration that carries reviews of these dates. */
  readonly reviewed: Readonly<Record<string, readonly string[]>>;
  /** Criteria replaced by an equivalent. */
  readonly equivalent: readonly string[];
  /** Declarations and equivalents could not be read. */
  readonly unread: boolean;
  readonly expect: CaseExpectation;
}

/** The time of a case that names none. */
export const CASE_AT = '2026-06-01T00:00:00Z';

/** True for the case that gives nothing at all: what a policy says then must not be a pass. */
export function isEmptyCase({ facts, declared, reviewed, equivalent, unread }: PolicyCase): boolean {
  const records = [...declared, ...Object.keys(reviewed), ...equivalent];
  return Object.keys(facts).length === 0 && records.length === 0 && !unread;
}
