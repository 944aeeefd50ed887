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

/** `raw`: the body of a good answer is left as a stream for the caller. */
export interface Sent {
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly raw: boolean;
  /** In place of the client's own, for this request alone. */
  readonly fetch?: typeof fetch;
}

/** Sends one request; every outcome is a value, so that one endpoint failing costs only its own facts. */
export async function exchange(octokit: Octokit, { route, parameters, raw, ...own }: Sent): Promise<RawAnswer> {
  try {
    const unread = { ...parameters, request: { parseSuccessResponseBody: false, ...own } };
    const answer = (await octokit.request(route, unread)) as Omit<RawAnswer, 'message'>;
    const { status, headers, url } = answer;
    const data = raw ? answer.data : await read(answer);
    return { status, data, message: '', headers, url };
  } catch (error) {
    return failedAnswer(error, route);
  }
}

/**
 * The JSON of a body, or its text where it is none. Octokit reads every body with a reviver, which costs ten times as long for a
 * tree of 50,000 files.
 */
async function read({ data, headers }: Pick<RawAnswer, 'data' | 'headers'>): Promise<unknown> {
  if (!(data instanceof ReadableStream)) return data;
  const text = await new Response(data).text();
  if (!/^application\/(?:scim\+)?json\s*(?:;|$)/i.test(String(headers['content-type'] ?? ''))) return text;
  try {
    return MAY_BE_UNSAFE.test(text) ? JSON.parse(text, unrounded) : JSON.parse(text);
  } catch {
    // What is not JSON says so by being text.
    return text;
  }
}

const MAY_BE_UNSAFE = /[:[,]\s*-?\d{16}/;

/** A whole number that JavaScript would round is no number of ours: as a bigint it passes no schema. */
function unrounded(_key: string, value: unknown, { source }: { readonly source?: string } = {}): unknown {
  const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isRounded && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
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
