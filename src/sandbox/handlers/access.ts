import { countedList, list, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import type { EnvironmentState, RunnerState } from '../state/access.ts';
import type { RepositoryState } from '../state/repository.ts';
import { repositoryUrl, userShape } from '../shapes/repository.ts';

/** Keys, hooks, runners, environments, secrets and the settings beside them. */
export const accessHandlers = {
  'repos/list-deploy-keys': onRepository(({ access }, { state }) =>
    list(
      access.deployKeys.map(({ id, title, readOnly, enabled }) => ({
        ...{ id, title, enabled, read_only: readOnly, verified: true, key: 'ssh-ed25519 AAAA', created_at: state.at },
      })),
    ),
  ),
  'repos/list-webhooks': onRepository(({ access }) =>
    list(
      access.webhooks.map(({ id, secret, insecureSsl }) => ({
        ...{ id, type: 'Repository', name: 'web', active: true, events: ['push'] },
        config: { content_type: 'json', insecure_ssl: insecureSsl, ...(secret ? { secret: '********' } : {}) },
      })),
    ),
  ),
  'repos/codeowners-errors': onRepository(codeownersErrors),
  'repos/custom-properties-for-repos-get-repository-values': onRepository(({ access }) =>
    ok(Object.entries(access.properties).map(([property_name, value]) => ({ property_name, value }))),
  ),
  'code-security/get-configuration-for-repository': onRepository(({ access }) => securityConfiguration(access)),
  'actions/list-self-hosted-runners-for-repo': onRepository(({ access }) => runnerList(access.runners)),
  'actions/get-fork-pr-contributor-approval-permissions-repository': onRepository(({ access }) =>
    ok({ approval_policy: access.forkApproval }),
  ),
  'actions/get-artifact-and-log-retention-settings-repository': onRepository(({ access }) =>
    ok({ days: access.logRetentionDays, maximum_allowed_days: 400 }),
  ),
  'actions/get-custom-oidc-sub-claim-for-repo': onRepository(({ access: { oidcSubject } }) =>
    ok(oidcSubject === null ? { use_default: true } : { use_default: false, include_claim_keys: oidcSubject }),
  ),
  'repos/get-all-environments': onRepository((repository, call) =>
    countedList(
      'environments',
      repository.access.environments.map((one) => environmentShape(one, repository, call)),
    ),
  ),
  'repos/list-deployment-branch-policies': onRepository(branchPolicies),
  'actions/list-environment-secrets': onRepository((repository, call) => {
    const found = environmentOf(repository, call);
    return found === undefined ? notFound() : secretList(found.secrets, call);
  }),
  'actions/list-repo-secrets': onRepository(({ access }, call) => secretList(access.secrets, call)),
  'actions/list-repo-organization-secrets': onRepository(({ access }, call) =>
    secretList(access.organizationSecrets, call),
  ),
} satisfies Readonly<Record<string, Handler>>;

export function runnerList(runners: readonly RunnerState[]): Answer {
  const shown = runners.map(({ id, name, ephemeral }) => ({
    ...{ id, name, ephemeral, os: 'linux', status: 'online', busy: false, labels: [{ name: 'self-hosted' }] },
  }));
  return countedList('runners', shown);
}

/** The file that GitHub reads; without one there is nothing to be wrong. */
function codeownersErrors({ store, branches, defaultBranch, access }: RepositoryState): Answer {
  const files = store.commit(branches.get(defaultBranch) ?? '')?.files;
  const path = codeownersPath([...(files?.keys() ?? [])]);
  if (path === undefined) return notFound();
  const wrong = { column: 1, kind: 'Unknown owner', source: '*.js @nobody', message: 'Unknown owner on this line' };
  return ok({ errors: access.codeownersErrors.map((line) => ({ ...wrong, line, path })) });
}

export function codeownersPath(paths: readonly string[]): string | undefined {
  return ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].find((path) => paths.includes(path));
}

function securityConfiguration({ securityConfiguration: attached }: RepositoryState['access']): Answer {
  if (attached === null) return noContent();
  const dismissal = attached.delegatedDismissal ? 'enabled' : 'disabled';
  const configuration = {
    ...{ id: 17, name: attached.name, target_type: 'organization' },
    dependabot_delegated_alert_dismissal: dismissal,
    code_scanning_delegated_alert_dismissal: dismissal,
    secret_scanning_delegated_alert_dismissal: dismissal,
  };
  return ok({ status: attached.status, configuration });
}

function environmentShape(environment: EnvironmentState, repository: RepositoryState, call: Call) {
  const { id, name, reviewers, preventSelfReview, from } = environment;
  const rule = {
    ...{ id: id * 10, node_id: `GA_${id}`, type: 'required_reviewers', prevent_self_review: preventSelfReview },
    reviewers: reviewers.map((login) => ({ type: 'User', reviewer: userShape(login, call) })),
  };
  const custom = typeof from === 'object';
  return {
    ...{ id, node_id: `EN_${id}`, name, created_at: call.state.at, updated_at: call.state.at },
    url: `${repositoryUrl(repository, call)}/environments/${name}`,
    html_url: `${call.api}/web/environments/${id}`,
    protection_rules: reviewers.length === 0 ? [] : [rule],
    deployment_branch_policy:
      from === 'anywhere' ? null : { protected_branches: from === 'protected', custom_branch_policies: custom },
  };
}

function environmentOf({ access }: RepositoryState, { path }: Call): EnvironmentState | undefined {
  return access.environments.find(({ name }) => name === path.environment_name);
}

function branchPolicies(repository: RepositoryState, call: Call): Answer {
  const found = environmentOf(repository, call);
  if (found === undefined) return notFound();
  const patterns = typeof found.from === 'object' ? found.from : [];
  return countedList(
    'branch_policies',
    patterns.map((name, at) => ({ id: found.id * 100 + at, node_id: `GP_${at}`, name, type: 'branch' })),
  );
}

function secretList(names: readonly string[], { state }: Call): Answer {
  const shown = names.map((name) => ({ name, created_at: state.at, updated_at: state.at }));
  return countedList('secrets', shown);
}
