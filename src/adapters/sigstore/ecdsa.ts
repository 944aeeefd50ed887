import type { KeyObject } from 'node:crypto';

/**
 * ECDSA over a digest that is already there (FIPS 186-5, 6.4.2): `node:crypto` insists on hashing the message itself, and of
 * a release asset the digest alone is often at hand. Only public values pass here, so that its timing tells nothing.
 */
export function signsDigest(key: KeyObject, signature: Uint8Array, digest: Uint8Array): boolean | undefined {
  const curve = CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (curve === undefined) return undefined;
  const { p, n, g } = curve;
  const pair = readPair(signature);
  if (pair === undefined) return false;
  const [r, s] = pair;
  if (r <= 0n || r >= n || s <= 0n || s >= n) return false;
  const inverse = invert(s, n);
  const factors = [modulo(leftBits(digest, n) * inverse, n), modulo(r * inverse, n)] as const;
  const sum = combine(factors, [g, pointOf(key)], p);
  return sum !== null && modulo(sum, n) === r;
}

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

interface Curve {
  readonly p: bigint;
  readonly n: bigint;
  readonly g: Point;
}

/** Curves of SP 800-186, 3.2.1, whose coefficient a is -3. */
const CURVES: Readonly<Record<string, Curve>> = {
  prime256v1: {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    g: {
      x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
      y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
    },
  },
  secp384r1: {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    g: {
      x: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
      y: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
    },
  },
};

/** SEQUENCE of two INTEGERs in DER, and nothing after them. */
function readPair(der: Uint8Array): readonly [bigint, bigint] | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 0x82) return undefined;
  const r = readInteger(der, 2);
  const s = r === undefined ? undefined : readInteger(der, r.end);
  return r === undefined || s?.end !== der.length ? undefined : [r.value, s.value];
}

function readInteger(der: Uint8Array, at: number): { readonly value: bigint; readonly end: number } | undefined {
  const size = der[at + 1] ?? 0;
  const bytes = der.subarray(at + 2, at + 2 + size);
  if (der[at] !== 0x02 || size === 0 || bytes.length !== size || (bytes[0] ?? 0) > 0x7f) return undefined;
  return { value: toInteger(bytes), end: at + 2 + size };
}

/** As many bits of the digest as the order has. */
function leftBits(digest: Uint8Array, n: bigint): bigint {
  const surplus = digest.length * 8 - n.toString(2).length;
  return surplus > 0 ? toInteger(digest) >> BigInt(surplus) : toInteger(digest);
}

/** `node:crypto` has seen to it that the point lies on the curve. */
function pointOf(key: KeyObject): Point {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return { x: toInteger(Buffer.from(x, 'base64url')), y: toInteger(Buffer.from(y, 'base64url')) };
}

/** The x of the sum of two multiples, walked in one pass from the highest bit (Shamir's trick); null at infinity. */
function combine([a, b]: readonly [bigint, bigint], [pa, pb]: readonly [Point, Point], p: bigint): bigint | null {
  const [one, other] = [
    { ...pa, z: 1n },
    { ...pb, z: 1n },
  ];
  const both = add(one, other, p);
  const bits = Math.max(a.toString(2).length, b.toString(2).length);
  let sum: Projective = INFINITY;
  for (let bit = BigInt(bits) - 1n; bit >= 0n; bit -= 1n) {
    sum = double(sum, p);
    const [inA, inB] = [(a >> bit) & 1n, (b >> bit) & 1n];
    if (inA + inB > 0n) sum = add(sum, inA === 0n ? other : inB === 0n ? one : both, p);
  }
  if (sum.z === 0n) return null;
  const inverse = invert(sum.z, p);
  return modulo(sum.x * inverse * inverse, p);
}

/** Jacobian coordinates, which need no inversion on the way: (x/z², y/z³); z = 0 is the point at infinity. */
interface Projective extends Point {
  readonly z: bigint;
}

const INFINITY: Projective = { x: 1n, y: 1n, z: 0n };

function double({ x, y, z }: Projective, p: bigint): Projective {
  const [delta, gamma] = [modulo(z * z, p), modulo(y * y, p)];
  const beta = modulo(x * gamma, p);
  const alpha = modulo(3n * (x - delta) * (x + delta), p);
  const doubled = modulo(alpha * alpha - 8n * beta, p);
  return {
    x: doubled,
    y: modulo(alpha * (4n * beta - doubled) - 8n * gamma * gamma, p),
    z: modulo(2n * y * z, p),
  };
}

function add(one: Projective, other: Projective, p: bigint): Projective {
  if (one.z === 0n) return other;
  if (other.z === 0n) return one;
  const [z1, z2] = [modulo(one.z * one.z, p), modulo(other.z * other.z, p)];
  const [u1, s1] = [modulo(one.x * z2, p), modulo(one.y * z2 * other.z, p)];
  const h = modulo(other.x * z1 - u1, p);
  const r = modulo(other.y * z1 * one.z - s1, p);
  if (h === 0n) return r === 0n ? double(one, p) : INFINITY;
  const h2 = modulo(h * h, p);
  const [h3, v] = [modulo(h2 * h, p), modulo(u1 * h2, p)];
  const x = modulo(r * r - h3 - 2n * v, p);
  return { x, y: modulo(r * (v - x) - s1 * h3, p), z: modulo(h * one.z * other.z, p) };
}

/** By Euclid's algorithm, extended; the modulus is prime. */
function invert(value: bigint, prime: bigint): bigint {
  let [old, rest] = [modulo(value, prime), prime];
  let [oldFactor, factor] = [1n, 0n];
  while (rest !== 0n) {
    const quotient = old / rest;
    [old, rest] = [rest, old - quotient * rest];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  return modulo(oldFactor, prime);
}

function modulo(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
}

function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}
