import type { Signer } from './signature.ts';
import type { Text } from './text.ts';

/** A signature that does not hold, or holds for something or somebody else. Codes are stable: other programs branch on them. */
export type Rejection =
  | 'bundle-too-large'
  | 'bundle-not-text'
  | 'bundle-not-json'
  | 'bundle-too-deep'
  | 'bundle-duplicate-field'
  | 'bundle-media-type'
  | 'bundle-version'
  | 'bundle-malformed'
  | 'certificate-malformed'
  | 'certificate-purpose'
  | 'certificate-expired'
  | 'certificate-untrusted'
  | 'certificate-not-logged'
  | 'timestamp-missing'
  | 'timestamp-invalid'
  | 'log-entry-missing'
  | 'log-entry-invalid'
  | 'log-entry-mismatch'
  | 'signature-invalid'
  | 'signer-is-key'
  | 'signer-is-certificate'
  | 'key-mismatch'
  | 'identity-mismatch'
  | 'issuer-mismatch'
  | 'source-mismatch'
  | 'ref-mismatch'
  | 'builder-mismatch'
  | 'artifact-mismatch'
  | 'payload-type'
  | 'statement-malformed'
  | 'statement-version'
  | 'predicate-malformed'
  | 'predicate-type-mismatch'
  | 'predicate-contradicts'
  | 'package-mismatch'
  | 'summary-failed'
  | 'check-failed';

/** A signature of which nothing can be said with what was given. Never a yes, and not a no. */
export type Unverifiable =
  | 'signer-not-expected'
  | 'issuer-not-expected'
  | 'other-root'
  | 'no-log-material'
  | 'key-needed'
  | 'artifact-needed'
  | 'hash-not-known'
  | 'package-not-named';

export type VerdictCode = 'verified' | Rejection | Unverifiable;

/** An artifact that a statement talks about; `sha256` is null when it is named by another hash only. */
export interface StatementSubject {
  readonly name: string;
  readonly sha256: string | null;
}

/** The answer to "is this artifact signed by whom I expect, for what I expect?". */
export interface Verdict {
  readonly result: 'verified' | 'rejected' | 'unverifiable';
  readonly code: VerdictCode;
  readonly message: Text;
  /** Present once the signature itself held; an unproved name is never shown as a signer. */
  readonly signer?: Signer;
  readonly predicateType?: string;
  readonly subjects: readonly StatementSubject[];
  /** RFC 3339; when a log or a timestamp authority saw the signature. */
  readonly timestamps: readonly string[];
}
