import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { VerdictCode } from '../../src/model/verdict.ts';
import type { Signatures } from '../../src/ports/signatures.ts';
import { type BundleJson, ecKeys, IDENTITY, signingWorld } from '../support/sigstore.ts';
import { artifactOf, BYTES, SHA256, statement, trusting, verdictOn } from '../support/verification.ts';

const V01 = 'https://in-toto.io/Statement/v0.1';
const V1 = 'https://in-toto.io/Statement/v1';
const builder = { id: 'https://builder.example' };
const build1 = { buildDefinition: { buildType: 'x', externalParameters: {} }, runDetails: { builder } };
const summary = { verifier: builder, resourceUri: 'x', policy: {}, verificationResult: 'PASSED' };
const spdx3 = { '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': [] };

/** Every kind of statement that is read; the versions of the statement around it take turns. */
const KINDS: readonly (readonly [predicateType: string, predicate: unknown])[] = [
  ['https://slsa.dev/provenance/v0.2', { builder, buildType: 'x' }],
  ['https://slsa.dev/provenance/v1', build1],
  ['https://cyclonedx.org/bom', { bomFormat: 'CycloneDX', specVersion: '1.6' }],
  ['https://cyclonedx.org/bom/v1.7', { bomFormat: 'CycloneDX', specVersion: '1.7' }],
  ['https://spdx.dev/Document', { spdxVersion: 'SPDX-2.3' }],
  ['https://spdx.dev/Document/v2.2', 'SPDXVersion: SPDX-2.2\n'],
  ['https://spdx.dev/Document/v3.0', spdx3],
  ['https://slsa.dev/verification_summary/v1', summary],
  ['https://slsa.dev/verification_summary/v0.2', summary],
  ['https://in-toto.io/attestation/release/v0.1', { purl: 'pkg:github/octo/app@v1.2.3' }],
  ['https://github.com/npm/attestation/tree/main/specs/publish/v0.1', { name: 'app', version: '1.0.0', registry: 'https://r.example' }],
  ['https://in-toto.io/attestation/test-result/v0.1', { result: 'PASSED' }],
]; // prettier-ignore
const ROWS = KINDS.map(([predicateType, predicate], index) => {
  const _type = index % 2 === 0 ? V01 : V1;
  return { name: `${predicateType} in ${_type}`, says: { _type, predicateType, predicate } };
});

const envelopeOf = (bundle: BundleJson) => {
  if (bundle.dsseEnvelope === undefined) throw new Error('the bundle has an envelope');
  return bundle.dsseEnvelope;
};
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const ANOTHER = { artifact: artifactOf(Buffer.from('another asset')) };

/** One statement, signed once well and once by each kind of stranger. */
interface Signed {
  readonly signatures: Signatures;
  readonly says: object;
  readonly good: BundleJson;
  readonly mallory: BundleJson;
  readonly otherIssuer: BundleJson;
  readonly alike: BundleJson;
  readonly byKey: BundleJson;
  readonly otherWords: BundleJson;
  readonly otherInstance: BundleJson;
}

/** A world of its own each: its log's clock stands still, so that it does not last for all of them. */
async function signedBy(says: object): Promise<Signed> {
  const [world, stranger] = await Promise.all([signingWorld(), signingWorld()]);
  const content = { statement: statement(says) };
  const by = (claims: Readonly<Record<string, string>>) => world.sign(content, { claims });
  return {
    signatures: trusting(world.root()),
    says,
    good: await by({}),
    mallory: await by({ sub: 'mallory@evil.example' }),
    otherIssuer: await by({ iss: 'https://issuer.example' }),
    alike: await by({ sub: `${IDENTITY}.evil` }),
    byKey: await world.sign(content, { keys: ecKeys() }),
    otherWords: await world.sign({ statement: statement({ predicateType: 'https://example.com/x' }) }),
    otherInstance: await stranger.sign(content),
  };
}

interface Tampering {
  readonly name: string;
  readonly bundle: (signed: Signed) => unknown;
  readonly asked?: Parameters<typeof verdictOn>[2];
  readonly code: VerdictCode;
}

const TAMPERINGS: readonly Tampering[] = [
  { name: 'nothing changed', bundle: ({ good }) => good, code: 'verified' },
  { name: 'for another asset', bundle: ({ good }) => good, asked: ANOTHER, code: 'artifact-mismatch' },
  { name: 'by somebody else', bundle: ({ mallory }) => mallory, code: 'identity-mismatch' },
  { name: 'by the right identity, vouched for by another issuer', bundle: ({ otherIssuer }) => otherIssuer, code: 'issuer-mismatch' },
  { name: 'by an identity in which the right one lies', bundle: ({ alike }) => alike, code: 'identity-mismatch' },
  { name: 'from another instance', bundle: ({ otherInstance }) => otherInstance, code: 'certificate-untrusted' },
  { name: 'other words under the signature', bundle: ({ good, says }) => ({ ...good, dsseEnvelope: { ...envelopeOf(good), payload: encoded(statement({ ...says, subject: [{ name: 'evil.tgz', digest: { sha256: SHA256 } }] })) } }), code: 'log-entry-mismatch' },
  { name: 'the log entry of another statement', bundle: ({ good, otherWords }) => ({ ...good, verificationMaterial: { ...good.verificationMaterial, tlogEntries: otherWords.verificationMaterial.tlogEntries } }), code: 'log-entry-mismatch' },
  { name: 'the envelope without its proof', bundle: ({ good }) => envelopeOf(good), code: 'no-log-material' },
  { name: 'by a key that nobody gave', bundle: ({ byKey }) => byKey, code: 'key-needed' },
  { name: 'a bundle of a version to come', bundle: ({ good }) => ({ ...good, mediaType: 'application/vnd.dev.sigstore.bundle.v0.9+json' }), code: 'bundle-version' },
  { name: 'cut off', bundle: ({ good }) => JSON.stringify(good).slice(0, -50), code: 'bundle-not-json' },
  { name: 'a field twice', bundle: ({ good }) => JSON.stringify(good).replace('{', '{"dsseEnvelope":{},'), code: 'bundle-duplicate-field' },
  { name: 'an archive around it', bundle: ({ good }) => `PK\u0003\u0004${JSON.stringify(good)}`, code: 'bundle-not-json' },
]; // prettier-ignore

describe.each(ROWS)('$name', ({ says }) => {
  let signed: Signed;
  beforeAll(async () => {
    signed = await signedBy(says);
  });

  it.each(TAMPERINGS)('$name: $code', ({ bundle, asked, code }) => {
    expect(verdictOn(bundle(signed), signed.signatures, asked).code).toBe(code);
  });
});

it('signed bytes obey the same where they can', async () => {
  const [world, other] = await Promise.all([signingWorld(), signingWorld()]);
  const signatures = trusting(world.root());
  const bundle = await world.sign({ artifact: BYTES });
  expect(verdictOn(bundle, signatures).code).toBe('verified');
  expect(verdictOn(bundle, signatures, ANOTHER).code).toBe('artifact-mismatch');
  expect(verdictOn(await other.sign({ artifact: BYTES }), signatures).code).toBe('certificate-untrusted');
});

describe('the codes of a verdict', () => {
  const root = resolve(import.meta.dirname, '../..');
  const union = readFileSync(join(root, 'src/model/verdict.ts'), 'utf8').split('export type VerdictCode')[0] ?? '';
  const codes = [...union.matchAll(/\| '([a-z-]+)'/g)].map(([, code]) => code ?? '');
  const tests = ['test/provenance', 'test/adapters/sigstore', 'test/cli'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );

  it.each(codes)('%s is what some bad input is answered with', (code) => {
    expect(tests.some((text) => text.includes(`'${code}'`))).toBe(true);
  });

  it('are all looked for', () => {
    expect(codes.length).toBeGreaterThan(40);
  });
});
