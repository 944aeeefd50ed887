import type { Postponed } from '../model/rate.ts';
import type { CheckRunContent } from '../model/check-run.ts';
import type { Conclusion } from '../model/assessment.ts';

export type { Annotation, CheckRunContent } from '../model/check-run.ts';

/** Names a check run across restarts: `1:<kind>:<number|tag>:<head>`; matched on our side, because the API cannot search by it. */
export interface CheckRunKey {
  readonly name: string;
  readonly head: string;
  readonly externalId: string;
}

/** Shows verdicts to people. A failed call throws `PublishError`. */
export interface Publisher {
  /** Creates a run `in_progress` and gives its id. */
  begin(key: CheckRunKey, startedAt: string): Promise<number>;
  /** Completes a run; annotations are sent once. On a 422 it falls back to `minimal`. */
  complete(id: number, done: CompletedRun): Promise<void>;
  /** Runs of this name on this head, newest first. */
  find(key: Pick<CheckRunKey, 'name' | 'head'>): Promise<readonly FoundRun[]>;
}

export interface CompletedRun {
  readonly conclusion: Conclusion | 'cancelled' | 'skipped';
  readonly completedAt: string;
  readonly content: CheckRunContent;
  /** Shown when GitHub refuses `content`. */
  readonly minimal: CheckRunContent;
}

export interface FoundRun {
  readonly id: number;
  readonly externalId: string;
  readonly status: string;
}

export type PublishErrorCode =
  'PUBLISH_FORBIDDEN' | 'PUBLISH_GONE' | 'PUBLISH_RATE_LIMITED' | 'PUBLISH_REJECTED' | 'PUBLISH_UNREACHABLE';

export class PublishError extends Error {
  readonly code: PublishErrorCode;
  /** How long GitHub wants to be left alone; 0 when it said nothing. */
  readonly retryAfterSeconds: number;

  constructor(code: PublishErrorCode, message: string, options?: ErrorOptions & Partial<Postponed>) {
    super(message, options);
    this.name = 'PublishError';
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? 0;
  }
}
