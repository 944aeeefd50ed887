import type { Digest } from '../../model/digest.ts';
import { notSeen, seen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Release, ReleaseAsset } from '../../ports/releases.ts';
import type { ChecksumLine } from './checksum-file.ts';
import { assetKind, type AssetKind } from '../asset-kinds.ts';
import type { Signature } from './signature.ts';
import type { Statement } from './statement.ts';

/** A signature-like file and what its content turned out to be; `asset` is null for a file handed to this run. */
export interface SignatureFile {
  readonly name: string;
  readonly asset: ReleaseAsset | null;
  readonly content: Observation<Signature>;
  /** The same as it came, for verification. */
  readonly bytes: Observation<Uint8Array>;
}

/** A stored statement with the bundle that should prove it. */
export interface StoredStatement extends Statement {
  readonly bundle: unknown;
}

export interface ChecksumFile {
  readonly asset: ReleaseAsset;
  /** By the name of the file that a line speaks of. */
  readonly lines: Observation<ReadonlyMap<string, readonly ChecksumLine[]>>;
  readonly bytes: Observation<Uint8Array>;
}

/** A file whose name promises an SBOM, a scan, test results or VEX, and whether its content keeps the promise. */
export interface DocumentFile {
  readonly asset: ReleaseAsset;
  readonly kind: Extract<AssetKind, 'sbom' | 'vex' | 'scan' | 'test'>;
  readonly holds: Observation<boolean>;
}

/** Everything that was read of one release. */
export interface Material {
  readonly release: Release;
  readonly signatures: readonly SignatureFile[];
  readonly checksums: readonly ChecksumFile[];
  readonly documents: readonly DocumentFile[];
  /** Statements that GitHub stores, by the digest of their subject. */
  readonly attestations: ReadonlyMap<Digest, Observation<readonly StoredStatement[]>>;
  /** Paths in the tree at the release's tag. */
  readonly paths: Observation<readonly string[]>;
}

/** What people use: no signature, checksum, key or evidence, except a file that only calls itself an SBOM or a report. */
export function signableAssets({
  release,
  documents,
}: Pick<Material, 'release' | 'documents'>): readonly ReleaseAsset[] {
  const pretends = new Set(
    documents
      .filter(({ holds }) => holds.state === 'seen' && !holds.value && holds.missing === undefined)
      .map(({ asset }) => asset.id),
  );
  return release.assets.filter(({ id, name }) => assetKind(name) === 'artifact' || pretends.has(id));
}

/** What is named where attestations could not be read. */
export const ATTESTATIONS = 'GET /repos/{owner}/{repo}/attestations/{subject_digest}';

/** GitHub's digest, else the one that the checksum files agree on; without either nobody can compare content. */
export function digestOf(asset: ReleaseAsset, checksums: readonly ChecksumFile[]): Digest | undefined {
  if (asset.digest !== null && asset.digest !== undefined) return asset.digest;
  const lines = checksums.flatMap(({ lines: read }) =>
    read.state === 'seen' ? (read.value.get(asset.name) ?? []) : [],
  );
  const hashes = new Set(lines.flatMap(({ algorithm, hash }) => (algorithm === 'sha256' ? [hash] : [])));
  const [hash] = hashes;
  return hash === undefined || hashes.size > 1 ? undefined : `sha256:${hash}`;
}

/** The stored statements about one asset; an asset that nobody asked about is not one without. */
export function attestationsOf(asset: ReleaseAsset, material: Material): Observation<readonly StoredStatement[]> {
  const digest = digestOf(asset, material.checksums);
  if (digest === undefined) return notSeen(WITHOUT_DIGEST);
  return material.attestations.get(digest) ?? notSeen({ reason: 'truncated', what: ATTESTATIONS });
}

/** Attestations are found by digest alone, and GitHub keeps one of files uploaded since June 2025. */
export const WITHOUT_DIGEST: Unseen = {
  reason: 'undecidable',
  what: 'attestations of a file that GitHub keeps no digest of (uploading it again gives it one)',
};

/** Does a checksum file list this very file? A line with another hash does not speak of it. */
export function lists(file: ChecksumFile, asset: ReleaseAsset): Observation<boolean> {
  if (file.asset.id === asset.id) return seen(false);
  if (file.lines.state === 'unseen') return file.lines;
  const fits = (file.lines.value.get(asset.name) ?? []).some(
    ({ algorithm, hash }) => algorithm !== 'sha256' || (asset.digest ?? `sha256:${hash}`) === `sha256:${hash}`,
  );
  return seen(fits, file.lines.sources);
}
