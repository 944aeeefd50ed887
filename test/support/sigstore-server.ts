import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SigningWorld, tokenOf } from './sigstore.ts';

export interface SigstoreServer {
  readonly url: string;
  /** Paths that were asked, in order. */
  readonly asked: string[];
  /** Paths that answer 500 from now on. */
  readonly broken: Set<string>;
  /** Paths whose answer never ends, and how it is said to be encoded. */
  readonly endless: Map<string, 'identity' | 'gzip'>;
  /** Bytes that were taken of answers without an end. */
  readonly taken: () => number;
  /** The secret that asks for OIDC tokens. */
  readonly secret: string;
  readonly close: () => void;
}

/** A signing world over HTTP on loopback, and the runner's place for OIDC tokens (`/oidc`) beside it. */
export async function serveSigstore(world: SigningWorld, claims: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const broken = new Set<string>();
  const endless = new Map<string, 'identity' | 'gzip'>();
  let taken = 0;
  const secret = 'request-token-of-the-runner';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(url.pathname);
    if (broken.has(url.pathname)) return void response.writeHead(500).end();
    const encoding = endless.get(url.pathname);
    if (encoding !== undefined) pour(response, encoding);
    else if (url.pathname === '/oidc') token(request, response, url);
    else void handled(request, response, url.pathname);
  });

  /** A JSON document that begins and never ends, as fast as it is taken, until the other side hangs up. */
  function pour(response: ServerResponse, encoding: 'identity' | 'gzip'): void {
    const encoded = encoding === 'identity' ? {} : { 'content-encoding': encoding };
    response.writeHead(201, { 'content-type': 'application/json', ...encoded });
    const part = Buffer.alloc(64 * 1024, ' ');
    const more = () => {
      while (!response.destroyed && response.write(part)) taken += part.byteLength;
    };
    response.on('drain', more).on('error', () => undefined);
    more();
  }

  function token(request: IncomingMessage, response: ServerResponse, url: URL): void {
    if (request.headers.authorization !== `Bearer ${secret}`) return void response.writeHead(401).end();
    const value = tokenOf({ ...claims, aud: url.searchParams.get('audience') });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value }));
  }

  async function handled(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const answer = await world.handlers[path]?.(Buffer.concat(parts).toString());
    if (answer === undefined) return void response.writeHead(404).end();
    const { statusCode, contentType = 'text/plain', response: content } = answer;
    response.writeHead(statusCode, { 'content-type': contentType }).end(bytesOf(content));
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    broken,
    endless,
    taken: () => taken,
    secret,
    close,
  } satisfies SigstoreServer;
}

function bytesOf(content: string | ArrayBufferView): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
