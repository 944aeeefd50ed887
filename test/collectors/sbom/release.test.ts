import { describe, expect, it } from '@jest/globals';
import { notSeen, seen, seenPartly } from '../../../src/model/observation.ts';
import type { StoredAttestation } from '../../../src/ports/releases.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../../support/build-sbom.ts';
import { collect, releaseSubject, said, TREE, type Scene } from './scene.ts';

async function ask(scene: Scene, id: string): Promise<string> {
  return said((await collect(scene)).get(id));
}

const withAssets = (assets: Scene['files'] | Readonly<Record<string, unknown>>): Scene => ({
  releases: [{ assets: assets ?? {} }],
});
const cut = JSON.stringify(cycloneDx()).slice(0, 400);

describe('an SBOM attached to the latest release', () => {
  it.each<{ name: string; scene: Scene; expected: string }>([
    { name: 'by content, whatever its name', scene: withAssets({ 'widget-linux': cycloneDx() }), expected: 'true' },
    { name: 'is not one for its name alone', scene: withAssets({ 'sbom.cdx.json': '{}' }), expected: 'false' },
    {
      name: 'in tag-value form',
      scene: withAssets({ 'a.spdx': 'SPDXVersion: SPDX-2.3\nPackageName: a\n' }),
      expected: 'true',
    },
    { name: 'damaged is none', scene: withAssets({ 'sbom.json': cut }), expected: 'false' },
    {
      name: 'in a form that is not read',
      scene: withAssets({ 'a.spdx.json': '<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>' }),
      expected: 'unknown undecidable',
    },
    { name: 'compressed', scene: withAssets({ 'sbom.cdx.json.gz': 'x' }), expected: 'unknown undecidable' },
    {
      name: 'over the size limit',
      scene: withAssets({ 'sbom.json': 33 * 1024 * 1024 }),
      expected: 'unknown too-large',
    },
    { name: 'that does not come', scene: withAssets({ 'sbom.json': null }), expected: 'unknown server-error' },
    {
      name: 'beside one that does not come',
      scene: withAssets({ 'sbom.json': cycloneDx(), 'other.json': null }),
      expected: 'true',
    },
    {
      name: 'absent beside programs and signatures',
      scene: withAssets({ 'widget.exe': 99_000_000, 'widget.exe.sig': 5, SHA256SUMS: 'ab  widget.exe' }),
      expected: 'false',
    },
    { name: 'absent without assets', scene: withAssets({}), expected: 'false' },
    {
      name: 'among more assets than are read',
      scene: withAssets(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, 'x']))),
      expected: 'unknown undecidable',
    },
    { name: 'without releases', scene: { releases: [] }, expected: 'not applicable' },
    {
      name: 'with a prerelease only',
      scene: { releases: [{ prerelease: true, assets: { 'sbom.json': cycloneDx() } }] },
      expected: 'not applicable',
    },
    { name: 'when releases may not be read', scene: {}, expected: 'unknown forbidden' },
    { name: 'in a tree only', scene: { subject: TREE }, expected: 'unknown offline' },
    {
      name: 'of a list that was cut before a stable release',
      scene: { releases: seenPartly([], { reason: 'truncated', what: 'x' }) },
      expected: 'unknown truncated',
    },
    {
      name: 'of a release that is not in the list',
      scene: { subject: releaseSubject('v9'), releases: [{}] },
      expected: 'unknown hidden-or-absent',
    },
    {
      name: 'attested only',
      scene: {
        ...withAssets({ 'widget.exe': 'x' }),
        attestations: seen([{ predicateType: 'https://cyclonedx.org/bom/v1.6', bundle: {} }]),
      },
      expected: 'unknown unverified',
    },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(await ask(scene, 'sbom.release-attached')).toBe(expected);
  });
});

describe('whether the SBOM is about the release', () => {
  const primary = (overrides: Readonly<Record<string, unknown>>) =>
    cycloneDx({ metadata: { component: cycloneDxComponent('widget', { version: '1.2.3', ...overrides }) } });
  const shipped = (document: unknown, tag = 'v1.2.3'): Scene => ({
    releases: [{ tag, assets: { 'sbom.json': document } }],
  });

  it.each<{ name: string; scene: Scene; expected: string }>([
    { name: 'name and version of the tag', scene: shipped(primary({})), expected: 'true' },
    {
      name: 'a tag with the name',
      scene: shipped(primary({ name: '@acme/gadget' }), 'gadget@v1.2.3'),
      expected: 'true',
    },
    { name: 'the version of the release before', scene: shipped(primary({ version: '1.2.2' })), expected: 'false' },
    {
      name: 'a longer version that ends alike',
      scene: shipped(primary({ version: '1.2.3' }), 'v11.2.3'),
      expected: 'false',
    },
    { name: 'another name', scene: shipped(primary({ name: 'gadget' })), expected: 'unknown' },
    { name: 'no primary', scene: shipped(cycloneDx({ metadata: {} })), expected: 'unknown' },
    {
      name: 'the hash of a shipped file',
      scene: {
        releases: [
          {
            assets: {
              'sbom.json': primary({
                name: 'gadget',
                version: '9',
                hashes: [
                  { alg: 'SHA-256', content: '2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881' },
                ],
              }),
              'widget.bin': 'x',
            },
          },
        ],
      },
      expected: 'true',
    },
    { name: 'no SBOM', scene: withAssets({}), expected: 'false' },
    { name: 'an SPDX document', scene: shipped(spdx()), expected: 'true' },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(await ask(scene, 'sbom.describes-release')).toBe(expected);
  });
});

describe('whether the build made the SBOM', () => {
  const release: Scene = { subject: releaseSubject('v1.2.3'), releases: [{ assets: { 'sbom.json': cycloneDx() } }] };

  it.each<{ name: string; scene: Scene; expected: string }>([
    {
      name: 'the same bytes in an artefact',
      scene: { ...release, artifacts: { logs: {}, sbom: { 'out/sbom.json': cycloneDx() } } },
      expected: 'true',
    },
    {
      name: 'other bytes in an artefact',
      scene: { ...release, artifacts: { sbom: { 'sbom.json': spdx() } } },
      expected: 'unknown undecidable',
    },
    { name: 'artefacts that may not be read', scene: release, expected: 'unknown forbidden' },
    {
      name: 'a release whose commit is not known',
      scene: { releases: [{ assets: { 'sbom.json': cycloneDx() } }] },
      expected: 'unknown not-supplied',
    },
    { name: 'no SBOM', scene: { ...release, releases: [{}] }, expected: 'false' },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(await ask(scene, 'sbom.generated-in-build')).toBe(expected);
  });
});

describe('a release without an attached SBOM', () => {
  const bundle = (predicateType: string) => ({
    dsseEnvelope: { payload: Buffer.from(JSON.stringify({ predicateType })).toString('base64') },
  });
  const attested = (...attestations: readonly StoredAttestation[]): Scene => ({
    ...withAssets({ 'widget.exe': 'x' }),
    attestations: seen(attestations),
  });

  it.each<{ name: string; scene: Scene; expected: string }>([
    {
      name: 'may have an attested one by its predicate type',
      scene: attested({ predicateType: 'https://spdx.dev/Document/v2.3', bundle: {} }),
      expected: 'unknown unverified',
    },
    {
      name: 'may have an attested one by its bundle',
      scene: attested({ predicateType: null, bundle: bundle('https://cyclonedx.org/bom') }),
      expected: 'unknown unverified',
    },
    {
      name: 'may have one in a bundle handed over',
      scene: { ...attested(), bundles: [bundle('https://cyclonedx.org/bom')] },
      expected: 'unknown unverified',
    },
    {
      name: 'has none for a provenance alone',
      scene: attested({ predicateType: 'https://slsa.dev/provenance/v1', bundle: {} }),
      expected: 'false',
    },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(await ask(scene, 'sbom.release-attached')).toBe(expected);
  });
});

describe('the last three releases', () => {
  const good = { assets: { 'sbom.json': cycloneDx() } };
  const broken = { assets: { 'sbom.json': cycloneDx({ colour: 'red' }) } };
  const none = { assets: {} };

  it.each<{ name: string; scene: Scene; expected: string }>([
    { name: 'all with a valid SBOM', scene: { releases: [good, good, good, none] }, expected: '1' },
    { name: 'one without', scene: { releases: [good, none, good] }, expected: String(2 / 3) },
    { name: 'one invalid', scene: { releases: [broken, good] }, expected: '0.5' },
    {
      name: 'drafts and prereleases between',
      scene: { releases: [{ draft: true }, good, { prerelease: true }] },
      expected: '1',
    },
    {
      name: 'one hidden',
      scene: { releases: [good, { assets: { 'sbom.json': null } }] },
      expected: 'unknown server-error',
    },
    {
      name: 'a list cut before the third',
      scene: { releases: seenPartly([], { reason: 'rate-limited', what: 'x' }) },
      expected: 'unknown rate-limited',
    },
    { name: 'no release', scene: { releases: [] }, expected: 'not applicable' },
    {
      name: 'releases not seen',
      scene: { releases: notSeen({ reason: 'forbidden', what: 'x' }) },
      expected: 'unknown forbidden',
    },
  ])('$name: $expected', async ({ scene, expected }) => {
    expect(await ask(scene, 'sbom.recent-attached-ratio')).toBe(expected);
  });

  it('the reason carries both numbers in both languages', async () => {
    const fact = (await collect({ releases: [good, { ...none, tag: 'v1.2.2' }] })).get('sbom.recent-attached-ratio');
    expect(fact).toMatchObject({
      because: {
        en: '1 of the last 2 stable releases carry a valid SBOM (v1.2.2)',
        ja: '直近 2 件の安定版リリースのうち 1 件に妥当な SBOM が添付されています (v1.2.2)',
      },
    });
  });
});
