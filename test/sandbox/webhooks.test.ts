import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { webhookDescription } from '../../src/sandbox/description/webhooks.ts';
import { forkPullRequest } from '../../src/sandbox/scenarios/fork-pull-request.ts';
import {
  checkRunPayload,
  checkSuitePayload,
  installationPayload,
  mergeGroupPayload,
  pullRequestPayload,
  pushPayload,
  releasePayload,
  type Delivered,
  type PayloadSource,
} from '../../src/sandbox/payloads.ts';
import { findRepository } from '../../src/sandbox/state/state.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { NOW, openSandbox } from '../support/sandbox.ts';

const repository = 'tea-works/kettle';
const source: PayloadSource = { state: wellKept.build(NOW), url: 'http://127.0.0.1:1' };
const fork: PayloadSource = { state: forkPullRequest.build(NOW), url: 'http://127.0.0.1:1' };
const kettle = findRepository(source.state, repository);
const head = kettle?.pullRequests.at(-1)?.head.commit ?? '';
const id = kettle?.checkRuns.at(-1)?.id ?? 0;

const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, inlineRefs: false });
ajvFormats.default(ajv);

/** Says what in a payload GitHub would not send. */
function faultsOf({ event, payload }: Delivered): readonly string[] {
  const { root, schemaOf } = webhookDescription();
  const name = typeof payload.action === 'string' ? `${event}.${payload.action}` : event;
  const schema = schemaOf(name);
  if (schema === undefined) return [`no such event: ${name}`];
  if (ajv.getSchema('webhooks') === undefined) ajv.addSchema({ $id: 'webhooks', components: root.components });
  const check = ajv.compile({ $ref: `webhooks${String(schema.$ref)}` });
  check(payload);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('payloads are what GitHub describes', () => {
  it.each([
    ...(['opened', 'synchronize', 'reopened', 'edited', 'closed', 'ready_for_review'] as const).map((action) => ({
      name: `pull_request ${action}`,
      sent: pullRequestPayload(source, { repository, action, number: 7 }),
    })),
    { name: 'pull_request of a fork', sent: pullRequestPayload(fork, { repository, action: 'opened', number: 7 }) },
    { name: 'push', sent: pushPayload(source, { repository, branch: 'main' }) },
    { name: 'check_suite requested', sent: checkSuitePayload(source, { repository, action: 'requested', head }) },
    { name: 'check_suite rerequested', sent: checkSuitePayload(source, { repository, action: 'rerequested', head }) },
    { name: 'check_run rerequested', sent: checkRunPayload(source, { repository, action: 'rerequested', id }) },
    { name: 'release published', sent: releasePayload(source, { repository, action: 'published', tag: 'v1.4.0' }) },
    { name: 'merge_group', sent: mergeGroupPayload(source, { repository, number: 7 }) },
    { name: 'installation created', sent: installationPayload(source, { action: 'created' }) },
    { name: 'installation deleted', sent: installationPayload(source, { action: 'deleted' }) },
  ])('$name', ({ sent }) => {
    expect(faultsOf(sent)).toEqual([]);
    expect(sent.payload).toMatchObject({ installation: { id: 7001 } });
  });

  it('and a payload that lacks what is required is found out', () => {
    const { event, payload } = pushPayload(source, { repository, branch: 'main' });
    expect(faultsOf({ event, payload: { ...payload, after: 7 } })).toEqual(['/after must be string']);
  });

  it('a pull request names the head of the fork and the base of the repository', () => {
    const { payload } = pullRequestPayload(fork, { repository, action: 'opened', number: 7 });
    expect(payload).toMatchObject({
      number: 7,
      repository: { full_name: repository },
      pull_request: { head: { repo: { full_name: 'gale/kettle', fork: true } }, base: { ref: 'main' } },
    });
  });
});

interface Received {
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

async function received(options: {
  tamper?: 'body' | 'signature' | 'unsigned';
  id?: string;
}): Promise<Received & { genuine: boolean }> {
  const seen: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      seen.push({ body: Buffer.concat(parts).toString(), headers: request.headers });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  const sandbox = await openSandbox();
  const { event, payload } = pullRequestPayload(sandbox, { repository, action: 'opened', number: 7 });
  const { status } = await sandbox.deliver(event, payload, { to, ...options });
  await sandbox.stop();
  server.close();
  const [first] = seen;
  if (first === undefined || status !== 202) throw new Error('nothing arrived');
  const signature = first.headers['x-hub-signature-256'];
  const expected = createHmac('sha256', sandbox.webhookSecret).update(first.body).digest('hex');
  const genuine = signature === `sha256=${expected}`;
  return { ...first, genuine };
}

describe('deliveries are signed over the bytes sent', () => {
  it('a genuine one verifies and says what it is', async () => {
    const { genuine, headers } = await received({ id: 'delivery-1' });
    expect(genuine).toBe(true);
    expect(headers).toMatchObject({ 'x-github-event': 'pull_request', 'x-github-delivery': 'delivery-1' });
  });

  it.each(['body', 'signature', 'unsigned'] as const)('one with its %s tampered with does not', async (tamper) => {
    expect((await received({ tamper })).genuine).toBe(false);
  });
});
