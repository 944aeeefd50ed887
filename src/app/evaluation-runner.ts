import { coalescingKey, type EvaluationRequest } from '../model/evaluation-request.ts';
import type { ClaimedEvaluation, Settled } from '../ports/queue.ts';
import { announcer } from './announcer.ts';
import { givenUp } from './evaluator.ts';
import { describeError } from './log.ts';
import { isGone, retryAt } from './retry.ts';
import type { WorkerOptions } from './worker.ts';

/** Why running work was stopped; the reason of its abort signal. */
type Stopped = 'superseded' | 'timeout' | 'shutdown';

interface Running {
  readonly ended: Promise<void>;
  readonly stop: (why: Stopped) => void;
}

export interface EvaluationRunner {
  /** Starts due evaluations while there are places; calls back when one ends. */
  fill(ended: () => void): Promise<void>;
  /** Announces what is new, aborts what nobody wants any more. */
  settled(settled: Settled): void;
  running(): number;
  /** Resolves when all that runs now has ended. */
  ended(): Promise<void>;
  stop(graceMs: number): Promise<void>;
}

export function evaluationRunner(options: WorkerOptions): EvaluationRunner {
  const running = new Map<number, Running>();
  const announce = announcer(options);

  function start(claimed: ClaimedEvaluation, ended: () => void): void {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort('timeout' satisfies Stopped), options.timeoutMs);
    const work = announce
      .announced(claimed.request)
      .then(() => runOne(options, claimed, abort.signal))
      .catch((error: unknown) => options.log('error', { event: 'evaluation.lost', ...describeError(error) }))
      .finally(() => {
        clearTimeout(timer);
        running.delete(claimed.ticket);
        ended();
      });
    running.set(claimed.ticket, { ended: work, stop: (why) => abort.abort(why) });
  }

  /** What must be completed is, even when little may be asked: it takes two requests. */
  function heldUntil({ task, request }: ClaimedEvaluation): string | undefined {
    return task === 'give-up' ? undefined : options.budget?.holdUntil(request, options.now());
  }

  const ended = async () => {
    await Promise.all([...[...running.values()].map((one) => one.ended), announce.ended()]);
  };

  return {
    async fill(whenOneEnds) {
      while (running.size < options.concurrency) {
        const claimed = await options.store.claimEvaluation(options.now());
        if (claimed === undefined) return;
        const hold = heldUntil(claimed);
        if (hold === undefined) start(claimed, whenOneEnds);
        else await options.store.releaseEvaluation(claimed.ticket, hold);
      }
    },
    settled({ queued, superseded }) {
      for (const ticket of superseded) running.get(ticket)?.stop('superseded');
      for (const request of queued) announce.begin(request);
    },
    running: () => running.size,
    ended,
    async stop(graceMs) {
      const timer = setTimeout(() => running.forEach((one) => one.stop('shutdown')), graceMs);
      await ended();
      clearTimeout(timer);
    },
  };
}

async function runOne(options: WorkerOptions, claimed: ClaimedEvaluation, signal: AbortSignal): Promise<void> {
  const { store, now, log, retry } = options;
  const { ticket, task, attempt } = claimed;
  const what = { ...named(claimed.request), task, attempt };
  try {
    if (attempt > retry.attempts) throw new Error('every try was cut short');
    await untilAborted(perform(options, claimed, signal), signal);
    await store.finishEvaluation(ticket);
    log('info', { event: 'evaluation.done', ...what });
  } catch (error) {
    if (signal.reason === ('shutdown' satisfies Stopped)) return store.releaseEvaluation(ticket);
    const failure = describeError(error);
    if (isGone(error)) {
      await store.finishEvaluation(ticket);
      log('warn', { event: 'evaluation.gone', ...what, ...failure });
      return;
    }
    const again = retryAt({ attempt, error, now: now() }, retry);
    await store.failEvaluation(ticket, { reason: failure.error, retryAt: again });
    log(again === null ? 'error' : 'warn', { event: 'evaluation.failed', ...what, again, ...failure });
  }
}

async function perform({ evaluator }: WorkerOptions, claimed: ClaimedEvaluation, signal: AbortSignal): Promise<void> {
  if (claimed.task === 'evaluate') await evaluator.evaluate(claimed.request, signal);
  else await evaluator.giveUp(claimed.request, givenUp(claimed.why ?? 'failed'));
}

/** Waits for the work or for the abort, whichever comes first: work that ignores its signal must not hold a place for ever. */
async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const abort = () => reject(new Error(`aborted: ${String(signal.reason)}`));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}

function named(request: EvaluationRequest) {
  const { owner, name } = request.repository;
  return { repository: `${owner}/${name}`, key: coalescingKey(request), installation: request.installation };
}
