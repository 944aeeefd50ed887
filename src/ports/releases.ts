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

/** A stored attestation as it came; not verified by being here. */
export interface StoredAttestation {
  readonly predicateType: string | null;
  readonly bundle: unknown;
}

export interface Releases {
  /** Newest first, drafts and prereleases included where the token sees them. */
  releases(): Promise<Observation<readonly Release[]>>;
  immutableReleasesEnabled(): Promise<Observation<boolean>>;
  /** Paths of the files in the tree that a release's tag leads to. */
  filesAtTag(tag: string): Promise<Observation<readonly string[]>>;
  attestations(subject: Digest): Promise<Observation<readonly StoredAttestation[]>>;
  /** Bytes of an asset, up to `limit`; larger is unseen (`too-large`). */
  assetBytes(asset: ReleaseAsset, limit: number): Promise<Observation<Uint8Array>>;
}
