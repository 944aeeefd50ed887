import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../../src/adapters/sqlite/schema.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite/store.ts';

const count = { unknown: 1, asked: 4, at: '2026-03-01T00:00:00Z' };

it('a store of the version before gets a ledger, and what it held stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-reports-'));
  const path = join(folder, 'store.sqlite');
  const older = new DatabaseSync(path);
  older.exec(MIGRATIONS[0] ?? '');
  older.exec(`PRAGMA user_version = 1; INSERT INTO evidence VALUES (42, 1, '{"a":1}', '2026-01-01T00:00:00Z')`);
  older.close();
  const store = openSqliteStore({ path });
  expect(await store.recentReports(42)).toEqual([]);
  await store.rememberReport({ installation: 1, repository: 42, count });
  expect(await store.lastDefaultBranchEvidence(42)).toEqual({ a: 1 });
  await store.close();
  const again = openSqliteStore({ path });
  expect(await again.recentReports(42)).toEqual([count]);
  await again.close();
  rmSync(folder, { recursive: true });
});

it('a report that asked nothing is refused', async () => {
  const store = openSqliteStore({ path: ':memory:' });
  const nothing = { installation: 1, repository: 42, count: { ...count, asked: 0 } };
  await expect(store.rememberReport(nothing)).rejects.toThrow(/CHECK/);
  await store.close();
});
