import { Octokit } from '@octokit/rest';
import { canonicalJson } from '../../model/digest.ts';
import type { RequestCount } from '../../model/evidence.ts';
import type { Rate } from '../../model/rate.ts';
import type { AnswerLog } from './answer-log.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { conditionalFetch, type KeptAnswer } from './conditional-fetch.ts';
import { exchange, type RawAnswer } from './exchange.ts';
import { isLimitedInside } from './graphql.ts';
import { hashingFetch } from './hashing-fetch.ts';
import type { Lru } from './object-cache.ts';
import { type Reading, sourceOf } from './observe.ts';
import { NO_PATIENCE, Patience, type PatienceOptions } from './patience.ts';
import { RateMeter } from './rate.ts';
import type { SharedReadings } from './shared-readings.ts';
import { reasonOf } from './status.ts';
import { turns } from './turns.ts';

export interface ReaderOptions {
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly token?: string;
  /** The network; tests pass their own. */
  readonly fetch?: typeof fetch;
  /** RFC 3339 time of reading. */
  readonly now: () => string;
  /** Answers of earlier looks with the same token, asked about before they are asked for. */
  readonly answers?: Lru<KeptAnswer>;
  /** Answers that other looks share; `covers` says which questions these are. */
  readonly shared?: { readonly readings: SharedReadings; readonly covers: (question: string) => boolean };
  /** How long a refusal for asking too much is waited out. */
  readonly patience?: PatienceOptions;
  /** Where answers are kept as they came, for an evidence pack. */
  readonly log?: AnswerLog;
}

/** One thing to send, and how reports name it: `GET /orgs/{org}`, `GraphQL Repository.object`. */
export interface Sending {
  readonly question: string;
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The body of a good answer is wanted as it came. */
  readonly raw?: boolean;
  /** Only the hashes of the body are wanted, up to so many bytes. */
  readonly hashed?: number;
}

/** Far below the hundred that GitHub allows, because several looks run at once. */
const AT_ONCE = 16;

/** Sends what is to be sent and gives the readings: counts, shares, waits when GitHub asks for it, and stops asking when it must. */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #octokit: Octokit;
  readonly #fetch: typeof fetch;
  readonly #network: typeof fetch;
  readonly #rate = new RateMeter();
  readonly #patience: Patience;
  readonly #turn = turns(AT_ONCE);
  #sent = 0;
  #notModified = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#patience = new Patience(options.patience ?? NO_PATIENCE);
    const { apiUrl, token, answers } = options;
    this.#network = options.fetch ?? fetch;
    const counted = this.#counted(boundedFetch(this.#network));
    this.#fetch = answers === undefined ? counted : conditionalFetch(counted, answers);
    const quiet = () => undefined;
    this.#octokit = new Octokit({
      baseUrl: apiUrl,
      ...(token === undefined ? {} : { auth: token }),
      userAgent: 'ssdf-gate',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      request: { fetch: this.#fetch },
    });
  }

  get requests(): RequestCount {
    return { sent: this.#sent, counted: this.#sent - this.#notModified, notModified: this.#notModified };
  }

  get rate(): Rate {
    return this.#rate.read();
  }

  read(sending: Sending): Promise<Reading> {
    const { shared } = this.#options;
    const ask = () => this.#turn(() => this.#ask(sending));
    if (shared?.covers(sending.question) !== true) return ask();
    return shared.readings.read(`${sending.route} ${canonicalJson(sending.parameters)}`, ask);
  }

  /** While GitHub wants to be left alone nothing is sent: a refused question is waited out once, or told as refused. */
  async #ask(sending: Sending): Promise<Reading> {
    if (!(await this.#mayAsk(sending))) return this.#refused(sending);
    const reading = await this.#send(sending);
    if (reading.retryAt === undefined || !(await this.#mayAsk(sending))) return reading;
    return this.#send(sending);
  }

  async #mayAsk({ route }: Sending): Promise<boolean> {
    const seconds = this.#rate.waitFor(apiOf(route), this.#options.now());
    if (seconds === 0) return true;
    if (!(await this.#patience.outlasts(seconds))) return false;
    this.#rate.waited(apiOf(route));
    return true;
  }

  async #send(sending: Sending): Promise<Reading> {
    const { answer, body } = await this.#exchanged(sending);
    const readAt = this.#options.now();
    const limited = isLimited(answer);
    this.#rate.note(answer.headers, { at: readAt, limited, api: apiOf(sending.route) });
    const reading = this.#reading(answer, readAt);
    if (answer.failure === undefined) this.#options.log?.add(sending.question, sourceOf(reading), body);
    return { ...reading, ...(limited ? this.#retryAt() : {}) };
  }

  /** The answer, and its body as it came where somebody keeps it. */
  async #exchanged({
    question,
    route,
    parameters,
    raw = false,
    hashed,
  }: Sending): Promise<{ answer: RawAnswer; body?: string }> {
    if (hashed !== undefined) {
      const hashing = this.#counted(hashingFetch(this.#network, hashed));
      return { answer: await exchange(this.#octokit, { route, parameters, raw, fetch: hashing }) };
    }
    if (this.#options.log?.wants(question) !== true)
      return { answer: await exchange(this.#octokit, { route, parameters, raw }) };
    let body = '';
    const heard: typeof fetch = async (input, init) => {
      const response = await this.#fetch(input, init);
      body = await response.clone().text();
      return response;
    };
    const answer = await exchange(this.#octokit, { route, parameters, raw, fetch: heard });
    return { answer, body };
  }

  #refused({ route }: Sending): Reading {
    const answer = {
      status: 0,
      data: undefined,
      message: '',
      headers: {},
      url: route,
      failure: 'rate-limited',
    } as const;
    return { ...this.#reading(answer, this.#options.now()), ...this.#retryAt() };
  }

  #retryAt(): Pick<Reading, 'retryAt'> {
    const { limitedUntil } = this.#rate.read();
    return limitedUntil === undefined ? {} : { retryAt: limitedUntil };
  }

  #reading(answer: RawAnswer, readAt: string): Reading {
    return { answer, readAt, base: this.#options.apiUrl };
  }

  #counted(inner: typeof fetch): typeof fetch {
    return async (input, init) => {
      this.#sent += 1;
      const response = await inner(input, init);
      if (response.status === 304) this.#notModified += 1;
      return response;
    };
  }
}

function apiOf(route: string): 'rest' | 'graphql' {
  return route.startsWith('POST ') && route.endsWith('/graphql') ? 'graphql' : 'rest';
}

function isLimited(answer: RawAnswer): boolean {
  if (answer.status >= 400) return reasonOf(answer) === 'rate-limited';
  return isLimitedInside(answer.data);
}
