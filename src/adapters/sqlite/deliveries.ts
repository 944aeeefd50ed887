import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Acceptance, ClaimedDelivery, Delivery, Failure } from '../../ports/queue.ts';

const row = z.object({
  id: z.string(),
  event: z.string(),
  body: z.instanceof(Uint8Array),
  received_at: z.string(),
  attempts: z.int(),
});

/** What the deliveries table can be asked; each verb runs inside the caller's transaction. */
export interface DeliveryTable {
  accept(delivery: Delivery): Acceptance;
  claim(now: string): ClaimedDelivery | undefined;
  /** False when it is not being worked on, so that its plan must not be applied. */
  settle(id: string, outcome: string): boolean;
  fail(id: string, failure: Failure): void;
  recover(): void;
}

export function deliveryTable(database: DatabaseSync): DeliveryTable {
  const stateOf = database.prepare('SELECT state FROM deliveries WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO deliveries (id, event, body, state, received_at, due_at) VALUES (?, ?, ?, 'queued', ?, ?)`,
  );
  const again = database.prepare(
    `UPDATE deliveries SET state = 'queued', attempts = 0, body = ?, due_at = ?, outcome = NULL WHERE id = ?`,
  );
  const due = database.prepare(
    `SELECT id, event, body, received_at, attempts FROM deliveries
     WHERE state IN ('queued', 'failed') AND due_at <= ? ORDER BY due_at, rowid LIMIT 1`,
  );
  const claim = database.prepare(`UPDATE deliveries SET state = 'claimed', attempts = attempts + 1 WHERE id = ?`);
  // The body holds private data and nobody needs it once its plan is made; the id stays, to know a redelivery by.
  const settle = database.prepare(
    `UPDATE deliveries SET state = 'done', body = x'', outcome = ? WHERE id = ? AND state = 'claimed'`,
  );
  const fail = database.prepare(
    `UPDATE deliveries SET state = ?, due_at = coalesce(?, due_at), outcome = ? WHERE id = ? AND state = 'claimed'`,
  );
  const recover = database.prepare(`UPDATE deliveries SET state = 'queued' WHERE state = 'claimed'`);

  return {
    accept({ id, event, body, receivedAt }) {
      const known = stateOf.get(id);
      if (known === undefined) {
        insert.run(id, event, body, receivedAt, receivedAt);
        return 'new';
      }
      if (known.state !== 'failed' && known.state !== 'dead') return 'known';
      again.run(body, receivedAt, id);
      return 'requeued';
    },
    claim(now) {
      const found = due.get(now);
      if (found === undefined) return undefined;
      const { id, event, body, received_at, attempts } = row.parse(found);
      claim.run(id);
      return { id, event, body, receivedAt: received_at, attempt: attempts + 1 };
    },
    settle: (id, outcome) => settle.run(outcome, id).changes > 0,
    fail: (id, { reason, retryAt }) => void fail.run(retryAt === null ? 'dead' : 'failed', retryAt, reason, id),
    recover: () => void recover.run(),
  };
}
