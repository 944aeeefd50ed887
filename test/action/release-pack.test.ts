import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packVerificationSchema } from '../../src/documents/pack.ts';
import type { ReleaseState } from '../../src/sandbox/state/releases.ts';
import { checkoutAt, temporaryFolder } from '../support/checkout.ts';
import { runAction, type Step, type Stepped, useBundle } from '../support/run-action.ts';
import { run } from '../support/run-cli.ts';
import { IDENTITY, ISSUER, signingWorld, type SigningWorld } from '../support/sigstore.ts';
import { serveSigstore, type SigstoreServer } from '../support/sigstore-server.ts';
import { world } from './worlds.ts';

const bundle = useBundle();
const TAG = 'v1.4.0';
const NAME = `ssdf-gate-evidence-${TAG}.zip`;
const folder = temporaryFolder();

let sigstore: SigningWorld;
let server: SigstoreServer;
beforeAll(async () => {
  sigstore = await signingWorld();
  server = await serveSigstore(sigstore);
  writeFileSync(join(folder, 'root.json'), JSON.stringify(sigstore.root()));
});
beforeEach(() => {
  server.broken.clear();
  server.asked.length = 0;
});
afterAll(() => server.close());

/** A tag was pushed, its release is a draft with its files; the workflow may write contents and ask for its identity. */
async function drafted(change: Partial<ReleaseState> = {}) {
  const { gitHub, state, main } = await world();
  const index = state.releases.findIndex(({ tag }) => tag === TAG);
  const release = state.releases[index];
  if (release === undefined) throw new Error('the scenario has no release');
  const draft: ReleaseState = { ...release, draft: true, immutable: false, publishedAt: null, ...change };
  state.releases[index] = draft;
  const { url, secret } = server;
  const step: Step = {
    bundle: bundle(),
    gitHub,
    event: 'push',
    commit: main,
    ref: `refs/tags/${TAG}`,
    workspace: checkoutAt(state, main),
    inputs: { release: TAG, pack: 'attach', 'sigstore-fulcio': url, 'sigstore-rekor': url },
    permissions: { contents: 'write' },
    environment: { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret },
  };
  return { step, state, draft };
}

/** What the runner shows: it keeps the lines to itself that tell it what to mask. */
const unmasked = ({ log }: Stepped) => log.replaceAll(/^::add-mask::.*$/gm, '');

const packsOf = ({ assets }: ReleaseState) => assets.filter(({ name }) => name === NAME);

async function verified({ outputs }: Stepped, ...args: readonly string[]) {
  const { status, out } = await run(['pack', 'verify', outputs.pack ?? '', '--format', 'json', ...args]);
  return { status, verdict: packVerificationSchema.parse(JSON.parse(out)) };
}

describe('the pack of a draft release', () => {
  it('is signed by the workflow, attached, and verified offline by its identity', async () => {
    const { step, draft } = await drafted();
    const done = await runAction(step);
    expect(done.errors).toEqual([]);
    const [attached] = packsOf(draft);
    expect(Buffer.from(attached?.bytes ?? []).equals(readFileSync(done.outputs.pack ?? ''))).toBe(true);
    const expected = ['--identity', IDENTITY, '--issuer', ISSUER, '--trusted-root', join(folder, 'root.json')];
    expect(await verified(done, ...expected)).toMatchObject({ status: 0, verdict: { result: 'verified' } });
    expect(await verified(done, ...expected.with(1, `${IDENTITY}x`))).toMatchObject({ status: 1 });
    expect(done.summary).toContain('signed by this workflow through Sigstore');
    expect(done.summary).toContain('attached to the release');
    const restricted = readFileSync(join(done.outputs['report-path'] ?? '', 'ssdf-gate-evidence-restricted.zip'));
    expect(Object.keys(unzipSync(restricted))).toEqual(expect.arrayContaining(['answers.json', 'evidence.json']));
  });

  it('is one file however often it is made', async () => {
    const { step, draft } = await drafted();
    await runAction(step);
    await runAction(step);
    expect(packsOf(draft)).toHaveLength(1);
  });

  it('names neither token nor secret in its log', async () => {
    const { step } = await drafted();
    const done = await runAction(step);
    for (const secret of [done.token, server.secret, 'eyJ']) expect(unmasked(done)).not.toContain(secret);
  });

  it('is left beside the report where it is not to be attached', async () => {
    const { step, draft } = await drafted();
    const done = await runAction({
      ...step,
      inputs: { ...step.inputs, pack: 'leave' },
      permissions: { contents: 'write' },
    });
    expect(done.outputs.pack).toMatch(new RegExp(`${NAME}$`));
    expect(packsOf(draft)).toEqual([]);
    expect(done.summary).toContain('left in the folder of the report');
  });

  it('is signed with a key where one is given, and nobody is asked', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(join(folder, 'key.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
    const { step } = await drafted();
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const done = await runAction({ ...step, inputs: { ...step.inputs, 'pack-key': pem } });
    expect(await verified(done, '--key', join(folder, 'key.pub'))).toMatchObject({ status: 0 });
    expect(server.asked).toEqual([]);
    expect(unmasked(done)).not.toContain(pem.split('\n')[1] ?? '-');
  });
});

describe('a pack that cannot be made as asked', () => {
  it.each<{ name: string; change?: Partial<ReleaseState>; step: Partial<Step>; says: RegExp }>([
    {
      name: 'an immutable published release',
      change: { draft: false, immutable: true, publishedAt: '2026-06-01T00:00:00Z' },
      step: {},
      says: /published and immutable and takes no more files; make the pack while it is a draft/,
    },
    { name: 'a job that may not sign', step: { environment: {} }, says: /"id-token: write"/ },
    { name: 'a token that may not write', step: { permissions: {} }, says: /contents: write/ },
    {
      name: 'a release that is not there',
      step: { inputs: { release: 'v9.9.9', pack: 'leave' } },
      says: /answered "not found"/,
    },
    {
      name: 'no release at all',
      step: { inputs: { pack: 'attach' } },
      says: /expected a release to make the pack about/,
    },
    {
      name: 'half an instance',
      step: { inputs: { release: TAG, pack: 'leave', 'sigstore-rekor': 'https://x.example' } },
      says: /came only a part/,
    },
    {
      name: 'an authority over http',
      step: { inputs: { release: TAG, 'sigstore-fulcio': 'http://x.example' } },
      says: /expected an https address/,
    },
    {
      name: 'a key that is none',
      step: { inputs: { release: TAG, pack: 'leave', 'pack-key': 'mine' } },
      says: /private key in PEM form/,
    },
    {
      name: 'a wish that is none',
      step: { inputs: { release: TAG, pack: 'yes' } },
      says: /expected none, leave, attach/,
    },
  ])('$name ends the step with one line and leaves the release alone', async ({ change, step: given, says }) => {
    const { step, draft } = await drafted(change);
    const { status, errors } = await runAction({ ...step, ...given });
    expect(status).not.toBe(0);
    expect(errors.join('\n')).toMatch(says);
    // An entry of a public log would stay for ever.
    expect({ packs: packsOf(draft), asked: server.asked }).toEqual({ packs: [], asked: [] });
  });

  it('a private repository is never told to the public instance', async () => {
    const { step, state, draft } = await drafted();
    Object.assign(state, { visibility: 'private' });
    const inputs = { ...step.inputs, 'sigstore-fulcio': 'https://fulcio.sigstore.dev' };
    const { status, errors } = await runAction({ ...step, inputs });
    expect({ status, asked: server.asked, packs: packsOf(draft) }).toEqual({ status: 2, asked: [], packs: [] });
    expect(errors.join()).toContain('the repository is not public');
  });

  it('a broken authority leaves no unsigned pack behind, and the verdict is shown before the step fails', async () => {
    server.broken.add('/api/v2/signingCert');
    const { step, draft } = await drafted();
    const { status, errors, outputs, summary } = await runAction(step);
    expect({ status, pack: outputs.pack, packs: packsOf(draft) }).toEqual({ status: 2, pack: undefined, packs: [] });
    expect(errors.at(-1)).toContain('gave no certificate');
    expect(summary).toContain('not made: the certificate authority (Fulcio) gave no certificate');
    expect(summary).toContain('PS.3.1');
    expect(outputs.conclusion).toMatch(/^(?:success|neutral|failure|action_required)$/);
    expect(Object.keys(JSON.parse(outputs.levels ?? '{}') as object)).not.toEqual([]);
  });

  it('a release that takes no file leaves the signed pack in the folder, says why, and fails', async () => {
    const { step, draft } = await drafted({ draft: false, publishedAt: '2026-06-01T00:00:00Z' });
    const done = await runAction({ ...step, permissions: { contents: 'read' } });
    expect({ status: done.status, packs: packsOf(draft) }).toEqual({ status: 2, packs: [] });
    const expected = ['--identity', IDENTITY, '--issuer', ISSUER, '--trusted-root', join(folder, 'root.json')];
    expect(await verified(done, ...expected)).toMatchObject({ status: 0 });
    expect(done.summary).toContain('left in the folder of the report');
    expect(done.summary).toMatch(/not attached to the release: .*contents: write/);
  });
});
