import type { EvaluationRequest } from '../model/evaluation-request.ts';

/** One authenticated webhook as it came. All instants are RFC 3339 in UTC with milliseconds, so that text order is time order. */
export interface Delivery {
  /** GitHub's `X-GitHub-Delivery`; the same for a redelivery. */
  readonly id: string;
  readonly event: string;
  /** The body, byte for byte. */
  readonly body: Uint8Array;
  readonly receivedAt: string;
}

/** `known`: queued, being worked on or done; nothing new happens. `requeued`: it had failed and is tried again. */
export type Acceptance = 'new' | 'known' | 'requeued';

export interface ClaimedDelivery extends Delivery {
  /** 1 for the first try. */
  readonly attempt: number;
}

/** What one delivery leads to. */
export interface Plan {
  readonly evaluate: readonly PlannedEvaluation[];
  readonly drop: readonly Drop[];
  /** A short word for the ledger: `planned`, `ignored: …`. */
  readonly outcome: string;
}

export interface PlannedEvaluation {
  readonly request: EvaluationRequest;
  /** When the head stood there, by GitHub's clock; an older word never cancels a newer one. null = moves nothing. */
  readonly movedAt: string | null;
  /** Only while its pull request or branch still stands at this head, as far as is known. */
  readonly onlyIfCurrent: boolean;
  readonly limit: PlanLimit | null;
  /** Waits until then, for what comes in bursts; work that waits already stays due when it was. null = at once. */
  readonly notBefore: string | null;
}

/** At most so many under this name per repository and head since then; more are left out. */
export interface PlanLimit {
  readonly name: string;
  readonly atMost: number;
  readonly since: string;
}

/** Work that lost its permission: a whole installation, or some of its repositories. */
export interface Drop {
  readonly installation: number;
  readonly repositories: 'all' | readonly number[];
}

export interface Settled {
  /** Newly queued; what was merged into waiting work is not among them. */
  readonly queued: readonly EvaluationRequest[];
  /** Tickets being worked on whose result nobody wants any more. */
  readonly superseded: readonly number[];
}

/** `retryAt` null = no further try: it stays as dead until GitHub redelivers it. */
export interface Failure {
  readonly reason: string;
  readonly retryAt: string | null;
}

/** Webhooks between the acknowledgement and their plan. */
export interface DeliveryQueue {
  /** Resolves only once the delivery would survive a power cut. */
  accept(delivery: Delivery): Promise<Acceptance>;
  /** The oldest delivery that is due; nobody else gets it until it is settled, failed or the process restarts. */
  claimDelivery(now: string): Promise<ClaimedDelivery | undefined>;
  /** Marks it done and applies its plan, both or neither. */
  settleDelivery(id: string, plan: Plan, now: string): Promise<Settled>;
  failDelivery(id: string, failure: Failure): Promise<void>;
}

/** `give-up`: the evaluation will not come, and its check run must be completed saying so. */
export type EvaluationTask = 'evaluate' | 'give-up';

/** Why an evaluation was given up. */
export type GiveUpReason = 'failed' | 'superseded';

export interface ClaimedEvaluation {
  readonly ticket: number;
  readonly task: EvaluationTask;
  /** Set for `give-up`. */
  readonly why: GiveUpReason | null;
  readonly request: EvaluationRequest;
  readonly attempt: number;
}

/** Evaluations, coalesced per repository and key: at most one waits and at most one runs. */
export interface EvaluationQueue {
  /** The most urgent one that is due and whose key nobody works on. */
  claimEvaluation(now: string): Promise<ClaimedEvaluation | undefined>;
  finishEvaluation(ticket: number): Promise<void>;
  /** Tries again later; without `retryAt` an evaluation becomes a give-up, and a give-up is dead. A superseded one becomes a give-up at once. */
  failEvaluation(ticket: number, failure: Failure): Promise<void>;
  /** Hands a claim back untouched: its try does not count. Due at once, or not before the instant. */
  releaseEvaluation(ticket: number, notBefore?: string): Promise<void>;
}
