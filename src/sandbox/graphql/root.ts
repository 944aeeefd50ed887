import type { Viewer } from '../http/viewer.ts';
import { holds, reaches } from '../http/viewer.ts';
import type { RepositoryState } from '../state/repository.ts';
import { findRepository, isOrganization, type SandboxState } from '../state/state.ts';
import { forbidden, TypedError } from './errors.ts';
import { suiteNodeId } from '../shapes/workflow-run.ts';
import { actorNode } from './actors.ts';
import { runSuiteNode } from './checks.ts';
import { repositoryNode } from './repository.ts';

/** What resolvers share: one request's eyes on the state. */
export interface Eyes {
  readonly state: SandboxState;
  readonly viewer: Viewer;
  readonly api: string;
  readonly now: string;
}

/** Runs a resolver only for who may read it; others get GitHub's FORBIDDEN on exactly this path. */
export function guarded<T>(eyes: Eyes, repository: RepositoryState, permission: string): (give: () => T) => T {
  return (give) => {
    const open = repository.visibility === 'public' && permission !== 'administration';
    if (open || holds({ ...eyes, repository }, permission)) return give();
    throw forbidden();
  };
}

/** The top of every query. */
export function queryRoot(eyes: Eyes) {
  const { state, now } = eyes;
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = findRepository(state, `${owner}/${name}`);
      if (found === undefined || !mayKnow(eyes, found)) {
        throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryNode(found, eyes);
    },
    node: ({ id }: { id: string }) => suiteOfRun(id, eyes),
    organization: ({ login }: { login: string }) => organizationNode(login, eyes),
    viewer: () => actorNode(`${state.app.slug}[bot]`, eyes),
    rateLimit: () => {
      const resetAt = new Date(Date.parse(now) + 3_600_000).toISOString();
      return { limit: state.rateLimit, cost: 1, remaining: state.rateLimit - 1, used: 1, nodeCount: 1, resetAt };
    },
  };
}

/** Of the things that a node's id may name, only the check suites of workflow runs are asked for. */
function suiteOfRun(id: string, eyes: Eyes) {
  for (const repository of eyes.state.repositories.values()) {
    const run = repository.workflowRuns.find((one) => suiteNodeId(one, repository) === id);
    if (run !== undefined && mayKnow(eyes, repository)) return runSuiteNode(run, { repository, eyes });
  }
  throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}

function mayKnow({ state, viewer }: Eyes, repository: RepositoryState): boolean {
  return repository.visibility === 'public' || reaches(state, viewer, repository);
}

function organizationNode(login: string, eyes: Eyes) {
  const account = eyes.state.accounts.get(login);
  if (account === undefined || !isOrganization(account)) {
    throw new TypedError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
  }
  const ofInstallation = login === eyes.state.installation.account;
  const sees = holds(eyes, 'organization_administration') && ofInstallation;
  return {
    ...actorNode(login, eyes),
    requiresTwoFactorAuthentication: sees ? account.twoFactorRequired : null,
    samlIdentityProvider:
      holds(eyes, 'members') && ofInstallation && account.controls.singleSignOn
        ? { __typename: 'OrganizationIdentityProvider', id: 'IP_1' }
        : null,
    ipAllowListEnabledSetting: () => {
      if (!sees) throw forbidden();
      return account.controls.ipAllowList ? 'ENABLED' : 'DISABLED';
    },
  };
}
