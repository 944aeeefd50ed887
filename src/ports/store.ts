import type { EvaluationRequest } from '../model/evaluation-request.ts';
import type { ReportCount } from '../model/report-count.ts';
import type { DeliveryQueue, EvaluationQueue } from './queue.ts';

/** A check run of ours on GitHub, remembered because GitHub cannot be searched by `external_id`. */
export interface CheckRunRecord {
  readonly installation: number;
  readonly repository: number;
  readonly externalId: string;
  readonly head: string;
  readonly runId: number;
  /** What it was made for, so that it can be asked for again. */
  readonly request: EvaluationRequest;
}

export interface CheckRunLedger {
  /** The newest run for this `external_id`. */
  checkRun(repository: number, externalId: string): Promise<CheckRunRecord | undefined>;
  checkRunsAt(repository: number, head: string): Promise<readonly CheckRunRecord[]>;
  /** Replaces the record of the same repository and `external_id`. */
  rememberCheckRun(record: CheckRunRecord, now: string): Promise<void>;
}

/** The evidence of a default branch's last assessment; what settings have drifted since is told against it. */
export interface EvidenceMemory {
  /** The document as it was put; the reader parses it. */
  lastDefaultBranchEvidence(repository: number): Promise<unknown>;
  rememberDefaultBranchEvidence(record: EvidenceRecord): Promise<void>;
}

export interface EvidenceRecord {
  readonly installation: number;
  readonly repository: number;
  readonly document: unknown;
  readonly at: string;
}

/** How much the last reports of a repository could not see. */
export interface ReportLedger {
  /** The newest first, no more than a fact looks back on. */
  recentReports(repository: number): Promise<readonly ReportCount[]>;
  /** Counts one report; the ones before the last few are forgotten. A report that is shown again counts once. */
  rememberReport(record: ReportRecord): Promise<void>;
}

export interface ReportRecord {
  readonly installation: number;
  readonly repository: number;
  readonly count: ReportCount;
}

export interface Pending {
  readonly deliveries: number;
  readonly evaluations: number;
  /** Deliveries and evaluations that ran out of tries. */
  readonly dead: number;
}

/** All that the App keeps. Opening one puts back what a crash left half done. */
export interface Store extends DeliveryQueue, EvaluationQueue, CheckRunLedger, EvidenceMemory, ReportLedger {
  pending(): Promise<Pending>;
  /** Forgets settled deliveries, check runs, counts of reports and heads last touched before this instant; nothing that still waits. */
  prune(before: string): Promise<void>;
  close(): Promise<void>;
}

/** The store cannot be used; the caller should not have acknowledged anything. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

export type StoreErrorCode = 'STORE_UNUSABLE' | 'STORE_IN_USE' | 'STORE_WRITE_FAILED' | 'STORE_CLOSED';
