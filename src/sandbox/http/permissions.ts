import type { Level } from '../state/state.ts';

/** Who may ask an operation. */
export type Access =
  | { readonly by: 'app' }
  | { readonly by: 'installation' }
  | { readonly by: 'anyone' }
  /** A permission of the installation on the organisation of the path. */
  | { readonly by: 'organization'; readonly permission: string; readonly level: Level }
  | {
      readonly by: 'permission';
      readonly permission: string;
      readonly level: Level;
      /** Public repositories show it to everybody. */
      readonly publicToo: boolean;
      /** Lacking the permission looks like "not there": GitHub answers 404 in place of 403. */
      readonly hides: boolean;
    };

function needs(permission: string, level: Level = 'read'): Access {
  return { by: 'permission', permission, level, publicToo: false, hides: false };
}

function shownIfPublic(permission: string): Access {
  return { by: 'permission', permission, level: 'read', publicToo: true, hides: false };
}

function hiddenWithout(permission: string): Access {
  return { by: 'permission', permission, level: 'read', publicToo: false, hides: true };
}

function ofOrganization(permission: string): Access {
  return { by: 'organization', permission, level: 'read' };
}

/** The operations served, each with what GitHub's documentation of App permissions asks for it. */
export const ACCESS = {
  'apps/get-authenticated': { by: 'app' },
  'apps/get-installation': { by: 'app' },
  'apps/list-installations': { by: 'app' },
  'apps/get-repo-installation': { by: 'app' },
  'apps/get-org-installation': { by: 'app' },
  'apps/create-installation-access-token': { by: 'app' },
  'apps/list-repos-accessible-to-installation': { by: 'installation' },
  'rate-limit/get': { by: 'anyone' },
  'security-advisories/list-global-advisories': { by: 'anyone' },
  'orgs/get': { by: 'anyone' },
  'repos/get': shownIfPublic('metadata'),
  'repos/list-languages': shownIfPublic('metadata'),
  'repos/get-branch-rules': shownIfPublic('metadata'),
  'repos/get-repo-rulesets': shownIfPublic('metadata'),
  'repos/get-repo-ruleset': shownIfPublic('metadata'),
  'repos/list-collaborators': needs('metadata'),
  'repos/get-branch': shownIfPublic('contents'),
  'repos/get-content': shownIfPublic('contents'),
  'repos/get-commit': shownIfPublic('contents'),
  'repos/compare-commits-with-basehead': shownIfPublic('contents'),
  'git/get-tree': shownIfPublic('contents'),
  'git/get-blob': shownIfPublic('contents'),
  'git/get-ref': shownIfPublic('contents'),
  'git/get-tag': shownIfPublic('contents'),
  'repos/list-releases': shownIfPublic('contents'),
  'repos/get-latest-release': shownIfPublic('contents'),
  'repos/get-release-by-tag': shownIfPublic('contents'),
  'repos/get-release-asset': shownIfPublic('contents'),
  'repos/upload-release-asset': needs('contents', 'write'),
  'repos/delete-release-asset': needs('contents', 'write'),
  'dependency-graph/export-sbom': shownIfPublic('contents'),
  'repos/list-attestations': shownIfPublic('attestations'),
  'security-advisories/list-repository-advisories': shownIfPublic('repository_advisories'),
  'repos/list-pull-requests-associated-with-commit': shownIfPublic('pull_requests'),
  'pulls/get': shownIfPublic('pull_requests'),
  'pulls/list': shownIfPublic('pull_requests'),
  'pulls/list-files': shownIfPublic('pull_requests'),
  'pulls/list-reviews': shownIfPublic('pull_requests'),
  'checks/list-for-ref': shownIfPublic('checks'),
  'checks/list-suites-for-ref': shownIfPublic('checks'),
  'checks/get': shownIfPublic('checks'),
  'checks/list-annotations': shownIfPublic('checks'),
  'checks/create': needs('checks', 'write'),
  'checks/update': needs('checks', 'write'),
  'actions/list-workflow-runs-for-repo': shownIfPublic('actions'),
  'actions/list-jobs-for-workflow-run': shownIfPublic('actions'),
  'actions/list-artifacts-for-repo': shownIfPublic('actions'),
  'actions/list-workflow-run-artifacts': shownIfPublic('actions'),
  'actions/download-artifact': needs('actions'),
  'code-scanning/list-recent-analyses': needs('security_events'),
  'code-scanning/list-alerts-for-repo': needs('security_events'),
  'code-scanning/get-default-setup': needs('administration'),
  'dependabot/list-alerts-for-repo': needs('vulnerability_alerts'),
  'secret-scanning/list-alerts-for-repo': needs('secret_scanning_alerts'),
  'secret-scanning/get-scan-history': needs('secret_scanning_alerts'),
  'dependency-graph/diff-range': shownIfPublic('contents'),
  'repos/get-branch-protection': needs('administration'),
  'repos/check-vulnerability-alerts': needs('administration'),
  'repos/check-automated-security-fixes': needs('administration'),
  'repos/check-private-vulnerability-reporting': needs('administration'),
  'repos/list-tag-protection': needs('administration'),
  'repos/check-immutable-releases': hiddenWithout('administration'),
  'actions/get-github-actions-permissions-repository': needs('administration'),
  'actions/get-github-actions-default-workflow-permissions-repository': needs('administration'),
  'actions/get-allowed-actions-repository': needs('administration'),
  'actions/get-fork-pr-contributor-approval-permissions-repository': needs('administration'),
  'actions/get-artifact-and-log-retention-settings-repository': needs('administration'),
  'actions/get-custom-oidc-sub-claim-for-repo': needs('actions'),
  'actions/list-self-hosted-runners-for-repo': needs('administration'),
  'actions/list-self-hosted-runners-for-org': ofOrganization('organization_self_hosted_runners'),
  'actions/list-environment-secrets': needs('environments'),
  'actions/list-repo-secrets': needs('secrets'),
  'actions/list-repo-organization-secrets': needs('secrets'),
  'repos/get-all-environments': shownIfPublic('actions'),
  'repos/list-deployment-branch-policies': shownIfPublic('actions'),
  'repos/list-branches': shownIfPublic('contents'),
  'repos/get-repo-rule-suites': needs('administration', 'write'),
  'repos/list-deploy-keys': needs('administration'),
  'repos/list-webhooks': needs('repository_hooks'),
  'repos/codeowners-errors': shownIfPublic('contents'),
  'repos/custom-properties-for-repos-get-repository-values': shownIfPublic('metadata'),
  'code-security/get-configuration-for-repository': needs('administration'),
  'orgs/list-pat-grants': ofOrganization('organization_personal_access_tokens'),
  'orgs/list-app-installations': ofOrganization('organization_administration'),
  'orgs/list-org-roles': ofOrganization('organization_custom_org_roles'),
  'orgs/list-org-role-teams': ofOrganization('members'),
  'teams/list-members-in-org': ofOrganization('members'),
  'orgs/get-audit-log': ofOrganization('organization_administration'),
} as const satisfies Readonly<Record<string, Access>>;

export type OperationId = keyof typeof ACCESS;

export const OPERATIONS = Object.keys(ACCESS) as readonly OperationId[];

export function isServed(id: string): id is OperationId {
  return Object.hasOwn(ACCESS, id);
}

const RANK: Readonly<Record<Level, number>> = { read: 1, write: 2, admin: 3 };

export function grants(held: Level | undefined, wanted: Level): boolean {
  return held !== undefined && RANK[held] >= RANK[wanted];
}
