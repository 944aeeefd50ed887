import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Signatures } from '../../src/ports/signatures.ts';
import type { Expected } from '../../src/provenance/expected.ts';
import { readPattern } from '../../src/provenance/pattern/pattern.ts';
import { verifyFile } from '../../src/provenance/verify.ts';
import { type Content, type How, IDENTITY, ISSUER, signingWorld, type SigningWorld } from '../support/sigstore.ts';
import { ARTIFACT, BYTES, EXPECTED, SHA256, statement, trusting, verdictOn } from '../support/verification.ts';

let world: SigningWorld;
let signatures: Signatures;
beforeAll(async () => {
  world = await signingWorld();
  signatures = trusting(world.root());
});

describe('a bundle that holds', () => {
  it.each<{ name: string; content: Content; how: How }>([
    { name: '0.1, message, log of the first kind', content: { artifact: BYTES }, how: { version: '0.1' } },
    { name: '0.2, message, log of the first kind', content: { artifact: BYTES }, how: { version: '0.2' } },
    { name: '0.3, message, log of the first kind', content: { artifact: BYTES }, how: {} },
    { name: '0.3, message, log of the second kind', content: { artifact: BYTES }, how: { rekor: 'v2' } },
    { name: '0.1, statement, log of the first kind', content: { statement: statement() }, how: { version: '0.1' } },
    { name: '0.3, statement, log of the first kind', content: { statement: statement() }, how: {} },
    { name: '0.3, statement, log of the second kind', content: { statement: statement() }, how: { rekor: 'v2' } },
    {
      name: '0.2, statement, an entry as npm makes it',
      content: { statement: statement() },
      how: { version: '0.2', entry: 'intoto' },
    },
    {
      name: '0.3, statement, an entry of its hash',
      content: { statement: statement() },
      how: { entry: 'hashedrekord' },
    },
    {
      name: '0.3, statement, an entry of its hash in the second kind',
      content: { statement: statement() },
      how: { entry: 'hashedrekord', rekor: 'v2' },
    },
    { name: '0.3, statement, a log and a timestamp', content: { statement: statement() }, how: { timestamp: true } },
  ])('is verified: $name', async ({ content, how }) => {
    const verdict = verdictOn(await world.sign(content, how), signatures);
    expect(verdict).toMatchObject({ result: 'verified', code: 'verified', subjects: [{ sha256: SHA256 }] });
    expect(verdict.signer).toMatchObject({ identity: IDENTITY, issuer: ISSUER });
    expect(verdict.timestamps.length).toBeGreaterThan(0);
  });

  it('is verified by the digest alone', async () => {
    const artifact = { hash: ARTIFACT.hash };
    expect(verdictOn(await world.sign({ artifact: BYTES }), signatures, { artifact }).result).toBe('verified');
    const other = { hash: () => SHA256.replace(/^../, '00') };
    expect(verdictOn(await world.sign({ artifact: BYTES }), signatures, { artifact: other }).code).toBe(
      'artifact-mismatch',
    );
  });

  it('of version 0.1 may carry a proof without a checkpoint beside the promise of the log', async () => {
    const bundle = await world.sign({ artifact: BYTES }, { version: '0.1' });
    const [entry] = bundle.verificationMaterial.tlogEntries as { inclusionProof: { checkpoint?: object } }[];
    delete entry?.inclusionProof.checkpoint;
    expect(verdictOn(bundle, signatures).code).toBe('verified');
  });

  it('shows what the certificate says of the build', async () => {
    const { signer } = verdictOn(await world.sign({ artifact: BYTES }), signatures);
    expect(signer).toMatchObject({
      kind: 'certificate',
      claims: {
        sourceRepository: 'https://github.com/octo/app',
        sourceRepositoryRef: 'refs/tags/v1.2.3',
        sourceRepositoryDigest: 'a'.repeat(40),
        runnerEnvironment: 'github-hosted',
        buildTrigger: 'push',
        runInvocation: 'https://github.com/octo/app/actions/runs/9/attempts/1',
        sourceRepositoryVisibility: 'public',
      },
    });
  });
});

const exact = (text: string) => ({ kind: 'exact', text }) as const;
const pattern = (text: string) => ({ kind: 'pattern', pattern: readPattern(text) }) as const;
const source = { server: 'https://github.com', owner: 'octo', name: 'app' };

describe('the signer that is expected', () => {
  it.each<{ name: string; expected: Expected; code: string }>([
    { name: 'identity and issuer exactly', expected: EXPECTED, code: 'verified' },
    { name: 'a whole pattern', expected: { ...EXPECTED, identity: pattern('https://github.com/octo/app/.+@refs/tags/v\\d+[.]\\d+[.]\\d+') }, code: 'verified' },
    { name: 'a repository alone', expected: { source }, code: 'verified' },
    { name: 'a repository in other capitals', expected: { source: { ...source, owner: 'Octo' } }, code: 'verified' },
    { name: 'a repository and a reference', expected: { source, ref: 'refs/tags/v1.2.3' }, code: 'verified' },
    { name: 'nobody', expected: {}, code: 'signer-not-expected' },
    { name: 'an issuer alone', expected: { issuer: exact(ISSUER) }, code: 'signer-not-expected' },
    { name: 'an identity alone', expected: { identity: exact(IDENTITY) }, code: 'issuer-not-expected' },
    { name: 'another identity', expected: { ...EXPECTED, identity: exact('a@b.example') }, code: 'identity-mismatch' },
    { name: 'the beginning of the identity', expected: { ...EXPECTED, identity: exact('https://github.com/octo/app') }, code: 'identity-mismatch' },
    { name: 'a text in which the identity lies', expected: { ...EXPECTED, identity: exact(`${IDENTITY}.evil`) }, code: 'identity-mismatch' },
    { name: 'a pattern of a part', expected: { ...EXPECTED, identity: pattern('github.com/octo/app') }, code: 'identity-mismatch' },
    { name: 'a pattern whose second alternative is a part', expected: { ...EXPECTED, identity: pattern('nobody|https://github.com/octo') }, code: 'identity-mismatch' },
    { name: 'another issuer', expected: { ...EXPECTED, issuer: exact('https://accounts.example') }, code: 'issuer-mismatch' },
    { name: 'a repository vouched for by another issuer', expected: { source, issuer: exact('https://gitlab.com') }, code: 'issuer-mismatch' },
    { name: 'another repository', expected: { ...EXPECTED, source: { ...source, name: 'application' } }, code: 'source-mismatch' },
    { name: 'a repository of another server', expected: { ...EXPECTED, source: { ...source, server: 'https://ghe.example' } }, code: 'source-mismatch' },
    { name: 'another reference', expected: { ...EXPECTED, ref: 'refs/heads/main' }, code: 'ref-mismatch' },
  ])('$name: $code', async ({ expected, code }) => {
    expect(verdictOn(await world.sign({ artifact: BYTES }), signatures, { expected }).code).toBe(code);
  }); // prettier-ignore

  it('does not take what another issuer says of a repository for what GitHub says', async () => {
    const bundle = await world.sign({ artifact: BYTES }, { claims: { iss: 'https://issuer.example' } });
    expect(verdictOn(bundle, signatures, { expected: { source } }).code).toBe('issuer-mismatch');
  });

  it('a no weighs more than an open question', async () => {
    const bundle = await world.sign({ statement: statement({ subject: [{ digest: { sha256: '0'.repeat(64) } }] }) });
    expect(verdictOn(bundle, signatures, { expected: {} }).code).toBe('artifact-mismatch');
  });
});

describe('a file with several bundles', () => {
  it('counts when one of them holds, and is open when one of them is', async () => {
    const lines = [await world.sign({ artifact: 'other' }), await world.sign({ artifact: BYTES })];
    const file = (all: readonly unknown[]) => ({
      bytes: Buffer.from(all.map((one) => JSON.stringify(one)).join('\n')),
    });
    const ask = (bundle: { bytes: Buffer }, expected: Expected) =>
      verifyFile({ bundle, artifact: ARTIFACT, expected }, signatures);
    expect(ask(file(lines), EXPECTED).code).toBe('verified');
    expect(ask(file(lines.slice(0, 1)), EXPECTED).code).toBe('artifact-mismatch');
    expect(ask(file(lines), {}).code).toBe('signer-not-expected');
  });
});
