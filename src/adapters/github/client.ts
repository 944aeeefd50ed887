import { z } from 'zod';
import type { RequestCount } from '../../model/evidence.ts';
import type { Rate } from '../../model/rate.ts';
import { seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { ApiSource } from '../../model/source.ts';
import { graphQlUrl, readGraphQl, type GraphQlAnswer, type GraphQlAsk } from './graphql.ts';
import { Identities, type PinnedRepository } from './identity.ts';
import { JoinedGraphQl } from './joined-graphql.ts';
import {
  failedAnswer,
  observe,
  sourceOf,
  unseenAnswer,
  type Expectation,
  type Question,
  type Reading,
} from './observe.ts';
import type { ByteHashes } from '../../ports/releases.ts';
import type { Permissions } from '../../ports/tokens.ts';
import { Reader, type ReaderOptions, type Sending } from './reader.ts';
import type { RepositoryName } from './repository.ts';

/** One question to GitHub's REST API. */
export interface Ask<T> extends Expectation<T> {
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface ClientOptions extends Omit<ReaderOptions, 'apiUrl'> {
  /** All that the token was asked to allow, where somebody knows it: `administration` → `read`. */
  readonly permissions?: Permissions;
  /** `https://api.github.com` unless told; a GHES or a test server otherwise. */
  readonly apiUrl?: string;
  /** The repository that is meant, where its number is known beforehand. */
  readonly pinned?: PinnedRepository;
}

/** True for questions whose answer is an organisation's, the same for each of its repositories. */
export function isOfOrganization(question: string): boolean {
  return /^(?:GET \/orgs\/|GraphQL Organization\.)/.test(question);
}

/** Requests of several clients that worked for one look. */
export function sumOf(counts: readonly RequestCount[]): RequestCount {
  const total = (of: (count: RequestCount) => number) => counts.reduce((sum, count) => sum + of(count), 0);
  return {
    sent: total(({ sent }) => sent),
    counted: total(({ counted }) => counted),
    notModified: total(({ notModified }) => notModified),
  };
}

/** Pages of 100 read of one list at most; a longer list is seen partly. */
const MAX_PAGES = 20;

/** Asks GitHub and says what was seen. Never throws for an answer, whatever its status or body. */
export class GitHubClient {
  /** Where it asks, without a slash at the end: `https://api.github.com`, `https://ghes.example/api/v3`. */
  readonly apiUrl: string;
  readonly #reader: Reader;
  readonly #permissions: Permissions | undefined;
  readonly #identities: Identities;
  readonly #joined = new JoinedGraphQl((sent) => this.#post(sent));

  constructor(options: ClientOptions) {
    this.apiUrl = (options.apiUrl ?? 'https://api.github.com').replace(/\/+$/, '');
    this.#reader = new Reader({ ...options, apiUrl: this.apiUrl });
    this.#permissions = options.permissions;
    this.#identities = new Identities(options.pinned);
  }

  get requests(): RequestCount {
    return this.#reader.requests;
  }

  get rate(): Rate {
    return this.#reader.rate;
  }

  /**
   * At the end of a look: a name under which two repositories answered, so that nothing of the answers may be counted; undefined
   * as a rule. Most answers carry no number, so that GitHub is asked once more unless the newest one did.
   */
  async mixed(last: RepositoryName): Promise<string | undefined> {
    if (this.#identities.mixed === undefined && !this.#identities.isProven(last)) await this.get(whichIs(last));
    return this.#identities.mixed;
  }

  /** True where the token was made without this permission to write, so that GitHub would only refuse. */
  cannotWrite(permission: string): boolean {
    return this.#permissions !== undefined && this.#permissions[permission] !== 'write';
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
    const parameters = { ...ask.parameters, headers: { accept: 'application/octet-stream' } };
    const reading = await this.#send({ question: ask.route, route: ask.route, parameters, raw: true });
    const { status, data } = reading.answer;
    if (status !== 200 || !(data instanceof ReadableStream)) return failedAnswer(ask, reading);
    const bytes = new Uint8Array(await new Response(data).arrayBuffer());
    if (bytes.byteLength > limit) return unseenAnswer(ask, reading, 'too-large');
    return seen(bytes, [sourceOf(reading)]);
  }

  /** Hashes of the bytes behind such a route, which are read to their end and not kept; more than `limit` are unseen. */
  async hashes(ask: Question & Pick<Ask<unknown>, 'parameters'>, limit: number): Promise<Observation<ByteHashes>> {
    const parameters = { ...ask.parameters, headers: { accept: 'application/octet-stream' } };
    const reading = await this.#send({ question: ask.route, route: ask.route, parameters, hashed: limit });
    return observe({ ...ask, schema: hashesSchema }, reading);
  }

  /** Asks GraphQL: the data with the places that failed, so that a verb maps each failed place to its own unseen answer. */
  async graphql<T>(ask: GraphQlAsk<T>): Promise<Observation<GraphQlAnswer<T>>> {
    return readGraphQl(ask, await this.#post(ask));
  }

  /** The same for a question that may wait: it shares a request with others that wait, when nothing else is on its way. */
  graphqlLater<T>(ask: GraphQlAsk<T>): Promise<Observation<GraphQlAnswer<T>>> {
    return this.#joined.ask(ask);
  }

  #post({ query, variables = {}, what }: Pick<GraphQlAsk<unknown>, 'query' | 'what'> & { variables?: object }) {
    const route = `POST ${graphQlUrl(this.apiUrl)}`;
    return this.#send({ question: `GraphQL ${what}`, route, parameters: { query, variables } });
  }

  #read(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Reading> {
    return this.#send({ question: route, route, parameters });
  }

  async #send(sending: Sending): Promise<Reading> {
    const reading = await this.#joined.while(() => this.#reader.read(sending));
    if (reading.answer.status === 200) this.#identities.hear({ ...sending, data: reading.answer.data });
    return reading;
  }
}

const hex = z.string().regex(/^[0-9a-f]+$/);
const hashesSchema = z.object({ sha256: hex, sha384: hex, sha512: hex, blake2b512: hex });

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

/** Which repository has the name: only its number is read. */
function whichIs({ owner, name }: RepositoryName): Ask<{ readonly id: number }> {
  const schema = z.object({ id: z.int() });
  return {
    route: 'GET /repos/{owner}/{repo}',
    parameters: { owner, repo: name },
    permission: 'metadata: read',
    schema,
  };
}
