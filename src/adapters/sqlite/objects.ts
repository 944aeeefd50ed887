import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { ObjectStore } from '../../ports/object-store.ts';
import { StoreError } from '../../ports/store.ts';
import { transaction } from './database.ts';

export interface ObjectStoreOptions {
  /** A file of its own, which may be deleted while the App is stopped. */
  readonly path: string;
  /** RFC 3339. */
  readonly now: () => string;
  /** Told of a write that failed; what was to be kept is then asked of GitHub again. */
  readonly problem: (error: unknown) => void;
  /** Bytes kept at most. */
  readonly limit?: number;
}

export interface SqliteObjectStore extends ObjectStore {
  close(): void;
}

const LIMIT_BYTES = 512 * 1024 * 1024;
/** Repositories that nobody looks at any more, those of an installation that is gone among them, leave nothing behind. */
const UNUSED_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** `synchronous=NORMAL`: a power cut may lose the newest objects, never the file. */
const OPEN = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA auto_vacuum = INCREMENTAL;
  CREATE TABLE IF NOT EXISTS objects (
    key TEXT PRIMARY KEY,
    bytes BLOB NOT NULL,
    used_on TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_use ON objects (used_on);
`;

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array), used_on: z.string() });
const sizeRow = z.object({ key: z.string(), size: z.number() });
const totalRow = z.object({ total: z.number().nullable() });

/** Objects in a file. Writes are gathered and made together after the work at hand; reads come at once. */
export function openObjectStore(options: ObjectStoreOptions): SqliteObjectStore {
  const { now, problem, limit = LIMIT_BYTES } = options;
  const database = opened(options.path);
  const sql = {
    get: database.prepare('SELECT bytes, used_on FROM objects WHERE key = ?'),
    put: database.prepare('INSERT OR IGNORE INTO objects (key, bytes, used_on) VALUES (?, ?, ?)'),
    touch: database.prepare('UPDATE objects SET used_on = ? WHERE key = ?'),
    old: database.prepare('DELETE FROM objects WHERE used_on < ?'),
    oldest: database.prepare('SELECT key, length(bytes) AS size FROM objects ORDER BY used_on, rowid LIMIT 100'),
    forget: database.prepare('DELETE FROM objects WHERE key = ?'),
    total: database.prepare('SELECT sum(length(bytes)) AS total FROM objects'),
  };
  const waiting = new Map<string, Uint8Array>();
  const used = new Set<string>();
  let scheduled: NodeJS.Immediate | undefined;
  sql.old.run(dayOf(Date.parse(now()) - UNUSED_DAYS * DAY_MS));
  let total = totalRow.parse(sql.total.get()).total ?? 0;

  function writeAll(): void {
    const today = dayOf(Date.parse(now()));
    for (const key of used) sql.touch.run(today, key);
    for (const [key, bytes] of waiting) if (sql.put.run(key, bytes, today).changes > 0) total += bytes.byteLength;
    while (total > limit) {
      const oldest = z.array(sizeRow).parse(sql.oldest.all());
      if (oldest.length === 0) return;
      for (const { key, size } of oldest) {
        if (total <= limit) return;
        sql.forget.run(key);
        total -= size;
      }
    }
  }

  function flush(): void {
    scheduled = undefined;
    if (!database.isOpen) return;
    try {
      transaction(database, writeAll);
      database.exec('PRAGMA incremental_vacuum');
    } catch (error) {
      total = totalRow.parse(sql.total.get()).total ?? 0;
      problem(error);
    } finally {
      waiting.clear();
      used.clear();
    }
  }

  const soon = () => (scheduled ??= setImmediate(flush));

  return {
    get(key) {
      const fresh = waiting.get(key);
      if (fresh !== undefined || !database.isOpen) return fresh;
      const row = bytesRow.safeParse(sql.get.get(key));
      if (!row.success) return undefined;
      if (row.data.used_on !== dayOf(Date.parse(now()))) {
        used.add(key);
        soon();
      }
      return row.data.bytes;
    },
    keep(key, bytes) {
      if (!database.isOpen) return;
      waiting.set(key, bytes);
      soon();
    },
    close() {
      if (scheduled !== undefined) clearImmediate(scheduled);
      flush();
      if (database.isOpen) database.close();
    },
  };
}

function opened(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(OPEN);
    return database;
  } catch (cause) {
    database?.close();
    const reason = cause instanceof Error ? cause.message : 'unknown error';
    throw new StoreError('STORE_UNUSABLE', `the memory of objects ${path} cannot be opened: ${reason}`, { cause });
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
