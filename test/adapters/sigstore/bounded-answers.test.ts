import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasSubscribers } from 'node:diagnostics_channel';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withBoundedAnswers } from '../../../src/adapters/sigstore/bounded-answers.ts';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    const body = Buffer.alloc(
      Number(request.url?.slice(1)),
      request.headers['accept-encoding'] === 'identity' ? 'i' : 'o',
    );
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(() => void server.close());

/** An answer of this many bytes, by Node's own client; the length and the first letter that came, or that it broke off. */
function ask(bytes: number): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: `/${bytes}`, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('error', () => resolve('broken off'));
      response.on('end', () => resolve(`${text.length} ${text.slice(0, 1)}`));
    }).on('error', () => resolve('broken off'));
  });
}

describe('an answer while something is signed', () => {
  it.each([
    { bytes: 1000, gives: '1000 i' },
    { bytes: 1001, gives: 'broken off' },
  ])('of $bytes bytes where 1000 are allowed: $gives', async ({ bytes, gives }) => {
    expect(await withBoundedAnswers(() => ask(bytes), 1000)).toBe(gives);
  });
});

it.each([
  { name: 'afterwards', work: () => Promise.resolve() },
  { name: 'after a failure', work: () => Promise.reject(new Error('no')) },
])('$name answers are as they come', async ({ work }) => {
  await withBoundedAnswers(work, 10).catch(() => undefined);
  expect(await ask(1001)).toBe('1001 o');
  expect(['created', 'start'].map((name) => hasSubscribers(`http.client.request.${name}`))).toEqual([false, false]);
});
