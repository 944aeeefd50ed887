import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Rejection } from '../../src/model/verdict.ts';
import type { Signatures } from '../../src/ports/signatures.ts';
import { verifyFile } from '../../src/provenance/verify.ts';
import {
  type BundleJson,
  ecKeys,
  issuedInNameOf,
  minutesFromNow,
  signingWorld,
  type SigningWorld,
} from '../support/sigstore.ts';
import { ARTIFACT, artifactOf, BYTES, EXPECTED, statement, trusting, verdictOn } from '../support/verification.ts';

let world: SigningWorld;
let signatures: Signatures;
let message: BundleJson;
let envelope: BundleJson;
let stamped: BundleJson;
beforeAll(async () => {
  world = await signingWorld();
  signatures = trusting(world.root());
  message = await world.sign({ artifact: BYTES });
  envelope = await world.sign({ statement: statement() });
  stamped = await world.sign({ artifact: BYTES }, { rekor: 'v2' });
});

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

/** The bundle with one place changed; undefined takes the place out. */
function changed(bundle: BundleJson, path: Path, value: unknown): BundleJson {
  const copy = structuredClone(bundle);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Json>((node, key) => node[key] as Json, copy as unknown as Json);
  if (!(last in holder)) throw new Error(`${path.join('.')} is not there to be changed`);
  holder[last] = typeof value === 'function' ? (value as (old: unknown) => unknown)(holder[last]) : value;
  return copy;
}

/** One bit of a base64 text; of signatures and what they sign, the last byte is always covered. */
function flipped(base64: unknown): string {
  const bytes = Buffer.from(String(base64), 'base64');
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return bytes.toString('base64');
}

const ENTRY: Path = ['verificationMaterial', 'tlogEntries', 0];
const STAMP: Path = ['verificationMaterial', 'timestampVerificationData', 'rfc3161Timestamps', 0, 'signedTimestamp'];

describe('a bundle in another form', () => {
  it.each<{ name: string; text: () => string; code: Rejection }>([
    { name: 'empty', text: () => '', code: 'bundle-not-json' },
    { name: 'cut off', text: () => JSON.stringify(message).slice(0, -20), code: 'bundle-not-json' },
    { name: 'no JSON', text: () => '-----BEGIN PGP SIGNATURE-----', code: 'bundle-not-json' },
    { name: 'a number', text: () => '7', code: 'bundle-media-type' },
    { name: 'null', text: () => 'null', code: 'bundle-media-type' },
    { name: 'an archive', text: () => 'PK\u0003\u0004', code: 'bundle-not-json' },
    { name: 'archives in archives', text: () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, code: 'bundle-too-deep' },
    { name: 'endless opening', text: () => '{"a":'.repeat(1_000_000), code: 'bundle-too-deep' },
    { name: 'a field twice', text: () => JSON.stringify(message).replace('{', '{"mediaType":"x",'), code: 'bundle-duplicate-field' },
    { name: 'a field twice in two spellings', text: () => JSON.stringify(message).replace('{', '{"\\u006dediaType":"x",'), code: 'bundle-duplicate-field' },
  ])('is rejected: $name', ({ text, code }) => {
    expect(verdictOn(text(), signatures)).toMatchObject({ result: 'rejected', code, subjects: [], timestamps: [] });
  }); // prettier-ignore

  it.each<{ name: string; path: Path; value: unknown; code: Rejection }>([
    { name: 'another media type', path: ['mediaType'], value: 'application/json', code: 'bundle-media-type' },
    { name: 'a media type that begins alike', path: ['mediaType'], value: 'application/vnd.dev.sigstore.bundle+json', code: 'bundle-media-type' },
    { name: 'a version to come', path: ['mediaType'], value: 'application/vnd.dev.sigstore.bundle.v0.4+json', code: 'bundle-version' },
    { name: 'a version with a tail', path: ['mediaType'], value: 'application/vnd.dev.sigstore.bundle+json;version=0.3.1', code: 'bundle-version' },
    { name: 'no verification material', path: ['verificationMaterial'], value: undefined, code: 'bundle-malformed' },
    { name: 'no certificate', path: ['verificationMaterial', 'certificate'], value: undefined, code: 'bundle-malformed' },
    { name: 'no signature', path: ['messageSignature'], value: undefined, code: 'bundle-malformed' },
    { name: 'an empty signature', path: ['messageSignature', 'signature'], value: '', code: 'bundle-malformed' },
    { name: 'no digest', path: ['messageSignature', 'messageDigest'], value: undefined, code: 'bundle-malformed' },
    { name: 'a digest of no known function', path: ['messageSignature', 'messageDigest', 'algorithm'], value: 'SHA3_256', code: 'bundle-malformed' },
    { name: 'an entry without its log', path: [...ENTRY, 'logId'], value: undefined, code: 'bundle-malformed' },
    { name: 'an entry without its kind', path: [...ENTRY, 'kindVersion'], value: undefined, code: 'bundle-malformed' },
    { name: 'a proof without its checkpoint', path: [...ENTRY, 'inclusionProof', 'checkpoint'], value: undefined, code: 'bundle-malformed' },
    { name: 'a certificate that is none', path: ['verificationMaterial', 'certificate', 'rawBytes'], value: 'AAAA', code: 'certificate-malformed' },
    { name: 'entries that are no list', path: ['verificationMaterial', 'tlogEntries'], value: { 0: 1 }, code: 'bundle-malformed' },
    { name: 'an entry that is a number', path: ENTRY, value: 7, code: 'bundle-malformed' },
  ])('is rejected: $name', ({ path, value, code }) => {
    expect(verdictOn(changed(message, path, value), signatures)).toMatchObject({ result: 'rejected', code });
  }); // prettier-ignore

  it('is rejected with two kinds of content or of signer', () => {
    const two = { ...message, dsseEnvelope: envelope.dsseEnvelope };
    expect(verdictOn(two, signatures).code).toBe('bundle-malformed');
    const signers = { ...message.verificationMaterial, publicKey: { hint: 'k' } };
    expect(verdictOn({ ...message, verificationMaterial: signers }, signatures).code).toBe('bundle-malformed');
  });

  it('is rejected unread when it is too large, and when it is no text', () => {
    const ask = (bundle: { bytes: Uint8Array } | { size: number }) =>
      verifyFile({ bundle, artifact: ARTIFACT, expected: EXPECTED }, signatures).code;
    expect(ask({ size: 100_000_000 })).toBe('bundle-too-large');
    expect(ask({ bytes: Buffer.from([0x1f, 0x8b, 0x08, 0xff]) })).toBe('bundle-not-text');
  });
});

describe('a bundle of which a part was changed', () => {
  it.each<{ name: string; of: () => BundleJson; path: Path; value: unknown; code: Rejection }>([
    { name: 'the signature', of: () => message, path: ['messageSignature', 'signature'], value: flipped, code: 'log-entry-mismatch' },
    { name: 'the digest', of: () => message, path: ['messageSignature', 'messageDigest', 'digest'], value: flipped, code: 'artifact-mismatch' },
    { name: 'the payload', of: () => envelope, path: ['dsseEnvelope', 'payload'], value: flipped, code: 'log-entry-mismatch' },
    { name: 'the payload type', of: () => envelope, path: ['dsseEnvelope', 'payloadType'], value: 'text/plain', code: 'signature-invalid' },
    { name: 'the log entry', of: () => message, path: [...ENTRY, 'canonicalizedBody'], value: flipped, code: 'log-entry-invalid' },
    { name: 'the promise of the log', of: () => message, path: [...ENTRY, 'inclusionPromise', 'signedEntryTimestamp'], value: flipped, code: 'log-entry-invalid' },
    { name: 'the time of the log', of: () => message, path: [...ENTRY, 'integratedTime'], value: (old: string) => String(Number(old) + 60), code: 'log-entry-invalid' },
    { name: 'the place in the log', of: () => message, path: [...ENTRY, 'logIndex'], value: '1', code: 'log-entry-invalid' },
    { name: 'the checkpoint', of: () => message, path: [...ENTRY, 'inclusionProof', 'checkpoint', 'envelope'], value: 'nobody', code: 'log-entry-invalid' },
    { name: 'the proof', of: () => message, path: [...ENTRY, 'inclusionProof', 'hashes'], value: ['AAAA'], code: 'log-entry-invalid' },
    { name: 'the kind of the entry', of: () => message, path: [...ENTRY, 'kindVersion', 'kind'], value: 'dsse', code: 'log-entry-mismatch' },
    { name: 'the timestamp', of: () => stamped, path: STAMP, value: flipped, code: 'timestamp-invalid' },
    { name: 'no timestamp', of: () => stamped, path: STAMP.slice(0, 3), value: [], code: 'timestamp-missing' },
    { name: 'no log entry', of: () => message, path: ENTRY.slice(0, 2), value: [], code: 'timestamp-missing' },
    { name: 'no log entry, with a timestamp', of: () => stamped, path: ENTRY.slice(0, 2), value: [], code: 'log-entry-missing' },
    { name: 'the promise taken out', of: () => message, path: [...ENTRY, 'inclusionPromise'], value: undefined, code: 'timestamp-missing' },
  ])('is rejected: $name', ({ of, path, value, code }) => {
    const verdict = verdictOn(changed(of(), path, value), signatures);
    expect(verdict).toMatchObject({ result: 'rejected', code });
    expect(verdict.signer).toBeUndefined();
  }); // prettier-ignore

  it('is rejected whichever byte of its certificate is changed', () => {
    const path = ['verificationMaterial', 'certificate', 'rawBytes'];
    const raw = Buffer.from((message.verificationMaterial.certificate as { rawBytes: string }).rawBytes, 'base64');
    for (let at = 0; at < raw.length; at += 13) {
      const bytes = Buffer.from(raw);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      const verdict = verdictOn(changed(message, path, bytes.toString('base64')), signatures);
      expect({ at, result: verdict.result, signer: verdict.signer }).toEqual({
        at,
        result: 'rejected',
        signer: undefined,
      });
    }
  });

  it('is rejected when one log entry stands in it twice', () => {
    const twice = changed(message, ENTRY.slice(0, 2), (old: readonly unknown[]) => [...old, ...old]);
    expect(verdictOn(twice, signatures).code).toMatch(/^(?:log-entry|timestamp)-invalid$/);
  });
});

describe('a bundle of parts of others', () => {
  it('is rejected with the log entry of another artifact', async () => {
    const other = await world.sign({ artifact: 'another artifact' });
    const swapped = changed(message, ENTRY, other.verificationMaterial.tlogEntries[0]);
    expect(verdictOn(swapped, signatures).code).toBe('log-entry-mismatch');
  });

  it('is rejected with the certificate of another signer', async () => {
    const other = await world.sign({ artifact: BYTES }, { claims: { sub: 'https://stranger.example' } });
    const swapped = changed(other, ['verificationMaterial', 'certificate'], message.verificationMaterial.certificate);
    expect(verdictOn(swapped, signatures).code).toBe('signature-invalid');
  });

  it('is rejected with the timestamp of another signature', async () => {
    const other = await world.sign({ artifact: BYTES }, { rekor: 'v2' });
    const stamp = (other.verificationMaterial.timestampVerificationData as { rfc3161Timestamps: readonly object[] })
      .rfc3161Timestamps[0];
    expect(verdictOn(changed(stamped, STAMP.slice(0, -1), stamp), signatures).code).toBe('timestamp-invalid');
  });

  it('is rejected for another artifact than it signs', () => {
    const artifact = artifactOf(Buffer.from('another asset'));
    expect(verdictOn(message, signatures, { artifact }).code).toBe('artifact-mismatch');
    expect(verdictOn(envelope, signatures, { artifact }).code).toBe('artifact-mismatch');
  });

  it('is rejected when its artifact changes between hashing and reading', () => {
    const artifact = { ...ARTIFACT, chunks: () => [Buffer.from('swapped')] };
    expect(verdictOn(message, signatures, { artifact }).code).toBe('signature-invalid');
  });
});

describe('a certificate', () => {
  it('that had expired when the signature was made is rejected', async () => {
    const late = await signingWorld({ logClock: minutesFromNow(60) });
    for (const rekor of ['v1', 'v2'] as const) {
      const bundle = await late.sign({ artifact: BYTES }, { rekor });
      expect(verdictOn(bundle, trusting(late.root())).code).toBe('certificate-expired');
    }
  });

  it('of another authority is rejected, however alike the authority is called', async () => {
    const stranger = await signingWorld();
    const bundle = await stranger.sign({ artifact: BYTES });
    expect(verdictOn(bundle, signatures)).toMatchObject({ result: 'rejected', code: 'certificate-untrusted' });
  });

  it('for another purpose than signing code is rejected as such', () => {
    const path = ['verificationMaterial', 'certificate', 'rawBytes'];
    const codeSigning = Buffer.from('2b06010505070303', 'hex');
    const other = changed(message, path, (raw: string) => {
      const bytes = Buffer.from(raw, 'base64');
      bytes[bytes.indexOf(codeSigning) + codeSigning.length - 1] = 1;
      return bytes.toString('base64');
    });
    expect(verdictOn(other, signatures).code).toBe('certificate-purpose');
  });

  it('in the name of GitHub is no no and no yes under a root that does not know it', async () => {
    const bundle = issuedInNameOf(await world.sign({ artifact: BYTES }, { rekor: 'none' }), 'GitHub, Inc.');
    const verdict = verdictOn(bundle, signatures);
    expect(verdict).toMatchObject({ result: 'unverifiable', code: 'other-root' });
    expect(verdict.signer).toBeUndefined();
    const other = issuedInNameOf(await world.sign({ artifact: BYTES }), 'GitHub, Inc. and friends');
    expect(verdictOn(other, signatures).code).toBe('certificate-untrusted');
  });

  it('without its log is rejected under a root that has such logs', async () => {
    const other = await signingWorld();
    const mixed = { ...world.root(), ctlogs: (other.root() as { ctlogs: readonly object[] }).ctlogs };
    expect(verdictOn(message, trusting(mixed)).code).toBe('certificate-untrusted');
  });
});

describe('a root', () => {
  it('without logs, as that of GitHub, asks for a timestamp alone', async () => {
    const instance = await signingWorld({ logsCertificates: false });
    const github = trusting(instance.root(['tlogs', 'ctlogs']));
    const bundle = await instance.sign({ statement: statement() }, { rekor: 'none' });
    expect(verdictOn(bundle, github).code).toBe('verified');
    expect(verdictOn(bundle, trusting(instance.root(['ctlogs']))).code).toBe('log-entry-missing');
    expect(verdictOn(bundle, trusting(instance.root(['tlogs']))).code).toBe('certificate-not-logged');
    const bare = await instance.sign({ statement: statement() }, { rekor: 'none', timestamp: false });
    expect(verdictOn(bare, github).code).toBe('timestamp-missing');
  });

  it('beside others is found, and lends the others nothing', async () => {
    const other = await signingWorld();
    const both = trusting(world.root(), other.root());
    expect(verdictOn(await other.sign({ artifact: BYTES }), both).code).toBe('verified');
    expect(verdictOn(message, both).code).toBe('verified');
    const noLogs = trusting(world.root(), other.root(['tlogs', 'ctlogs']));
    const unlogged = await world.sign({ artifact: BYTES }, { rekor: 'none' });
    expect(verdictOn(unlogged, noLogs).result).toBe('rejected');
  });
});

it('an envelope by itself is present and not verifiable', () => {
  expect(verdictOn(envelope.dsseEnvelope, signatures)).toMatchObject({
    result: 'unverifiable',
    code: 'no-log-material',
  });
});

it('a bundle by a key is not verifiable without the key', async () => {
  const bundle = await world.sign({ artifact: BYTES }, { keys: ecKeys() });
  expect(verdictOn(bundle, signatures)).toMatchObject({ result: 'unverifiable', code: 'key-needed' });
});
