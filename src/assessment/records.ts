import { describeUnread } from '../language/criterion.ts';
import {
  describeExpiringSoon,
  describeProblem,
  type AnyRecord,
  type RecordProblem,
} from '../language/record-notice.ts';
import { canonicalJson } from '../model/digest.ts';
import { isInherited } from '../model/inheritance.ts';
import type { TaskId } from '../model/level.ts';
import type { Unseen } from '../model/observation.ts';
import type { Policy } from '../model/policy.ts';
import type { Declaration, Equivalent, Exception, NotApplicableTask, Records } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import { expiresSoon } from './record-review.ts';
import { recordRules } from './record-rules.ts';

/** The records that count at one time, and a notice for each that does not or soon will not. */
export interface Ledger {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly equivalents: ReadonlyMap<string, Equivalent>;
  readonly exceptions: ReadonlyMap<string, Exception>;
  readonly notApplicable: ReadonlyMap<TaskId, NotApplicableTask>;
  /** Why the records that may speak for a criterion could not be read; undefined when they were. */
  readonly unreadFor: (criterion: string) => Unseen | undefined;
  readonly notices: readonly Text[];
}

/** Sorts the records of people into those that count under a policy at one time and notices about the others. */
export function openLedger(records: Records, policy: Policy, at: number): Ledger {
  const rules = recordRules(policy, at);
  const declarations = sift(records.declarations, rules.ofDeclaration);
  const equivalents = sift(records.equivalents, rules.ofEquivalent);
  const exceptions = sift(records.exceptions, rules.ofException);
  const notApplicable = sift(records.notApplicable, rules.ofNotApplicable);
  const unread = [records.unread, records.unreadAbove?.unseen].flatMap((unseen) =>
    unseen === undefined ? [] : [describeUnread(unseen)],
  );
  const refused = [declarations, equivalents, exceptions, notApplicable].flatMap((each) => each.notices);
  const counting = {
    declarations: longestBy(withPooledReviews(declarations.valid), (record) => record.criterion),
    equivalents: longestBy(equivalents.valid, (record) => record.criterion),
    exceptions: longestBy(exceptions.valid, (record) => record.criterion),
    notApplicable: longestBy(notApplicable.valid, (record) => record.task),
  };
  const ending = Object.values(counting).flatMap((records) => endingSoon(records, at));
  return { ...counting, unreadFor: unreadFor(records), notices: inOrder([...unread, ...refused, ...ending]) };
}

function endingSoon(records: ReadonlyMap<string, AnyRecord>, at: number): readonly Text[] {
  return [...records.values()].filter((record) => expiresSoon(record, at)).map(describeExpiringSoon);
}

function sift<R extends AnyRecord>(records: readonly R[], problemOf: (record: R) => RecordProblem | undefined) {
  const judged = records.map((record) => ({ record, problem: problemOf(record) }));
  return {
    valid: judged.flatMap(({ record, problem }) => (problem === undefined ? [record] : [])),
    notices: judged.flatMap(({ record, problem }) => (problem === undefined ? [] : [describeProblem(record, problem)])),
  };
}

/** Of several valid records for one thing the one that lasts longest speaks; ties fall by content, never by order. */
function longestBy<K, R extends AnyRecord>(records: readonly R[], keyOf: (record: R) => K): ReadonlyMap<K, R> {
  const byEnd = [...records].sort(
    (a, b) => compareText(a.expires, b.expires) || compareText(canonicalJson(a), canonicalJson(b)),
  );
  return new Map(byEnd.map((record) => [keyOf(record), record]));
}

/** The repository's own records may speak for every criterion, the organisation's only for those it hands down. */
function unreadFor({ unread, unreadAbove }: Records): Ledger['unreadFor'] {
  return (criterion) => {
    if (unread !== undefined || unreadAbove === undefined) return unread;
    return isInherited(criterion, unreadAbove.inherit) ? unreadAbove.unseen : undefined;
  };
}

/** A review counts whichever valid declaration of its criterion carries it: a longer one beside it takes none away. */
function withPooledReviews(declarations: readonly Declaration[]): readonly Declaration[] {
  const reviewsOf = Map.groupBy(declarations, ({ criterion }) => criterion);
  return declarations.map((declaration) => {
    const all = (reviewsOf.get(declaration.criterion) ?? []).flatMap(({ reviews }) => reviews ?? []);
    if (all.length === 0) return declaration;
    const distinct = new Map(all.map((review) => [canonicalJson(review), review]));
    const reviews = [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, review]) => review);
    return { ...declaration, reviews };
  });
}

function inOrder(notices: readonly Text[]): readonly Text[] {
  const distinct = new Map(notices.map((notice) => [canonicalJson(notice), notice]));
  return [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, notice]) => notice);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
