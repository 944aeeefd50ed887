import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  /** Of one body. */
  readonly bytes: number;
  /** Of all bodies that are being received at the same time. */
  readonly buffered: number;
}

/** The raw body and the digest over it, or the status to refuse it with. */
export type Received =
  | { readonly bytes: Uint8Array; readonly digest: Buffer }
  | { readonly status: 400 | 413 | 503; readonly message: string };

/** What is fed with every part as it comes: an HMAC. */
export interface RunningDigest {
  update(part: Uint8Array): unknown;
  digest(): Buffer;
}

export type ReadBody = (request: IncomingMessage, digest: RunningDigest) => Promise<Received>;

/** Reads bodies up to the limits. Refuses as soon as one is known to be over them, by its announcement or by its bytes. */
export function readBody(limits: BodyLimits): ReadBody {
  let buffered = 0;
  return async (request, running) => {
    if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return TOO_LARGE;
    const parts: Buffer[] = [];
    let size = 0;
    try {
      for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += part.byteLength;
        buffered += part.byteLength;
        if (size > limits.bytes) return TOO_LARGE;
        if (buffered > limits.buffered) return BUSY;
        running.update(part);
        parts.push(part);
      }
      return { bytes: Buffer.concat(parts), digest: running.digest() };
    } catch {
      return { status: 400, message: 'the body was cut off' };
    } finally {
      buffered -= size;
    }
  };
}

const TOO_LARGE: Received = { status: 413, message: 'the body is too large' };
const BUSY: Received = { status: 503, message: 'too many bodies are being received; try again' };
