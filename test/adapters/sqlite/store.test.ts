import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../src/adapters/sqlite/database.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite/store.ts';
import { storeContract, type StorePlace } from '../../ports/store.contract.ts';
import { delivery, instant } from '../../support/requests.ts';

function place(): StorePlace & { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-store-'));
  const path = join(folder, 'store.sqlite');
  return { path, open: () => openSqliteStore({ path }), remove: () => rmSync(folder, { recursive: true }) };
}

storeContract('SQLite', place);

describe('the SQLite store', () => {
  it('flushes every commit to the disk, through a write-ahead log', () => {
    const { path, remove } = place();
    const database = openDatabase(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    database.close();
    remove();
  });

  it('is held by one opener; the second one is told so', async () => {
    const { open, remove } = place();
    const first = open();
    expect(open).toThrow(/in use by another process/);
    await first.close();
    await open().close();
    remove();
  });

  it('many acknowledgements share one flush', async () => {
    const { path, remove } = place();
    const store = openSqliteStore({ path, groupCommitMs: 50 });
    const settled: number[] = [];
    const all = [1, 2, 3].map((number) => store.accept(delivery(number)).then(() => settled.push(number)));
    expect(settled).toEqual([]);
    expect(await store.claimDelivery(instant(100))).toBeUndefined();
    await Promise.all(all);
    expect(settled).toEqual([1, 2, 3]);
    await store.close();
    remove();
  });

  it('one delivery that cannot be written costs only itself', async () => {
    const { open, remove } = place();
    const store = open();
    const broken = delivery(2, { event: undefined as unknown as string });
    const answers = await Promise.allSettled([delivery(1), broken, delivery(3)].map((one) => store.accept(one)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.pending()).deliveries).toBe(2);
    await store.close();
    remove();
  });

  it('what waits for its flush is written before the store closes', async () => {
    const { path, open, remove } = place();
    const store = openSqliteStore({ path, groupCommitMs: 60_000 });
    const accepted = store.accept(delivery(1));
    await store.close();
    expect(await accepted).toBe('new');
    const again = open();
    expect((await again.pending()).deliveries).toBe(1);
    await again.close();
    remove();
  });

  it('a file of a newer version is refused, not damaged', () => {
    const { path, remove } = place();
    const database = openDatabase(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openSqliteStore({ path })).toThrow(/newer version/);
    remove();
  });
});
