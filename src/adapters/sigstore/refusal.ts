import { ValidationError } from '@sigstore/bundle';
import type { X509Certificate } from '@sigstore/core';
import { type SignedEntity, VerificationError } from '@sigstore/verify';
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

/** Why a certificate or a time did not hold, where the bundle itself shows it; else what the library said. */
export function explained(check: SignatureCheck, entity: SignedEntity, certificate: X509Certificate): SignatureCheck {
  if (check.state !== 'unsound') return check;
  const times = timesOf(entity);
  if (check.code === 'timestamp-invalid' && times.length === 0) return { state: 'unsound', code: 'timestamp-missing' };
  if (check.code === 'log-entry-missing' && entity.tlogEntries.length > 0)
    return { state: 'unsound', code: 'log-entry-invalid', came: 'one entry twice' };
  if (check.code !== 'certificate-untrusted') return check;
  const outside = times.find((time) => !certificate.validForDate(time));
  if (outside !== undefined) return { state: 'unsound', code: 'certificate-expired', came: outside.toISOString() };
  return certificate.extSCT === undefined ? { state: 'unsound', code: 'certificate-not-logged' } : check;
}

/** Times that count for the verifier: a log's only with its signed promise. */
export function timesOf({ timestamps }: SignedEntity): readonly Date[] {
  return timestamps.flatMap((one) => {
    switch (one.$case) {
      case 'timestamp-authority':
        return [one.timestamp.signingTime];
      case 'transparency-log':
        return one.tlogEntry.inclusionPromise === undefined
          ? []
          : [new Date(Number(one.tlogEntry.integratedTime) * 1000)];
    }
  });
}

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
