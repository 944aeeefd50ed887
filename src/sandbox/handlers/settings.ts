import { failure, list, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { holds } from '../http/viewer.ts';
import { spdxExport } from '../shapes/spdx.ts';
import { accountShape, fullRepositoryShape, repositoryUrl, userShape } from '../shapes/repository.ts';
import { accountOf, isOrganization, type OrganizationState } from '../state/state.ts';
import type { CollaboratorState, RepositoryState } from '../state/repository.ts';

export const settingsHandlers = {
  'repos/get': onRepository((repository, call) => ok(fullRepositoryShape(repository, call))),
  'repos/list-languages': onRepository(({ languages }) => ok(languages)),
  'repos/check-vulnerability-alerts': onRepository(({ security }) =>
    security.vulnerabilityAlerts ? noContent() : notFound(),
  ),
  'repos/check-automated-security-fixes': onRepository(({ security }) =>
    security.securityUpdates ? ok({ enabled: true, paused: false }) : notFound(),
  ),
  'repos/check-private-vulnerability-reporting': onRepository(privateReporting),
  'repos/list-tag-protection': onRepository(({ tagProtection }) =>
    list(tagProtection.map((pattern, index) => ({ id: index + 1, pattern, enabled: true }))),
  ),
  'repos/list-collaborators': onRepository(listCollaborators),
  'actions/get-github-actions-permissions-repository': onRepository(actionsPermissions),
  'actions/get-github-actions-default-workflow-permissions-repository': onRepository(({ actions }) =>
    ok({ default_workflow_permissions: actions.defaultToken, can_approve_pull_request_reviews: actions.mayApprove }),
  ),
  'actions/get-allowed-actions-repository': onRepository(allowedActions),
  'dependency-graph/export-sbom': onRepository((repository, call) =>
    repository.dependencies === null ? notFound() : ok(spdxExport(repository, call)),
  ),
  'orgs/get': getOrganization,
  'rate-limit/get': ({ state }) => {
    const rate = { limit: state.rateLimit, used: 0, remaining: state.rateLimit };
    return ok({ resources: { core: rate, graphql: rate, search: rate }, rate });
  },
} satisfies Readonly<Record<string, Handler>>;

/** The feature exists for public repositories only. */
function privateReporting({ visibility, security }: RepositoryState): Answer {
  if (visibility === 'public') return ok({ enabled: security.privateReporting });
  return failure(422, 'Private vulnerability reporting is only available for public repositories.');
}

function actionsPermissions(repository: RepositoryState, call: Call): Answer {
  const { enabled, allowed, shaPinningRequired } = repository.actions;
  if (!enabled) return ok({ enabled });
  const url = `${repositoryUrl(repository, call)}/actions/permissions/selected-actions`;
  const selected = allowed === 'selected' ? { selected_actions_url: url } : {};
  return ok({ enabled, allowed_actions: allowed, ...selected, sha_pinning_required: shaPinningRequired });
}

/** There is a list only where the setting says "selected". */
function allowedActions({ actions }: RepositoryState): Answer {
  if (!actions.enabled || actions.allowed !== 'selected') return notFound();
  const { githubOwned, verified, patterns } = actions.selected;
  return ok({ github_owned_allowed: githubOwned, verified_allowed: verified, patterns_allowed: patterns });
}

function listCollaborators(repository: RepositoryState, call: Call): Answer {
  const { affiliation = 'all', permission } = call.query;
  const found = repository.collaborators
    .filter((one) => affiliation === 'all' || one.affiliation === affiliation || affiliation === 'direct')
    .filter((one) => permission === undefined || levelOf(one) === permission);
  return list(found.map((one) => collaboratorShape(one, call)));
}

function levelOf({ role }: CollaboratorState): string {
  return role === 'read' ? 'pull' : role === 'write' ? 'push' : role;
}

function collaboratorShape(collaborator: CollaboratorState, call: Call) {
  const order = ['read', 'triage', 'write', 'maintain', 'admin'];
  const rank = order.indexOf(collaborator.role);
  const [pull, triage, push, maintain, admin] = order.map((_, at) => rank >= at);
  const { login, role } = collaborator;
  return { ...userShape(login, call), role_name: role, permissions: { pull, triage, push, maintain, admin } };
}

function getOrganization(call: Call): Answer {
  const known = call.state.accounts.get(call.path.org ?? '');
  const account = known === undefined ? undefined : accountOf(call.state, known.login);
  if (account === undefined || !isOrganization(account)) return notFound();
  return ok({ ...accountShape(account, call), description: '', ...ownerSettings(account, call) });
}

/** Settings that only the organisation's own administration shows; everybody else finds the members left out. */
function ownerSettings(organization: OrganizationState, { state, viewer }: Call) {
  const own = organization.login === state.installation.account;
  if (!own || !holds({ state, viewer }, 'organization_administration')) return {};
  return {
    two_factor_requirement_enabled: organization.twoFactorRequired,
    default_repository_permission: organization.basePermission,
  };
}
