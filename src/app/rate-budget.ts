import type { EvaluationRequest } from '../model/evaluation-request.ts';
import type { Rate } from '../model/rate.ts';

/** Of every window so much is kept for what somebody waits for; about two pull requests' worth of evaluations. */
const RESERVE = 200;

/** What each installation may still ask of GitHub, as far as its own answers told. */
export interface RateBudget {
  note(installation: number, rate: Rate): void;
  /** The instant before which this request is not worth starting; undefined = now. */
  holdUntil(request: EvaluationRequest, now: string): string | undefined;
}

/** One budget per installation: a busy organisation never uses up another's, and nobody asks where GitHub only refuses. */
export function rateBudget(): RateBudget {
  const rates = new Map<number, Rate>();

  return {
    note: (installation, rate) => void rates.set(installation, rate),
    holdUntil({ installation, kind }, now) {
      const { remaining, resetAt, limitedUntil } = rates.get(installation) ?? {};
      if (limitedUntil !== undefined && limitedUntil > now) return limitedUntil;
      if (remaining === undefined || resetAt === undefined || resetAt <= now) return undefined;
      // Default branches looked at by the hundred leave the rest to those who wait for a verdict.
      return remaining < (kind === 'default-branch' ? RESERVE : 1) ? resetAt : undefined;
    },
  };
}
