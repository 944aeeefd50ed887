import type { Digest } from './digest.ts';

/**
 * Why the body of an answer is not kept.
 * - `endpoint`: answers of this endpoint may hold secrets, addresses or more than the facts need.
 * - `too-large`: it is over the bound for one answer, or the bound for all of them is used up.
 * - `not-text`: it is not UTF-8, and would not have its digest any more.
 * - `credential`: something in it looks like a token, a key or a password.
 */
export const LEFT_OUT_REASONS = ['endpoint', 'too-large', 'not-text', 'credential'] as const;
export type LeftOut = (typeof LEFT_OUT_REASONS)[number];

/** One answer of an API as it came, so that a fact can be followed back to more than a digest. */
export interface AnswerRecord {
  /** What was asked, `GET /repos/{owner}/{repo}/rulesets`, `GraphQL Repository.object`. */
  readonly question: string;
  /** Without anything that opens a door, as sources of facts name it. */
  readonly url: string;
  readonly status: number;
  /** RFC 3339. */
  readonly readAt: string;
  /** Of the body as it came. */
  readonly digest: Digest;
  readonly content: AnswerContent;
}

export type AnswerContent =
  { readonly state: 'kept'; readonly body: string } | { readonly state: 'left-out'; readonly why: LeftOut };
