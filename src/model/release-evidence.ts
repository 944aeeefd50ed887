import type { Digest } from './digest.ts';
import type { Text } from './text.ts';

/**
 * What is known of a signature, or of all signatures of one file.
 * - `verified`: it holds, for this file, by somebody who is expected.
 * - `present`: it is there and cannot be checked here; never a yes and not a no.
 * - `invalid`: it does not hold, or holds for another file or by somebody else.
 * - `absent`: everything was looked at, and there is none.
 * - `unknown`: it could not be looked at.
 */
export const SIGNATURE_RESULTS = ['verified', 'present', 'invalid', 'absent', 'unknown'] as const;
export type SignatureResult = (typeof SIGNATURE_RESULTS)[number];

export const SIGNATURE_KINDS = ['sigstore', 'openpgp', 'ssh', 'minisign', 'other'] as const;
export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

/** One signature or attestation that speaks of a file. */
export interface AssetSignature {
  /** Name of the file that holds it, `SHA256SUMS (SHA256SUMS.asc)` through a checksum file, or GitHub's store. */
  readonly where: string;
  readonly kind: SignatureKind;
  readonly result: Exclude<SignatureResult, 'absent' | 'unknown'>;
  /** Stable: other programs branch on it. */
  readonly code: string;
  readonly because: Text;
  /** Identity, fingerprint or key; null as long as the signature itself did not hold. */
  readonly signer: string | null;
  readonly predicateType?: string;
}

/** One shipped file of a release and what signs it. */
export interface AssetEvidence {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly digest: Digest | null;
  readonly result: SignatureResult;
  readonly because: Text;
  readonly signatures: readonly AssetSignature[];
}

/** What the judged release ships, file by file. Everything here may be seen by whoever sees the release. */
export interface ReleaseEvidence {
  readonly tag: string;
  readonly assets: readonly AssetEvidence[];
}
