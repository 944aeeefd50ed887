import { sha256 } from '../../model/digest.ts';

/** A body over the limit; the request is not repeated. */
export class BodyTooLarge extends Error {
  constructor(limit: number) {
    super(`the answer is larger than ${limit} bytes`);
    this.name = 'BodyTooLarge';
  }
}

/** Largest API answer that is read, in bytes. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Carries the digest of the bytes as they came; whatever a server sends under this name is overwritten. */
export const BODY_DIGEST_HEADER = 'x-ssdf-gate-body-digest';

/** Carries the size of the body as it came, likewise. */
export const BODY_BYTES_HEADER = 'x-ssdf-gate-body-bytes';

const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/** `fetch` that stops reading at `limit` bytes, whatever Content-Length says, and gives up after `timeoutMs`. */
export function boundedFetch(inner: typeof fetch, limit = MAX_ANSWER_BYTES, timeoutMs = 30_000): typeof fetch {
  return async (input, init) => {
    const response = await inner(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
    const bytes = response.body === null ? new Uint8Array() : await readAtMost(response.body, limit);
    const headers = new Headers(response.headers);
    headers.set(BODY_DIGEST_HEADER, sha256(bytes));
    headers.set(BODY_BYTES_HEADER, String(bytes.byteLength));
    const { status, statusText } = response;
    const bounded = new Response(WITHOUT_BODY.includes(status) ? null : bytes, { status, statusText, headers });
    Object.defineProperty(bounded, 'url', { value: response.url });
    return bounded;
  };
}

async function readAtMost(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > limit) throw new BodyTooLarge(limit);
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
