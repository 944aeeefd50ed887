import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../ports/store.ts';
import { transaction } from './database.ts';

/** Writes that wait for the same flush. One flush of the disk costs milliseconds, however many writes it covers. */
export interface GroupCommit {
  /** Resolves with the result once the transaction that holds it is on the disk. */
  write<T>(work: () => T): Promise<T>;
  /** Commits what waits, now. */
  flush(): void;
}

interface Waiting {
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/** Collects writes for `windowMs` after the first one, then commits them together. */
export function groupCommit(database: DatabaseSync, windowMs: number): GroupCommit {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) commit(database, batch);
  }

  return {
    flush,
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        const run = () => {
          const result = work();
          return () => resolve(result);
        };
        waiting.push({ run, reject });
        timer ??= setTimeout(flush, windowMs);
      }),
  };
}

/** All in one transaction; when that fails, each by itself, so that one bad write costs only itself. */
function commit(database: DatabaseSync, batch: readonly Waiting[]): void {
  try {
    for (const tell of transaction(database, () => batch.map((each) => each.run()))) tell();
  } catch (error) {
    const only = batch.length === 1 ? batch[0] : undefined;
    if (only === undefined) for (const each of batch) commit(database, [each]);
    else only.reject(new StoreError('STORE_WRITE_FAILED', 'the store could not be written', { cause: error }));
  }
}
