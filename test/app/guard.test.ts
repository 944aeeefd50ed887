import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGuard, type GuardOptions } from '../../src/app/guard.ts';
import type { Delivery } from '../../src/ports/queue.ts';
import { guid, instant } from '../support/requests.ts';

const secret = 'a secret made for this test';
const body = JSON.stringify({ action: 'opened' });
const sign = (bytes: string | Uint8Array, key = secret) =>
  `sha256=${createHmac('sha256', key).update(bytes).digest('hex')}`;

function headersFor(bytes: string | Uint8Array): OutgoingHttpHeaders {
  return {
    'content-type': 'application/json',
    'x-github-delivery': guid(1),
    'x-github-event': 'pull_request',
    'x-hub-signature-256': sign(bytes),
  };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A guard on a loopback port, with all it stored, logged and announced. */
async function guarded(overrides: Partial<GuardOptions> = {}) {
  const stored: Delivery[] = [];
  const logged: string[] = [];
  let accepted = 0;
  const guard = createGuard({
    secret,
    now: () => instant(0),
    store: { accept: (delivery) => (stored.push(delivery), Promise.resolve('new' as const)) },
    log: (level, entry) => logged.push(`${level} ${JSON.stringify(entry)}`),
    accepted: () => (accepted += 1),
    ...overrides,
  });
  const server = createServer((request, response) => void guard(request, response));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, stored, logged, accepted: () => accepted };
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly bytes?: string | Uint8Array;
}

async function send(
  port: number,
  { method = 'POST', path = '/api/github/webhooks', headers, bytes = body }: Sent = {},
) {
  const asked = httpRequest({ host: '127.0.0.1', port, method, path, headers: headers ?? headersFor(bytes) });
  asked.on('error', () => undefined);
  asked.end(method === 'GET' ? undefined : bytes);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of response) text += String(part);
  return { status: response.statusCode, text };
}

describe('the guard before the webhooks', () => {
  it('acknowledges a signed delivery once it is stored, byte for byte', async () => {
    const { port, stored, accepted } = await guarded();
    expect(await send(port)).toEqual({ status: 202, text: '{"message":"new"}' });
    expect(stored).toEqual([{ id: guid(1), event: 'pull_request', body: Buffer.from(body), receivedAt: instant(0) }]);
    expect(accepted()).toBe(1);
  });

  const without = (name: string) => ({
    headers: Object.fromEntries(Object.entries(headersFor(body)).filter(([key]) => key !== name)),
  });
  const withHeader = (name: string, value: string) => ({ headers: { ...headersFor(body), [name]: value } });

  it.each<{ name: string; sent: Sent; status: number }>([
    { name: 'a wrong signature', sent: withHeader('x-hub-signature-256', sign(body, 'another secret')), status: 401 },
    { name: 'a signature of other bytes', sent: { bytes: `${body} `, headers: headersFor(body) }, status: 401 },
    { name: 'a short signature', sent: withHeader('x-hub-signature-256', 'sha256=00'), status: 401 },
    { name: 'no signature', sent: without('x-hub-signature-256'), status: 401 },
    { name: 'no delivery id', sent: without('x-github-delivery'), status: 400 },
    { name: 'a delivery id that is no GUID', sent: withHeader('x-github-delivery', '../../etc'), status: 400 },
    { name: 'no event', sent: without('x-github-event'), status: 400 },
    { name: 'the event __proto__', sent: withHeader('x-github-event', '__proto__'), status: 400 },
    { name: 'an event with other letters', sent: withHeader('x-github-event', 'Push!'), status: 400 },
    {
      name: 'a form instead of JSON',
      sent: withHeader('content-type', 'application/x-www-form-urlencoded'),
      status: 415,
    },
    { name: 'a compressed body', sent: withHeader('content-encoding', 'gzip'), status: 415 },
    { name: 'invalid JSON', sent: { bytes: '{"action":' }, status: 400 },
    { name: 'an empty body', sent: { bytes: '' }, status: 400 },
    { name: 'a JSON list', sent: { bytes: '[]' }, status: 400 },
    { name: 'JSON null', sent: { bytes: 'null' }, status: 400 },
    { name: 'bytes that are not UTF-8', sent: { bytes: Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) }, status: 400 },
    { name: 'JSON nested beyond reason', sent: { bytes: '['.repeat(500_000) }, status: 400 },
    { name: 'GET on the webhook path', sent: { method: 'GET' }, status: 405 },
    { name: 'another path', sent: { path: '/probot/import' }, status: 404 },
    { name: 'a path that climbs', sent: { path: '/../healthz' }, status: 404 },
    { name: 'POST on the health path', sent: { path: '/healthz' }, status: 405 },
  ])('$name is answered $status; nothing is stored, logged or repeated', async ({ sent, status }) => {
    const { port, stored, logged, accepted } = await guarded();
    const answer = await send(port, sent);
    expect(answer.status).toBe(status);
    expect({ stored, logged, accepted: accepted() }).toEqual({ stored: [], logged: [], accepted: 0 });
    expect(Object.keys(JSON.parse(answer.text) as object)).toEqual(['message']);
    expect(answer.text).not.toMatch(/etc|Push|action|another/);
  });

  it('says that it is alive, and nothing else', async () => {
    const { port } = await guarded();
    expect(await send(port, { method: 'GET', path: '/healthz' })).toEqual({ status: 200, text: '{"message":"ok"}' });
  });

  it('a body announced as 100 MB is refused before it is read', async () => {
    const { port } = await guarded();
    const asked = connect(port, '127.0.0.1');
    asked.write(
      ['POST /api/github/webhooks HTTP/1.1', 'host: x', 'content-type: application/json', `x-github-delivery: ${guid(1)}`,
       'x-github-event: push', `x-hub-signature-256: ${sign(body)}`, `content-length: ${100 * 1024 * 1024}`, '', ''].join('\r\n'),
    ); // prettier-ignore
    const [answer] = (await once(asked, 'data')) as [Buffer];
    asked.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each<{ name: string; limits: GuardOptions['limits']; status: number }>([
    { name: 'one body over its limit is refused', limits: { bytes: 1_000, buffered: 1_000_000 }, status: 413 },
    {
      name: 'bodies over the limit of all together are refused',
      limits: { bytes: 1_000_000, buffered: 1_000 },
      status: 503,
    },
    { name: 'a body within the limits passes', limits: { bytes: 3_000, buffered: 3_000 }, status: 202 },
  ])('without an announced length, $name', async ({ limits, status }) => {
    const { port, stored } = await guarded({ ...(limits === undefined ? {} : { limits }) });
    const bytes = JSON.stringify({ filler: 'x'.repeat(2_000) });
    const answer = await send(port, { bytes, headers: { ...headersFor(bytes), 'transfer-encoding': 'chunked' } });
    expect(answer.status).toBe(status);
    expect(stored).toHaveLength(status === 202 ? 1 : 0);
  });

  it('what is refused frees its share of the memory limit', async () => {
    const { port } = await guarded({ limits: { bytes: 10_000, buffered: 3_000 } });
    const bytes = JSON.stringify({ filler: 'x'.repeat(2_000) });
    for (const expected of [401, 401, 401]) {
      expect((await send(port, { bytes, headers: headersFor('{}') })).status).toBe(expected);
    }
    expect((await send(port, { bytes })).status).toBe(202);
  });

  it('a replayed delivery is acknowledged and wakes nobody', async () => {
    const { port, accepted } = await guarded({ store: { accept: () => Promise.resolve('known') } });
    expect((await send(port)).status).toBe(202);
    expect(accepted()).toBe(0);
  });

  it('a delivery that cannot be stored is not acknowledged, and the reason stays inside', async () => {
    const { port, logged } = await guarded({
      store: { accept: () => Promise.reject(new Error('disk full at /secret/place')) },
    });
    const answer = await send(port);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toMatch(/disk|secret/);
    expect(logged.join()).toMatch(/guard\.failed/);
  });

  it.each(['', 'development', 'fifteen letters', 'aaaaaaaaaaaaaaaaaaaaaaaa'])(
    'the secret "%s" is refused at the start',
    (weak) => {
      const refused = () => createGuard({ secret: weak, now: () => '', store: { accept: () => Promise.resolve('new') }, log: () => undefined, accepted: () => undefined }); // prettier-ignore
      expect(refused).toThrow(/^WEBHOOK_SECRET is missing, a default or shorter than 16 characters/);
    },
  );
});
