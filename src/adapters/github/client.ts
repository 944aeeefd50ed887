import { Octokit } from '@octokit/rest';
import type { RequestCount } from '../../model/evidence.ts';
import type { Rate } from '../../model/rate.ts';
import { seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { ApiSource } from '../../model/source.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { exchange } from './exchange.ts';
import { graphQlUrl, readGraphQl, type GraphQlAnswer, type GraphQlAsk } from './graphql.ts';
import { RateMeter } from './rate.ts';
import { reasonOf } from './status.ts';
import {
  failedAnswer,
  observe,
  sourceOf,
  unseenAnswer,
  type Expectation,
  type Question,
  type Reading,
} from './observe.ts';

export type { Meaning } from './observe.ts';

/** One question to GitHub's REST API. */
export interface Ask<T> extends Expectation<T> {
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface ClientOptions {
  /** `https://api.github.com` unless told; a GHES or a test server otherwise. */
  readonly apiUrl?: string;
  readonly token?: string;
  /** The network; tests pass their own. */
  readonly fetch?: typeof fetch;
  /** RFC 3339 time of reading. */
  readonly now: () => string;
}

/** Pages of 100 read of one list at most; a longer list is seen partly. */
const MAX_PAGES = 20;

/** Asks GitHub and says what was seen. Never throws for an answer, whatever its status or body. */
export class GitHubClient {
  /** Where it asks, without a slash at the end: `https://api.github.com`, `https://ghes.example/api/v3`. */
  readonly apiUrl: string;
  readonly #octokit: Octokit;
  readonly #now: () => string;
  readonly #rate = new RateMeter();
  #sent = 0;
  #notModified = 0;

  constructor(options: ClientOptions) {
    this.#now = options.now;
    this.apiUrl = (options.apiUrl ?? 'https://api.github.com').replace(/\/+$/, '');
    const bounded = boundedFetch(options.fetch ?? fetch);
    const counted: typeof fetch = async (input, init) => {
      this.#sent += 1;
      const response = await bounded(input, init);
      if (response.status === 304) this.#notModified += 1;
      return response;
    };
    const quiet = () => undefined;
    this.#octokit = new Octokit({
      baseUrl: this.apiUrl,
      ...(options.token === undefined ? {} : { auth: options.token }),
      userAgent: 'ssdf-gate',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      request: { fetch: counted },
    });
  }

  get requests(): RequestCount {
    return { sent: this.#sent, counted: this.#sent - this.#notModified, notModified: this.#notModified };
  }

  get rate(): Rate {
    return this.#rate.read();
  }

  async get<T>(ask: Ask<T>): Promise<Observation<T>> {
    return observe(ask, await this.#read(ask.route, { ...ask.parameters }));
  }

  /** Reads a list to its last page. A page that fails after the first leaves the list seen partly. */
  async list<T>(ask: Ask<readonly T[]>, limits: ListLimits = {}): Promise<Observation<readonly T[]>> {
    const items: T[] = [];
    const sources: ApiSource[] = [];
    const size = limits.takesNoSize === true ? {} : { per_page: 100 };
    let next: NextPage = {};
    for (let page = 1; page <= (limits.pages ?? MAX_PAGES); page += 1) {
      const reading = await this.#read(ask.route, { ...ask.parameters, ...size, ...next });
      const one = observe(ask, reading);
      if (one.state === 'unseen') return page === 1 ? one : seenPartly(items, one.unseen, sources);
      items.push(...one.value);
      sources.push(sourceOf(reading));
      const following = nextPage(reading, page);
      if (following === undefined) return seen(items, sources);
      next = following;
    }
    return seenPartly(items, { reason: 'truncated', what: ask.route }, sources);
  }

  /** Bytes behind a REST route that answers a file (`Accept: application/octet-stream`), bounded. */
  async bytes(ask: Question & Pick<Ask<unknown>, 'parameters'>, limit: number): Promise<Observation<Uint8Array>> {
    const raw = { headers: { accept: 'application/octet-stream' }, request: { parseSuccessResponseBody: false } };
    const reading = await this.#read(ask.route, { ...ask.parameters, ...raw });
    const { status, data } = reading.answer;
    if (status !== 200 || !(data instanceof ReadableStream)) return failedAnswer(ask, reading);
    const bytes = new Uint8Array(await new Response(data).arrayBuffer());
    if (bytes.byteLength > limit) return unseenAnswer(ask, reading, 'too-large');
    return seen(bytes, [sourceOf(reading)]);
  }

  /** Asks GraphQL: the data with the places that failed, so that a verb maps each failed place to its own unseen answer. */
  async graphql<T>(ask: GraphQlAsk<T>): Promise<Observation<GraphQlAnswer<T>>> {
    const { query, variables = {} } = ask;
    return readGraphQl(ask, await this.#read(`POST ${graphQlUrl(this.apiUrl)}`, { query, variables }));
  }

  async #read(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Reading> {
    const answer = await exchange(this.#octokit, route, parameters);
    const readAt = this.#now();
    this.#rate.note(answer.headers, { at: readAt, limited: isRateLimited(answer) });
    return { answer, readAt, base: this.apiUrl };
  }
}

function isRateLimited(answer: Reading['answer']): boolean {
  return answer.status >= 400 && reasonOf(answer) === 'rate-limited';
}

interface ListLimits {
  readonly pages?: number;
  /** The list documents no `per_page`; it goes on all the same where its Link header says so. */
  readonly takesNoSize?: boolean;
}

interface NextPage {
  readonly after?: string;
  readonly page?: number;
}

/**
 * Where the list goes on: some lists count pages, others give a cursor in the Link header (RFC 8288). Only the cursor is taken
 * from there; the address itself is never followed.
 */
function nextPage({ answer }: Reading, page: number): NextPage | undefined {
  const { link } = answer.headers;
  if (typeof link !== 'string' || !link.includes('rel="next"')) return undefined;
  const after = /[?&]after=([^&>]{1,1000})[^>]*>; rel="next"/.exec(link)?.[1];
  return after === undefined ? { page: page + 1 } : { after: new URLSearchParams(`after=${after}`).get('after') ?? '' };
}
