import { z } from 'zod';

/** Where a job with `id-token: write` asks for its OIDC token. */
export interface IdentityEndpoint {
  readonly url: string;
  readonly token: string;
}

/** No token could be had; the message names no secret. */
export class IdentityError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IdentityError';
  }
}

const TIMEOUT_MS = 15_000;
const answer = z.object({ value: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]*$/) });

/** What the runner's variables say; undefined where the job may not have a token. */
export function identityEndpoint(environment: Readonly<Record<string, string | undefined>>) {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } = environment;
  return url === '' || token === '' ? undefined : ({ url, token } satisfies IdentityEndpoint);
}

/** The job's token for one audience (OpenID Connect); it says which workflow, repository and commit this is. `ask` bounds the answer. */
export async function workflowToken(endpoint: IdentityEndpoint, audience: string, ask: typeof fetch): Promise<string> {
  const url = URL.parse(endpoint.url);
  if (url === null || !isSafe(url)) throw new IdentityError('the address for OIDC tokens is not https');
  url.searchParams.set('audience', audience);
  const headers = { accept: 'application/json', authorization: `Bearer ${endpoint.token}` };
  const read = answer.safeParse(await answered(ask, url, headers));
  if (read.success) return read.data.value;
  throw new IdentityError('GitHub gave no OIDC token that can be read');
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** Without the cause: an error of the network may carry the address, and with it the request's own token. */
async function answered(ask: typeof fetch, url: URL, headers: Readonly<Record<string, string>>): Promise<unknown> {
  let text: string;
  try {
    const response = await ask(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new IdentityError(`GitHub refused an OIDC token (${response.status})`);
    text = await response.text();
  } catch (error) {
    throw error instanceof IdentityError ? error : new IdentityError('GitHub could not be asked for an OIDC token');
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
