import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_SIGNING_ANSWER_BYTES } from '../../../src/adapters/sigstore/bounded-answers.ts';
import { signKeyless } from '../../../src/adapters/sigstore/sign-keyless.ts';
import { sigstoreSignatures } from '../../../src/adapters/sigstore/signatures.ts';
import { signingServiceFor, writesPublicLog } from '../../../src/adapters/sigstore/signing-service.ts';
import { readTrustedRoots } from '../../../src/adapters/sigstore/trusted-root.ts';
import { identityEndpoint, workflowToken } from '../../../src/adapters/sigstore/workflow-identity.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { verifyFile } from '../../../src/provenance/verify.ts';
import { IDENTITY, ISSUER, signingWorld, type SigningWorld } from '../../support/sigstore.ts';
import { serveSigstore, type SigstoreServer } from '../../support/sigstore-server.ts';

const TYPE = 'application/vnd.in-toto+json';
const DIGEST = sha256('kettle');
const statement = Buffer.from(
  JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'kettle.tgz', digest: { sha256: DIGEST.slice(7) } }],
    predicateType: 'urn:example:checked',
    predicate: {},
  }),
);

let world: SigningWorld;
let server: SigstoreServer;
beforeAll(async () => {
  world = await signingWorld();
  server = await serveSigstore(world);
});
afterAll(() => server.close());
beforeEach(() => {
  server.broken.clear();
  server.endless.clear();
  server.asked.length = 0;
});

const identity = (secret = server.secret) => {
  const endpoint = { url: `${server.url}/oidc?api-version=2.0`, token: secret };
  return () => workflowToken(endpoint, 'sigstore', fetch);
};

const expectedSigner = {
  identity: { kind: 'exact', text: IDENTITY },
  issuer: { kind: 'exact', text: ISSUER },
} as const;

/** A root without a log is that of an instance which keeps none, as GitHub's own. */
function checked(bundle: string, logs: boolean) {
  const artifact = { hash: (name: string) => (name === 'sha256' ? DIGEST.slice(7) : undefined) };
  const roots = readTrustedRoots(JSON.stringify(world.root(logs ? [] : ['tlogs'])));
  return verifyFile(
    { bundle: { bytes: Buffer.from(bundle) }, artifact, expected: expectedSigner },
    sigstoreSignatures({ roots }),
  );
}

describe('a statement signed by a workflow', () => {
  it.each([
    { name: 'with an entry of the transparency log', rekor: true, tsa: false },
    { name: 'with a timestamp and no log', rekor: false, tsa: true },
    { name: 'with both', rekor: true, tsa: true },
  ])('$name holds for the identity of the workflow', async ({ rekor, tsa }) => {
    const { url } = server;
    const service = { fulcio: url, ...(rekor ? { rekor: url } : {}), ...(tsa ? { tsa: url } : {}) };
    const bundle = await signKeyless(service, identity())(statement, TYPE);
    expect(checked(bundle, rekor)).toMatchObject({
      result: 'verified',
      signer: { identity: IDENTITY, issuer: ISSUER },
    });
    expect(JSON.parse(bundle)).toMatchObject({ mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' });
    expect(server.asked.includes('/api/v1/log/entries')).toBe(rekor);
  });

  it('asks for a token of Sigstore, once a signature', async () => {
    await signKeyless({ fulcio: server.url, tsa: server.url }, identity())(statement, TYPE);
    expect(server.asked.filter((path) => path === '/oidc')).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it.each([
    { path: '/oidc', code: 'identity' },
    { path: '/api/v2/signingCert', code: 'certificate' },
    { path: '/api/v1/log/entries', code: 'log' },
    { path: '/api/v1/timestamp', code: 'timestamp' },
  ])('$path ends with the code "$code" and no secret in the message', async ({ path, code }) => {
    server.broken.add(path);
    const { url } = server;
    const signing = signKeyless({ fulcio: url, rekor: url, tsa: url }, identity(), { timeout: 2000, retry: 0 });
    const error = await signing(statement, TYPE).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'SigningError', code });
    const { message, cause } = error as Error;
    expect(cause).toBeUndefined();
    expect(message).not.toMatch(/eyJ|request-token|127\.0\.0\.1/);
  });

  it.each([
    { path: '/api/v2/signingCert', code: 'certificate' },
    { path: '/api/v1/log/entries', code: 'log' },
    { path: '/api/v1/timestamp', code: 'timestamp' },
  ])('an answer of $path that never ends is cut off, long before the time is over', async ({ path, code }) => {
    const before = server.taken();
    server.endless.set(path, 'identity');
    const { url } = server;
    const signing = signKeyless({ fulcio: url, rekor: url, tsa: url }, identity(), { timeout: 60_000, retry: 0 });
    await expect(signing(statement, TYPE)).rejects.toMatchObject({ name: 'SigningError', code });
    // What lies in buffers on both sides comes on top of the limit.
    expect(server.taken() - before).toBeLessThan(16 * MAX_SIGNING_ANSWER_BYTES);
  });

  it('a compressed answer, which a few bytes could make huge, is not unpacked', async () => {
    server.endless.set('/api/v2/signingCert', 'gzip');
    const { url } = server;
    const signing = signKeyless({ fulcio: url, tsa: url }, identity(), { timeout: 60_000, retry: 0 });
    await expect(signing(statement, TYPE)).rejects.toMatchObject({ name: 'SigningError', code: 'certificate' });
  });

  it('a token endpoint that refuses is no permission', async () => {
    const error = await signKeyless({ fulcio: server.url, tsa: server.url }, identity('wrong'))(statement, TYPE).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'identity', message: expect.stringContaining('id-token: write') });
  });

  it('a service that neither logs nor dates is refused: nobody could check its certificate later', () => {
    expect(() => signKeyless({ fulcio: server.url }, identity())).toThrow(/transparency log or a timestamp/);
  });

  it.each(['http://github.example/oidc', 'ftp://x/', 'nonsense'])('a token is not asked from %s', async (url) => {
    await expect(workflowToken({ url, token: 'x' }, 'sigstore', fetch)).rejects.toThrow(/not https/);
  });
});

describe('where a repository signs', () => {
  it.each([
    { visibility: 'public', host: 'github.com', publicLog: true },
    { visibility: 'private', host: 'github.com', publicLog: false },
    { visibility: 'internal', host: 'github.com', publicLog: false },
    { visibility: undefined, host: 'github.com', publicLog: false },
    { visibility: 'public', host: 'octo.ghe.com', publicLog: false },
  ] as const)('$visibility on $host: public log $publicLog', ({ visibility, host, publicLog }) => {
    const service = signingServiceFor(visibility, host);
    expect(service === undefined ? undefined : writesPublicLog(service)).toBe(publicLog);
  });

  it('a server of one’s own has no instance', () => {
    expect(signingServiceFor('public', 'github.acme.example')).toBeUndefined();
  });

  it('knows the public instance by its host, not by a part of a name', () => {
    expect(writesPublicLog({ fulcio: 'https://FULCIO.sigstore.dev' })).toBe(true);
    expect(writesPublicLog({ fulcio: 'https://sigstore.dev.acme.example' })).toBe(false);
  });
});

it('a job without the permission has no endpoint', () => {
  expect(identityEndpoint({ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x' })).toBeUndefined();
});
