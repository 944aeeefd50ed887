import { describe, expect, it } from '@jest/globals';
import { sbom } from '../../../src/collectors/sbom/index.ts';
import { isTreeVex } from '../../../src/collectors/sbom/vex/in-tree.ts';
import type { CollectContext, Trust } from '../../../src/collectors/types.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import type { RepositoryAdvisory } from '../../../src/ports/advisories.ts';
import { cycloneDx, cycloneDxComponent } from '../../support/build-sbom.ts';
import { believing, EVERYBODY } from '../../support/verifiers.ts';
import { contextOf, releaseSubject, said, type Scene, type SceneRelease } from './scene.ts';

const product = 'pkg:npm/widget@1.2.3';
const openVex = (id: string, changes: object = {}) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  ...{ '@id': 'urn:x:1', author: 'Acme', timestamp: '2026-01-01T00:00:00Z', version: 1 },
  statements: [{ vulnerability: { name: 'CVE-2026-1' }, products: [{ '@id': id }], status: 'fixed' }],
  ...changes,
});
const primary = { ...cycloneDxComponent('widget', { version: '1.2.3', purl: product }), 'bom-ref': 'widget' };
const bom = cycloneDx({ metadata: { component: primary } });
const cycloneDxVex = cycloneDx({
  metadata: { component: primary },
  components: [cycloneDxComponent('left', { 'bom-ref': 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' })],
  vulnerabilities: [{ id: 'CVE-2026-1', analysis: { state: 'in_triage' }, affects: [{ ref: 'left' }] }],
});
const csaf = (purl: string) => ({
  document: { category: 'csaf_vex', publisher: { name: 'Acme' }, tracking: { current_release_date: '2026-01-01T00:00:00Z' } },
  product_tree: { full_product_names: [{ product_id: 'P', product_identification_helper: { purl } }] },
  vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { fixed: ['P'] } }],
}); // prettier-ignore

const NOTHING_ATTESTED: Pick<Scene, 'attestations'> = { attestations: seen([]) };

async function vexOf(scene: Scene, more: Partial<CollectContext> = {}) {
  const context = { ...contextOf({ ...NOTHING_ATTESTED, ...scene }), ...more };
  const { facts } = await sbom.collect(context);
  return facts.find(({ id }) => id === 'sbom.vex-published');
}
const withFiles = (assets: NonNullable<SceneRelease['assets']>): Scene => ({
  releases: [{ assets: { 'app.tgz': 'app', 'sbom.cdx.json': bom, ...assets } }],
});

describe('a VEX among the files of a release', () => {
  it.each<{ name: string; assets: NonNullable<SceneRelease['assets']>; expected: string }>([
    { name: 'OpenVEX of this version', assets: { 'widget.vex.json': openVex(product) }, expected: 'true' },
    { name: 'OpenVEX of every version', assets: { 'widget.vex.json': openVex('pkg:npm/widget') }, expected: 'true' },
    { name: 'OpenVEX by the place at GitHub', assets: { 'a.json': openVex('pkg:github/acme/widget@v1.2.3') }, expected: 'true' },
    { name: 'CSAF', assets: { 'csaf-2026-1.json': csaf(product) }, expected: 'true' },
    { name: 'CycloneDX about a component of this product', assets: { 'vex.cdx.json': cycloneDxVex }, expected: 'true' },
    { name: 'OpenVEX of another product', assets: { 'vex.json': openVex('pkg:npm/other@1.2.3') }, expected: 'false' },
    { name: 'OpenVEX of another version', assets: { 'vex.json': openVex('pkg:npm/widget@1.2.2') }, expected: 'false' },
    { name: 'CSAF of another product', assets: { 'csaf.json': csaf('pkg:npm/other@1.2.3') }, expected: 'false' },
    { name: 'an empty one', assets: { 'vex.json': openVex(product, { statements: [] }) }, expected: 'false' },
    { name: 'statements that lack what the format demands', assets: { 'vex.json': openVex(product, { statements: [{ status: 'fixed' }] }) }, expected: 'false' },
    { name: 'one dated in the future', assets: { 'vex.json': openVex(product, { timestamp: '2027-01-01T00:00:00Z' }) }, expected: 'false' },
    { name: 'a file that is only called so', assets: { 'vex.json': { hello: 1 } }, expected: 'false' },
    { name: 'an SBOM without statements', assets: {}, expected: 'false' },
    { name: 'a file called VEX that is no JSON', assets: { 'widget.openvex.json': '{"@context": ' }, expected: 'unknown malformed' },
    { name: 'a VEX in XML, which is not read', assets: { 'vex.cdx.xml': '<bom><vulnerabilities><vulnerability><analysis/></vulnerability></vulnerabilities></bom>' }, expected: 'unknown undecidable' },
    { name: 'one that does not come', assets: { 'vex.json': null }, expected: 'unknown server-error' },
    { name: 'one that is too large', assets: { 'vex.json': 33 * 1024 * 1024 }, expected: 'unknown too-large' },
    { name: 'a good one beside one that does not come', assets: { 'vex.json': null, 'b.vex.json': openVex(product) }, expected: 'true' },
  ])('$name: $expected', async ({ assets, expected }) => {
    expect(said(await vexOf(withFiles(assets)))).toBe(expected);
  }); // prettier-ignore

  it('tells which file it is, or of what it speaks', async () => {
    expect((await vexOf(withFiles({ 'w.vex.json': openVex(product) })))?.because?.en).toBe('w.vex.json');
    const other = await vexOf(withFiles({ 'w.vex.json': openVex('pkg:npm/other') }));
    expect(other?.because?.ja).toMatch(/別の製品.*w\.vex\.json/);
  });
});

describe('a VEX in the tree', () => {
  const files = (path: string, content: unknown): Scene => ({
    ...withFiles({}),
    files: { [path]: JSON.stringify(content), 'package.json': '{"name":"widget"}' },
  });
  it.each<{ name: string; scene: Scene; expected: string }>([
    { name: 'beside a release', scene: files('.vex/main.openvex.json', openVex(product)), expected: 'true' },
    { name: 'by the package that the manifest names', scene: { ...files('security/vex.json', openVex(product)), releases: [{}] }, expected: 'true' },
    { name: 'where there is no release yet', scene: { ...files('vex.json', openVex('pkg:npm/widget@0.1.0')), releases: [] }, expected: 'true' },
    { name: 'of another product', scene: files('vex.json', openVex('pkg:npm/other')), expected: 'false' },
    { name: 'an example of one', scene: files('examples/vex.json', openVex(product)), expected: 'false' },
    { name: 'no release and none in the tree', scene: { releases: [] }, expected: 'not applicable' },
    { name: 'releases that nobody could list', scene: {}, expected: 'unknown forbidden' },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(said(await vexOf(scene))).toBe(expected);
  }); // prettier-ignore

  it.each([
    ['docs/widget.vex.json', true],
    ['.openvex/main.json', true],
    ['security/csaf/csaf_acme-2026-1.json', true],
    ['.openvex/templates/main.openvex.json', false],
    ['test/data/vex.json', false],
    ['src/vex/read.ts', false],
    ['convex.json', false],
  ])('%s is looked into: %s', (path, expected) => {
    expect(isTreeVex(path)).toBe(expected);
  });
});

describe('a VEX that is attested for a file of the release', () => {
  const bundle = (predicate: unknown, of = 'app') => {
    const digest = { sha256: sha256(new TextEncoder().encode(of)).slice('sha256:'.length) };
    const statement = {
      ...{ _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://openvex.dev/ns/v0.2.0', predicate },
      subject: [{ name: 'app.tgz', digest }],
    };
    const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
    const signatures = [{ sig: 'MEUCIQ==' }];
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { certificate: { rawBytes: 'AAAA' }, tlogEntries: [] },
      dsseEnvelope: { payload, payloadType: 'application/vnd.in-toto+json', signatures },
    };
  };
  const stored = (...all: readonly unknown[]): Scene => ({
    ...withFiles({}),
    attestations: seen(all.map((one) => ({ predicateType: null, bundle: one }))),
  });
  const trusted = { verifiers: believing('refs/tags/v1.2.3'), trust: EVERYBODY };
  const stranger: Trust = { state: 'known', signers: undefined };

  it.each<{ name: string; scene: Scene; more: Partial<CollectContext>; expected: string }>([
    { name: 'by an expected signer', scene: stored(bundle(openVex(product))), more: trusted, expected: 'true' },
    { name: 'in an attached bundle', scene: withFiles({ 'app.tgz.sigstore.json': bundle(openVex(product)) }), more: trusted, expected: 'true' },
    { name: 'in a bundle that was handed over', scene: { ...withFiles({}), bundles: [bundle(openVex(product))] }, more: trusted, expected: 'true' },
    { name: 'by a stranger', scene: stored(bundle(openVex(product))), more: { ...trusted, trust: stranger }, expected: 'false' },
    { name: 'of another product', scene: stored(bundle(openVex('pkg:npm/other'))), more: trusted, expected: 'false' },
    { name: 'for another file', scene: stored(bundle(openVex(product), 'other')), more: trusted, expected: 'false' },
    { name: 'while nobody can verify', scene: stored(bundle(openVex(product))), more: {}, expected: 'unknown unverified' },
    { name: 'while attestations may not be read', scene: { ...withFiles({}), attestations: notSeen({ reason: 'forbidden', what: 'a' }) }, more: trusted, expected: 'unknown forbidden' },
  ])('$name: $expected', async ({ scene, more, expected }) => {
    expect(said(await vexOf(scene, more))).toBe(expected);
  }); // prettier-ignore
});

describe('the gate of a release that fixes a vulnerability', () => {
  const advisory: RepositoryAdvisory = {
    ...{ state: 'published', createdAt: null, ids: ['GHSA-1', 'CVE-2026-1'], patchedIn: ['1.2.3'], severe: null },
    hasCwe: false,
  };
  async function stateOf(files: Readonly<Record<string, string>>, scene: Scene = NOTHING_ATTESTED) {
    const context = contextOf({ subject: releaseSubject('v1.2.3'), ...withFiles({}), files, ...scene });
    const advisories = () => Promise.resolve(seen([advisory]));
    const collected = await sbom.collect({ ...context, repository: { ...context.repository, advisories } });
    return collected.releaseHandling?.fixing?.state;
  }

  it('reads the VEX that the tree of the release holds', async () => {
    expect(await stateOf({ 'vex.json': JSON.stringify(openVex(product)) })).toBe('holds');
    expect(await stateOf({ 'vex.json': JSON.stringify(openVex('pkg:npm/other')) })).toBe('fails');
  });

  it('does not fail a release whose attestations could not be read', async () => {
    const attestations = notSeen({ reason: 'forbidden', what: 'attestations' });
    expect(await stateOf({}, { attestations })).toBe('unknown');
  });
});
