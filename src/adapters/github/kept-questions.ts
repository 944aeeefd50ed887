/**
 * Questions whose answers may be kept as they came: settings, rules and lists of what is published. Left out by not standing here:
 * whatever can hold a secret or its place (secret scanning, webhooks, keys, secrets, variables, runners), addresses and names of
 * persons (commits, members, collaborators), words of others (issues, alerts of code scanning, outputs of checks), files.
 */
const KEPT: ReadonlySet<string> = new Set([
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/rulesets',
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
  'GET /repos/{owner}/{repo}/branches/{branch}/protection',
  'GET /repos/{owner}/{repo}/tags/protection',
  'GET /repos/{owner}/{repo}/codeowners/errors',
  'GET /repos/{owner}/{repo}/languages',
  'GET /repos/{owner}/{repo}/releases',
  'GET /repos/{owner}/{repo}/immutable-releases',
  'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
  'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
  'GET /repos/{owner}/{repo}/vulnerability-alerts',
  'GET /repos/{owner}/{repo}/automated-security-fixes',
  'GET /repos/{owner}/{repo}/code-security-configuration',
  'GET /repos/{owner}/{repo}/code-scanning/default-setup',
  'GET /repos/{owner}/{repo}/code-scanning/analyses',
  'GET /repos/{owner}/{repo}/dependabot/alerts',
  'GET /repos/{owner}/{repo}/environments',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
  'GET /repos/{owner}/{repo}/actions/permissions',
  'GET /repos/{owner}/{repo}/actions/permissions/workflow',
  'GET /repos/{owner}/{repo}/actions/permissions/selected-actions',
  'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
  'GET /repos/{owner}/{repo}/actions/permissions/artifact-and-log-retention',
  'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
  'GraphQL Ref.refUpdateRule',
]);

export function mayKeepAnswer(question: string): boolean {
  return KEPT.has(question);
}
