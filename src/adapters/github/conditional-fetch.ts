import { createHash } from 'node:crypto';
import { lru, type Lru } from './object-cache.ts';

/** An answer and the mark by which GitHub says later that it still holds. */
export interface KeptAnswer {
  readonly etag: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

const MEMORY_BYTES = 16 * 1024 * 1024;
/** Larger answers are asked anew; a few of them would push out hundreds of small ones. */
const MAX_KEPT_BYTES = 512 * 1024;

/** Answers kept for looks to come. Weighs their bytes and forgets what was used least recently. */
export function answerMemory(limit = MEMORY_BYTES): Lru<KeptAnswer> {
  return lru(limit, ({ body }) => body.byteLength);
}

/**
 * `fetch` that asks GitHub whether a known answer still holds: "unchanged" (304) costs nothing of the rate limit and gives the
 * known answer again. Bound to the token, as GitHub's ETags are; what one token saw is never shown to another.
 */
export function conditionalFetch(inner: typeof fetch, memory: Lru<KeptAnswer>): typeof fetch {
  return async (input, init) => {
    if (input instanceof Request || (init?.method ?? 'GET') !== 'GET') return inner(input, init);
    const url = input.toString();
    const headers = new Headers(init?.headers);
    const key = keyOf(url, headers);
    const known = memory.get(key);
    if (known !== undefined) headers.set('if-none-match', known.etag);
    const response = await inner(input, { ...init, headers });
    if (known !== undefined && response.status === 304) return again(known, response);
    return isKeepable(response, url) ? keep(memory, key, response) : response;
  };
}

function keyOf(url: string, headers: Headers): string {
  const asked = [url, headers.get('authorization') ?? '', headers.get('accept') ?? ''];
  return createHash('sha256').update(asked.join('\0')).digest('base64');
}

/** A redirected answer lies behind a signed address that changes; one without an ETag cannot be asked about. */
function isKeepable({ status, headers, url }: Response, asked: string): boolean {
  return status === 200 && headers.has('etag') && isJson(headers) && (url === '' || url === asked);
}

function isJson(headers: Headers): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(headers.get('content-type') ?? '');
}

async function keep(memory: Lru<KeptAnswer>, key: string, response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer());
  const { headers } = response;
  if (body.byteLength <= MAX_KEPT_BYTES) memory.keep(key, { etag: headers.get('etag') ?? '', headers, body });
  return answer({ headers, body }, response.url);
}

/** The known answer, with what the new one says about the rate limit. */
function again(known: KeptAnswer, fresh: Response): Response {
  const headers = new Headers(known.headers);
  for (const [name, value] of fresh.headers) if (/^x-ratelimit-|^date$/.test(name)) headers.set(name, value);
  return answer({ headers, body: known.body }, fresh.url);
}

function answer({ headers, body }: Pick<KeptAnswer, 'headers' | 'body'>, url: string): Response {
  const whole = new Response(body, { status: 200, headers });
  Object.defineProperty(whole, 'url', { value: url });
  return whole;
}
