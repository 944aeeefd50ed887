import { Octokit } from '@octokit/rest';
import { boundedFetch } from './bounded-fetch.ts';

export interface OctokitOptions {
  /** `https://api.github.com` unless told. */
  readonly apiUrl?: string;
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

/** An Octokit that logs nothing and reads no answer without end. */
export function quietOctokit({ apiUrl, token, fetch: inner }: OctokitOptions): Octokit {
  const quiet = () => undefined;
  return new Octokit({
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    ...(token === undefined ? {} : { auth: token }),
    userAgent: 'ssdf-gate',
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { fetch: boundedFetch(inner ?? fetch) },
  });
}
