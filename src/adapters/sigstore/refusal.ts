import { ValidationError } from '@sigstore/bundle';
import { VerificationError } from '@sigstore/verify';
import type { Rejection } from '../../model/verdict.ts';
import type { SignatureCheck } from '../../ports/signatures.ts';
import { CertificateShapeError } from './claims.ts';
import { ArtifactNeededError } from './signs.ts';

const CODES: Readonly<Record<VerificationError['code'], Rejection>> = {
  NOT_IMPLEMENTED_ERROR: 'check-failed',
  TLOG_ERROR: 'log-entry-missing',
  TLOG_INCLUSION_PROOF_ERROR: 'log-entry-invalid',
  TLOG_INCLUSION_PROMISE_ERROR: 'log-entry-invalid',
  TLOG_MISSING_INCLUSION_ERROR: 'log-entry-invalid',
  TLOG_BODY_ERROR: 'log-entry-mismatch',
  CERTIFICATE_ERROR: 'certificate-untrusted',
  PUBLIC_KEY_ERROR: 'key-mismatch',
  SIGNATURE_ERROR: 'signature-invalid',
  TIMESTAMP_ERROR: 'timestamp-invalid',
};

/** Whatever is thrown while a signature is checked, it was not shown to be sound. */
export function refusal(error: unknown): SignatureCheck {
  if (error instanceof ValidationError)
    return { state: 'unsound', code: 'bundle-malformed', came: error.fields.join(', ') };
  if (error instanceof CertificateShapeError)
    return { state: 'unsound', code: 'certificate-malformed', came: error.message };
  if (error instanceof ArtifactNeededError) return { state: 'open', code: 'artifact-needed' };
  if (error instanceof VerificationError) return { state: 'unsound', code: CODES[error.code], came: error.message };
  return { state: 'unsound', code: 'check-failed' };
}
