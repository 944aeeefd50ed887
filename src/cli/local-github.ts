import { UsageError } from './io.ts';

/** A pull request as the demo needs to know it. */
export interface LocalPullRequest {
  readonly number: number;
  readonly title: string;
  readonly state: string;
}

/** The running local GitHub, as much of it as the demo uses; the tests hold it against the real one. */
export interface LocalGitHub {
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly state: {
    readonly repositories: ReadonlyMap<
      string,
      { readonly owner: string; readonly name: string; readonly pullRequests: readonly LocalPullRequest[] }
    >;
  };
  deliver(event: string, payload: object, options: { readonly to: string }): Promise<{ readonly status: number }>;
  stop(): Promise<void>;
}

/** What the demo takes from `src/sandbox/`. */
export interface LocalGitHubParts {
  readonly start: () => Promise<LocalGitHub>;
  /** The webhook that tells of an opened pull request. */
  readonly opened: (gitHub: LocalGitHub, at: { readonly repository: string; readonly number: number }) => object;
}

/**
 * Loads the local GitHub of a checkout. Its paths are computed, so that the published build neither holds it nor its packages,
 * which are for development only.
 */
export async function loadLocalGitHub(): Promise<LocalGitHubParts> {
  try {
    const [{ startSandbox }, { wellKept }, { pullRequestPayload }] = await Promise.all([
      sandboxModule('index') as Promise<{ startSandbox: (options: object) => Promise<LocalGitHub> }>,
      sandboxModule('scenarios/well-kept') as Promise<{ wellKept: object }>,
      sandboxModule('payloads') as Promise<{ pullRequestPayload: PullRequestPayload }>,
    ]);
    return {
      start: () => startSandbox({ scenario: wellKept, validate: false }),
      opened: (gitHub, at) => pullRequestPayload(gitHub, { ...at, action: 'opened' }).payload,
    };
  } catch (error) {
    throw new UsageError('demo: the local GitHub is not part of the installed package; run it from a checkout', {
      cause: error,
    });
  }
}

type PullRequestPayload = (
  gitHub: LocalGitHub,
  event: { readonly repository: string; readonly number: number; readonly action: 'opened' },
) => { readonly payload: object };

function sandboxModule(name: string): Promise<unknown> {
  return import(new URL(`../sandbox/${name}.ts`, import.meta.url).href) as Promise<unknown>;
}
