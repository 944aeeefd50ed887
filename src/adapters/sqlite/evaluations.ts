import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { coalesce, coalescingKey, urgency, type EvaluationRequest } from '../../model/evaluation-request.ts';
import type { ClaimedEvaluation, EvaluationTask, Failure, GiveUpReason } from '../../ports/queue.ts';
import { evaluationStatements, type EvaluationRow } from './evaluation-rows.ts';
import { writeRequest } from './stored-request.ts';

/** What the evaluations table can be asked; each verb runs inside the caller's transaction. */
export interface EvaluationTable {
  /** True when new work waits; false when it was merged into work that waits already. */
  enqueue(request: EvaluationRequest, when: When): boolean;
  claim(now: string): ClaimedEvaluation | undefined;
  finish(ticket: number): void;
  fail(ticket: number, failure: Failure): void;
  release(ticket: number, notBefore?: string): void;
  /** Waiting and running work of an installation, or of one repository. */
  open(where: { readonly installation: number } | { readonly repository: number }): readonly OpenEvaluation[];
  replace(ticket: number, request: EvaluationRequest): void;
  giveUp(ticket: number, why: GiveUpReason): void;
  /** Marks running work: when it ends without a result, it is not tried again. */
  unwanted(ticket: number, why: 'superseded' | 'dropped'): void;
  recover(): void;
}

export interface When {
  readonly now: string;
  readonly notBefore: string | null;
}

export interface OpenEvaluation {
  readonly ticket: number;
  readonly task: EvaluationTask;
  readonly request: EvaluationRequest;
  readonly running: boolean;
}

export function evaluationTable(database: DatabaseSync): EvaluationTable {
  const { sql, row, rows } = evaluationStatements(database);

  function enqueue(request: EvaluationRequest, { now, notBefore }: When): boolean {
    const [repository, key] = [request.repository.id, coalescingKey(request)];
    // The run in progress is followed by one that speaks for its pull requests too.
    const wanted = joined(row(sql.running, repository, key)?.request, request);
    const waiting = row(sql.waiting, repository, key);
    if (waiting === undefined) {
      sql.insert.run(request.installation, repository, key, urgency(request), writeRequest(wanted), notBefore ?? now);
      return true;
    }
    const revived = waiting.task === 'give-up';
    const merged = revived ? wanted : joined(waiting.request, wanted);
    const due = notBefore === null || revived ? (notBefore ?? now) : earlier(waiting.due_at, notBefore);
    sql.merge.run(writeRequest(merged), request.installation, due, waiting.ticket);
    return revived;
  }

  function claim(now: string): ClaimedEvaluation | undefined {
    const found = row(sql.due, now);
    if (found === undefined) return undefined;
    const { ticket, task, why, request, attempts } = found;
    if (request === undefined) {
      sql.bury.run('the stored request cannot be read', ticket);
      return claim(now);
    }
    sql.claim.run(ticket);
    return { ticket, task, why, request, attempt: attempts + 1 };
  }

  function fail(ticket: number, { reason, retryAt }: Failure): void {
    const failed = row(sql.byTicket, ticket);
    if (failed?.state !== 'claimed' || settledOtherwise(failed)) return;
    if (retryAt !== null) sql.retry.run(retryAt, reason, ticket);
    else if (failed.task === 'evaluate') sql.giveUp.run('failed', ticket);
    else sql.bury.run(reason, ticket);
  }

  function putBack(ticket: number, statement: StatementSync): void {
    const claimed = row(sql.byTicket, ticket);
    if (claimed?.state === 'claimed' && !settledOtherwise(claimed)) statement.run(ticket);
  }

  /** Work that nobody wants any more, or that waiting work with the same key will do, is not put back. */
  function settledOtherwise({ ticket, task, unwanted, repository, key }: EvaluationRow): boolean {
    const replaced = row(sql.waiting, repository, key) !== undefined;
    if (replaced || unwanted === 'dropped') sql.remove.run(ticket);
    else if (unwanted === 'superseded' && task === 'evaluate') sql.giveUp.run('superseded', ticket);
    else return false;
    return true;
  }

  return {
    enqueue,
    claim,
    fail,
    finish: (ticket) => void sql.remove.run(ticket),
    release(ticket, notBefore) {
      putBack(ticket, sql.release);
      if (notBefore !== undefined) sql.notBefore.run(notBefore, ticket);
    },
    open(where) {
      const found =
        'repository' in where ? rows(sql.ofRepository, where.repository) : rows(sql.ofInstallation, where.installation);
      return found.flatMap(({ ticket, task, state, request }) =>
        request === undefined ? [] : [{ ticket, task, request, running: state === 'claimed' }],
      );
    },
    replace: (ticket, request) => void sql.replace.run(writeRequest(request), ticket),
    giveUp: (ticket, why) => void sql.giveUp.run(why, ticket),
    unwanted: (ticket, why) => void sql.unwanted.run(why, ticket),
    // The try that a crash cut short stays counted: work that kills the process must not do so for ever.
    recover: () => rows(sql.claimed).forEach(({ ticket }) => putBack(ticket, sql.requeue)),
  };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function joined(earlier: EvaluationRequest | undefined, later: EvaluationRequest): EvaluationRequest {
  return earlier === undefined ? later : coalesce(earlier, later);
}
