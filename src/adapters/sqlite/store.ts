import { StoreError, type Store } from '../../ports/store.ts';
import { openDatabase, repeatableTransaction, transaction } from './database.ts';
import { deliveryTable } from './deliveries.ts';
import { evaluationTable } from './evaluations.ts';
import { groupCommit } from './group-commit.ts';
import { ledger } from './ledger.ts';
import { reportTable } from './reports.ts';
import { planApplier } from './plan.ts';

export interface SqliteStoreOptions {
  /** The file; `:memory:` keeps nothing. */
  readonly path: string;
  /** How long an acknowledgement waits for others to share its flush. */
  readonly groupCommitMs?: number;
}

const GROUP_COMMIT_MS = 5;

/** The embedded store: one file, one process. What a crash left claimed is queued again before this returns. */
export function openSqliteStore({ path, groupCommitMs = GROUP_COMMIT_MS }: SqliteStoreOptions): Store {
  const database = openDatabase(path);
  const deliveries = deliveryTable(database);
  const evaluations = evaluationTable(database);
  const records = ledger(database);
  const reports = reportTable(database);
  const apply = planApplier(database, evaluations);
  const group = groupCommit(database, groupCommitMs);
  transaction(database, () => {
    deliveries.recover();
    evaluations.recover();
  });

  /** Progress that would be made again after a power cut, in a transaction of its own, behind a promise: failures reject, they are never thrown at the caller's face. */
  const run = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      if (!database.isOpen) throw new StoreError('STORE_CLOSED', 'the store is closed');
      resolve(repeatableTransaction(database, work));
    });

  return {
    accept: (delivery) =>
      database.isOpen
        ? group.write(() => deliveries.accept(delivery))
        : Promise.reject(new StoreError('STORE_CLOSED', 'the store is closed')),
    claimDelivery: (now) => run(() => deliveries.claim(now)),
    settleDelivery: (id, plan, now) =>
      run(() => (deliveries.settle(id, plan.outcome) ? apply(plan, now) : { queued: [], superseded: [] })),
    failDelivery: (id, failure) => run(() => deliveries.fail(id, failure)),
    claimEvaluation: (now) => run(() => evaluations.claim(now)),
    finishEvaluation: (ticket) => run(() => evaluations.finish(ticket)),
    failEvaluation: (ticket, failure) => run(() => evaluations.fail(ticket, failure)),
    releaseEvaluation: (ticket, notBefore) => run(() => evaluations.release(ticket, notBefore)),
    checkRun: (repository, externalId) => run(() => records.checkRun(repository, externalId)),
    checkRunsAt: (repository, head) => run(() => records.checkRunsAt(repository, head)),
    rememberCheckRun: (record, now) => run(() => records.rememberCheckRun(record, now)),
    lastDefaultBranchEvidence: (repository) => run(() => records.lastEvidence(repository)),
    rememberDefaultBranchEvidence: (record) => run(() => records.rememberEvidence(record)),
    recentReports: (repository) => run(() => reports.recent(repository)),
    rememberReport: (record) => run(() => reports.remember(record)),
    pending: () => run(() => records.pending()),
    prune: (before) => run(() => records.prune(before)),
    close: () =>
      new Promise((resolve) => {
        if (database.isOpen) {
          group.flush();
          database.close();
        }
        resolve();
      }),
  };
}
