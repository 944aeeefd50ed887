import type { Octokit } from '@octokit/rest';
import type { UnseenReason } from '../../model/observation.ts';
import { BodyTooLarge } from './bounded-fetch.ts';

/** One request and what came back, before anyone says what it means. `failure` is set when no usable answer came at all. */
export interface RawAnswer {
  /** 0 when no answer came. */
  readonly status: number;
  readonly data: unknown;
  /** GitHub's own `message` of a failed answer, else empty. */
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly url: string;
  readonly failure?: UnseenReason;
}

/** Sends one request; every outcome is a value, so that one endpoint failing costs only its own facts. */
export async function exchange(
  octokit: Octokit,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<RawAnswer> {
  try {
    const { status, data, headers, url } = (await octokit.request(route, { ...parameters })) as Omit<
      RawAnswer,
      'message'
    >;
    return { status, data, message: '', headers, url };
  } catch (error) {
    return failedAnswer(error, route);
  }
}

function failedAnswer(error: unknown, route: string): RawAnswer {
  const cause = error instanceof Error ? error.cause : undefined;
  if (error instanceof BodyTooLarge || cause instanceof BodyTooLarge) return noAnswer(route, 'too-large');
  if (!isRequestError(error) || error.response === undefined) {
    return noAnswer(route, error instanceof SyntaxError ? 'not-json' : 'server-error');
  }
  const { status, data, headers, url } = error.response;
  return { status, data, message: messageOf(data), headers, url };
}

function noAnswer(url: string, failure: UnseenReason): RawAnswer {
  return { status: 0, data: undefined, message: '', headers: {}, url, failure };
}

interface RequestErrorLike {
  readonly response?: {
    readonly status: number;
    readonly data: unknown;
    readonly headers: Record<string, string | number | undefined>;
    readonly url: string;
  };
}

function isRequestError(error: unknown): error is RequestErrorLike {
  return error instanceof Error && 'status' in error;
}

function messageOf(data: unknown): string {
  if (data !== null && typeof data === 'object' && 'message' in data && typeof data.message === 'string')
    return data.message;
  return '';
}
