import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { sigstoreSignatures } from '../../../src/adapters/sigstore/signatures.ts';
import { readTrustedKey } from '../../../src/adapters/sigstore/trust.ts';
import { readTrustedRoots } from '../../../src/adapters/sigstore/trusted-root.ts';
import type { Expected } from '../../../src/provenance/expected.ts';
import { ecKeys, type KeyPair, pemOf, signingWorld } from '../../support/sigstore.ts';
import { BYTES, EXPECTED, SHA256, statement, verdictOn } from '../../support/verification.ts';

const world = await signingWorld();
const roots = readTrustedRoots(JSON.stringify(world.root()));
const keys = ecKeys();
const byKey = (pair: KeyPair) => sigstoreSignatures({ roots, key: readTrustedKey(pemOf(pair.publicKey)) });
const nobody: Expected = {};

describe('a signature by the key that was given', () => {
  it('is verified, in a log or in none, over bytes or a statement', async () => {
    for (const content of [{ artifact: BYTES }, { statement: statement() }]) {
      for (const how of [
        { keys },
        { keys, rekor: 'none', timestamp: false } as const,
        { keys, rekor: 'v2' } as const,
      ]) {
        const verdict = verdictOn(await world.sign(content, how), byKey(keys), { expected: nobody });
        expect(verdict).toMatchObject({ result: 'verified', signer: { kind: 'key' } });
        expect(verdict.timestamps).toHaveLength(how.rekor === 'none' ? 0 : 1);
      }
    }
  });

  it('is verified as a bare envelope', async () => {
    const { dsseEnvelope } = await world.sign({ statement: statement() }, { keys });
    expect(verdictOn(dsseEnvelope, byKey(keys), { expected: nobody }).code).toBe('verified');
    expect(verdictOn(dsseEnvelope, byKey(ecKeys()), { expected: nobody }).code).toBe('signature-invalid');
  });

  it('is rejected by another key', async () => {
    const bundle = await world.sign({ artifact: BYTES }, { keys });
    expect(verdictOn(bundle, byKey(ecKeys()), { expected: nobody }).code).toBe('signature-invalid');
  });

  it('is rejected with a log entry that does not belong to it', async () => {
    const bundle = await world.sign({ artifact: BYTES }, { keys });
    const other = await world.sign({ artifact: 'other' }, { keys });
    const swapped = {
      ...bundle,
      verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: other.verificationMaterial.tlogEntries },
    };
    expect(verdictOn(swapped, byKey(keys), { expected: nobody }).code).toBe('log-entry-mismatch');
  });

  it('proves no identity', async () => {
    const bundle = await world.sign({ artifact: BYTES }, { keys });
    expect(verdictOn(bundle, byKey(keys), { expected: EXPECTED }).code).toBe('signer-is-key');
  });

  it('is the only one that counts then', async () => {
    const bundle = await world.sign({ artifact: BYTES });
    expect(verdictOn(bundle, byKey(keys), { expected: nobody }).code).toBe('signer-is-certificate');
  });

  it('names a source by the provenance that it signs', async () => {
    const predicate = {
      builder: { id: 'https://builder.example' },
      buildType: 'https://build.example/v1',
      invocation: { configSource: { uri: 'git+https://github.com/octo/app.git@refs/heads/main' } },
    };
    const says = statement({ predicateType: 'https://slsa.dev/provenance/v0.2', predicate });
    const bundle = await world.sign({ statement: says }, { keys });
    const source = { server: 'https://github.com', owner: 'octo', name: 'app' };
    const code = (expected: Expected) => verdictOn(bundle, byKey(keys), { expected }).code;
    expect(code({ source, ref: 'refs/heads/main' })).toBe('verified');
    expect(code({ source: { ...source, name: 'other' } })).toBe('source-mismatch');
    expect(code({ source, ref: 'refs/tags/v1' })).toBe('ref-mismatch');
    const bytes = await world.sign({ artifact: BYTES }, { keys });
    expect(verdictOn(bytes, byKey(keys), { expected: { source } }).code).toBe('source-mismatch');
  });

  it.each(['P-384', 'P-521'])('is verified over an envelope with the hash that goes with %s', (curve) => {
    const pair = ecKeys(curve);
    const hash = curve === 'P-384' ? 'sha384' : 'sha512';
    expect(verdictOn(envelope(pair, hash), byKey(pair), { expected: nobody }).code).toBe('verified');
    expect(verdictOn(envelope(pair, 'sha256'), byKey(pair), { expected: nobody }).code).toBe('signature-invalid');
  });

  it('is verified with Ed25519 and RSA, and needs the bytes where a digest is not enough', async () => {
    for (const pair of [generateKeyPairSync('ed25519'), generateKeyPairSync('rsa', { modulusLength: 2048 })]) {
      const hash = pair.publicKey.asymmetricKeyType === 'rsa' ? 'sha256' : null;
      expect(verdictOn(envelope(pair, hash), byKey(pair), { expected: nobody }).code).toBe('verified');
      const bundle = await world.sign({ artifact: BYTES }, { keys, rekor: 'none', timestamp: false });
      const signature = sign(hash, BYTES, pair.privateKey).toString('base64');
      const signed = { ...bundle, messageSignature: { ...bundle.messageSignature, signature } };
      expect(verdictOn(signed, byKey(pair), { expected: nobody }).code).toBe('verified');
      const artifact = { hash: () => SHA256 };
      expect(verdictOn(signed, byKey(pair), { expected: nobody, artifact }).code).toBe('artifact-needed');
    }
  });
});

function envelope({ privateKey }: KeyPair, hash: string | null): object {
  const payloadType = 'application/vnd.in-toto+json';
  const payload = JSON.stringify(statement());
  const encoded = `DSSEv1 ${payloadType.length} ${payloadType} ${Buffer.byteLength(payload)} ${payload}`;
  const sig = sign(hash, Buffer.from(encoded), privateKey).toString('base64');
  return { payload: Buffer.from(payload).toString('base64'), payloadType, signatures: [{ sig, keyid: '' }] };
}

it('a key is read from PEM, and a private one is refused', () => {
  expect(readTrustedKey(pemOf(keys.publicKey)).fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  const secret = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => readTrustedKey(secret)).toThrow('no public key');
  expect(() => readTrustedKey('ssh-ed25519 AAAA')).toThrow('no public key');
});

it.each<{ name: string; document: unknown }>([
  { name: 'nothing', document: undefined },
  { name: 'a list', document: [] },
  { name: 'numbers in all places', document: { mediaType: 1, verificationMaterial: 2, messageSignature: 3 } },
  { name: 'an object that throws', document: new Proxy({}, { get: () => { throw new TypeError('no'); } }) },
])('garbage is unsound and never thrown: $name', ({ document }) => {
  const signatures = byKey(keys);
  expect(signatures.check(document, { hash: () => SHA256 }).state).toBe('unsound');
  expect(signatures.checkEnvelope(document).state).toBe('unsound');
}); // prettier-ignore
