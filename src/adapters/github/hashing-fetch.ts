import { createHash } from 'node:crypto';
import { BODY_BYTES_HEADER, BODY_DIGEST_HEADER, BodyTooLarge, boundedFetch } from './bounded-fetch.ts';

/** Two gibibytes at 3.5 MB a second, which a runner or a server reaches with ease; slower is given up. */
const TIMEOUT_MS = 10 * 60 * 1000;

const NAMES = ['sha256', 'sha384', 'sha512', 'blake2b512'] as const;

/** `fetch` that keeps nothing of a body but its hashes, which stand in the answer as JSON in its place. Stops at `limit` bytes. */
export function hashingFetch(inner: typeof fetch, limit: number, timeoutMs = TIMEOUT_MS): typeof fetch {
  return async (input, init) => {
    const response = await inner(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
    if (response.status !== 200 || response.body === null)
      return boundedFetch(() => Promise.resolve(response))(input, init);
    const { hashes, size } = await hashed(response.body, limit);
    const headers = new Headers(response.headers);
    headers.set('content-type', 'application/json');
    headers.set(BODY_DIGEST_HEADER, `sha256:${hashes.sha256 ?? ''}`);
    headers.set(BODY_BYTES_HEADER, String(size));
    const answer = new Response(JSON.stringify(hashes), { status: 200, headers });
    Object.defineProperty(answer, 'url', { value: response.url });
    return answer;
  };
}

interface Hashed {
  readonly hashes: Readonly<Record<string, string>>;
  readonly size: number;
}

async function hashed(body: ReadableStream<Uint8Array>, limit: number): Promise<Hashed> {
  const running = NAMES.map((name) => ({ name, hash: createHash(name) }));
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > limit) throw new BodyTooLarge(limit);
    for (const { hash } of running) hash.update(part);
  }
  return { hashes: Object.fromEntries(running.map(({ name, hash }) => [name, hash.digest('hex')])), size };
}
