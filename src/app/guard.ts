import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DeliveryQueue } from '../ports/queue.ts';
import { readBody, type BodyLimits, type ReadBody } from './body.ts';
import { describeError, type Log } from './log.ts';

export interface GuardOptions {
  readonly secret: string;
  readonly store: Pick<DeliveryQueue, 'accept'>;
  readonly now: () => string;
  readonly limits?: BodyLimits;
  readonly log: Log;
  /** Called after each delivery that is new work. */
  readonly accepted: () => void;
}

export const WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub sends no payload over 25 MB; at most a few of them wait in memory while their signature is still unknown. */
export const DEFAULT_LIMITS: BodyLimits = { bytes: 25 * 1024 * 1024, buffered: 256 * 1024 * 1024 };

interface Answer {
  readonly status: number;
  readonly message: string;
}

/**
 * The door to the internet: nothing is parsed, stored or logged before the signature over the raw bytes holds, and a 202 is
 * said only once the delivery is on the disk. The signature does not cover the headers; they are held to their shapes.
 */
export function createGuard(
  options: GuardOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  requireUsableSecret(options.secret);
  const read = readBody(options.limits ?? DEFAULT_LIMITS);
  return async (request, response) => {
    try {
      send(request, response, await answer(request, options, read));
    } catch (error) {
      options.log('error', { event: 'guard.failed', ...describeError(error) });
      send(request, response, { status: 503, message: 'the delivery could not be stored; redeliver it' });
    }
  };
}

/** Throws with one clear sentence on a secret that anybody could guess. */
export function requireUsableSecret(secret: string): void {
  if (secret.length >= 16 && !/^(.)\1*$/.test(secret)) return;
  throw new Error(
    'WEBHOOK_SECRET is missing, a default or shorter than 16 characters; set a random one, here and in the settings of the GitHub App',
  );
}

async function answer(request: IncomingMessage, options: GuardOptions, read: ReadBody): Promise<Answer> {
  const path = request.url?.split('?')[0];
  if (path === '/healthz') return isRead(request) ? { status: 200, message: 'ok' } : NOT_ALLOWED;
  if (path !== WEBHOOK_PATH) return { status: 404, message: 'not found' };
  if (request.method !== 'POST') return NOT_ALLOWED;
  const headers = webhookHeaders(request);
  if ('status' in headers) return headers;
  const body = await read(request, createHmac('sha256', options.secret));
  if ('status' in body) return body;
  if (!timingSafeEqual(body.digest, headers.signature)) return { status: 401, message: 'the signature does not match' };
  if (!isJsonObject(body.bytes)) return { status: 400, message: 'the body is not a JSON object' };
  const { id, event } = headers;
  const acceptance = await options.store.accept({ id, event, body: body.bytes, receivedAt: options.now() });
  options.log('info', { event: 'delivery.accepted', delivery: id, name: event, acceptance });
  if (acceptance !== 'known') options.accepted();
  return { status: 202, message: acceptance };
}

const NOT_ALLOWED: Answer = { status: 405, message: 'this method is not allowed here' };

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

interface WebhookHeaders {
  readonly id: string;
  readonly event: string;
  readonly signature: Buffer;
}

function webhookHeaders({ headers }: IncomingMessage): WebhookHeaders | Answer {
  const { 'x-github-delivery': id, 'x-github-event': event, 'x-hub-signature-256': signature } = headers;
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '') || headers['content-encoding'] !== undefined) {
    return { status: 415, message: 'the body must be plain application/json' };
  }
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    return { status: 400, message: 'X-GitHub-Delivery is missing or not a GUID' };
  }
  if (typeof event !== 'string' || !/^[a-z_]{1,64}$/.test(event) || event === '__proto__') {
    return { status: 400, message: 'X-GitHub-Event is missing or not an event name' };
  }
  if (typeof signature !== 'string' || !/^sha256=[0-9a-f]{64}$/.test(signature)) {
    return { status: 401, message: 'X-Hub-Signature-256 is missing or not a SHA-256 signature' };
  }
  return { id: id.toLowerCase(), event, signature: Buffer.from(signature.slice('sha256='.length), 'hex') };
}

function isJsonObject(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The messages are fixed sentences; nothing of the request comes back. A body that was not read to its end closes the connection. */
function send(request: IncomingMessage, response: ServerResponse, { status, message }: Answer): void {
  if (response.destroyed) return;
  const unread = !request.complete;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: request.url?.startsWith('/healthz') === true ? 'GET, HEAD' : 'POST' } : {}),
    ...(unread ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ message }));
  if (unread) request.resume();
}
