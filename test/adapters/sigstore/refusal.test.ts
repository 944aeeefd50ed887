import { ValidationError } from '@sigstore/bundle';
import { VerificationError } from '@sigstore/verify';
import { describe, expect, it } from '@jest/globals';
import { CertificateShapeError } from '../../../src/adapters/sigstore/claims.ts';
import { refusal } from '../../../src/adapters/sigstore/refusal.ts';
import { ArtifactNeededError } from '../../../src/adapters/sigstore/signs.ts';
import type { SignatureCheck } from '../../../src/ports/signatures.ts';

const failed = (code: VerificationError['code']) => new VerificationError({ code, message: 'told' });

describe('what is thrown while a signature is checked', () => {
  it.each<{ name: string; error: unknown; check: SignatureCheck }>([
    { name: 'by the library, of the certificate', error: failed('CERTIFICATE_ERROR'), check: { state: 'unsound', code: 'certificate-untrusted', came: 'told' } },
    { name: 'by the library, of the key', error: failed('PUBLIC_KEY_ERROR'), check: { state: 'unsound', code: 'key-mismatch', came: 'told' } },
    { name: 'by the library, of the signature', error: failed('SIGNATURE_ERROR'), check: { state: 'unsound', code: 'signature-invalid', came: 'told' } },
    { name: 'by the library, of what it does not do', error: failed('NOT_IMPLEMENTED_ERROR'), check: { state: 'unsound', code: 'check-failed', came: 'told' } },
    { name: 'over the form of the bundle', error: new ValidationError('told', ['a', 'b']), check: { state: 'unsound', code: 'bundle-malformed', came: 'a, b' } },
    { name: 'over the form of the certificate', error: new CertificateShapeError('told'), check: { state: 'unsound', code: 'certificate-malformed', came: 'told' } },
    { name: 'for want of the artifact', error: new ArtifactNeededError(), check: { state: 'open', code: 'artifact-needed' } },
    { name: 'by accident', error: new TypeError('told'), check: { state: 'unsound', code: 'check-failed' } },
    { name: 'that is no error', error: 'told', check: { state: 'unsound', code: 'check-failed' } },
  ])('$name is a refusal of its own code', ({ error, check }) => {
    expect(refusal(error)).toEqual(check);
  }); // prettier-ignore
});
