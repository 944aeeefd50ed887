import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { EvaluationRequest } from '../../model/evaluation-request.ts';
import { readRequest } from './stored-request.ts';

const schema = z.object({
  ticket: z.int(),
  repository: z.int(),
  key: z.string(),
  request: z.string().transform((text): EvaluationRequest | undefined => readRequest(text)),
  task: z.enum(['evaluate', 'give-up']),
  why: z.enum(['failed', 'superseded']).nullable(),
  unwanted: z.enum(['superseded', 'dropped']).nullable(),
  state: z.enum(['queued', 'claimed', 'dead']),
  attempts: z.int(),
  due_at: z.string(),
});

/** One row of the evaluations table; `request` is undefined when another version of this program wrote it. */
export type EvaluationRow = z.infer<typeof schema>;

export interface EvaluationStatements {
  readonly row: (statement: StatementSync, ...parameters: (string | number)[]) => EvaluationRow | undefined;
  readonly rows: (statement: StatementSync, ...parameters: (string | number)[]) => readonly EvaluationRow[];
  readonly sql: ReturnType<typeof prepare>;
}

export function evaluationStatements(database: DatabaseSync): EvaluationStatements {
  return {
    sql: prepare(database),
    rows: (statement, ...parameters) => statement.all(...parameters).map((found) => schema.parse(found)),
    row(statement, ...parameters) {
      const found = statement.get(...parameters);
      return found === undefined ? undefined : schema.parse(found);
    },
  };
}

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    byTicket: sql('SELECT * FROM evaluations WHERE ticket = ?'),
    waiting: sql(`SELECT * FROM evaluations WHERE repository = ? AND key = ? AND state = 'queued'`),
    running: sql(`SELECT * FROM evaluations WHERE repository = ? AND key = ? AND state = 'claimed'`),
    claimed: sql(`SELECT * FROM evaluations WHERE state = 'claimed'`),
    ofInstallation: sql(`SELECT * FROM evaluations WHERE installation = ? AND state <> 'dead'`),
    ofRepository: sql(`SELECT * FROM evaluations WHERE repository = ? AND state <> 'dead'`),
    due: sql(
      `SELECT * FROM evaluations AS e WHERE state = 'queued' AND due_at <= ? AND NOT EXISTS
         (SELECT 1 FROM evaluations AS r WHERE r.state = 'claimed' AND r.repository = e.repository AND r.key = e.key)
       ORDER BY urgency, ticket LIMIT 1`,
    ),
    insert: sql(
      `INSERT INTO evaluations (installation, repository, key, urgency, request, task, state, due_at)
       VALUES (?, ?, ?, ?, ?, 'evaluate', 'queued', ?)`,
    ),
    merge: sql(
      `UPDATE evaluations SET request = ?, installation = ?, due_at = ?, task = 'evaluate', why = NULL, attempts = 0
       WHERE ticket = ?`,
    ),
    claim: sql(`UPDATE evaluations SET state = 'claimed', attempts = attempts + 1 WHERE ticket = ?`),
    requeue: sql(`UPDATE evaluations SET state = 'queued' WHERE ticket = ?`),
    release: sql(`UPDATE evaluations SET state = 'queued', attempts = attempts - 1 WHERE ticket = ?`),
    notBefore: sql(`UPDATE evaluations SET due_at = ? WHERE ticket = ? AND state = 'queued'`),
    retry: sql(`UPDATE evaluations SET state = 'queued', due_at = ?, reason = ? WHERE ticket = ?`),
    giveUp: sql(
      `UPDATE evaluations SET state = 'queued', task = 'give-up', why = ?, unwanted = NULL, attempts = 0 WHERE ticket = ?`,
    ),
    replace: sql('UPDATE evaluations SET request = ? WHERE ticket = ?'),
    unwanted: sql('UPDATE evaluations SET unwanted = ? WHERE ticket = ?'),
    bury: sql(`UPDATE evaluations SET state = 'dead', reason = ? WHERE ticket = ?`),
    remove: sql('DELETE FROM evaluations WHERE ticket = ?'),
  };
}
