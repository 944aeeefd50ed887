import { describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { signsDigest } from '../../../src/adapters/sigstore/ecdsa.ts';
import { ecKeys } from '../../support/sigstore.ts';

describe.each(['P-256', 'P-384'])('a signature over a digest, %s', (curve) => {
  const { publicKey, privateKey } = ecKeys(curve);

  it.each(['sha256', 'sha384', 'sha512'])('holds where node:crypto made it over the message, %s', (hash) => {
    for (let round = 0; round < 5; round += 1) {
      const message = `message ${round}`;
      const signature = sign(hash, Buffer.from(message), privateKey);
      const digest = createHash(hash).update(message).digest();
      expect(signsDigest(publicKey, signature, digest)).toBe(true);
      expect(signsDigest(ecKeys(curve).publicKey, signature, digest)).toBe(false);
      digest[0] = (digest[0] ?? 0) ^ 0x80;
      expect(signsDigest(publicKey, signature, digest)).toBe(false);
    }
  });

  it('does not hold with any part of it changed, cut or added to', () => {
    const digest = createHash('sha256').update('m').digest();
    const signature = sign('sha256', Buffer.from('m'), privateKey);
    for (let at = 0; at < signature.length; at += 5) {
      const other = Buffer.from(signature);
      other[at] = (other[at] ?? 0) ^ 1;
      expect(signsDigest(publicKey, other, digest)).toBe(false);
    }
    expect(signsDigest(publicKey, signature.subarray(0, -1), digest)).toBe(false);
    expect(signsDigest(publicKey, Buffer.concat([signature, Buffer.from([0])]), digest)).toBe(false);
    expect(signsDigest(publicKey, Buffer.alloc(0), digest)).toBe(false);
  });

  it.each(['300602010002010 0', '3006020100020101', '3006020101020100', '300602018102010 1'])(
    'does not hold with numbers out of range: %s',
    (hex) => {
      const digest = createHash('sha256').update('m').digest();
      expect(signsDigest(publicKey, Buffer.from(hex.replace(' ', ''), 'hex'), digest)).toBe(false);
    },
  );
});

it('does not hold with a number that only counts modulo the order', () => {
  const { publicKey, privateKey } = ecKeys();
  const digest = createHash('sha256').update('m').digest();
  const raw = sign('sha256', Buffer.from('m'), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const [r, s] = [raw.subarray(0, 32), raw.subarray(32)].map((part) => BigInt(`0x${part.toString('hex')}`));
  expect(signsDigest(publicKey, pair(r ?? 0n, s ?? 0n), digest)).toBe(true);
  expect(signsDigest(publicKey, pair(r ?? 0n, (s ?? 0n) + ORDER), digest)).toBe(false);
});

/** Of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function pair(r: bigint, s: bigint): Buffer {
  const numbers = Buffer.concat([r, s].map(integer));
  return Buffer.concat([Buffer.from([0x30, numbers.length]), numbers]);
}

function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(`00${hex.length % 2 === 0 ? '' : '0'}${hex}`, 'hex');
  const shortest = (bytes[1] ?? 0) > 0x7f ? bytes : bytes.subarray(1);
  return Buffer.concat([Buffer.from([0x02, shortest.length]), shortest]);
}

it('says nothing about keys of another kind', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  expect(signsDigest(publicKey, Buffer.alloc(64), Buffer.alloc(32))).toBeUndefined();
});
