import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Incoming, Outgoing } from './exchange.ts';

export interface Listening {
  readonly url: string;
  stop(): Promise<void>;
}

/** Longer than any look, so that the client is always the one that closes. */
const KEEP_ALIVE_MS = 120_000;

/** Largest request that is read. */
const MAX_BODY = 10 * 1024 * 1024;

/** Serves on loopback only. Port 0 takes a free one. */
export async function listen(answer: (incoming: Incoming) => Promise<Outgoing>, port = 0): Promise<Listening> {
  // On a busy machine a client may send on a connection that this end is just closing, which looks like a failing GitHub.
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    respond(request, response, answer).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, stop: async () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeAllConnections();
  await closed;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (incoming: Incoming) => Promise<Outgoing>,
): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const bytes = await bytesOf(request);
  const incoming = {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body: bytes.toString(),
    bytes,
  };
  send(response, await delayed(await answer(incoming)));
}

async function delayed(outgoing: Outgoing): Promise<Outgoing> {
  if (outgoing.delayMs !== undefined) await wait(outgoing.delayMs, undefined, { ref: false });
  return outgoing;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > MAX_BODY) throw new Error('the request is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, { status, headers, body, cut }: Outgoing): void {
  if (cut === true) {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 1000 });
    response.write(body, () => response.destroy());
    return;
  }
  response.writeHead(status, headers).end(body);
}
