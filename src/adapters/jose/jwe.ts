import { calculateJwkThumbprint, CompactEncrypt, compactDecrypt, exportJWK, importPKCS8, importSPKI } from 'jose';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** A key that nothing is encrypted for or decrypted with: not a key, or too weak. */
export class KeyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KeyError';
  }
}

const CONTENT = 'A256GCM';
const MIN_RSA_BITS = 2048;

/** Encrypts for the holder of one key (RFC 7516 compact): RSA-OAEP-256 or ECDH-ES+A256KW, the content with A256GCM. */
export async function encryptFor(
  pem: string,
  plain: Uint8Array,
): Promise<{ readonly jwe: string; readonly thumbprint: string }> {
  const alg = algorithmOf(asKey(pem, createPublicKey));
  const key = await importSPKI(pem, alg, { extractable: true });
  const jwe = await new CompactEncrypt(plain).setProtectedHeader({ alg, enc: CONTENT }).encrypt(key);
  return { jwe, thumbprint: await calculateJwkThumbprint(await exportJWK(key)) };
}

/** Gives the plain bytes. Throws a KeyError when the key is none or not the one it was encrypted for. */
export async function decryptWith(pem: string, jwe: string): Promise<Uint8Array> {
  const alg = algorithmOf(asKey(pem, createPrivateKey));
  const key = await importPKCS8(pem, alg).catch((cause: unknown) => {
    throw new KeyError('expected a private key in PKCS#8 form (-----BEGIN PRIVATE KEY-----)', { cause });
  });
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [CONTENT],
    });
    return plaintext;
  } catch (cause) {
    throw new KeyError('the restricted part was not encrypted for this key, or was changed', { cause });
  }
}

function asKey(pem: string, read: (pem: string) => KeyObject): KeyObject {
  try {
    return read(pem);
  } catch (cause) {
    throw new KeyError('expected a key in PEM form', { cause });
  }
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
  const { modulusLength = 0, namedCurve = '' } = details ?? {};
  if (type === 'rsa' && modulusLength >= MIN_RSA_BITS) return 'RSA-OAEP-256';
  if (type === 'ec' && namedCurve === 'prime256v1') return 'ECDH-ES+A256KW';
  throw new KeyError(`expected an RSA key of ${MIN_RSA_BITS} bits or more, or an EC key on P-256`);
}
