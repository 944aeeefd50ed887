/** A small GitHub for the HTTP layer: routes and answers in, every request seen kept. */
export interface FakeAnswer {
  readonly status?: number;
  /** A string goes out as it is, everything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** No answer at all: the connection breaks. */
  readonly breaks?: boolean;
  /** Where redirects led to, when that differs from what was asked. */
  readonly url?: string;
}

export interface FakeRequest {
  readonly method: string;
  /** Path without the API's base: `/repos/o/r/rulesets/7`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Parsed JSON of a POST, else undefined. */
  readonly body: unknown;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One answer for ever, answers one after the other (the last stays), or an answer per request. */
export type FakeReply = FakeAnswer | readonly FakeAnswer[] | ((request: FakeRequest) => FakeAnswer);

/**
 * By route as GitHub's description spells it: `GET /repos/{owner}/{repo}/rulesets/{ruleset_id}`, a part of it filled in
 * (`GET /repos/{owner}/{repo}/rulesets/7`), or with a query (`GET /repos/{owner}/{repo}/rulesets?page=2`). The most
 * particular one answers; a route that is missing answers 404 as GitHub does.
 */
export type FakeRoutes = Readonly<Record<string, FakeReply>>;

export type FakeFetch = typeof fetch & { readonly requests: FakeRequest[] };

export function fakeFetch(routes: FakeRoutes): FakeFetch {
  const compiled = Object.entries(routes).map(([pattern, reply]) => route(pattern, reply));
  const requests: FakeRequest[] = [];
  const answer: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const asked = requestOf(url, init ?? {});
    const match = bestMatch(compiled, asked);
    requests.push({ ...asked, parameters: match?.parameters ?? {} });
    const reply = match?.route.next({ ...asked, parameters: match.parameters }) ?? NOT_FOUND;
    return reply.breaks === true
      ? Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') }))
      : Promise.resolve(responseOf(reply, url));
  };
  return Object.assign(answer, { requests });
}

const NOT_FOUND: FakeAnswer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};

interface Route {
  readonly method: string;
  readonly steps: readonly string[];
  readonly query: URLSearchParams;
  readonly next: (request: FakeRequest) => FakeAnswer;
}

function route(pattern: string, reply: FakeReply): Route {
  const [method = '', rest = ''] = pattern.split(' ', 2);
  const [path = '', query = ''] = rest.split('?', 2);
  let turn = 0;
  const next = (request: FakeRequest): FakeAnswer => {
    if (typeof reply === 'function') return reply(request);
    if (!isList(reply)) return reply;
    const now = reply[Math.min(turn, reply.length - 1)] ?? NOT_FOUND;
    turn += 1;
    return now;
  };
  return { method, steps: path.split('/'), query: new URLSearchParams(query), next };
}

function isList(reply: FakeReply): reply is readonly FakeAnswer[] {
  return Array.isArray(reply);
}

function requestOf(url: URL, init: RequestInit): FakeRequest {
  return {
    method: init.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/(?:v3(?=\/)|(?=graphql))/, '').replace(/^(?=[^/])/, '/'),
    query: url.searchParams,
    headers: new Headers(init.headers),
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    parameters: {},
  };
}

function bestMatch(routes: readonly Route[], asked: FakeRequest) {
  const matches = routes.flatMap((each) => {
    const parameters = matchRoute(each, asked);
    return parameters === undefined ? [] : [{ route: each, parameters }];
  });
  const particular = ({ route: each, parameters }: { route: Route; parameters: Record<string, string> }) =>
    each.query.size - Object.keys(parameters).length;
  return matches.sort((a, b) => particular(b) - particular(a))[0];
}

function matchRoute({ method, steps, query }: Route, asked: FakeRequest): Record<string, string> | undefined {
  const parts = asked.path.split('/');
  if (method !== asked.method || parts.length !== steps.length) return undefined;
  if ([...query].some(([name, value]) => asked.query.get(name) !== value)) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, step] of steps.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (step.startsWith('{')) parameters[step.slice(1, -1)] = part;
    else if (step !== part) return undefined;
  }
  return parameters;
}

function responseOf(reply: FakeAnswer, asked: URL): Response {
  const { status = 200, body, headers = {} } = reply;
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const withoutBody = [204, 205, 304].includes(status);
  const response = new Response(withoutBody ? null : text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
  Object.defineProperty(response, 'url', { value: reply.url ?? asked.href });
  return response;
}
