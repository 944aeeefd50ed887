import type { AnswerContent, AnswerRecord } from '../../model/answer-record.ts';
import { looksLikeCredential } from '../../model/credential.ts';
import { type Digest, sha256 } from '../../model/digest.ts';
import type { ApiSource } from '../../model/source.ts';
import { mayKeepAnswer } from './kept-questions.ts';

/** Bounds of what is kept: bodies one by one and together in bytes, and how many answers are listed. */
export interface AnswerLimits {
  readonly body: number;
  readonly bodies: number;
  readonly answers: number;
}

const LIMITS: AnswerLimits = { body: 256 * 1024, bodies: 16 * 1024 * 1024, answers: 5_000 };

/** What GitHub answered in one look, kept for the restricted part of an evidence pack. */
export interface AnswerLog {
  /** False when the body is not even to be held. */
  readonly wants: (question: string) => boolean;
  readonly add: (question: string, source: ApiSource, body: string | undefined) => void;
  readonly answers: () => readonly AnswerRecord[];
}

export function answerLog(limits: AnswerLimits = LIMITS): AnswerLog {
  const records: AnswerRecord[] = [];
  let held = 0;

  function contentOf(body: string | undefined, digest: Digest): AnswerContent {
    if (body === undefined) return { state: 'left-out', why: 'endpoint' };
    const bytes = Buffer.byteLength(body);
    if (bytes > limits.body || held + bytes > limits.bodies) return { state: 'left-out', why: 'too-large' };
    if (sha256(body) !== digest) return { state: 'left-out', why: 'not-text' };
    if (looksLikeCredential(body)) return { state: 'left-out', why: 'credential' };
    held += bytes;
    return { state: 'kept', body };
  }

  return {
    wants: mayKeepAnswer,
    add: (question, { url, status, digest, readAt }, body) => {
      if (digest === undefined || records.length >= limits.answers) return;
      const known = records.some((one) => one.url === url && one.digest === digest && one.status === status);
      if (known) return;
      const content = contentOf(mayKeepAnswer(question) ? body : undefined, digest);
      records.push({ question, url, status, readAt, digest, content });
    },
    answers: () => records,
  };
}
