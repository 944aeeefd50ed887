import { createHash } from 'node:crypto';
import { person } from '../state/build.ts';
import type { ReleaseAssetState, ReleaseState } from '../state/releases.ts';
import type { PackageState, RepositoryState } from '../state/repository.ts';
import { fullName, nextId, type SandboxState } from '../state/state.ts';
import { attestationBundle } from './attestation.ts';

export const kettlePackages: readonly PackageState[] = [
  { name: 'picocolors', version: '1.1.1', purl: 'pkg:npm/picocolors@1.1.1', license: 'ISC' },
  { name: 'semver', version: '7.6.3', purl: 'pkg:npm/semver@7.6.3', license: 'ISC' },
];

/** What the package of a version held: an update of a component came with 1.4.0. */
function packagesIn(version: string): readonly PackageState[] {
  if (version === '1.4.0') return kettlePackages;
  return kettlePackages.map((one) =>
    one.name === 'semver' ? { ...one, version: '7.6.2', purl: 'pkg:npm/semver@7.6.2' } : one,
  );
}

export interface NewRelease {
  readonly tag: string;
  readonly at: string;
  readonly author: string;
  /** What goes with the package: a signed tag, checksums, SBOM, attestations. */
  readonly evidence: boolean;
  readonly immutable: boolean;
}

/** Publishes the tip of the default branch: an annotated tag, the package, and its evidence where wanted. */
export function addRelease(state: SandboxState, repository: RepositoryState, wanted: NewRelease): ReleaseState {
  const { tag, at, author, immutable } = wanted;
  const commit = repository.branches.get(repository.defaultBranch) ?? '';
  const message = `Release ${tag}`;
  const content = { name: tag, commit, tagger: person(author), at, message };
  repository.tags.set(tag, repository.store.addTag(content, wanted.evidence ? true : undefined).id);
  const assets = assetsOf(state, repository, wanted);
  const release: ReleaseState = {
    id: nextId(state),
    tag,
    name: tag,
    body: `Changes of ${tag}.\n`,
    draft: false,
    prerelease: tag.includes('-'),
    immutable,
    author,
    createdAt: at,
    publishedAt: at,
    assets,
  };
  repository.releases.push(release);
  if (wanted.evidence) attest(repository, assets, { commit, tag });
  return release;
}

function assetsOf(
  state: SandboxState,
  { name }: RepositoryState,
  { tag, at, evidence }: NewRelease,
): ReleaseAssetState[] {
  const version = tag.replace(/^v/, '');
  const archive = asset(state, `${name}-${version}.tgz`, `\u001f\u008b ${name} ${version}\n`);
  if (!evidence) return [archive];
  const sbom = asset(state, `${name}.cdx.json`, `${JSON.stringify(sbomOf(name, version, at), null, 2)}\n`);
  const sums = [archive, sbom].map((one) => `${(one.digest ?? '').replace('sha256:', '')}  ${one.name}\n`).join('');
  return [archive, sbom, asset(state, 'SHA256SUMS', sums)];
}

function asset(state: SandboxState, name: string, content: string): ReleaseAssetState {
  const bytes = new TextEncoder().encode(content);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const contentType = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  return { id: nextId(state), name, contentType, bytes, digest };
}

/** Each asset is a subject of its own build attestation. */
function attest(
  repository: RepositoryState,
  assets: readonly ReleaseAssetState[],
  of: { commit: string; tag: string },
): void {
  for (const { name, digest } of assets) {
    if (digest === null || name === 'SHA256SUMS') continue;
    const bundle = attestationBundle({ name, digest, repository: fullName(repository), ...of });
    repository.attestations.push({ subject: digest, predicateType: 'https://slsa.dev/provenance/v1', bundle });
  }
}

function sbomOf(name: string, version: string, at: string) {
  const root = `pkg:npm/${name}@${version}`;
  const packages = packagesIn(version);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:5b2f6f60-6d3e-4f0c-9a3b-0d8f7a1c2${version.replaceAll(/\D/g, '').padStart(3, '0').slice(-3)}`,
    version: 1,
    metadata: {
      timestamp: at,
      tools: { components: [{ type: 'application', name: 'syft', version: '1.18.1' }] },
      component: { type: 'application', 'bom-ref': root, name, version, purl: root },
    },
    components: packages.map((one) => ({
      type: 'library',
      'bom-ref': one.purl,
      name: one.name,
      version: one.version,
      purl: one.purl,
      licenses: [{ license: { id: one.license } }],
      supplier: { name: 'npm registry' },
    })),
    dependencies: [
      { ref: root, dependsOn: packages.map(({ purl }) => purl) },
      ...packages.map(({ purl }) => ({ ref: purl, dependsOn: [] })),
    ],
  };
}
