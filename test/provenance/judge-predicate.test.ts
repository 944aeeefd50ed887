import { beforeAll, describe, expect, it } from '@jest/globals';
import type { VerdictCode } from '../../src/model/verdict.ts';
import type { Signatures } from '../../src/ports/signatures.ts';
import type { Expected } from '../../src/provenance/expected.ts';
import { signingWorld, type SigningWorld } from '../support/sigstore.ts';
import { EXPECTED, SHA256, statement, trusting, verdictOn } from '../support/verification.ts';

let world: SigningWorld;
let signatures: Signatures;
beforeAll(async () => {
  world = await signingWorld();
  signatures = trusting(world.root());
});

const BUILDER = 'https://github.com/octo/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const source = { server: 'https://github.com', owner: 'octo', name: 'app' };

function provenanceV1(repository = 'https://github.com/octo/app') {
  const externalParameters = {
    workflow: { ref: 'refs/tags/v1.2.3', repository, path: '.github/workflows/release.yml' },
  };
  return {
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: { buildType: 'https://actions.github.io/buildtypes/workflow/v1', externalParameters },
      runDetails: { builder: { id: BUILDER } },
    },
  };
}

function provenanceV02(repository = 'https://github.com/octo/app') {
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    predicate: {
      builder: { id: BUILDER },
      buildType: 'https://github.com/npm/cli/gha/v2',
      invocation: { configSource: { uri: `git+${repository}@refs/tags/v1.2.3` } },
    },
  };
}

const CYCLONEDX = {
  predicateType: 'https://cyclonedx.org/bom',
  predicate: {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { group: '@octo', name: 'app', version: '1.2.3' } },
  },
};
const SPDX = {
  predicateType: 'https://spdx.dev/Document/v2.3',
  predicate: {
    spdxVersion: 'SPDX-2.3',
    packages: [
      { SPDXID: 'SPDXRef-app', name: 'app', versionInfo: '1.2.3' },
      { SPDXID: 'SPDXRef-dep', name: 'dependency', versionInfo: '9' },
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
      { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-dep' },
    ],
  },
};
const RELEASE = {
  predicateType: 'https://in-toto.io/attestation/release/v0.1',
  predicate: { purl: 'pkg:github/octo/app@v1.2.3' },
};
const PUBLISHED = {
  predicateType: 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1',
  predicate: { name: '@octo/app', version: '1.2.3', registry: 'https://registry.npmjs.org' },
};
const summary = (verificationResult: string) => ({
  predicateType: 'https://slsa.dev/verification_summary/v1',
  predicate: {
    verifier: { id: 'https://example.com/verifier' },
    resourceUri: 'pkg:npm/app@1.2.3',
    policy: { uri: 'https://example.com/policy' },
    verificationResult,
  },
});
const named = (name: string, version: string | null = null, type: string | null = null) => ({ type, name, version });

interface Row {
  readonly name: string;
  readonly says: object;
  readonly expected?: Expected;
  readonly code: VerdictCode;
}

describe('a signed statement', () => {
  it.each<Row>([
    { name: 'provenance 1', says: provenanceV1(), code: 'verified' },
    { name: 'provenance 0.2 in a statement 0.1', says: provenanceV02(), code: 'verified' },
    { name: 'CycloneDX', says: CYCLONEDX, code: 'verified' },
    { name: 'SPDX', says: SPDX, code: 'verified' },
    { name: 'SPDX as text', says: { ...SPDX, predicate: 'SPDXVersion: SPDX-2.3' }, code: 'verified' },
    { name: 'a summary that passed', says: summary('PASSED'), code: 'verified' },
    { name: 'a release', says: RELEASE, code: 'verified' },
    { name: 'a publication', says: PUBLISHED, code: 'verified' },
    { name: 'of a kind that is not read', says: { predicate: null }, code: 'verified' },
    { name: 'a summary that failed', says: summary('FAILED'), code: 'summary-failed' },
    { name: 'a summary in other letters', says: summary('passed'), code: 'summary-failed' },
    { name: 'provenance 1 without a builder', says: { ...provenanceV1(), predicate: { buildDefinition: {} } }, code: 'predicate-malformed' },
    { name: 'provenance 0.2 without a builder', says: { ...provenanceV02(), predicate: {} }, code: 'predicate-malformed' },
    { name: 'an SBOM that is none', says: { ...CYCLONEDX, predicate: { bomFormat: 'SPDX' } }, code: 'predicate-malformed' },
    { name: 'an SPDX document that is none', says: { ...SPDX, predicate: {} }, code: 'predicate-malformed' },
    { name: 'a summary without a result', says: { ...summary('PASSED'), predicate: {} }, code: 'predicate-malformed' },
    { name: 'a release of nothing', says: { ...RELEASE, predicate: { purl: 'octo/app' } }, code: 'predicate-malformed' },
    { name: 'a version to come', says: { _type: 'https://in-toto.io/Statement/v2' }, code: 'statement-version' },
    { name: 'no version', says: { _type: undefined }, code: 'statement-malformed' },
    { name: 'no subject', says: { subject: [] }, code: 'statement-malformed' },
    { name: 'a subject without a digest', says: { subject: [{ name: 'app.tgz' }] }, code: 'statement-malformed' },
    { name: 'a digest that is none', says: { subject: [{ digest: { sha256: 'abc' } }] }, code: 'statement-malformed' },
    { name: 'a subject by another hash alone', says: { subject: [{ digest: { gitCommit: 'a'.repeat(40) } }] }, code: 'artifact-mismatch' },
    { name: 'a subject of which one of two digests differs', says: { subject: [{ digest: { sha256: SHA256, sha512: '0'.repeat(128) } }] }, code: 'artifact-mismatch' },
    { name: 'the second of two subjects', says: { subject: [{ digest: { sha256: '0'.repeat(64) } }, { digest: { sha256: SHA256 } }] }, code: 'verified' },
    { name: 'the expected type', says: CYCLONEDX, expected: { predicateType: 'https://cyclonedx.org/bom' }, code: 'verified' },
    { name: 'another type', says: CYCLONEDX, expected: { predicateType: 'https://slsa.dev/provenance/v1' }, code: 'predicate-type-mismatch' },
    { name: 'the expected builder', says: provenanceV1(), expected: { builder: BUILDER }, code: 'verified' },
    { name: 'the expected builder at any version', says: provenanceV1(), expected: { builder: BUILDER.replace(/@.*/, '') }, code: 'verified' },
    { name: 'a builder that begins alike', says: provenanceV1(), expected: { builder: 'https://github.com/octo/app' }, code: 'builder-mismatch' },
    { name: 'another builder', says: provenanceV02(), expected: { builder: 'https://builder.example' }, code: 'builder-mismatch' },
    { name: 'no builder', says: CYCLONEDX, expected: { builder: BUILDER }, code: 'builder-mismatch' },
    { name: 'provenance 1 of the expected source', says: provenanceV1(), expected: { source }, code: 'verified' },
    { name: 'provenance 0.2 of the expected source', says: provenanceV02(), expected: { source }, code: 'verified' },
    { name: 'provenance 1 of another source than its signer', says: provenanceV1('https://github.com/evil/app'), expected: { source }, code: 'predicate-contradicts' },
    { name: 'provenance 0.2 of another source than its signer', says: provenanceV02('https://github.com/evil/app'), expected: { source }, code: 'predicate-contradicts' },
    { name: 'the package of an SBOM', says: CYCLONEDX, expected: { package: named('@octo/app', '1.2.3') }, code: 'verified' },
    { name: 'the package that SPDX describes', says: SPDX, expected: { package: named('app', '1.2.3') }, code: 'verified' },
    { name: 'a package that SPDX only lists', says: SPDX, expected: { package: named('dependency') }, code: 'package-mismatch' },
    { name: 'the package of a release', says: RELEASE, expected: { package: named('octo/app', 'v1.2.3', 'github') }, code: 'verified' },
    { name: 'the package of a publication', says: PUBLISHED, expected: { package: named('@octo/app', '1.2.3', 'npm') }, code: 'verified' },
    { name: 'another version', says: PUBLISHED, expected: { package: named('@octo/app', '1.2.4') }, code: 'package-mismatch' },
    { name: 'another ecosystem', says: PUBLISHED, expected: { package: named('@octo/app', '1.2.3', 'pypi') }, code: 'package-mismatch' },
    { name: 'a package in the name of the subject', says: { ...provenanceV1(), subject: [{ name: 'pkg:npm/%40octo/app@1.2.3', digest: { sha256: SHA256 } }] }, expected: { package: named('@octo/app', '1.2.3') }, code: 'verified' },
    { name: 'a package in the name of another subject', says: { ...provenanceV1(), subject: [{ name: 'pkg:npm/app@1', digest: { sha256: SHA256 } }, { name: 'pkg:npm/wanted@1', digest: { sha256: '0'.repeat(64) } }] }, expected: { package: named('wanted') }, code: 'package-mismatch' },
    { name: 'no package', says: provenanceV1(), expected: { package: named('app') }, code: 'package-not-named' },
  ])('$name: $code', async ({ says, expected, code }) => {
    const bundle = await world.sign({ statement: statement(says) });
    expect(verdictOn(bundle, signatures, { expected: { ...EXPECTED, ...expected } }).code).toBe(code);
  }); // prettier-ignore

  it('is rejected when a field of it comes twice', async () => {
    const payload = JSON.stringify(statement()).replace('{', '{"predicateType":"https://x.example",');
    const bundle = await world.sign({ payload, payloadType: 'application/vnd.in-toto+json' });
    expect(verdictOn(bundle, signatures).code).toBe('statement-malformed');
  });

  it('is rejected when the envelope holds something else', async () => {
    const bundle = await world.sign({ payload: '{}', payloadType: 'application/json' });
    expect(verdictOn(bundle, signatures).code).toBe('payload-type');
  });
});

describe('signed bytes without a statement', () => {
  it.each<{ name: string; expected: Expected; code: VerdictCode }>([
    { name: 'have no type', expected: { predicateType: 'https://slsa.dev/provenance/v1' }, code: 'predicate-type-mismatch' },
    { name: 'have no builder', expected: { builder: BUILDER }, code: 'builder-mismatch' },
    { name: 'name no package', expected: { package: named('app') }, code: 'package-not-named' },
  ])('$name: $code', async ({ expected, code }) => {
    const bundle = await world.sign({ artifact: 'the artifact' });
    expect(verdictOn(bundle, signatures, { expected: { ...EXPECTED, ...expected } }).code).toBe(code);
  }); // prettier-ignore
});
