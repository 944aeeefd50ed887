import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { StoreError } from '../../ports/store.ts';
import { MIGRATIONS } from './schema.ts';

/**
 * WAL with `synchronous=FULL`: a commit returns after the log is flushed to the disk. The exclusive lock keeps a second
 * process from taking over claims that are still being worked on; the operating system frees it when the process ends.
 */
const PRAGMAS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`;

/** Opens the file (or `:memory:`), brings it to the newest schema and keeps it for this process alone. */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(PRAGMAS);
    migrate(database);
    return database;
  } catch (cause) {
    database?.close();
    throw openingError(path, cause);
  }
}

/** Runs the work in one transaction: all of it is durable, or none of it happened. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * A transaction that is atomic and survives the end of the process, but whose flush may come with a later one: a power cut may
 * undo the newest of them. Only for progress that is made again in the same way (claims, plans, results), never for an acceptance.
 */
export function repeatableTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('PRAGMA synchronous = NORMAL');
  try {
    return transaction(database, work);
  } finally {
    database.exec('PRAGMA synchronous = FULL');
  }
}

function migrate(database: DatabaseSync): void {
  transaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version > MIGRATIONS.length) {
      throw new Error(`it was written by a newer version (schema ${version}, this one knows ${MIGRATIONS.length})`);
    }
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

/** SQLite's own result codes: BUSY and LOCKED. */
const HELD_BY_ANOTHER = [5, 6];

function openingError(path: string, cause: unknown): StoreError {
  const { errcode, message } = sqliteError.catch({}).parse(cause);
  if (errcode !== undefined && HELD_BY_ANOTHER.includes(errcode)) {
    return new StoreError('STORE_IN_USE', `the store ${path} is in use by another process; stop it first`, { cause });
  }
  const reason = message ?? 'unknown error';
  return new StoreError('STORE_UNUSABLE', `the store ${path} cannot be opened: ${reason}`, { cause });
}

const sqliteError = z.object({ errcode: z.int().optional(), message: z.string().optional() });
