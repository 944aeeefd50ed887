import { createHash } from 'node:crypto';

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** JSON with sorted keys and no white space: the same value always gives the same bytes (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

export function digestOf(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  );
}

/** Lower-case hexadecimal digits of another hash than our own; for comparing with what others wrote. */
export function contentHash(name: 'sha384' | 'sha512', content: Uint8Array): string {
  return createHash(name).update(content).digest('hex');
}
