import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { decryptWith, encryptFor } from '../../../src/adapters/jose/jwe.ts';

const asPem = ({ publicKey, privateKey }: KeyPairKeyObjectResult) => ({
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const rsa = asPem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const ec = asPem(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const plain = new TextEncoder().encode('not for everybody');

describe('what is encrypted for a key', () => {
  it.each([
    { name: 'RSA', pair: rsa },
    { name: 'P-256', pair: ec },
  ])('of $name is read with that key alone', async ({ pair }) => {
    const { jwe, thumbprint } = await encryptFor(pair.publicKey, plain);
    expect(new TextDecoder().decode(await decryptWith(pair.privateKey, jwe))).toBe('not for everybody');
    expect([jwe.includes('everybody'), thumbprint]).toEqual([false, expect.stringMatching(/^[\w-]{43}$/)]);
    const other = pair === rsa ? ec : rsa;
    await expect(decryptWith(other.privateKey, jwe)).rejects.toThrow('was not encrypted for this key');
  });

  it('is refused once a byte of it changed', async () => {
    const { jwe } = await encryptFor(ec.publicKey, plain);
    const parts = jwe.split('.');
    parts[3] = `${(parts[3] ?? '').startsWith('A') ? 'B' : 'A'}${(parts[3] ?? '').slice(1)}`;
    await expect(decryptWith(ec.privateKey, parts.join('.'))).rejects.toThrow('was changed');
  });
});

describe('a key that is too weak or none', () => {
  it.each([
    { name: 'RSA of 1024 bits', pem: asPem(generateKeyPairSync('rsa', { modulusLength: 1024 })).publicKey },
    { name: 'Ed25519', pem: asPem(generateKeyPairSync('ed25519')).publicKey },
    { name: 'text', pem: 'no key' },
  ])('is refused: $name', async ({ pem }) => {
    await expect(encryptFor(pem, plain)).rejects.toThrow(/expected a/);
  });
});
