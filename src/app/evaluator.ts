import type { EvaluationRequest } from '../model/evaluation-request.ts';
import type { Text } from '../model/text.ts';
import type { Postponed } from '../model/rate.ts';
import type { GiveUpReason } from '../ports/queue.ts';

/** What the worker lets do; each may be called again for the same request, after a crash or a failure. */
export interface Evaluator {
  /**
   * Evaluates and publishes. Throws when it should be tried again. After `signal` is aborted nothing more may be published:
   * the claim is over, and a newer head or a give-up speaks for the request.
   */
  readonly evaluate: (request: EvaluationRequest, signal: AbortSignal) => Promise<void>;
  /** Completes the check run that was begun for the request, if there is one, saying why there is no result. */
  readonly giveUp: (request: EvaluationRequest, reason: GivenUp) => Promise<void>;
  /** Begins the check run, so that people see at once that one is coming. A failure here costs only the early sight of it. */
  readonly announce?: (request: EvaluationRequest) => Promise<void>;
}

/** GitHub refused some answers for asking too much: worth another look, not before it answers again. */
export class LookAgain extends Error implements Postponed {
  readonly code = 'LOOK_AGAIN';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, options?: ErrorOptions) {
    super('GitHub refused answers for asking too much', options);
    this.name = 'LookAgain';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface GivenUp {
  readonly why: GiveUpReason;
  readonly because: Text;
}

const BECAUSE: Readonly<Record<GiveUpReason, Text>> = {
  failed: {
    en: 'could not be assessed: every attempt failed. Use "Re-run" to try again.',
    ja: '評価できませんでした。すべての試行が失敗しました。「Re-run」で再実行できます。',
  },
  superseded: {
    en: 'not assessed: a newer commit has arrived, and its result counts.',
    ja: '評価していません。より新しいコミットが届いたため、そちらの結果を参照してください。',
  },
};

export function givenUp(why: GiveUpReason): GivenUp {
  return { why, because: BECAUSE[why] };
}
