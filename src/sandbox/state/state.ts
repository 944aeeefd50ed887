import type { OrganizationControls } from './access.ts';
import type { PublicAdvisoryState } from './alerts.ts';
import type { RepositoryState } from './repository.ts';

export type Level = 'read' | 'write' | 'admin';

/** Permission name as GitHub spells it (`pull_requests`) to the level granted. */
export type Permissions = Readonly<Record<string, Level>>;

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly kind: 'User' | 'Organization' | 'Bot';
}

export interface OrganizationState extends Account {
  readonly kind: 'Organization';
  twoFactorRequired: boolean;
  basePermission: 'none' | 'read' | 'write' | 'admin';
  readonly controls: OrganizationControls;
}

export interface AppState {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  permissions: Permissions;
  readonly events: readonly string[];
}

export interface InstallationState {
  readonly id: number;
  readonly account: string;
  /** What the account's owner granted; may be less than what the App asks. */
  permissions: Permissions;
  selection: 'all' | 'selected';
  /** Full names; counts only when `selection` is `selected`. */
  repositories: readonly string[];
}

/** Everything the local GitHub knows. Plain data: a test may change it while the server runs. */
export interface SandboxState {
  /** The scenario's present; its dates are counted back from here. */
  readonly at: string;
  readonly app: AppState;
  readonly installation: InstallationState;
  readonly accounts: Map<string, Account | OrganizationState>;
  /** By lower-case full name. */
  readonly repositories: Map<string, RepositoryState>;
  /** Advisories about packages of the world, for everybody to read. */
  readonly advisoryDatabase: PublicAdvisoryState[];
  /** Requests per hour of one token. */
  rateLimit: number;
  /** Counts up: ids of everything that GitHub numbers. */
  readonly ids: { last: number };
}

export function nextId(state: SandboxState): number {
  state.ids.last += 1;
  return state.ids.last;
}

export function fullName({ owner, name }: Pick<RepositoryState, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}

export function findRepository(state: SandboxState, name: string): RepositoryState | undefined {
  return state.repositories.get(name.toLowerCase());
}

/** The account of this login; a stranger is a user nobody described. */
export function accountOf(state: SandboxState, login: string): Account | OrganizationState {
  const known = state.accounts.get(login);
  if (known !== undefined) return known;
  const kind = login.endsWith('[bot]') ? 'Bot' : 'User';
  const account: Account = { id: nextId(state), login, kind };
  state.accounts.set(login, account);
  return account;
}

export function isOrganization(account: Account): account is OrganizationState {
  return account.kind === 'Organization';
}

/** Does the installation reach this repository? */
export function isInstalledOn(state: SandboxState, repository: RepositoryState): boolean {
  const { account, selection, repositories } = state.installation;
  if (repository.owner !== account) return false;
  return selection === 'all' || repositories.includes(fullName(repository));
}
