import { afterAll, beforeAll } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';

/** The present of every scenario under test. */
export const NOW = '2026-03-01T09:00:00Z';

export type TestSandboxOptions = Partial<SandboxOptions>;

const opened: Sandbox[] = [];

/** A test that fails before it stops its sandbox must not keep the runner alive. */
afterAll(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.stop();
});

/** Starts a local GitHub for one test; stopping it twice does no harm. */
export async function openSandbox(options: TestSandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ scenario: wellKept, now: () => NOW, ...options });
  opened.push(sandbox);
  return sandbox;
}

/** One local GitHub for all tests of a file, on a free port; call the result for it. */
export function useSandbox(options: TestSandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await openSandbox(options);
  });
  return () => {
    if (sandbox === undefined) throw new Error('the local GitHub runs only inside tests');
    return sandbox;
  };
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface AskOptions {
  readonly method?: string;
  /** null = ask without a token. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Asks as a plain HTTP client would; redirects are shown, not followed. */
export async function ask(sandbox: Sandbox, path: string, options: AskOptions = {}): Promise<Asked> {
  const { method = 'GET', body } = options;
  const token = options.token === undefined ? sandbox.token() : options.token;
  const headers = { ...(token === null ? {} : { authorization: `token ${token}` }), ...options.headers };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(new URL(path, sandbox.url), { method, headers, redirect: 'manual', ...sent });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: jsonOr(text) };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly Readonly<Record<string, unknown>>[];
}

/** Asks a GraphQL document. */
export async function askGraphql(
  sandbox: Sandbox,
  query: string,
  options: { readonly variables?: object; readonly token?: string } = {},
): Promise<GraphqlAnswer> {
  const { token, variables } = options;
  const asked = { method: 'POST', body: { query, variables }, ...(token === undefined ? {} : { token }) };
  return (await ask(sandbox, '/graphql', asked)).body as GraphqlAnswer;
}
