import type { Source } from './source.ts';

/**
 * Why something could not be seen. None of these is ever "no".
 * - `forbidden`: the token lacks a permission (403, or a field left out).
 * - `hidden-or-absent`: a 404 that may mean "not there" or "not allowed to see".
 * - `plan`: the plan or licence of the repository lacks the feature.
 * - `not-offered`: this server's version does not have the endpoint.
 * - `rate-limited`, `server-error`, `not-json`, `too-large`, `malformed`: the answer could not be used.
 * - `offline`: nobody was asked, because this run reads a tree only.
 * - `not-supplied`: a file that only CI or the caller could give was not given.
 * - `pending`: it is still running.
 * - `undecidable`: the tree cannot tell (an expression, a reusable workflow of another repository).
 * - `unverified`: it is there, but its cryptography was not checked.
 * - `truncated`: a list or file was cut before its end.
 */
export type UnseenReason =
  | 'forbidden'
  | 'hidden-or-absent'
  | 'plan'
  | 'not-offered'
  | 'rate-limited'
  | 'server-error'
  | 'not-json'
  | 'too-large'
  | 'malformed'
  | 'offline'
  | 'not-supplied'
  | 'pending'
  | 'undecidable'
  | 'unverified'
  | 'truncated';

/** What could not be seen, and what would change that. */
export interface Unseen {
  readonly reason: UnseenReason;
  /** What was asked: an endpoint (`GET /repos/{owner}/{repo}/rulesets`), a path, or a setting. */
  readonly what: string;
  /** The GitHub permission that would turn this into an answer, `administration: read`. */
  readonly permission?: string;
  /** What the feature comes with, `GitHub Enterprise Cloud`: set where the plan is, or may be, the matter. */
  readonly plan?: string;
  readonly status?: number;
  /** When GitHub may be asked again after a rate limit, RFC 3339. */
  readonly retryAt?: string;
}

/** The answer of a port: seen (wholly, or the first part of a list) or not seen with the reason. Never a guess. */
export type Observation<T> = Seen<T> | NotSeen;

export interface Seen<T> {
  readonly state: 'seen';
  readonly value: T;
  /** Present when the value is only a part: a list cut, a page that failed. The value then is a lower bound of what is there. */
  readonly missing?: Unseen;
  readonly sources: readonly Source[];
}

export interface NotSeen {
  readonly state: 'unseen';
  readonly unseen: Unseen;
  readonly sources: readonly Source[];
}

export function seen<T>(value: T, sources: readonly Source[] = []): Seen<T> {
  return { state: 'seen', value, sources };
}

export function seenPartly<T>(value: T, missing: Unseen, sources: readonly Source[] = []): Seen<T> {
  return { state: 'seen', value, missing, sources };
}

export function notSeen(unseen: Unseen, sources: readonly Source[] = []): NotSeen {
  return { state: 'unseen', unseen, sources };
}

/** Turns the value of a seen answer into another one; what was not seen stays not seen. */
export function mapSeen<A, B>(observation: Observation<A>, change: (value: A) => B): Observation<B> {
  return observation.state === 'seen' ? { ...observation, value: change(observation.value) } : observation;
}
