import type { Description, Operation } from '../description/description.ts';
import { complete } from '../description/complete.ts';
import type { Json } from '../description/json.ts';
import { routerFor, type Match, type Route } from '../description/router.ts';
import { validatorOf, type Validator } from '../description/validate.ts';
import type { Faults } from '../faults.ts';
import { handlers } from '../handlers/index.ts';
import type { SandboxState } from '../state/state.ts';
import { failure, notFound, type Answer } from './answer.ts';
import { refusal, type Call } from './call.ts';
import type { Incoming, Outgoing, RecordedRequest } from './exchange.ts';
import { commonHeaders, jsonOutgoing, paged, plainOutgoing, tagged } from './finish.ts';
import { operationOf, pageOf, parsed, withFault, withoutPrefix } from './incoming.ts';
import { ACCESS, isServed } from './permissions.ts';
import { RateLimits, type Asker } from './rate.ts';
import type { Disbelief, Tokens } from './tokens.ts';
import type { Viewer } from './viewer.ts';

export interface ServiceOptions {
  readonly state: SandboxState;
  readonly description: Description;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly graphql: (asked: {
    readonly body: Json;
    readonly viewer: Viewer;
    readonly api: string;
  }) => Promise<Outgoing>;
  readonly validate: boolean;
  readonly now: () => string;
  readonly clock: () => string;
  readonly api: string;
  readonly storage: string;
  /** Where breaches of the description are noted. */
  readonly violations: string[];
}

type Served = Match & { readonly kind: 'served' };

/** Answers one request at a time as GitHub would, and keeps what was asked and what broke the description. */
export class Service {
  readonly requests: RecordedRequest[] = [];
  readonly #options: ServiceOptions;
  readonly #route: Route;
  readonly #validator: Validator;
  readonly #rates = new RateLimits();

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#route = routerFor(options.description);
    this.#validator = validatorOf(options.description);
  }

  async answer(received: Incoming): Promise<Outgoing> {
    const { faults, tokens, clock } = this.#options;
    const incoming = { ...received, url: withoutPrefix(received.url) };
    const isGraphql = incoming.url === '/graphql';
    const match = isGraphql ? undefined : this.#route(incoming.method, incoming.url);
    const operation = isGraphql ? 'graphql' : operationOf(match);
    const fault = faults.strike(operation ?? '*', pageOf(incoming.url));
    const viewer = tokens.believe(incoming.headers.authorization, clock());
    const real = async () => this.#counted(incoming, { viewer, match });
    const answer = await withFault(fault, real);
    this.#record(incoming, { operation, viewer, status: answer.status });
    return {
      ...answer,
      headers: {
        ...commonHeaders(operation, { now: clock(), server: this.#options.description.name }),
        ...answer.headers,
      },
    };
  }

  async #counted(incoming: Incoming, asked: Asked): Promise<Outgoing> {
    const resource = asked.match === undefined ? 'graphql' : 'core';
    const authorization = incoming.headers.authorization ?? '';
    const asker: Asker = { authorization, resource, now: this.#options.now() };
    const { headers, refused } = this.#rates.spend(asker, this.#options.state.rateLimit);
    const answer = tagged(incoming, refused ?? (await this.#believed(incoming, asked)));
    if (answer.status === 304) this.#rates.giveBack(asker);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  async #believed(incoming: Incoming, { viewer, match }: Asked): Promise<Outgoing> {
    if ('message' in viewer) return plainOutgoing(failure(viewer.status, viewer.message));
    const body = parsed(incoming.body);
    if (match === undefined) return this.#options.graphql({ body, viewer, api: this.#options.api });
    if (match.kind !== 'served') return plainOutgoing(notFound());
    return this.#served(incoming, match, { viewer, body });
  }

  #served(incoming: Incoming, match: Served, { viewer, body }: { viewer: Viewer; body: Json }): Outgoing {
    const { operation, path, query } = match;
    const { state, tokens, now, clock, api, storage, description } = this.#options;
    const server = description.name;
    const accept = incoming.headers.accept ?? '';
    const times = { now: now(), clock: clock() };
    const file = { bytes: incoming.bytes, contentType: incoming.headers['content-type'] ?? '' };
    const call: Call = { state, viewer, tokens, path, query, body, ...file, accept, ...times, server, api, storage };
    const refused = isServed(operation.id) ? refusal(ACCESS[operation.id], call) : notFound();
    const answer = refused ?? this.#badRequest(operation, call) ?? this.#handled(operation, call);
    return this.#finished(incoming, match, answer);
  }

  #handled(operation: Operation, call: Call): Answer {
    return isServed(operation.id) ? handlers[operation.id](call) : notFound();
  }

  /** Notes whatever breaks the description; a broken body is refused as GitHub does. */
  #badRequest(operation: Operation, { path, query, body }: Call): Answer | undefined {
    if (!this.#options.validate) return undefined;
    const broken = this.#validator.request(operation, { path, query, body });
    this.#options.violations.push(...broken.map((one) => `${operation.id}: request: ${one}`));
    const inBody = broken.filter((one) => one.startsWith('body'));
    return inBody.length === 0 ? undefined : failure(422, `Invalid request.\n\n${inBody.join('\n')}`);
  }

  #finished(incoming: Incoming, match: Served, answer: Answer): Outgoing {
    if (answer.kind !== 'json' && answer.kind !== 'list') return plainOutgoing(answer);
    const { operation, query } = match;
    const url = `${this.#options.api}${incoming.url}`;
    const { body, headers } = answer.kind === 'list' ? paged(answer, operation, { query, url }) : answer;
    const status = answer.kind === 'list' ? 200 : answer.status;
    return jsonOutgoing(status, this.#complete(operation, status, body), headers);
  }

  #complete(operation: Operation, status: number, body: unknown): unknown {
    const schema = operation.answers.get(status);
    if (schema === undefined) return body;
    const { description, api, validate } = this.#options;
    const whole = complete(schema, body, { root: { components: description.components }, link: `${api}/web` });
    if (validate) {
      const broken = this.#validator.answer(operation, status, whole);
      this.#options.violations.push(...broken.map((one) => `${operation.id}: ${one}`));
    }
    return whole;
  }

  #record(incoming: Incoming, { operation, viewer, status }: RecordParts): void {
    const { method, url, body } = incoming;
    const who = 'message' in viewer ? 'unbelieved' : viewer.kind;
    const sent = body === '' ? undefined : parsed(body);
    this.requests.push({ method, url, operation, status, viewer: who, body: sent });
  }
}

interface Asked {
  readonly viewer: Viewer | Disbelief;
  /** undefined = GraphQL. */
  readonly match: Match | undefined;
}

interface RecordParts {
  readonly operation: string | null;
  readonly viewer: Viewer | Disbelief;
  readonly status: number;
}
