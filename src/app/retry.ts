import { postponedBy } from '../model/rate.ts';

/** How often work is tried, and how long it waits between. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** Six tries over about half an hour: longer than a short outage, shorter than anybody's patience with a pending check. */
export const DEFAULT_RETRY: RetryPolicy = { attempts: 6, firstWaitMs: 15_000, longestWaitMs: 15 * 60_000 };

export interface FailedTry {
  readonly attempt: number;
  readonly error: unknown;
  /** RFC 3339. */
  readonly now: string;
}

/** When the next try is due; null after the last. Each wait is four times the one before, and never shorter than GitHub asks. */
export function retryAt({ attempt, error, now }: FailedTry, policy: RetryPolicy): string | null {
  if (attempt >= policy.attempts) return null;
  const wait = Math.min(policy.firstWaitMs * 4 ** (attempt - 1), policy.longestWaitMs);
  return new Date(Date.parse(now) + Math.max(wait, postponedBy(error) * 1000)).toISOString();
}

/** The thing it was for is gone (repository deleted, App uninstalled): no further try can help, and nobody is left to tell. */
export function isGone(error: unknown): boolean {
  if (error === null || typeof error !== 'object' || !('code' in error)) return false;
  return error.code === 'PUBLISH_GONE' || error.code === 'TOKEN_GONE';
}
