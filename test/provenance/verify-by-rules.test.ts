import { beforeAll, describe, expect, it } from '@jest/globals';
import { NO_SIGNERS, type SigstoreSigner } from '../../src/model/signers.ts';
import type { Signatures } from '../../src/ports/signatures.ts';
import { signerRules } from '../../src/provenance/signer-rules.ts';
import { verifyByRules } from '../../src/provenance/verify-by-rules.ts';
import { type Content, IDENTITY, ISSUER, signingWorld, type SigningWorld } from '../support/sigstore.ts';
import { ARTIFACT, BYTES, statement, trusting } from '../support/verification.ts';

let world: SigningWorld;
let signatures: Signatures;
beforeAll(async () => {
  world = await signingWorld();
  signatures = trusting(world.root());
});

const OWN = { host: 'github.com', owner: 'octo', name: 'app' };
const WORKFLOW = 'octo/app/.github/workflows/release.yml';
const BUILDER = `https://github.com/${WORKFLOW}`;
const provenance: Content = {
  statement: statement({
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: { buildDefinition: { buildType: 'x', externalParameters: {} }, runDetails: { builder: { id: 'any' } } },
  }),
};

interface Asked {
  readonly signers?: readonly SigstoreSigner[];
  readonly content?: Content;
  readonly claims?: Readonly<Record<string, string>>;
  readonly incomplete?: boolean;
}

async function verdict({ signers, content = { artifact: BYTES }, claims = {}, incomplete = false }: Asked) {
  const bundle = JSON.stringify(await world.sign(content, { claims }));
  const rules = signerRules(signers === undefined ? undefined : { ...NO_SIGNERS, sigstore: signers }, OWN);
  return verifyByRules({ bundle, artifact: ARTIFACT, rules, incomplete }, signatures);
}
const codeOf = async (asked: Asked) => (await verdict(asked)).verdict.code;

describe('a bundle held against the signers of a policy', () => {
  const stranger = { identity: 'a@b.example', issuer: 'https://accounts.example' };

  it('is by one of them, whichever', async () => {
    const { verdict: good, rule } = await verdict({ signers: [stranger, { workflow: WORKFLOW }] });
    expect(good.code).toBe('verified');
    expect(rule?.workflow).toBe(WORKFLOW);
  });

  it.each<{ name: string; asked: Asked; code: string }>([
    { name: 'its own workflows by default', asked: {}, code: 'verified' },
    { name: 'an exact identity', asked: { signers: [{ identity: IDENTITY, issuer: ISSUER }] }, code: 'verified' },
    { name: 'somebody else', asked: { signers: [stranger] }, code: 'identity-mismatch' },
    { name: 'an issuer of its own', asked: { signers: [{ workflow: WORKFLOW, issuer: 'https://other.example' }] }, code: 'issuer-mismatch' },
    { name: 'the pattern of the tag', asked: { signers: [{ workflow: WORKFLOW, ref: 'refs/tags/v*' }] }, code: 'verified' },
    { name: 'another reference', asked: { signers: [{ workflow: WORKFLOW, ref: 'refs/heads/main' }] }, code: 'ref-mismatch' },
    { name: 'the builder of the certificate', asked: { content: provenance, signers: [{ workflow: WORKFLOW, builder: BUILDER }] }, code: 'verified' },
    { name: 'another builder, whatever the statement says', asked: { content: provenance, signers: [{ workflow: WORKFLOW, builder: 'any' }] }, code: 'builder-mismatch' },
    { name: 'a builder, of bytes that name none', asked: { signers: [{ workflow: WORKFLOW, builder: 'any' }] }, code: 'verified' },
    { name: 'another repository', asked: { signers: [{ workflow: WORKFLOW, repository: 'octo/lib' }] }, code: 'source-mismatch' },
    { name: 'nobody', asked: { signers: [] }, code: 'signer-not-expected' },
  ])('$name: $code', async ({ asked, code }) => {
    expect(await codeOf(asked)).toBe(code);
  }); // prettier-ignore

  it('tells the rule that comes closest, not the first', async () => {
    const signers = [stranger, { workflow: WORKFLOW, ref: 'refs/heads/main' }];
    expect(await codeOf({ signers })).toBe('ref-mismatch');
  });

  it('makes a stranger an open question while not every signer is known, and nothing that is broken', async () => {
    expect(await codeOf({ signers: [stranger], incomplete: true })).toBe('signer-not-expected');
    const bundle = JSON.stringify(await world.sign({ artifact: 'another' }));
    const asked = { bundle, artifact: ARTIFACT, rules: [], incomplete: true };
    expect(verifyByRules(asked, signatures).verdict.code).toBe('artifact-mismatch');
  });

  it('leaves an own run through a workflow of others open by default, and rejects it where policy speaks', async () => {
    const claims = { sub: 'https://github.com/shared/ci/.github/workflows/build.yml@refs/heads/main' };
    expect(await codeOf({ claims })).toBe('signer-not-expected');
    expect(await codeOf({ claims, signers: [{ workflow: WORKFLOW }] })).toBe('identity-mismatch');
    expect(await codeOf({ claims: { ...claims, repository: 'evil/app' } })).toBe('identity-mismatch');
  });

  it('gives the statement once the signature held, and asks the cryptography once', async () => {
    let asked = 0;
    const counting: Signatures = { ...signatures, check: (...all) => ((asked += 1), signatures.check(...all)) };
    const bundle = JSON.stringify(await world.sign(provenance));
    const rules = signerRules({ ...NO_SIGNERS, sigstore: [stranger, stranger, { workflow: WORKFLOW }] }, OWN);
    const answer = verifyByRules({ bundle, artifact: ARTIFACT, rules, incomplete: false }, counting);
    expect(answer.statement?.predicateType).toBe('https://slsa.dev/provenance/v1');
    expect(asked).toBe(1);
  });
});
