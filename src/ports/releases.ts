import type { Digest } from '../model/digest.ts';
import type { Observation } from '../model/observation.ts';

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** GitHub's own digest of what it stores; null for old uploads, undefined when the server names none (older GHES). */
  readonly digest: Digest | null | undefined;
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** undefined when the server does not say. */
  readonly immutable: boolean | undefined;
  readonly publishedAt: string | null;
  readonly body: string;
  readonly assets: readonly ReleaseAsset[];
}

/** Lower-case hexadecimal digits by hash function: all over which signatures and checksum files are made. */
export type ByteHashes = Readonly<Record<'sha256' | 'sha384' | 'sha512' | 'blake2b512', string>>;

/** A stored attestation as it came; not verified by being here. */
export interface StoredAttestation {
  readonly predicateType: string | null;
  readonly bundle: unknown;
}

/** The tag of a release. An annotated tag has a signature of its own; of a lightweight one the commit's counts. */
export interface ReleaseTag {
  readonly tag: string;
  readonly kind: 'annotated' | 'lightweight';
  /** By the keys of accounts at GitHub. Undefined = hidden, gone, or GitHub could not check. */
  readonly verified: boolean | undefined;
}

export interface Releases {
  /** Newest first, drafts and prereleases included where the token sees them. */
  releases(): Promise<Observation<readonly Release[]>>;
  /** Tags of these releases, which should be among the newest ten; in no promised order. */
  releaseTags(wanted: readonly string[]): Promise<Observation<readonly ReleaseTag[]>>;
  immutableReleasesEnabled(): Promise<Observation<boolean>>;
  /** Paths of the files in the tree that a release's tag leads to. */
  filesAtTag(tag: string): Promise<Observation<readonly string[]>>;
  attestations(subject: Digest): Promise<Observation<readonly StoredAttestation[]>>;
  /** Bytes of an asset, up to `limit`; larger is unseen (`too-large`). */
  assetBytes(asset: ReleaseAsset, limit: number): Promise<Observation<Uint8Array>>;
  /** Hashes of an asset that is read to its end and not kept; larger than `limit` bytes is unseen (`too-large`). */
  assetHashes(asset: ReleaseAsset, limit: number): Promise<Observation<ByteHashes>>;
}
