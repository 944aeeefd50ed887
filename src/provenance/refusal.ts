import type { Rejection, Unverifiable, Verdict } from '../model/verdict.ts';
import { type Detail, sentence } from './sentence.ts';

/** Why a signature does not count. */
export type Refusal = Detail &
  (
    | { readonly result: 'rejected'; readonly code: Rejection }
    | { readonly result: 'unverifiable'; readonly code: Unverifiable }
  );

export function rejected(code: Rejection, detail: Detail = {}): Refusal {
  return { result: 'rejected', code, ...detail };
}

export function unverifiable(code: Unverifiable, detail: Detail = {}): Refusal {
  return { result: 'unverifiable', code, ...detail };
}

/** What was proved before the refusal, shown beside it. */
export type Proved = Pick<Verdict, 'signer' | 'predicateType' | 'subjects' | 'timestamps'>;

export const NOTHING_PROVED: Proved = { subjects: [], timestamps: [] };

export function refusedVerdict({ result, code, ...detail }: Refusal, proved: Proved): Verdict {
  return { result, code, message: sentence(code, detail), ...proved };
}

/** A no weighs more than an open question; among equals the first. */
export function gravest(refusals: readonly (Refusal | undefined)[]): Refusal | undefined {
  const all = refusals.filter((one) => one !== undefined);
  return all.find(({ result }) => result === 'rejected') ?? all[0];
}
