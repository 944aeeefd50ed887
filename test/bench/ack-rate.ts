import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeMiddleware, Probot } from 'probot';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp } from '../../src/app/server.ts';
import { generateKeyPairSync } from 'node:crypto';
import { times } from './median.ts';

const SECRET = 'a-secret-for-the-bench-only';
const DELIVERIES = 3_000;
const AT_ONCE = 50;

/** Webhooks acknowledged per second: ours, durably on disk, against a bare Probot server that keeps nothing. */
export async function ackRate(): Promise<readonly string[]> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const bare = await bareProbot(privateKey);
  const probotRate = await rate(bare.url);
  await bare.stop();
  const ours = await ourApp(privateKey);
  const ourRate = await rate(ours.url);
  await ours.stop();
  return [
    `webhooks: ${Math.round(ourRate)} acknowledged/s durably, ${times(ourRate / probotRate)} of a bare Probot server (${Math.round(probotRate)}/s, nothing stored); limit 0.5x`,
  ];
}

async function bareProbot(privateKey: string) {
  const probot = new Probot({ appId: 1, privateKey, secret: SECRET, logLevel: 'fatal' });
  const middleware = await createNodeMiddleware((app) => app.on('ping', () => undefined), {
    probot,
    webhooksPath: '/api/github/webhooks',
  });
  const server = createServer((incoming, answer) => void middleware(incoming, answer));
  const url = await listen(server);
  return { url, stop: () => new Promise((done) => server.close(done)) };
}

async function ourApp(privateKey: string) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const app = await startApp({
    host: '127.0.0.1',
    port: 0,
    appId: 1,
    privateKey,
    webhookSecret: SECRET,
    apiUrl: 'http://127.0.0.1:9',
    gitHubHost: 'github.com',
    storePath: join(folder, 'store.sqlite'),
    packsPath: join(folder, 'packs'),
    evaluator: () => ({ evaluate: () => Promise.resolve(), giveUp: () => Promise.resolve() }),
    writeLog: () => undefined,
  });
  return {
    url: app.url,
    stop: async () => {
      await app.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

async function rate(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const body = JSON.stringify({ zen: 'Speak like a human.', hook_id: 1 });
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  let left = DELIVERIES;
  const start = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await send({ url, agent, body, signature });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  agent.destroy();
  return DELIVERIES / ((performance.now() - start) / 1000);
}

interface Sent {
  readonly url: string;
  readonly agent: Agent;
  readonly body: string;
  readonly signature: string;
}

function send({ url, agent, body, signature }: Sent): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-github-event': 'ping',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': signature,
  };
  return new Promise((done, failed) => {
    const outgoing = request(`${url}/api/github/webhooks`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        const { statusCode = 0 } = answer;
        if (statusCode >= 200 && statusCode < 300) done();
        else failed(new Error(`a delivery was answered ${statusCode}`));
      });
    });
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}
