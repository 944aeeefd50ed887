import type { Digest } from '../../../model/digest.ts';
import type { NotSeen } from '../../../model/observation.ts';
import type { AssetSignature, SignatureResult } from '../../../model/release-evidence.ts';
import type { CertificateClaims } from '../../../model/signature.ts';
import type { Source } from '../../../model/source.ts';
import type { Release, ReleaseAsset } from '../../../ports/releases.ts';
import type { SignerRule } from '../../../provenance/signer-rules.ts';
import type { Statement } from '../../../provenance/statement.ts';

/** One signature that speaks of a file, checked. The parts beyond the evidence are there once the signature itself held. */
export interface CheckedSignature extends AssetSignature {
  readonly claims?: CertificateClaims;
  /** Types of the statements that it makes about this very file, by its own words: they are fixed, whether or not it holds. */
  readonly types?: readonly string[];
  /** Present for a statement about this very file, not about a checksum file that lists it. */
  readonly statement?: Statement;
  readonly rule?: SignerRule;
}

export interface CheckedAsset {
  readonly asset: ReleaseAsset;
  readonly digest: Digest | undefined;
  readonly signatures: readonly CheckedSignature[];
  /** What may hold a signature and could not be looked at. */
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** A whole release, checked: the files that people use, and the checksum files that speak for them. */
export interface CheckedRelease {
  readonly release: Release;
  readonly shipped: readonly CheckedAsset[];
  readonly checksums: readonly CheckedAsset[];
}

/** Of several signatures a good one counts; without any, a wrong one weighs more than one that nobody can check. */
export function resultOf({ signatures, hidden }: Pick<CheckedAsset, 'signatures' | 'hidden'>): SignatureResult {
  const found = (['verified', 'invalid', 'present'] as const).find((result) =>
    signatures.some((one) => one.result === result),
  );
  return found ?? (hidden.length > 0 ? 'unknown' : 'absent');
}

export function isVerified(checked: CheckedAsset): boolean {
  return resultOf(checked) === 'verified';
}

/** Could it still turn out to be verified, once everything can be seen and checked? */
export function mayVerify({ signatures, hidden }: CheckedAsset): boolean {
  return hidden.length > 0 || signatures.some(({ result }) => result === 'present');
}
