import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, OutgoingMessage } from 'node:http';

/** Largest answer of a signing service, in bytes: a certificate chain, an entry of a log and a timestamp are a few KiB each. */
export const MAX_SIGNING_ANSWER_BYTES = 1024 * 1024;

const CREATED = 'http.client.request.created';
const ANSWERED = 'http.client.response.finish';

/**
 * While `work` runs, whatever Node's own HTTP client receives is cut off at `limit` bytes. `@sigstore/sign` takes no `fetch`, no
 * agent and no size, and reads each answer whole; Node's diagnostics channels show every request and answer before a byte is
 * read. Answers come uncompressed, or they are refused, so that few bytes cannot grow to many. `fetch` is not concerned.
 */
export async function withBoundedAnswers<T>(work: () => Promise<T>, limit = MAX_SIGNING_ANSWER_BYTES): Promise<T> {
  const answered = (message: unknown) => bound(message, limit);
  subscribe(CREATED, askPlainly);
  subscribe(ANSWERED, answered);
  try {
    return await work();
  } finally {
    unsubscribe(CREATED, askPlainly);
    unsubscribe(ANSWERED, answered);
  }
}

function askPlainly(message: unknown): void {
  const request = partOf(message, 'request');
  // Tools that watch requests put a class of their own in place of ClientRequest; its base stays.
  if (request instanceof OutgoingMessage) request.setHeader('accept-encoding', 'identity');
}

function bound(message: unknown, limit: number): void {
  const response = partOf(message, 'response');
  if (!(response instanceof IncomingMessage)) return;
  const { 'content-encoding': encoding = 'identity' } = response.headers;
  if (encoding !== 'identity') refuse(response);
  let size = 0;
  response.on('data', (part: Uint8Array) => {
    size += part.byteLength;
    if (size > limit) refuse(response);
  });
}

/** The connection is closed: the client sees an answer that broke off. */
function refuse(response: IncomingMessage): void {
  response.destroy(new Error('the answer of a signing service is too large or compressed'));
}

function partOf(message: unknown, name: 'request' | 'response'): unknown {
  return typeof message === 'object' && message !== null
    ? (message as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
