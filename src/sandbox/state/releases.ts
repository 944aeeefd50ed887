export interface ReleaseAssetState {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** `sha256:…`, null for uploads from before GitHub kept digests. */
  readonly digest: string | null;
}

export interface ReleaseState {
  readonly id: number;
  readonly tag: string;
  readonly name: string;
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly immutable: boolean;
  readonly author: string;
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly assets: ReleaseAssetState[];
}

/** An attestation in GitHub's store, found by the digest of its subject. */
export interface AttestationState {
  /** `sha256:…` */
  readonly subject: string;
  readonly predicateType: string;
  readonly bundle: Readonly<Record<string, unknown>>;
}
