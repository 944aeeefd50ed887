import { ObjectStore, type Commit, type FileChange } from '../git/store.ts';
import type { Person } from '../git/objects.ts';
import { defaultControls } from './access.ts';
import { githubDefaults } from './defaults.ts';
import type { RepositoryState } from './repository.ts';
import {
  fullName,
  nextId,
  type AppState,
  type OrganizationState,
  type Permissions,
  type SandboxState,
} from './state.ts';

/** What the App of the product asks for, and what a well-meaning owner grants. */
export const FULL_PERMISSIONS: Permissions = {
  actions: 'read',
  administration: 'read',
  attestations: 'read',
  checks: 'write',
  contents: 'read',
  environments: 'read',
  issues: 'read',
  members: 'read',
  metadata: 'read',
  organization_administration: 'read',
  organization_custom_org_roles: 'read',
  organization_personal_access_tokens: 'read',
  organization_self_hosted_runners: 'read',
  pull_requests: 'read',
  repository_advisories: 'read',
  repository_hooks: 'read',
  secret_scanning_alerts: 'read',
  secrets: 'read',
  security_events: 'read',
  statuses: 'read',
  vulnerability_alerts: 'read',
};

const EVENTS = ['check_run', 'check_suite', 'merge_group', 'pull_request', 'push', 'release'];

/** An organisation with the App installed on all of its repositories, and nothing else. */
export function newState(options: { at: string; organization: string; permissions?: Permissions }): SandboxState {
  const { at, organization } = options;
  const permissions = options.permissions ?? FULL_PERMISSIONS;
  const account: OrganizationState = {
    id: 1001,
    login: organization,
    kind: 'Organization',
    twoFactorRequired: true,
    basePermission: 'read',
    controls: defaultControls(),
  };
  const app: AppState = {
    id: 4242,
    slug: 'ssdf-gate',
    name: 'ssdf-gate',
    owner: organization,
    permissions: FULL_PERMISSIONS,
    events: EVENTS,
  };
  return {
    at,
    app,
    installation: { id: 7001, account: organization, permissions, selection: 'all', repositories: [] },
    accounts: new Map([[organization, account]]),
    repositories: new Map(),
    rateLimit: 5000,
    advisoryDatabase: [],
    ids: { last: 10_000 },
  };
}

export type NewRepository = { readonly name: string; readonly owner?: string } & Partial<
  Pick<RepositoryState, 'visibility' | 'description' | 'languages' | 'dependencies' | 'immutableReleases'>
>;

/** An empty repository with GitHub's own defaults: nothing protected, little switched on. */
export function addRepository(state: SandboxState, wanted: NewRepository, upstream?: RepositoryState): RepositoryState {
  const repository: RepositoryState = {
    id: nextId(state),
    parent: upstream === undefined ? null : fullName(upstream),
    store: upstream?.store ?? new ObjectStore(),
    branches: new Map(upstream?.branches),
    tags: new Map(),
    ...githubDefaults(),
    ...wanted,
    owner: wanted.owner ?? state.installation.account,
  };
  state.repositories.set(fullName(repository).toLowerCase(), repository);
  return repository;
}

export function person(login: string, name = login): Person {
  return { login, name, email: `${login}@users.noreply.github.test` };
}

export interface BranchCommit {
  readonly change: Readonly<Record<string, FileChange>>;
  readonly author: string;
  readonly at: string;
  readonly message: string;
  /** Other parents of a merge. */
  readonly merges?: readonly string[];
  readonly signed?: boolean;
}

/** Adds a commit to a branch and moves the branch; a new branch starts at the default branch's tip. */
export function commitTo(repository: RepositoryState, branch: string, wanted: BranchCommit): Commit {
  const tip = repository.branches.get(branch) ?? repository.branches.get(repository.defaultBranch);
  const parents = [...(tip === undefined ? [] : [tip]), ...(wanted.merges ?? [])];
  const { change, at, message } = wanted;
  const signature = wanted.signed === true ? { signature: SIGNATURE_PLACEHOLDER } : {};
  const commit = repository.store.addCommit({
    parents,
    change,
    author: person(wanted.author),
    at,
    message,
    ...signature,
  });
  repository.branches.set(branch, commit.id);
  return commit;
}

/** Has the form of a signature and proves nothing; GitHub's word "verified" is the scenario's. */
export const SIGNATURE_PLACEHOLDER = '-----BEGIN SSH SIGNATURE-----\nU2FtcGxlIG9ubHk=\n-----END SSH SIGNATURE-----\n';
