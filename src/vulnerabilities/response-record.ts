import type { ResponseRecord } from '../model/handling.ts';
import { dateOf, isLaterDate } from '../model/instant.ts';

/**
 * Whether a record is a response (SP 800-218 RV.2.2): fix, mitigate or accept, with who answers for it, chosen or done by `at`.
 * An acceptance holds to its last day and needs one. Whether a fix is carried out in time is another question.
 */
export function isAnswer(record: ResponseRecord, at: number): boolean {
  if (record.owner === undefined || !isInForce(record, at)) return false;
  if (record.response === undefined) return deedsOf(record).some(({ date }) => !isLaterDate(date, at));
  return record.date !== undefined;
}

/** Whether a record shows that somebody looks at it: dated later it does not yet, and an acceptance that ran out asks anew. */
export function isInForce(record: ResponseRecord, at: number): boolean {
  const { knownSince, date = knownSince, expires, response } = record;
  if (isLaterDate(knownSince, at) || isLaterDate(date, at)) return false;
  return response !== 'accept' || (expires !== undefined && expires >= dateOf(at));
}

/** A measure for now mitigates, one for good fixes; what is planned for a later day is neither yet. */
function deedsOf({ temporary, fundamental }: ResponseRecord): readonly { readonly date: string }[] {
  return [temporary, fundamental].filter((one) => one !== undefined);
}
