import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { VerdictCode } from '../../src/model/verdict.ts';
import type { Signatures } from '../../src/ports/signatures.ts';
import type { Expected } from '../../src/provenance/expected.ts';
import { verifyFile } from '../../src/provenance/verify.ts';
import { ecKeys, signingWorld, type SigningWorld } from '../support/sigstore.ts';
import { ARTIFACT, BYTES, SHA256, trusting, verdictOn } from '../support/verification.ts';

let world: SigningWorld;
let signatures: Signatures;
beforeAll(async () => {
  world = await signingWorld();
  signatures = trusting(world.root());
});

const SHA512 = createHash('sha512').update(BYTES).digest('hex');
const PURL = 'pkg:npm/%40octo/app@1.2.3';
const WORKFLOW = {
  ref: 'refs/tags/v1.2.3',
  repository: 'https://github.com/octo/app',
  path: '.github/workflows/release.yml',
};
const builder = { id: 'https://github.com/actions/runner/github-hosted' };
const npm = { name: '@octo/app', version: '1.2.3', registry: 'https://registry.npmjs.org' };
const EXPECTED: Expected = { npm, source: { server: 'https://github.com', owner: 'octo', name: 'app' } };

const subject = [{ name: PURL, digest: { sha512: SHA512 } }];
const provenance = (workflow: object = WORKFLOW) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject,
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      buildType: 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1',
      externalParameters: { workflow },
    },
    runDetails: { builder },
  },
});
const older = (path = WORKFLOW.path) => ({
  _type: 'https://in-toto.io/Statement/v0.1',
  subject,
  predicateType: 'https://slsa.dev/provenance/v0.2',
  predicate: {
    buildType: 'https://github.com/npm/cli/gha/v2',
    builder,
    invocation: { configSource: { uri: 'git+https://github.com/octo/app@refs/tags/v1.2.3', entryPoint: path } },
  },
});
const publication = (changes: object = {}) => ({
  _type: 'https://in-toto.io/Statement/v0.1',
  subject,
  predicateType: 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1',
  predicate: { name: '@octo/app', version: '1.2.3', registry: 'https://registry.npmjs.org', ...changes },
}); // prettier-ignore

describe('an attestation of npm', () => {
  it.each<{ name: string; statement: object; expected?: Expected; code: VerdictCode }>([
    { name: 'a provenance of version 1', statement: provenance(), code: 'verified' },
    { name: 'a provenance of version 0.2', statement: older(), code: 'verified' },
    { name: 'a publication', statement: publication(), code: 'verified' },
    { name: 'another name', statement: provenance(), expected: { ...EXPECTED, npm: { ...npm, name: 'app' } }, code: 'package-mismatch' },
    { name: 'another version', statement: provenance(), expected: { ...EXPECTED, npm: { ...npm, version: '1.2.30' } }, code: 'package-mismatch' },
    { name: 'a package of another ecosystem', statement: { ...provenance(), subject: [{ name: 'pkg:pypi/app@1.2.3', digest: { sha512: SHA512 } }] }, code: 'package-mismatch' },
    { name: 'a name that is no package URL', statement: { ...provenance(), subject: [{ name: '@octo/app@1.2.3', digest: { sha512: SHA512 } }] }, code: 'package-mismatch' },
    { name: 'two subjects', statement: { ...provenance(), subject: [...subject, { name: 'pkg:npm/other@1.0.0', digest: { sha512: SHA512 } }] }, code: 'package-mismatch' },
    { name: 'another tarball', statement: { ...provenance(), subject: [{ name: PURL, digest: { sha512: '0'.repeat(128) } }] }, code: 'artifact-mismatch' },
    { name: 'a subject without the hash of npm', statement: { ...provenance(), subject: [{ name: PURL, digest: { sha256: SHA256 } }] }, code: 'statement-malformed' },
    { name: 'a publication of another package', statement: publication({ name: 'other' }), code: 'package-mismatch' },
    { name: 'a publication of another version', statement: publication({ version: '9.9.9' }), code: 'package-mismatch' },
    { name: 'a publication in another registry', statement: publication({ registry: 'https://evil.example' }), code: 'package-mismatch' },
    { name: 'a publication in a registry whose name begins alike', statement: publication({ registry: 'https://registry.npmjs.org.evil.example' }), code: 'package-mismatch' },
    { name: 'a provenance of another repository', statement: provenance({ ...WORKFLOW, repository: 'https://github.com/evil/app' }), code: 'predicate-contradicts' },
    { name: 'a provenance of another workflow', statement: provenance({ ...WORKFLOW, path: '.github/workflows/ci.yml' }), code: 'predicate-contradicts' },
    { name: 'an older provenance of another workflow', statement: older('.github/workflows/ci.yml'), code: 'predicate-contradicts' },
    { name: 'a provenance of another reference', statement: provenance({ ...WORKFLOW, ref: 'refs/heads/main' }), code: 'predicate-contradicts' },
    { name: 'another kind of statement', statement: { ...provenance(), predicateType: 'https://example.com/anything/v1' }, code: 'predicate-type-mismatch' },
    { name: 'a repository that is not expected', statement: provenance(), expected: { ...EXPECTED, source: { server: 'https://github.com', owner: 'octo', name: 'other' } }, code: 'source-mismatch' },
  ])('with $name: $code', async ({ statement, expected = EXPECTED, code }) => {
    expect(verdictOn(await world.sign({ statement }), signatures, { expected }).code).toBe(code);
  }); // prettier-ignore

  it('is none when only the bytes are signed', async () => {
    expect(verdictOn(await world.sign({ artifact: BYTES }), signatures, { expected: EXPECTED }).code).toBe(
      'predicate-type-mismatch',
    );
  });

  it('is compared with the tarball by its SHA-512 alone, and open without it', async () => {
    const bundle = await world.sign({ statement: provenance() });
    const hash = (name: string) => (name === 'sha512' ? SHA512 : undefined);
    expect(verdictOn(bundle, signatures, { expected: EXPECTED, artifact: { hash } }).code).toBe('verified');
    const other = (name: string) => (name === 'sha256' ? SHA256 : undefined);
    expect(verdictOn(bundle, signatures, { expected: EXPECTED, artifact: { hash: other } }).code).toBe(
      'hash-not-known',
    );
  });
});

describe('the answer of a registry', () => {
  const verdict = (document: unknown) =>
    verifyFile({ bundle: { bytes: Buffer.from(JSON.stringify(document)) }, artifact: ARTIFACT, expected: EXPECTED }, signatures);

  it('holds several bundles, of which one that holds is enough', async () => {
    const stranger = await world.sign({ statement: publication({ name: 'other' }) });
    const attestations = [{ bundle: stranger }, { predicateType: 'x', bundle: await world.sign({ statement: provenance() }) }];
    expect(verdict({ attestations }).code).toBe('verified');
    expect(verdict({ attestations: attestations.slice(0, 1) }).code).toBe('package-mismatch');
  });

  it('is a no where only the word of the registry’s key is left open beside it, which names no repository', async () => {
    const byKey = { bundle: await world.sign({ statement: publication() }, { keys: ecKeys() }) };
    const wrong = { bundle: await world.sign({ statement: provenance() }, { claims: { repository: 'evil/app' } }) };
    expect(verdict({ attestations: [byKey, wrong] }).code).toBe('source-mismatch');
    expect(verdict({ attestations: [byKey] }).code).toBe('key-needed');
  });

  it.each<{ name: string; document: unknown; code: VerdictCode }>([
    { name: 'without any', document: { attestations: [] }, code: 'bundle-media-type' },
    { name: 'of something else', document: { attestations: [{ bundle: 7 }] }, code: 'bundle-media-type' },
  ])('$name is no bundle', ({ document, code }) => {
    expect(verdict(document).code).toBe(code);
  });
}); // prettier-ignore
