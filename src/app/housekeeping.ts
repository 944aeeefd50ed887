import type { PackArchive } from '../ports/pack-archive.ts';
import type { Store } from '../ports/store.ts';
import { describeError, type Log } from './log.ts';
import type { Worker } from './worker.ts';

export interface HousekeepingOptions {
  readonly store: Pick<Store, 'prune'>;
  readonly packs: Pick<PackArchive, 'prune'>;
  readonly worker: Pick<Worker, 'wake'>;
  readonly now: () => string;
  readonly log: Log;
}

const WAKE_EVERY_MS = 1_000;
const PRUNE_EVERY_MS = 60 * 60_000;

/** GitHub redelivers for three days and check runs are asked for again for weeks; what is older is not needed to know them by. */
const KEEP_MS = 90 * 24 * 60 * 60_000;

/** Looks now and then for work whose time has come, and forgets what is long done. Starts with what the last run left. */
export function housekeeping({ store, packs, worker, now, log }: HousekeepingOptions): { readonly stop: () => void } {
  const prune = () => {
    const before = new Date(Date.parse(now()) - KEEP_MS).toISOString();
    const failed = (error: unknown) => log('error', { event: 'prune.failed', ...describeError(error) });
    store.prune(before).catch(failed);
    packs.prune(now()).catch(failed);
  };
  worker.wake();
  prune();
  const timers = [setInterval(() => worker.wake(), WAKE_EVERY_MS), setInterval(prune, PRUNE_EVERY_MS)];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
