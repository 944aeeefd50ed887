import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PackArchive } from '../ports/pack-archive.ts';
import type { Store } from '../ports/store.ts';
import { evaluationRunner } from './evaluation-runner.ts';
import type { Evaluator } from './evaluator.ts';
import { describeError, type Log } from './log.ts';
import type { Planner } from './planner.ts';
import { planDelivery } from './plan-delivery.ts';
import type { RateBudget } from './rate-budget.ts';
import type { RetryPolicy } from './retry.ts';

export interface WorkerOptions {
  readonly store: Store;
  /** Forgets what a left installation let us learn. */
  readonly packs: Pick<PackArchive, 'forget'>;
  readonly planner: Planner;
  readonly evaluator: Evaluator;
  readonly now: () => string;
  readonly log: Log;
  readonly retry: RetryPolicy;
  /** What each installation may still ask; without one nothing waits for its window. */
  readonly budget?: RateBudget;
  /** Evaluations at the same time. */
  readonly concurrency: number;
  /** One evaluation that takes longer is aborted and counts as failed. */
  readonly timeoutMs: number;
}

export interface Worker {
  /** Looks for due work; call it after an acceptance, and now and then for what waits for its time. */
  wake(): void;
  /** Resolves when nothing that is due is left and nothing runs. */
  idle(): Promise<void>;
  /** Claims nothing more; lets running work end for `graceMs`, then aborts it and hands its claims back. */
  stop(graceMs: number): Promise<void>;
}

/** Deliveries become plans one after the other; evaluations run side by side, never two for the same head. */
export function createWorker(options: WorkerOptions): Worker {
  const runner = evaluationRunner(options);
  let stopped = false;
  let asked = false;
  let round: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (asked && !stopped) {
      asked = false;
      await planAll();
      await runner.fill(wake);
    }
  }

  async function planAll(): Promise<void> {
    // Between two plans the door is looked after: acknowledgements never wait for a backlog.
    while (!stopped && (await planDelivery(options, (settled) => runner.settled(settled)))) await nextTurn();
  }

  function wake(): void {
    asked = true;
    round ??= work()
      .catch((error: unknown) => options.log('error', { event: 'worker.failed', ...describeError(error) }))
      .finally(() => {
        round = undefined;
        if (asked && !stopped) wake();
      });
  }

  return {
    wake,
    async idle() {
      while (round !== undefined || runner.running() > 0) await Promise.all([round, runner.ended()]);
    },
    async stop(graceMs) {
      stopped = true;
      await round;
      await runner.stop(graceMs);
    },
  };
}
