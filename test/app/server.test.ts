import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Evaluator } from '../../src/app/evaluator.ts';
import { startApp, type AppOptions, type RunningApp } from '../../src/app/server.ts';
import type { AppServices } from '../../src/app/services.ts';
import type { EvaluationRequest } from '../../src/model/evaluation-request.ts';
import { fakeGitHub } from '../support/fake-github.ts';
import { APP_KEY } from '../support/keys.ts';
import { instant, sha } from '../support/requests.ts';
import { webhookPayload } from '../support/webhooks.ts';

const secret = 'a secret made for this test';
let folder: string;
const apps: RunningApp[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-app-'));
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  rmSync(folder, { recursive: true });
});

/** The App over a store in a file, with the lines it logs. */
async function running(evaluator: (services: AppServices) => Evaluator, overrides: Partial<AppOptions> = {}) {
  const lines: string[] = [];
  const app = await startApp({
    host: '127.0.0.1',
    port: 0,
    appId: 29310,
    privateKey: APP_KEY,
    webhookSecret: secret,
    apiUrl: 'http://127.0.0.1:1',
    gitHubHost: 'github.com',
    storePath: join(folder, 'store.sqlite'),
    packsPath: join(folder, 'packs'),
    writeLog: (line) => lines.push(line),
    now: () => instant(0),
    evaluator,
    ...overrides,
  });
  apps.push(app);
  return { app, lines };
}

async function send(app: RunningApp, payload: unknown, id: string = randomUUID()): Promise<string> {
  const body = JSON.stringify(payload);
  const response = await fetch(`${app.url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': id,
      'x-github-event': 'pull_request',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  });
  return `${response.status} ${await response.text()}`;
}

const opened = webhookPayload('pull_request', 'opened', {
  pull_request: { number: 7, state: 'open', head: { sha: sha('a') } },
});
const idleEvaluator: Evaluator = { evaluate: () => Promise.resolve(), giveUp: () => Promise.resolve() };

describe('the App', () => {
  it('turns a signed webhook into a completed check run, with a narrowed token', async () => {
    const gitHub = await fakeGitHub(({ path }) =>
      path.endsWith('/access_tokens')
        ? { status: 201, body: { token: 'ghs_of_this_test_only', expires_at: instant(3600), permissions: {} } }
        : { status: 201, body: { id: 5 } },
    );
    const { app, lines } = await running(
      ({ tokens, publisher, store, now, log }) => ({
        ...idleEvaluator,
        async evaluate(request) {
          const { installation, repository } = request;
          const token = await tokens.tokenFor({
            installation,
            repositoryId: repository.id,
            permissions: { checks: 'write' },
          });
          log('info', { event: 'token.leak', token });
          const runs = publisher({ repository, token });
          const id = await runs.begin({ name: 'ssdf-gate', head: sha('a'), externalId: 'x' }, now());
          await store.rememberCheckRun(
            { installation, repository: repository.id, externalId: 'x', head: sha('a'), runId: id, request },
            now(),
          );
          const content = { title: 't', summary: 's', annotations: [] };
          await runs.complete(id, { conclusion: 'success', completedAt: now(), content, minimal: content });
        },
      }),
      { apiUrl: gitHub.apiUrl },
    );
    expect(await send(app, opened)).toBe('202 {"message":"new"}');
    await app.idle();
    expect(
      gitHub.seen.map(({ method, path, authorization }) => `${method} ${path} ${authorization.slice(0, 10)}`),
    ).toEqual([
      'POST /app/installations/1/access_tokens bearer eyJ',
      'POST /repos/Codertocat/Hello-World/check-runs token ghs_',
      'PATCH /repos/Codertocat/Hello-World/check-runs/5 token ghs_',
    ]);
    expect(lines.join('')).not.toMatch(/ghs_of|eyJ|a secret made|PRIVATE KEY/);
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'app.started',
      'delivery.accepted',
      'delivery.settled',
      'token.leak',
      'evaluation.done',
    ]);
  });

  it('a replayed delivery is evaluated once', async () => {
    const evaluated: EvaluationRequest[] = [];
    const evaluate = (request: EvaluationRequest) => Promise.resolve(void evaluated.push(request));
    const { app } = await running(() => ({ ...idleEvaluator, evaluate }));
    const id = randomUUID();
    expect([await send(app, opened, id), await send(app, opened, id)]).toEqual([
      '202 {"message":"new"}',
      '202 {"message":"known"}',
    ]);
    await app.idle();
    expect(await send(app, opened, id)).toBe('202 {"message":"known"}');
    await app.idle();
    expect(evaluated).toHaveLength(1);
  });

  it('what it had not finished when it stopped is done after the next start', async () => {
    const hanging: Evaluator = { ...idleEvaluator, evaluate: () => new Promise(() => undefined) };
    const first = await running(() => hanging, { graceMs: 0 });
    await send(first.app, opened);
    await first.app.stop();
    const evaluated: string[] = [];
    const second = await running(() => ({
      ...idleEvaluator,
      evaluate: (request) => Promise.resolve(void evaluated.push(request.kind)),
    }));
    await second.app.idle();
    expect(evaluated).toEqual(['pull-request']);
  });

  it('a payload full of secrets and line ends leaves no trace in the log', async () => {
    const { app, lines } = await running(() => idleEvaluator);
    await send(app, { ...opened, action: `ghp_${'a'.repeat(36)}\n{"level":"forged"}` });
    await app.idle();
    expect(lines.join('')).not.toMatch(/ghp_a|\n\{"level"/);
  });

  it.each(['', 'development', 'short'])(
    'does not start with the secret "%s", and leaves no store behind',
    async (weak) => {
      await expect(running(() => idleEvaluator, { webhookSecret: weak })).rejects.toThrow(/WEBHOOK_SECRET/);
      await running(() => idleEvaluator);
    },
  );

  it('does not start twice over one store, nor keeps the store of a failed start', async () => {
    const { app } = await running(() => idleEvaluator);
    await expect(running(() => idleEvaluator)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
    await app.stop();
    const port = Number(new URL((await running(() => idleEvaluator, { storePath: ':memory:' })).app.url).port);
    await expect(running(() => idleEvaluator, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await running(() => idleEvaluator);
  });

  it('stopping twice is stopping once', async () => {
    const { app } = await running(() => idleEvaluator);
    await Promise.all([app.stop(), app.stop()]);
    await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
  });
});
