import type { X509Certificate } from '@sigstore/core';
import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial, Verifier } from '@sigstore/verify';
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Digest } from '../../model/digest.ts';

/** One root, ready to verify with. */
export interface Trust {
  /** For a certificate: chain, its log, a trusted time, the log of signatures. */
  readonly certificates: Verifier;
  /** For the key that was given: log entries are checked where there are any, and none is asked for. */
  readonly keys: Verifier;
  readonly knowsIssuerOf: (certificate: X509Certificate) => boolean;
}

/** A public key that the user vouches for. */
export interface TrustedKey {
  readonly key: KeyObject;
  readonly fingerprint: Digest;
}

/** A root without logs (GitHub's own instance) promises none, and none is asked for then; a trusted time always is. */
export function trust(root: TrustedRoot, trusted: TrustedKey | undefined): Trust {
  const material = toTrustMaterial(root, () => {
    if (trusted === undefined) throw new Error('no key was given');
    return { publicKey: trusted.key, validFor: () => true };
  });
  return {
    certificates: new Verifier(material, {
      tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
      ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
      timestampThreshold: 1,
    }),
    keys: new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }),
    knowsIssuerOf: (certificate) => namesIssuer(material, certificate),
  };
}

function namesIssuer({ certificateAuthorities }: TrustMaterial, { issuer }: X509Certificate): boolean {
  return certificateAuthorities.some(({ certChain }) => certChain[0]?.subject.equals(issuer) === true);
}

/** PEM, as `cosign public-key` prints it. A private key is refused: it has no place on a verifier's disk. */
export function readTrustedKey(pem: string): TrustedKey {
  if (!/^\s*-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(pem)) throw new Error('it is no public key in PEM form');
  const key = createPublicKey(pem);
  const der = key.export({ type: 'spki', format: 'der' });
  return { key, fingerprint: `sha256:${createHash('sha256').update(der).digest('hex')}` };
}
