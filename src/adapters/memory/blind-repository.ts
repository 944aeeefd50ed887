import { notSeen, type UnseenReason } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';

type Verb = Exclude<keyof Repository, 'owner' | 'name'>;

/** What each verb would have asked, in the words a report uses for it. */
const ASKS = {
  about: 'GET /repos/{owner}/{repo}',
  actionsSettings: 'GET /repos/{owner}/{repo}/actions/permissions',
  allowedActionPatterns: 'GET /repos/{owner}/{repo}/actions/permissions/selected-actions',
  workflowToken: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
  organization: 'GET /orgs/{org}',
  vulnerabilityAlertsEnabled: 'GET /repos/{owner}/{repo}/vulnerability-alerts',
  securityUpdatesEnabled: 'GET /repos/{owner}/{repo}/automated-security-fixes',
  privateReportingEnabled: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
  securityPolicyShown: 'GraphQL Repository.isSecurityPolicyEnabled',
  languages: 'GET /repos/{owner}/{repo}/languages',
  outsideAdmins: 'GET /repos/{owner}/{repo}/collaborators',
  branchRules: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  classicProtection: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
  rulesets: 'GET /repos/{owner}/{repo}/rulesets',
  releases: 'GET /repos/{owner}/{repo}/releases',
  immutableReleasesEnabled: 'GET /repos/{owner}/{repo}/immutable-releases',
  filesAtTag: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  attestations: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
  assetBytes: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
  dependencyGraphExport: 'GET /repos/{owner}/{repo}/dependency-graph/sbom',
  workflowArtifacts: 'GET /repos/{owner}/{repo}/actions/artifacts',
  artifactFiles: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  analyses: 'GET /repos/{owner}/{repo}/code-scanning/analyses',
  codeAlerts: 'GET /repos/{owner}/{repo}/code-scanning/alerts',
  defaultSetup: 'GET /repos/{owner}/{repo}/code-scanning/default-setup',
  checkRuns: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  scheduledRuns: 'GET /repos/{owner}/{repo}/actions/runs',
  pullRequest: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  pullRequestsAt: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  changedFiles: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  mergeBase: 'GET /repos/{owner}/{repo}/compare/{basehead}',
  mergedPullRequests: 'GraphQL Repository.pullRequests',
  commitsThroughPullRequests: 'GraphQL Commit.associatedPullRequests',
  resolve: 'GET /repos/{owner}/{repo}/commits/{ref}',
  organizationGuards: 'GraphQL Organization.ipAllowListEnabledSetting',
  forkApprovalPolicy: 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
  logRetentionDays: 'GET /repos/{owner}/{repo}/actions/permissions/artifact-and-log-retention',
  oidcSubject: 'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
  repositoryRunners: 'GET /repos/{owner}/{repo}/actions/runners',
  organizationRunners: 'GET /orgs/{org}/actions/runners',
  directAdmins: 'GET /repos/{owner}/{repo}/collaborators',
  deployKeys: 'GET /repos/{owner}/{repo}/keys',
  webhooks: 'GET /repos/{owner}/{repo}/hooks',
  codeownersErrors: 'GET /repos/{owner}/{repo}/codeowners/errors',
  securityConfiguration: 'GET /repos/{owner}/{repo}/code-security-configuration',
  customProperties: 'GET /repos/{owner}/{repo}/properties/values',
  environments: 'GET /repos/{owner}/{repo}/environments',
  hasProtectedBranch: 'GET /repos/{owner}/{repo}/branches',
  environmentSecrets: 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
  repositorySecrets: 'GET /repos/{owner}/{repo}/actions/secrets',
  sharedSecrets: 'GET /repos/{owner}/{repo}/actions/organization-secrets',
  accessTokens: 'GET /orgs/{org}/personal-access-tokens',
  installedApps: 'GET /orgs/{org}/installations',
  securityTeamAssigned: 'GET /orgs/{org}/organization-roles',
  auditLogReadable: 'GET /orgs/{org}/audit-log',
  successfulRuns: 'GET /repos/{owner}/{repo}/actions/runs',
  jobsOfRun: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
  recentBypasses: 'GET /repos/{owner}/{repo}/rulesets/rule-suites',
} as const satisfies Readonly<Record<Verb, string>>;

/** A repository that nobody may ask: every verb is unseen for the same reason. A tree-only run judges settings with it. */
export function blindRepository(
  reason: UnseenReason = 'offline',
  named: Pick<Repository, 'owner' | 'name'> = { owner: '', name: '' },
): Repository {
  const verbs = Object.entries(ASKS).map(([verb, what]) => [verb, () => Promise.resolve(notSeen({ reason, what }))]);
  return { ...(Object.fromEntries(verbs) as Pick<Repository, Verb>), ...named };
}
