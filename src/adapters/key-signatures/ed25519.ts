import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** The 32 bytes of an Ed25519 public key (RFC 8032) as a key. */
export function ed25519Key(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  });
}

export function isSignedBy(key: KeyObject, signature: Uint8Array, data: Uint8Array): boolean {
  return signature.byteLength === 64 && verify(null, data, key, signature);
}
