import { waitSeconds } from './rate.ts';
import { reasonOf } from './status.ts';

/** Status and reason of a failed request; nothing else of it, because Octokit's errors carry the request with its token. */
export interface RequestFailure {
  /** 0 when no answer came. */
  readonly status: number;
  readonly message: string;
  readonly rateLimited: boolean;
  /** Set when rate limited. */
  readonly retryAfterSeconds?: number;
}

export function failureOf(error: unknown): RequestFailure {
  const { status = 0, response } = (error ?? {}) as { status?: number; response?: FailedResponse };
  if (typeof status !== 'number' || response === undefined) return { status: 0, message: '', rateLimited: false };
  const message = typeof response.data?.message === 'string' ? response.data.message.slice(0, 500) : '';
  const rateLimited = reasonOf({ status, message, headers: response.headers ?? {} }) === 'rate-limited';
  if (!rateLimited) return { status, message, rateLimited };
  return { status, message, rateLimited, retryAfterSeconds: waitSeconds(response.headers ?? {}, answeredAt(response)) };
}

/** The window's end is an absolute time: it is held against GitHub's own clock, not ours. */
function answeredAt({ headers }: FailedResponse): string {
  const date = Date.parse(String(headers?.date ?? ''));
  return new Date(Number.isNaN(date) ? 0 : date).toISOString();
}

interface FailedResponse {
  readonly data?: { readonly message?: unknown };
  readonly headers?: Record<string, string | number | undefined>;
}
