import type { UnseenReason } from '../../model/observation.ts';

/** An answer that says something of the repository although its status is no 200. The verb that asks gives the value. */
export type Said = 'on' | 'off' | 'none';

export interface OwnAnswer {
  readonly status: number;
  /** GitHub's message must hold these words; left out, the status says it alone. */
  readonly words?: RegExp;
  readonly means: Said | UnseenReason;
  /** Where GitHub documents it. */
  readonly source: string;
}

/** Endpoints whose answers mean the same. What a class does not say means what `status.ts` says. */
export interface EndpointClass {
  readonly routes: readonly string[];
  /** What the feature comes with where it is not for everybody; named when a 403 or 404 is, or may be, about the plan. */
  readonly plan?: string;
  /** What `plan` rests on. */
  readonly planSource?: string;
  readonly answers?: readonly OwnAnswer[];
}

const REST = 'https://docs.github.com/en/rest';
const CODE_SCANNING = `${REST}/code-scanning/code-scanning`;
const SECRET_SCANNING = `${REST}/secret-scanning/secret-scanning`;
const PROTECTED_BRANCHES = 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository';

const CODE_SECURITY = { plan: 'GitHub Code Security (free for public repositories)', planSource: CODE_SCANNING };
const PAID_WHERE_PRIVATE = {
  plan: 'GitHub Pro, Team or Enterprise (free for public repositories)',
  planSource: PROTECTED_BRANCHES,
};

const R = 'GET /repos/{owner}/{repo}';
const O = 'GET /orgs/{org}';

/** For everybody, and with no answer of its own. */
const ORDINARY: readonly string[] = [
  'GET /advisories',
  'GET /installation/repositories',
  R,
  ...['/actions/permissions', '/actions/permissions/selected-actions', '/actions/permissions/workflow'].map(of(R)),
  ...['/actions/permissions/artifact-and-log-retention', '/actions/oidc/customization/sub'].map(of(R)),
  ...['/actions/permissions/fork-pr-contributor-approval', '/actions/runners', '/actions/runs'].map(of(R)),
  ...['/actions/runs/{run_id}/artifacts', '/actions/runs/{run_id}/jobs', '/actions/artifacts'].map(of(R)),
  ...['/actions/secrets', '/actions/organization-secrets', '/attestations/{subject_digest}'].map(of(R)),
  ...['/branches', '/codeowners/errors', '/collaborators', '/compare/{basehead}'].map(of(R)),
  ...['/commits/{commit_sha}/pulls', '/commits/{ref}/check-runs', '/dependency-graph/sbom'].map(of(R)),
  ...['/git/blobs/{file_sha}', '/git/tags/{tag_sha}', '/git/trees/{tree_sha}', '/hooks', '/keys'].map(of(R)),
  ...['/languages', '/properties/values', '/pulls/{pull_number}', '/pulls/{pull_number}/files'].map(of(R)),
  ...['/releases', '/rulesets/rule-suites', '/security-advisories', '/tags/protection'].map(of(R)),
  O,
  ...['/actions/runners', '/installations', '/organization-roles', '/personal-access-tokens'].map(of(O)),
  ...['/teams/{team_slug}/members'].map(of(O)),
];

function of(root: string) {
  return (path: string): string => `${root}${path}`;
}

/** The table of endpoints: each that is asked is in one class. `README.md` prints it, a test holds both and the code together. */
export const ENDPOINT_CLASSES: readonly EndpointClass[] = [
  { routes: ORDINARY },
  // Files: a 200 is one, whatever its bytes.
  {
    routes: [`${R}/releases/assets/{asset_id}`, `${R}/actions/artifacts/{artifact_id}/{archive_format}`],
  },
  {
    ...PAID_WHERE_PRIVATE,
    routes: [
      ...['/rules/branches/{branch}', '/rulesets', '/rulesets/{ruleset_id}', '/environments'].map(of(R)),
      `${R}/environments/{environment_name}/deployment-branch-policies`,
      `${R}/environments/{environment_name}/secrets`,
    ],
  },
  {
    ...PAID_WHERE_PRIVATE,
    routes: [`${R}/branches/{branch}/protection`],
    answers: [
      {
        status: 404,
        words: /^Branch not protected$/,
        means: 'none',
        source: `${REST}/branches/branch-protection#get-branch-protection`,
      },
    ],
  },
  // No "none" for alerts: without an analysis nobody looked, so that "no alert" would be a guess.
  { ...CODE_SECURITY, routes: [`${R}/code-scanning/alerts`, `${R}/code-scanning/default-setup`] },
  {
    ...CODE_SECURITY,
    routes: [`${R}/code-scanning/analyses`],
    answers: [
      {
        status: 404,
        words: /no analysis found/i,
        means: 'none',
        source: `${CODE_SCANNING}#list-code-scanning-analyses-for-a-repository`,
      },
    ],
  },
  {
    plan: 'GitHub Secret Protection (free for public repositories)',
    planSource: SECRET_SCANNING,
    routes: [`${R}/secret-scanning/alerts`, `${R}/secret-scanning/scan-history`],
    answers: [403, 404].map((status) => ({
      status,
      words: /secret scanning is (?:disabled|not enabled|not available)/i,
      means: 'off' as const,
      source: `${SECRET_SCANNING}#list-secret-scanning-alerts-for-a-repository`,
    })),
  },
  {
    ...CODE_SECURITY,
    routes: [`${R}/dependency-graph/compare/{basehead}`],
    answers: [403, 404].map((status) => ({
      status,
      words: /dependency (?:review|graph)\b.*\b(?:not supported|not enabled|disabled)/i,
      means: 'off' as const,
      source: `${REST}/dependency-graph/dependency-review`,
    })),
  },
  {
    routes: [`${R}/dependabot/alerts`],
    answers: [
      {
        status: 403,
        words: /alerts are (?:disabled|not available)/i,
        means: 'off',
        source: `${REST}/dependabot/alerts#list-dependabot-alerts-for-a-repository`,
      },
    ],
  },
  // Their 404 is "off" to those who may look only: `security-switches.ts` and the judge of immutability ask for that proof.
  { routes: [`${R}/automated-security-fixes`, `${R}/immutable-releases`] },
  {
    routes: [`${R}/vulnerability-alerts`],
    answers: [
      {
        status: 204,
        means: 'on',
        source: `${REST}/repos/repos#check-if-vulnerability-alerts-are-enabled-for-a-repository`,
      },
    ],
  },
  {
    routes: [`${R}/private-vulnerability-reporting`],
    answers: [
      {
        status: 422,
        means: 'not-offered',
        source: `${REST}/repos/repos#check-if-private-vulnerability-reporting-is-enabled-for-a-repository`,
      },
    ],
  },
  {
    routes: [`${R}/code-security-configuration`],
    answers: [
      {
        status: 204,
        means: 'none',
        source: `${REST}/code-security/configurations#get-the-code-security-configuration-associated-with-a-repository`,
      },
    ],
  },
  {
    routes: [`${R}/commits/{ref}`],
    // No such name, and no commit at all.
    answers: [422, 409].map((status) => ({
      status,
      means: 'hidden-or-absent' as const,
      source: `${REST}/commits/commits#get-a-commit`,
    })),
  },
  {
    routes: [`${O}/organization-roles/{role_id}/teams`],
    answers: [
      {
        status: 422,
        means: 'not-offered',
        source: `${REST}/orgs/organization-roles#list-teams-that-are-assigned-to-an-organization-role`,
      },
    ],
  },
  // Below Enterprise Cloud a 404 is the answer as well: whether it is about the plan or the permission cannot be told.
  {
    plan: 'GitHub Enterprise Cloud',
    planSource: `${REST}/orgs/orgs?apiVersion=2022-11-28`,
    routes: [`${O}/audit-log`],
  },
];

/**
 * The newest GitHub Enterprise Server whose own description (`@octokit/openapi`) lacks the endpoint; older ones lack it as well.
 * `test/adapters/github/servers.test.ts` holds this against the descriptions.
 */
export const LACKED_BY_SERVERS_UP_TO: Readonly<Record<string, string>> = {
  [`${R}/actions/permissions/artifact-and-log-retention`]: '3.18',
  [`${R}/actions/permissions/fork-pr-contributor-approval`]: '3.18',
  [`${R}/attestations/{subject_digest}`]: '3.19',
  [`${R}/immutable-releases`]: '3.19',
  [`${R}/private-vulnerability-reporting`]: '3.19',
  [`${R}/security-advisories`]: '3.19',
};
