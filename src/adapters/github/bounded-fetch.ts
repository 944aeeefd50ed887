/** A body over the limit; the request is not repeated. */
export class BodyTooLarge extends Error {
  constructor(limit: number) {
    super(`the answer is larger than ${limit} bytes`);
    this.name = 'BodyTooLarge';
  }
}

/** Largest API answer that is read, in bytes. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** `fetch` that stops reading at `limit` bytes, whatever Content-Length says, and gives up after `timeoutMs`. */
export function boundedFetch(inner: typeof fetch, limit = MAX_ANSWER_BYTES, timeoutMs = 30_000): typeof fetch {
  return async (input, init) => {
    const response = await inner(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
    if (response.body === null) return response;
    const bytes = await readAtMost(response.body, limit);
    const bodyAllowed = ![204, 205, 304].includes(response.status);
    const { status, statusText, headers } = response;
    const bounded = new Response(bodyAllowed ? bytes : null, { status, statusText, headers });
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
