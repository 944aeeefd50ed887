import type { z } from 'zod';
import type { EvaluationRequest } from '../../model/evaluation-request.ts';
import type { Plan, PlannedEvaluation } from '../../ports/queue.ts';
import type { CheckRunLedger } from '../../ports/store.ts';

/** What a handler may know beside the payload. */
export interface HandlerContext {
  /** Name of the GitHub server, `github.com`. */
  readonly host: string;
  /** Of this App; its own check suites are told from those of others by it. */
  readonly appId: number;
  readonly now: string;
  readonly runs: Pick<CheckRunLedger, 'checkRun' | 'checkRunsAt'>;
}

/** Turns one kind of event into a plan. It does nothing else, so that it may run again after a crash. */
export interface WebhookHandler {
  readonly event: string;
  readonly plan: (payload: unknown, context: HandlerContext) => Promise<Plan>;
}

type Judge<T> = (payload: T, context: HandlerContext) => Plan | Promise<Plan>;

/** A handler that sees a payload only when it has the fields it uses; any other payload is ignored for a named reason. */
export function webhookHandler<T>(event: string, schema: z.ZodType<T>, judge: Judge<T>): WebhookHandler {
  return {
    event,
    async plan(payload, context) {
      const parsed = schema.safeParse(payload);
      if (parsed.success) return judge(parsed.data, context);
      const missing = parsed.error.issues.map((issue) => issue.path[0]);
      if (missing.includes('installation')) return ignored('no installation');
      return ignored(missing.includes('repository') ? 'no repository' : 'unexpected payload');
    },
  };
}

export function ignored(why: string): Plan {
  return { evaluate: [], drop: [], outcome: `ignored: ${why}` };
}

export function evaluating(
  requests: readonly EvaluationRequest[],
  how: Partial<Omit<PlannedEvaluation, 'request'>> = {},
): Plan {
  const usual = { movedAt: null, onlyIfCurrent: false, limit: null, notBefore: null };
  return { evaluate: requests.map((request) => ({ ...usual, ...how, request })), drop: [], outcome: 'planned' };
}

/** So many in the hour before now, counted per head. */
export function perHour(name: string, atMost: number, now: string): PlannedEvaluation['limit'] {
  return { name, atMost, since: new Date(Date.parse(now) - 3_600_000).toISOString() };
}

/** People may ask for the same head again, but not without end. */
export const MAX_REREQUESTS_PER_HOUR = 6;

/** Two Apps that answer each other's check suites must not keep each other busy for ever. */
export const MAX_AFTER_CI_PER_HOUR = 20;
