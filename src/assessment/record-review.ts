import {
  describeExpiringSoon,
  describeProblem,
  describeValid,
  type AnyRecord,
  type RecordProblem,
} from '../language/record-notice.ts';
import { dateOf } from '../model/instant.ts';
import type { Policy } from '../model/policy.ts';
import type { Records } from '../model/records.ts';
import type { Text } from '../model/text.ts';
import { recordRules } from './record-rules.ts';

/** How a record stands: it counts, it counts and will not for long, or it does not count. */
export type RecordState = 'valid' | 'expires-soon' | RecordProblem;

export interface ReviewedRecord {
  readonly kind: 'declaration' | 'equivalent' | 'exception' | 'not-applicable';
  /** The criterion or the task it speaks for. */
  readonly about: string;
  /** The file that holds it; not-applicable tasks stand in the configuration. */
  readonly path?: string;
  /** It lies in the organisation's repository. */
  readonly inherited?: true;
  readonly expires: string;
  readonly state: RecordState;
  readonly message: Text;
}

const SOON = 30 * 24 * 3600 * 1000;

/** How every record of people stands under a policy at one time, in the order of what it speaks for. */
export function reviewRecords(records: Records, policy: Policy, at: number): readonly ReviewedRecord[] {
  const rules = recordRules(policy, at);
  const { declarations, equivalents, exceptions, notApplicable } = records;
  return [
    ...declarations.map((record) => toReviewed(record, rules.ofDeclaration(record), at)),
    ...equivalents.map((record) => toReviewed(record, rules.ofEquivalent(record), at)),
    ...exceptions.map((record) => toReviewed(record, rules.ofException(record), at)),
    ...notApplicable.map((record) => toReviewed(record, rules.ofNotApplicable(record), at)),
  ].sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

/** True when a person has something to do about it. */
export function needsAttention({ state }: ReviewedRecord): boolean {
  return state !== 'valid';
}

/** A record that counts runs out within 30 days. */
export function expiresSoon({ expires }: { readonly expires: string }, at: number): boolean {
  return expires <= dateOf(at + SOON);
}

function toReviewed(record: AnyRecord, problem: RecordProblem | undefined, at: number): ReviewedRecord {
  const named =
    'kind' in record
      ? {
          kind: record.kind,
          about: record.criterion,
          ...(record.inherited === true ? { inherited: true as const } : { path: record.path }),
        }
      : { kind: 'not-applicable' as const, about: record.task };
  const { expires } = record;
  if (problem !== undefined) return { ...named, expires, state: problem, message: describeProblem(record, problem) };
  if (expiresSoon(record, at)) {
    return { ...named, expires, state: 'expires-soon', message: describeExpiringSoon(record) };
  }
  return { ...named, expires, state: 'valid', message: describeValid(record) };
}

function orderOf({ about, kind, path = '', expires }: ReviewedRecord): string {
  return JSON.stringify([about, kind, path, expires]);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
