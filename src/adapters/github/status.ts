import type { UnseenReason } from '../../model/observation.ts';

export interface FailedAnswer {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/**
 * What a failed answer means when the verb itself knows nothing better. A 403 is told apart by GitHub's rate-limit headers
 * and by its words for plans; a 404 is never "no", because GitHub answers it to those who may not look.
 */
export function reasonOf({ status, message, headers }: FailedAnswer): UnseenReason {
  if (status === 202) return 'pending';
  if (status === 429) return 'rate-limited';
  if (status === 403 || status === 401) {
    if (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined) return 'rate-limited';
    if (/secondary rate limit|rate limit exceeded/i.test(message)) return 'rate-limited';
    if (/upgrade to|advanced security|code security must be enabled|not available on your plan/i.test(message))
      return 'plan';
    return 'forbidden';
  }
  if (status === 404 || status === 410 || status === 451) return 'hidden-or-absent';
  if (status >= 500 || status === 0) return 'server-error';
  return 'malformed';
}
