import type { Digest } from './digest.ts';

/** Who signed, as the signature itself proves it. Whether that signer was expected is a question of its own. */
export type Signer =
  | {
      readonly kind: 'certificate';
      /** The one subject alternative name: a URI of a workflow, an e-mail address or a user name. */
      readonly identity: string;
      /** The OIDC issuer that vouched for the identity; null when the certificate names none. */
      readonly issuer: string | null;
      readonly claims: CertificateClaims;
    }
  /** A key says nothing about a person; its fingerprint is the SHA-256 of its SubjectPublicKeyInfo. */
  | { readonly kind: 'key'; readonly fingerprint: Digest };

/**
 * What the certificate authority was told about a build by its issuer (Fulcio, object identifiers 1.3.6.1.4.1.57264.1.9
 * to .22). Only as good as that issuer.
 */
export interface CertificateClaims {
  readonly buildSigner?: string;
  readonly buildSignerDigest?: string;
  readonly runnerEnvironment?: string;
  readonly sourceRepository?: string;
  readonly sourceRepositoryDigest?: string;
  readonly sourceRepositoryRef?: string;
  readonly sourceRepositoryId?: string;
  readonly sourceRepositoryOwner?: string;
  readonly sourceRepositoryOwnerId?: string;
  readonly buildConfig?: string;
  readonly buildConfigDigest?: string;
  readonly buildTrigger?: string;
  readonly runInvocation?: string;
  readonly sourceRepositoryVisibility?: string;
}

/** What the signature covers. */
export type SignedContent =
  /** The artifact's own bytes. */
  | { readonly kind: 'artifact'; readonly algorithm: HashName; readonly hash: string }
  /** An envelope (DSSE) around a payload that talks about artifacts. */
  | { readonly kind: 'envelope'; readonly payloadType: string; readonly payload: Uint8Array };

/** Hash functions of which the digest of an artifact is known. */
export type HashName = 'sha256' | 'sha384' | 'sha512';

/** Lower-case hexadecimal digits by hash function. */
export type Hashes = Readonly<Partial<Record<HashName, string>>>;
