import { Octokit } from '@octokit/rest';
import type { z } from 'zod';
import { digestOf, sha256 } from '../../model/digest.ts';
import type { RequestCount } from '../../model/evidence.ts';
import {
  notSeen,
  seen,
  seenPartly,
  type NotSeen,
  type Observation,
  type UnseenReason,
} from '../../model/observation.ts';
import type { ApiSource } from '../../model/source.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { exchange, type RawAnswer } from './exchange.ts';
import { reasonOf } from './status.ts';

/** One question to GitHub's REST API. */
export interface Ask<T> {
  /** As GitHub's description spells it, `GET /repos/{owner}/{repo}/rules/branches/{branch}`. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The permission it needs, `administration: read`; named in reports when GitHub's own header does not. */
  readonly permission: string;
  /** Keeps only the fields used; an answer that does not pass is unseen (`malformed`). */
  readonly schema: z.ZodType<T>;
  /** Statuses other than 200 that are an answer too: give its value or reason, or undefined for the general table. */
  readonly means?: (answer: { readonly status: number; readonly message: string }) => Meaning<T> | undefined;
}

export type Meaning<T> = { readonly value: T } | { readonly reason: UnseenReason };

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
  readonly #octokit: Octokit;
  readonly #now: () => string;
  #sent = 0;
  #notModified = 0;

  constructor(options: ClientOptions) {
    this.#now = options.now;
    const bounded = boundedFetch(options.fetch ?? fetch);
    const counted: typeof fetch = async (input, init) => {
      this.#sent += 1;
      const response = await bounded(input, init);
      if (response.status === 304) this.#notModified += 1;
      return response;
    };
    const quiet = () => undefined;
    this.#octokit = new Octokit({
      ...(options.apiUrl === undefined ? {} : { baseUrl: options.apiUrl }),
      ...(options.token === undefined ? {} : { auth: options.token }),
      userAgent: 'ssdf-gate',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      request: { fetch: counted },
    });
  }

  get requests(): RequestCount {
    return { sent: this.#sent, counted: this.#sent - this.#notModified, notModified: this.#notModified };
  }

  async get<T>(ask: Ask<T>): Promise<Observation<T>> {
    return this.#judge(ask, await this.#send(ask, {}));
  }

  /** Reads a list to its last page. A page that fails after the first leaves the list seen partly. */
  async list<T>(ask: Ask<readonly T[]>, limits: { readonly pages?: number } = {}): Promise<Observation<readonly T[]>> {
    const pages = limits.pages ?? MAX_PAGES;
    const items: T[] = [];
    const sources: ApiSource[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const answer = await this.#send(ask, page === 1 ? { per_page: 100 } : { per_page: 100, page });
      const one = this.#judge(ask, answer);
      if (one.state === 'unseen') return page === 1 ? one : seenPartly(items, one.unseen, sources);
      items.push(...one.value);
      sources.push(this.#source(answer));
      if (!hasNextPage(answer)) return seen(items, sources);
    }
    return seenPartly(items, { reason: 'truncated', what: ask.route }, sources);
  }

  /** Bytes behind a REST route that answers a file (`Accept: application/octet-stream`), bounded. */
  async bytes(ask: Omit<Ask<Uint8Array>, 'schema'>, limit: number): Promise<Observation<Uint8Array>> {
    const answer = await this.#send(
      { ...ask, parameters: { ...ask.parameters, headers: { accept: 'application/octet-stream' } } },
      {},
    );
    if (answer.status !== 200 || !(answer.data instanceof ArrayBuffer)) return this.#failed(ask, answer);
    const bytes = new Uint8Array(answer.data);
    if (bytes.byteLength > limit) return notSeen({ reason: 'too-large', what: ask.route });
    return seen(bytes, [{ url: answer.url, status: answer.status, digest: sha256(bytes), readAt: this.#now() }]);
  }

  async #send(
    ask: Pick<Ask<unknown>, 'route' | 'parameters'>,
    paging: Readonly<Record<string, number>>,
  ): Promise<RawAnswer> {
    return exchange(this.#octokit, ask.route, { ...ask.parameters, ...paging });
  }

  #judge<T>(ask: Ask<T>, answer: RawAnswer): Observation<T> {
    const meaning =
      answer.failure === undefined ? ask.means?.({ status: answer.status, message: answer.message }) : undefined;
    if (meaning !== undefined && 'value' in meaning) return seen(meaning.value, [this.#source(answer)]);
    if (meaning !== undefined) return this.#unseen(ask, answer, meaning.reason);
    if (answer.failure !== undefined || answer.status < 200 || answer.status > 299) return this.#failed(ask, answer);
    if (answer.data === undefined || typeof answer.data === 'string') return this.#unseen(ask, answer, 'not-json');
    const parsed = ask.schema.safeParse(answer.data);
    return parsed.success ? seen(parsed.data, [this.#source(answer)]) : this.#unseen(ask, answer, 'malformed');
  }

  #failed(ask: Pick<Ask<unknown>, 'route' | 'permission'>, answer: RawAnswer): NotSeen {
    return this.#unseen(ask, answer, answer.failure ?? reasonOf(answer));
  }

  #unseen(ask: Pick<Ask<unknown>, 'route' | 'permission'>, answer: RawAnswer, reason: UnseenReason): NotSeen {
    const named = answer.headers['x-accepted-github-permissions'];
    const permission = typeof named === 'string' && named !== '' ? named.replaceAll('=', ': ') : ask.permission;
    const status = answer.status === 0 ? {} : { status: answer.status };
    return notSeen(
      { reason, what: ask.route, permission, ...status },
      answer.status === 0 ? [] : [this.#source(answer)],
    );
  }

  #source(answer: RawAnswer): ApiSource {
    const digest =
      answer.data === undefined || answer.data instanceof ArrayBuffer ? {} : { digest: digestOf(answer.data) };
    return { url: answer.url, status: answer.status, ...digest, readAt: this.#now() };
  }
}

function hasNextPage(answer: RawAnswer): boolean {
  return typeof answer.headers.link === 'string' && answer.headers.link.includes('rel="next"');
}
