import type { Call } from '../http/call.ts';
import { holds, reaches } from '../http/viewer.ts';
import type { RepositoryState } from '../state/repository.ts';
import { accountOf, findRepository, fullName, type Account } from '../state/state.ts';

/** A user, organisation or robot as answers embed it. */
export function accountShape(account: Account, { api }: Pick<Call, 'api'>) {
  const { id, login, kind } = account;
  return { id, login, type: kind, url: `${api}/users/${login}`, html_url: `${api}/web/${login}`, site_admin: false };
}

export function userShape(login: string, call: Pick<Call, 'state' | 'api'>) {
  return accountShape(accountOf(call.state, login), call);
}

export function repositoryUrl({ owner, name }: RepositoryState, { api }: Pick<Call, 'api'>): string {
  return `${api}/repos/${owner}/${name}`;
}

export function webUrl({ owner, name }: RepositoryState, { api }: Pick<Call, 'api'>): string {
  return `${api}/web/${owner}/${name}`;
}

/** A repository as other answers embed it. */
export function repositoryShape(repository: RepositoryState, call: Pick<Call, 'state' | 'api'>) {
  const { id, owner, name, visibility, archived, description, parent } = repository;
  return {
    id,
    name,
    full_name: fullName(repository),
    owner: userShape(owner, call),
    private: visibility !== 'public',
    visibility,
    archived,
    description,
    fork: parent !== null,
    default_branch: repository.defaultBranch,
    url: repositoryUrl(repository, call),
    html_url: webUrl(repository, call),
    language: Object.keys(repository.languages)[0] ?? null,
    license: null,
    created_at: '2022-04-01T00:00:00Z',
    updated_at: call.state.at,
    pushed_at: call.state.at,
  };
}

/** The whole repository. Security switches show only to those who may read its administration settings. */
export function fullRepositoryShape(repository: RepositoryState, call: Call) {
  const { state, viewer } = call;
  const parent = repository.parent === null ? undefined : findRepository(state, repository.parent);
  const organization = accountOf(state, repository.owner).kind === 'Organization';
  const { admin, push } = { admin: false, push: holds({ state, viewer, repository }, 'contents', 'write') };
  return {
    ...repositoryShape(repository, call),
    ...(organization
      ? { organization: userShape(repository.owner, call), custom_properties: repository.access.properties }
      : {}),
    ...(parent === undefined ? {} : { parent: repositoryShape(parent, call), source: repositoryShape(parent, call) }),
    ...(reaches(state, viewer, repository) ? { permissions: { admin, push, pull: true } } : {}),
    ...(holds({ state, viewer, repository }, 'administration')
      ? { security_and_analysis: analysisOf(repository) }
      : {}),
  };
}

function analysisOf({ security, access }: RepositoryState) {
  const status = (on: boolean) => ({ status: on ? 'enabled' : 'disabled' });
  return {
    dependabot_security_updates: status(security.securityUpdates),
    secret_scanning: status(security.secretScanning),
    secret_scanning_push_protection: status(security.pushProtection),
    secret_scanning_non_provider_patterns: status(false),
    secret_scanning_delegated_alert_dismissal: status(access.securityConfiguration?.delegatedDismissal === true),
  };
}
