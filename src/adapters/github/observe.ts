import type { z } from 'zod';
import type { Digest } from '../../model/digest.ts';
import {
  notSeen,
  seen,
  type NotSeen,
  type Observation,
  type Unseen,
  type UnseenReason,
} from '../../model/observation.ts';
import type { ApiSource } from '../../model/source.ts';
import { BODY_DIGEST_HEADER } from './bounded-fetch.ts';
import type { RawAnswer } from './exchange.ts';
import type { Said } from './endpoint-classes.ts';
import { failedMeaning, isSaid, ownMeaning, planOf } from './meanings.ts';

/** What was asked, as far as a report has to name it. */
export interface Question {
  /** As GitHub's description spells it, `GET /repos/{owner}/{repo}/rules/branches/{branch}`. */
  readonly route: string;
  /** The permission it needs, `administration: read`; named in reports when GitHub's own header does not. */
  readonly permission: string;
}

export interface Expectation<T> extends Question {
  /** Keeps only the fields used; an answer that does not pass is unseen (`malformed`). */
  readonly schema: z.ZodType<T>;
  /** The value of each answer that says something without a 200 (`endpoint-classes.ts`). */
  readonly said?: Readonly<Partial<Record<Said, T>>>;
}

/** An answer and when it was read. */
export interface Reading {
  readonly answer: RawAnswer;
  readonly readAt: string;
  /** `https://api.github.com`; a source outside it is shown without its query, which may carry a signature. */
  readonly base: string;
  /** Set when the answer was refused for asking too much: when it may be asked again, RFC 3339. */
  readonly retryAt?: string;
}

/** Says what one answer means: the value it holds, or why nothing could be seen. */
export function observe<T>(expected: Expectation<T>, reading: Reading): Observation<T> {
  const { answer } = reading;
  if (answer.failure !== undefined) return unseenAnswer(expected, reading, answer.failure);
  const meaning = ownMeaning(expected.route, answer);
  if (meaning !== undefined) return ownAnswer(expected, reading, meaning);
  if (answer.status !== 200) return failedAnswer(expected, reading);
  if (answer.data === undefined || typeof answer.data === 'string' || answer.data instanceof ArrayBuffer)
    return unseenAnswer(expected, reading, 'not-json');
  const parsed = expected.schema.safeParse(answer.data);
  return parsed.success ? seen(parsed.data, [sourceOf(reading)]) : unseenAnswer(expected, reading, 'malformed');
}

/** A verb that gives no value for what an endpoint may say has not understood the answer. */
function ownAnswer<T>(expected: Expectation<T>, reading: Reading, meaning: Said | UnseenReason): Observation<T> {
  if (!isSaid(meaning)) return unseenAnswer(expected, reading, meaning);
  const values = expected.said ?? {};
  const value = values[meaning];
  return value === undefined ? unseenAnswer(expected, reading, 'malformed') : seen(value, [sourceOf(reading)]);
}

export function failedAnswer(question: Question, reading: Reading): NotSeen {
  const { failure } = reading.answer;
  return unseenAnswer(question, reading, failure ?? failedMeaning(question.route, reading.answer).means);
}

export function unseenAnswer(question: Question, reading: Reading, reason: UnseenReason): NotSeen {
  const { answer } = reading;
  const retry = reason === 'rate-limited' && reading.retryAt !== undefined ? { retryAt: reading.retryAt } : {};
  const unseen = { reason, what: question.route, ...cureOf(question, answer, reason), ...retry };
  if (answer.status === 0) return notSeen(unseen);
  return notSeen({ ...unseen, status: answer.status }, [sourceOf(reading)]);
}

/** The permission or plan that would have made it an answer; nothing for what neither of them would change. */
function cureOf(question: Question, answer: RawAnswer, reason: UnseenReason): Pick<Unseen, 'permission' | 'plan'> {
  const { means, curedBy = [] } = failedMeaning(question.route, answer);
  if (means !== reason) return {};
  const plan = curedBy.includes('plan') ? planOf(question.route) : undefined;
  const planned = plan === undefined ? {} : { plan };
  if (!curedBy.includes('permission')) return planned;
  const permission = acceptedPermissions(answer.headers['x-accepted-github-permissions']) ?? question.permission;
  return { permission, ...planned };
}

export function sourceOf({ answer, readAt, base }: Reading): ApiSource {
  const digest = answer.headers[BODY_DIGEST_HEADER];
  const named = typeof digest === 'string' ? { digest: digest as Digest } : {};
  return { url: publicUrl(answer.url, base), status: answer.status, ...named, readAt };
}

/** Redirects lead to signed addresses (storage, archives); what follows their `?` is a key, not a place. */
function publicUrl(url: string, base: string): string {
  if (url.startsWith(`${base}/`)) return url;
  return url.split(/[?#]/, 1)[0] ?? '';
}

/** `administration=read; contents=read` in our spelling; anything of another form is not repeated. */
function acceptedPermissions(header: string | number | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 300) return undefined;
  if (!/^[a-z_]+=[a-z]+(?:[,;] ?[a-z_]+=[a-z]+)*$/.test(header)) return undefined;
  return header.replaceAll('=', ': ');
}
