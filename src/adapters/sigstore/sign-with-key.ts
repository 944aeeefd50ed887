import { dsse } from '@sigstore/core';
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/**
 * Signs payloads with one private key (PEM): a DSSE envelope by itself (DSSE protocol 1.0.2), without certificate, log or
 * time. Whoever checks it needs the public key from elsewhere. The key id is the SHA-256 of the public key's DER.
 */
export function signWithKey(pem: string): (payload: Uint8Array, payloadType: string) => Promise<string> {
  const key = createPrivateKey(pem);
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const keyid = createHash('sha256').update(der).digest('hex');
  const algorithm = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return (payload, payloadType) => {
    const bytes = Buffer.from(payload);
    const sig = sign(algorithm, dsse.preAuthEncoding(payloadType, bytes), key).toString('base64');
    const envelope = { payload: bytes.toString('base64'), payloadType, signatures: [{ keyid, sig }] };
    return Promise.resolve(`${JSON.stringify(envelope, null, 2)}\n`);
  };
}
