import { keySignatures } from '../adapters/key-signatures/index.ts';
import { sigstoreSignatures, type TrustGiven } from '../adapters/sigstore/signatures.ts';
import type { Verifiers } from '../collectors/types.ts';
import type { Signatures } from '../ports/signatures.ts';

/** The cryptography by these roots, which are read when the first bundle is there, not at every start. */
export function verifiersWith(trust: () => TrustGiven): Verifiers {
  let made: Signatures | undefined;
  const sigstore = () => (made ??= sigstoreSignatures(trust()));
  return {
    sigstore: {
      check: (bundle, artifact) => sigstore().check(bundle, artifact),
      checkEnvelope: (envelope) => sigstore().checkEnvelope(envelope),
    },
    keys: keySignatures(),
  };
}
