import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { ed25519Key, isSignedBy } from './ed25519.ts';
import { unsigned, WireReader } from './ssh-wire.ts';

/** Curves by their SSH name (RFC 5656): name in a JWK, bytes of a coordinate, hash. */
const CURVES = {
  nistp256: { crv: 'P-256', size: 32, hash: 'sha256' },
  nistp384: { crv: 'P-384', size: 48, hash: 'sha384' },
  nistp521: { crv: 'P-521', size: 66, hash: 'sha512' },
} as const;

/** RSA with SHA-1 (`ssh-rsa`) is no longer a signature. */
const RSA_HASHES: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };
const MIN_RSA_BITS = 2048;

export class WeakAlgorithm extends Error {}

/** `SHA256:` and unpadded base64, as ssh-keygen prints it. */
export function sshFingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Does this signature blob by the key of that blob cover the data? Throws for encodings that are none. */
export function sshVerifies(keyBlob: Buffer, signatureBlob: Buffer, data: Buffer): boolean {
  const signature = new WireReader(signatureBlob);
  const [algorithm, body] = [signature.text(), signature.string()];
  const reader = new WireReader(keyBlob);
  const kind = reader.text();
  if (kind === 'ssh-ed25519') return algorithm === kind && isSignedBy(ed25519Key(reader.string()), body, data);
  if (kind === 'ssh-rsa') return rsaVerifies({ key: rsaKey(reader), algorithm, body }, data);
  if (kind.startsWith('ecdsa-sha2-')) return algorithm === kind && ecdsaVerifies(reader, body, data);
  throw new WeakAlgorithm(kind);
}

function rsaKey(reader: WireReader): KeyObject {
  const e = reader.string();
  const n = reader.string();
  const [base, exponent] = [n, e].map((integer) => unsigned(integer).toString('base64url'));
  return createPublicKey({ key: { kty: 'RSA', n: base ?? '', e: exponent ?? '' }, format: 'jwk' });
}

interface RsaSignature {
  readonly key: KeyObject;
  readonly algorithm: string;
  readonly body: Buffer;
}

function rsaVerifies({ key, algorithm, body }: RsaSignature, data: Buffer): boolean {
  const hash = RSA_HASHES[algorithm];
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (hash === undefined || bits < MIN_RSA_BITS) throw new WeakAlgorithm(algorithm);
  return verify(hash, data, key, body);
}

function ecdsaVerifies(reader: WireReader, body: Buffer, data: Buffer): boolean {
  const name = reader.text();
  const curve = Object.hasOwn(CURVES, name) ? CURVES[name as keyof typeof CURVES] : undefined;
  if (curve === undefined) throw new WeakAlgorithm(name);
  const { crv, size, hash } = curve;
  const point = reader.string();
  if (point[0] !== 4 || point.byteLength !== 1 + 2 * size) throw new RangeError('the point is not uncompressed');
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)].map((one) => one.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv, x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const parts = new WireReader(body);
  const signature = Buffer.concat([unsigned(parts.string(), size), unsigned(parts.string(), size)]);
  return verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}
