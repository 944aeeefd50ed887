import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { CheckRunRecord, EvidenceRecord, Pending } from '../../ports/store.ts';
import { readRequest, writeRequest } from './stored-request.ts';

const checkRunRow = z.object({
  installation: z.int(),
  repository: z.int(),
  external_id: z.string(),
  head: z.string(),
  run_id: z.int(),
  request: z.string(),
});

/** Check runs, default-branch evidence, counts and forgetting. */
export interface Ledger {
  checkRun(repository: number, externalId: string): CheckRunRecord | undefined;
  checkRunsAt(repository: number, head: string): readonly CheckRunRecord[];
  rememberCheckRun(record: CheckRunRecord, now: string): void;
  lastEvidence(repository: number): unknown;
  rememberEvidence(record: EvidenceRecord): void;
  pending(): Pending;
  prune(before: string): void;
}

export function ledger(database: DatabaseSync): Ledger {
  const byId = database.prepare('SELECT * FROM check_runs WHERE repository = ? AND external_id = ?');
  const byHead = database.prepare('SELECT * FROM check_runs WHERE repository = ? AND head = ? ORDER BY run_id');
  const remember = database.prepare(
    `INSERT OR REPLACE INTO check_runs (installation, repository, external_id, head, run_id, request, remembered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const evidence = database.prepare('SELECT document FROM evidence WHERE repository = ?');
  const keep = database.prepare(
    'INSERT OR REPLACE INTO evidence (installation, repository, document, at) VALUES (?, ?, ?, ?)',
  );
  const count = database.prepare(
    `SELECT (SELECT count(*) FROM deliveries WHERE state IN ('queued', 'claimed', 'failed')) AS deliveries,
            (SELECT count(*) FROM evaluations WHERE state <> 'dead') AS evaluations,
            (SELECT count(*) FROM deliveries WHERE state = 'dead')
            + (SELECT count(*) FROM evaluations WHERE state = 'dead') AS dead`,
  );
  const prunes = [
    `DELETE FROM deliveries WHERE state = 'done' AND received_at < ?`,
    'DELETE FROM heads WHERE moved_at < ?',
    'DELETE FROM admissions WHERE at < ?',
    'DELETE FROM check_runs WHERE remembered_at < ?',
    'DELETE FROM reports WHERE at < ?',
  ].map((text) => database.prepare(text));

  return {
    checkRun: (repository, externalId) => recordOf(byId.get(repository, externalId))[0],
    checkRunsAt: (repository, head) => byHead.all(repository, head).flatMap(recordOf),
    rememberCheckRun({ installation, repository, externalId, head, runId, request }, now) {
      remember.run(installation, repository, externalId, head, runId, writeRequest(request), now);
    },
    lastEvidence(repository) {
      const found = evidence.get(repository);
      return found === undefined ? undefined : (JSON.parse(String(found.document)) as unknown);
    },
    rememberEvidence({ installation, repository, document, at }) {
      keep.run(installation, repository, JSON.stringify(document), at);
    },
    pending: () => z.object({ deliveries: z.int(), evaluations: z.int(), dead: z.int() }).parse(count.get()),
    prune: (before) => prunes.forEach((statement) => statement.run(before)),
  };
}

function recordOf(found: unknown): CheckRunRecord[] {
  if (found === undefined) return [];
  const { external_id: externalId, run_id: runId, request: text, ...rest } = checkRunRow.parse(found);
  const request = readRequest(text);
  return request === undefined ? [] : [{ ...rest, externalId, runId, request }];
}
