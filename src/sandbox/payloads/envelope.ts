import { completePayload } from '../description/webhooks.ts';
import type { Commit } from '../git/store.ts';
import { repositoryShape, userShape } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import { findRepository, type SandboxState } from '../state/state.ts';

/** The sandbox, as far as payloads look at it. */
export interface PayloadSource {
  readonly state: SandboxState;
  readonly url: string;
}

export interface Delivered {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface OfRepository {
  /** Full name. */
  readonly repository: string;
}

/** The repository of a payload and the eyes its shapes take. */
export function open({ state, url }: PayloadSource, { repository }: OfRepository) {
  return { repository: found(findRepository(state, repository), repository), context: { state, api: url } };
}

/** What the caller named, or a plain word that the scenario has no such thing. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the scenario has no ${what}`);
  return value;
}

/** What every payload of a repository carries. */
export function enveloped(
  source: PayloadSource,
  repository: RepositoryState,
  [name, own]: readonly [string, object],
): Delivered {
  const { state, url } = source;
  const context = { state, api: url };
  const { id, account } = state.installation;
  const body = {
    ...own,
    repository: repositoryShape(repository, context),
    organization: { login: account, id: userShape(account, context).id },
    installation: { id, node_id: `I_${id}` },
  };
  return { event: name.split('.')[0] ?? name, payload: completePayload(name, body, `${url}/web`) };
}

/** Author and committer as payloads name them. */
export function people({ author, committer }: Commit) {
  const plain = ({ name, email }: Commit['author']) => ({ name, email });
  return { author: plain(author), committer: plain(committer) };
}
