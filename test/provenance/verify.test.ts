import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sigstoreSignatures } from '../../src/adapters/sigstore/signatures.ts';
import { readTrustedRoots } from '../../src/adapters/sigstore/trusted-root.ts';
import type { Artifact, Signatures } from '../../src/ports/signatures.ts';
import type { Expected } from '../../src/provenance/expected.ts';
import { verifyBundle } from '../../src/provenance/verify.ts';
import { type Content, type How, IDENTITY, ISSUER, signingWorld, type SigningWorld } from '../support/sigstore.ts';

const BYTES = Buffer.from('the artifact');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const ARTIFACT: Artifact = {
  hash: (name) => createHash(name).update(BYTES).digest('hex'),
  chunks: () => [BYTES.subarray(0, 4), BYTES.subarray(4)],
};
const EXPECTED: Expected = { identity: { kind: 'exact', text: IDENTITY }, issuer: { kind: 'exact', text: ISSUER } };
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'app.tgz', digest: { sha256: SHA256 } }],
  predicateType: 'https://example.com/anything/v1',
  predicate: {},
};

let world: SigningWorld;
let signatures: Signatures;
beforeAll(async () => {
  world = await signingWorld();
  signatures = sigstoreSignatures({ roots: readTrustedRoots(JSON.stringify(world.root())) });
});

describe('a bundle that holds', () => {
  it.each<{ name: string; content: Content; how: How }>([
    { name: '0.1, message, log of the first kind', content: { artifact: BYTES }, how: { version: '0.1' } },
    { name: '0.2, message, log of the first kind', content: { artifact: BYTES }, how: { version: '0.2' } },
    { name: '0.3, message, log of the first kind', content: { artifact: BYTES }, how: {} },
    { name: '0.3, message, log of the second kind', content: { artifact: BYTES }, how: { rekor: 'v2' } },
    { name: '0.1, statement, log of the first kind', content: { statement: STATEMENT }, how: { version: '0.1' } },
    { name: '0.3, statement, log of the first kind', content: { statement: STATEMENT }, how: {} },
    { name: '0.3, statement, log of the second kind', content: { statement: STATEMENT }, how: { rekor: 'v2' } },
    { name: '0.3, statement, a log and a timestamp', content: { statement: STATEMENT }, how: { timestamp: true } },
  ])('is verified: $name', async ({ content, how }) => {
    const bundle = JSON.stringify(await world.sign(content, how));
    const verdict = verifyBundle({ bundle, artifact: ARTIFACT, expected: EXPECTED }, signatures);
    expect(verdict).toMatchObject({ result: 'verified', code: 'verified', subjects: [{ sha256: SHA256 }] });
    expect(verdict.signer).toMatchObject({ identity: IDENTITY, issuer: ISSUER });
    expect(verdict.timestamps.length).toBeGreaterThan(0);
  });

  it('is not verified for another artifact', async () => {
    const bundle = JSON.stringify(await world.sign({ artifact: 'another' }));
    const verdict = verifyBundle({ bundle, artifact: ARTIFACT, expected: EXPECTED }, signatures);
    expect(verdict).toMatchObject({ result: 'rejected', code: 'artifact-mismatch' });
  });
});
