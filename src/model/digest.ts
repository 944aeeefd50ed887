import { createHash } from 'node:crypto';

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** JSON with sorted keys and no white space: the same value always gives the same bytes (in the manner of RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member: unknown = value[key as keyof typeof value];
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

export function digestOf(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

/** Lower-case hexadecimal digits of a hash that others write or sign; for comparing with theirs. */
export function contentHash(name: 'sha256' | 'sha384' | 'sha512' | 'blake2b512', content: Uint8Array): string {
  return createHash(name).update(content).digest('hex');
}
