import { z } from 'zod';
import type { Observation } from '../../model/observation.ts';
import { type GraphQlAnswer, type GraphQlAsk, readGraphQl } from './graphql.ts';
import { joinQueries, placeOf, type Joined } from './join-queries.ts';
import type { Reading } from './observe.ts';

/** Sends a document and gives what came back; `what` names it in reports. */
type Send = (sent: { readonly query: string; readonly variables: object; readonly what: string }) => Promise<Reading>;

interface Waiting {
  readonly ask: Omit<GraphQlAsk<unknown>, 'schema'>;
  readonly take: (reading: Reading) => void;
}

/**
 * Queries that may wait for one another. They are sent in one request as soon as nothing else of the client is on its way, since
 * whoever asks next can then only be one of those that wait.
 */
export class JoinedGraphQl {
  readonly #send: Send;
  #waiting: Waiting[] = [];
  #onTheWay = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  async ask<T>(ask: GraphQlAsk<T>): Promise<Observation<GraphQlAnswer<T>>> {
    const reading = await new Promise<Reading>((take) => {
      this.#waiting.push({ ask, take });
      this.#look();
    });
    return readGraphQl(ask, reading);
  }

  /** Counts a request of the client while it is on its way. */
  async while<T>(sending: () => Promise<T>): Promise<T> {
    this.#onTheWay += 1;
    try {
      return await sending();
    } finally {
      this.#onTheWay -= 1;
      this.#look();
    }
  }

  /** What an answer sets off has a turn of the event loop to ask its own question first. */
  #look(): void {
    if (this.#waiting.length === 0 || this.#onTheWay > 0) return;
    setImmediate(() => {
      if (this.#onTheWay > 0) return;
      const together = this.#waiting;
      this.#waiting = [];
      if (together.length > 0) void this.while(() => this.#sendAll(together));
    });
  }

  async #sendAll(together: readonly Waiting[]): Promise<void> {
    if (together.length === 1) return this.#sendEach(together);
    const joined = joinQueries(together.map(({ ask }) => ({ query: ask.query, variables: ask.variables ?? {} })));
    const what = together.map(({ ask }) => ask.what).join(' + ');
    const reading = await this.#send({ ...joined, what });
    const parts = isRefused(reading) ? together.map(() => reading) : partsOf(reading, joined);
    if (parts === undefined) return this.#sendEach(together);
    together.forEach(({ take }, at) => take(parts[at] ?? reading));
  }

  async #sendEach(each: readonly Waiting[]): Promise<void> {
    await Promise.all(
      each.map(async ({ ask: { query, variables = {}, what }, take }) =>
        take(await this.#send({ query, variables, what })),
      ),
    );
  }
}

/** GitHub wants to be left alone, or does not know the token: asking one by one would change nothing. */
function isRefused({ answer, retryAt }: Reading): boolean {
  return retryAt !== undefined || answer.failure === 'rate-limited' || answer.status === 401;
}

const failure = z.looseObject({ path: z.array(z.union([z.string(), z.number()])).min(1) });
const envelope = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.array(failure).max(1000).nullish(),
});

/**
 * Each query's own data and failures, as if it had been asked alone. Undefined where that cannot be told apart: no data at all, as
 * for a field that one server lacks, or a failure that names no place. Then each is asked by itself and costs only its own facts.
 */
function partsOf(reading: Reading, { fields }: Joined): readonly Reading[] | undefined {
  const { answer } = reading;
  const parsed = answer.status === 200 ? envelope.safeParse(answer.data) : undefined;
  if (parsed?.success !== true) return undefined;
  const { data, errors } = parsed.data;
  const places = fields.map((_, at) => placeOf(at));
  if (errors?.some(({ path }) => !places.includes(String(path[0]))) === true) return undefined;
  return fields.map((field, at) => {
    const place = placeOf(at);
    const own = (errors ?? [])
      .filter(({ path }) => path[0] === place)
      .map((one) => ({ ...one, path: [field, ...one.path.slice(1)] }));
    return { ...reading, answer: { ...answer, data: { data: { [field]: data[place] ?? null }, errors: own } } };
  });
}
