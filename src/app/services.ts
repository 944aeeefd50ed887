import { GitHubPublisher } from '../adapters/github/publisher.ts';
import { createTokens } from '../adapters/github/tokens.ts';
import type { RepositoryName } from '../model/evaluation-request.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { CheckRunLedger, EvidenceMemory } from '../ports/store.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { AppEnvironment } from './environment.ts';
import type { RateBudget } from './rate-budget.ts';
import { describeError, type Log } from './log.ts';
import type { SharedByLooks } from './shared.ts';

/** What an evaluator may use of the App. */
export interface AppServices {
  readonly store: CheckRunLedger & EvidenceMemory;
  readonly tokens: Tokens;
  readonly publisher: (where: { readonly repository: RepositoryName; readonly token: string }) => Publisher;
  readonly apiUrl: string;
  readonly appId: number;
  readonly publicUrl?: string;
  readonly now: () => string;
  readonly log: Log;
  readonly budget: RateBudget;
  readonly shared: SharedByLooks;
}

export interface ServiceOptions extends Pick<AppEnvironment, 'appId' | 'privateKey' | 'apiUrl' | 'publicUrl'> {
  readonly fetch?: typeof fetch;
}

/** Everything that reaches GitHub goes through these, so that no token leaves them but inside a request. */
export function appServices(
  options: ServiceOptions,
  { store, now, log, budget, shared }: Pick<AppServices, 'store' | 'now' | 'log' | 'budget' | 'shared'>,
): AppServices {
  const { appId, privateKey, apiUrl, publicUrl, fetch: inner } = options;
  const network = { apiUrl, ...(inner === undefined ? {} : { fetch: inner }) };
  return {
    store,
    now,
    log,
    budget,
    shared,
    apiUrl,
    appId,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    tokens: createTokens({ appId, privateKey, now, ...network }),
    publisher: ({ repository: { owner, name }, token }) =>
      new GitHubPublisher({
        ...network,
        token,
        appId,
        owner,
        repository: name,
        annotationsLost: (count, error) =>
          log('warn', { event: 'annotations.lost', repository: `${owner}/${name}`, count, ...describeError(error) }),
      }),
  };
}
