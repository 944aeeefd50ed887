import { reasonOf } from './status.ts';

/** Status and reason of a failed request; nothing else of it, because Octokit's errors carry the request with its token. */
export interface RequestFailure {
  /** 0 when no answer came. */
  readonly status: number;
  readonly message: string;
  readonly rateLimited: boolean;
}

export function failureOf(error: unknown): RequestFailure {
  const { status = 0, response } = (error ?? {}) as { status?: number; response?: FailedResponse };
  if (typeof status !== 'number' || response === undefined) return { status: 0, message: '', rateLimited: false };
  const message = typeof response.data?.message === 'string' ? response.data.message.slice(0, 500) : '';
  const rateLimited = reasonOf({ status, message, headers: response.headers ?? {} }) === 'rate-limited';
  return { status, message, rateLimited };
}

interface FailedResponse {
  readonly data?: { readonly message?: unknown };
  readonly headers?: Record<string, string | number | undefined>;
}
