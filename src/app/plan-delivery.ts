import type { Settled } from '../ports/queue.ts';
import { describeError } from './log.ts';
import { retryAt } from './retry.ts';
import type { WorkerOptions } from './worker.ts';

type Needs = Pick<WorkerOptions, 'store' | 'packs' | 'planner' | 'now' | 'log' | 'retry'>;

/** Turns the oldest due delivery into queued work. False when none is due. A delivery that cannot be planned waits, the others go on. */
export async function planDelivery(needs: Needs, settled: (settled: Settled) => void): Promise<boolean> {
  const { store, packs, planner, now, log, retry } = needs;
  const delivery = await store.claimDelivery(now());
  if (delivery === undefined) return false;
  const { id, event: name, attempt } = delivery;
  try {
    // A delivery whose tries all ended the process is not tried again in the same way.
    if (attempt > retry.attempts) throw new Error('every try was cut short');
    const plan = await planner(delivery);
    for (const left of plan.drop) await packs.forget(left);
    settled(await store.settleDelivery(id, plan, now()));
    log('info', { event: 'delivery.settled', delivery: id, name, outcome: plan.outcome });
  } catch (error) {
    const again = retryAt({ attempt, error, now: now() }, retry);
    const failure = describeError(error);
    await store.failDelivery(id, { reason: failure.error, retryAt: again });
    log(again === null ? 'error' : 'warn', {
      event: 'delivery.failed',
      delivery: id,
      name,
      attempt,
      again,
      ...failure,
    });
  }
  return true;
}
