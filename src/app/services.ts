import { GitHubPublisher } from '../adapters/github/publisher.ts';
import { releaseFiles } from '../adapters/github/release-files.ts';
import { createTokens } from '../adapters/github/tokens.ts';
import { encryptFor } from '../adapters/jose/jwe.ts';
import { signWithKey } from '../adapters/sigstore/sign-with-key.ts';
import type { RepositoryName } from '../model/evaluation-request.ts';
import type { EncryptFor, SignPack } from '../pipeline/release-pack.ts';
import type { PackArchive } from '../ports/pack-archive.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { CheckRunLedger, EvidenceMemory, ReportLedger } from '../ports/store.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { AppEnvironment } from './environment.ts';
import type { RateBudget } from './rate-budget.ts';
import { describeError, type Log } from './log.ts';
import type { SharedByLooks } from './shared.ts';
import { redactor } from './redact.ts';

/** What an evaluator may use of the App. */
export interface AppServices {
  readonly store: CheckRunLedger & EvidenceMemory & ReportLedger;
  readonly tokens: Tokens;
  readonly publisher: (where: { readonly repository: RepositoryName; readonly token: string }) => Publisher;
  readonly apiUrl: string;
  readonly appId: number;
  readonly publicUrl?: string;
  readonly now: () => string;
  readonly log: Log;
  readonly budget: RateBudget;
  readonly shared: SharedByLooks;
  /** Keeps the evidence packs of releases. */
  readonly packs: PackArchive;
  readonly releaseFiles: (where: { readonly repository: RepositoryName; readonly token: string }) => ReleaseFiles;
  readonly encrypt: EncryptFor;
  /** Absent = no key is configured, and packs are not signed. */
  readonly signPack?: SignPack;
  /** Takes every secret of this App out of a text. */
  readonly redact: (text: string) => string;
}

export interface ServiceOptions extends Pick<
  AppEnvironment,
  'appId' | 'privateKey' | 'webhookSecret' | 'apiUrl' | 'publicUrl' | 'packKey'
> {
  readonly fetch?: typeof fetch;
}

/** Everything that reaches GitHub goes through these, so that no token leaves them but inside a request. */
export function appServices(
  options: ServiceOptions,
  given: Pick<AppServices, 'store' | 'packs' | 'now' | 'log' | 'budget' | 'shared'>,
): AppServices {
  const { store, packs, now, log, budget, shared } = given;
  const { appId, privateKey, webhookSecret, apiUrl, publicUrl, packKey, fetch: inner } = options;
  const network = { apiUrl, ...(inner === undefined ? {} : { fetch: inner }) };
  return {
    store,
    now,
    log,
    budget,
    shared,
    packs,
    releaseFiles: ({ repository: { owner, name }, token }) =>
      releaseFiles({ ...network, token, owner, repository: name }),
    encrypt: encryptFor,
    ...(packKey === undefined ? {} : { signPack: signWithKey(packKey) }),
    redact: redactor([webhookSecret, privateKey, ...(packKey === undefined ? [] : [packKey])]),
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
