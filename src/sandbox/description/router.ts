import { OpenAPIRouter } from 'openapi-backend';
import type { Description, Operation } from './description.ts';

/** What a request asks: an operation that is served, one that GitHub documents, or nothing GitHub has. */
export type Match =
  | {
      readonly kind: 'served';
      readonly operation: Operation;
      readonly path: Readonly<Record<string, string>>;
      readonly query: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'documented'; readonly operationId: string }
  | { readonly kind: 'unknown' };

export type Route = (method: string, url: string) => Match;

const made = new WeakMap<Description, Route>();

/** One router per description: it tries every template of GitHub's for a new path, so what it found is kept. */
export function routerFor(description: Description): Route {
  const known = made.get(description);
  if (known !== undefined) return known;
  const route = newRouter(description);
  made.set(description, route);
  return route;
}

function newRouter(description: Description): Route {
  const servedPaths = new Set([...description.operations.values()].map(({ path }) => path));
  const served = routerOf(description, (path) => servedPaths.has(path));
  const documented = routerOf(description, () => true);
  const match = kept((request: Asked) => served.matchOperation(request) ?? documented.matchOperation(request));
  return (method, url) => {
    const request = { method, path: oneSegment(url), headers: {} };
    const found = match(request);
    if (found?.operationId === undefined) return { kind: 'unknown' };
    const operation = description.operations.get(found.operationId);
    if (operation === undefined) return { kind: 'documented', operationId: found.operationId };
    const parsed = served.parseRequest(request, found);
    return { kind: 'served', operation, path: textValues(parsed.params), query: textValues(parsed.query) };
  };
}

type Asked = Parameters<OpenAPIRouter['matchOperation']>[0];
type Found = ReturnType<OpenAPIRouter['matchOperation']> | undefined;

/** Paths that are remembered; the rest is looked up again. */
const MAX_KEPT = 10_000;

function kept(match: (request: Asked) => Found): (request: Asked) => Found {
  const known = new Map<string, Found>();
  return (request) => {
    const key = `${request.method} ${request.path.replace(/\?.*$/s, '')}`;
    if (known.has(key)) return known.get(key);
    const found = match(request);
    if (known.size < MAX_KEPT) known.set(key, found);
    return found;
  };
}

type Definition = ConstructorParameters<typeof OpenAPIRouter>[0]['definition'];

function routerOf(description: Description, wanted: (path: string) => boolean): OpenAPIRouter {
  const paths = [...description.paths].filter(([path]) => wanted(path));
  const items = paths.map(([path, methods]) => [
    path,
    Object.fromEntries([...methods].map(([method, operationId]) => [method, { operationId, responses: {} }])),
  ]);
  const info = { title: description.name, version: '1' };
  const definition: Definition = {
    openapi: '3.0.3',
    info,
    paths: Object.fromEntries(items) as Definition['paths'] & object,
  };
  return new OpenAPIRouter({ definition });
}

/** Paths and refs may come with plain slashes; the router takes a parameter as one segment. */
function oneSegment(url: string): string {
  return url.replace(
    /(\/contents\/|\/git\/ref\/)([^?]+)/,
    (_, route: string, rest: string) => route + rest.replaceAll('/', '%2F'),
  );
}

function textValues(values: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(values as Record<string, unknown>).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
