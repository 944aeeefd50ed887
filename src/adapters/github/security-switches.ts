import { z } from 'zod';
import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { RepositoryAccess } from '../../ports/repository-access.ts';
import type { RepositorySettings } from '../../ports/repository-settings.ts';
import type { GitHubClient } from './client.ts';
import { codeownersErrors } from './codeowners-errors.ts';
import { failureAt, type GraphQlAnswer } from './graphql.ts';
import type { AskOverview } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import { REPOSITORY_SECURITY, repositorySecuritySchema } from './settings-queries.ts';

const ADMINISTRATION = 'administration: read';

type Switches = Pick<
  RepositorySettings,
  'vulnerabilityAlertsEnabled' | 'securityUpdatesEnabled' | 'privateReportingEnabled' | 'securityPolicyShown'
> &
  Pick<RepositoryAccess, 'codeownersErrors'>;

export type SecurityAnswer = Observation<GraphQlAnswer<z.infer<typeof repositorySecuritySchema>>>;

interface Seers {
  readonly administrationProven: () => Promise<boolean>;
  readonly overview: AskOverview;
}

/** Security features that are on or off. Their "off" is a 404, which is also what GitHub tells those who may not look. */
export function securitySwitches(
  client: GitHubClient,
  repo: RepositoryName,
  { administrationProven, overview }: Seers,
): Switches {
  let byGraphQl: ReturnType<typeof security> | undefined;
  const graphQl = () => (byGraphQl ??= security(client, repo, overview));
  return {
    vulnerabilityAlertsEnabled: async () => {
      const on = shownOn(await graphQl());
      return on ?? offWhenProven(await alerts(client, repo), administrationProven);
    },
    securityUpdatesEnabled: async () => offWhenProven(await updates(client, repo), administrationProven),
    privateReportingEnabled: () => privateReporting(client, repo),
    securityPolicyShown: async () => policyShown(await graphQl()),
    codeownersErrors: async () => codeownersErrors(client, repo, await graphQl()),
  };
}

async function offWhenProven(
  answer: Observation<boolean>,
  administrationProven: () => Promise<boolean>,
): Promise<Observation<boolean>> {
  if (answer.state === 'seen' || answer.unseen.reason !== 'hidden-or-absent' || answer.unseen.status !== 404)
    return answer;
  return (await administrationProven()) ? seen(false, answer.sources) : answer;
}

/** GraphQL answers `false` both for "off" and, it may be, for those who may not look: only its `true` says something. */
function shownOn(graphQl: SecurityAnswer): Observation<boolean> | undefined {
  const said = graphQl.state === 'seen' && graphQl.value.data.repository?.hasVulnerabilityAlertsEnabled === true;
  return said ? seen(true, graphQl.sources) : undefined;
}

function alerts(client: GitHubClient, { owner, name }: RepositoryName): Promise<Observation<boolean>> {
  return client.get({
    route: 'GET /repos/{owner}/{repo}/vulnerability-alerts',
    parameters: { owner, repo: name },
    permission: ADMINISTRATION,
    schema: z.boolean(),
    said: { on: true },
  });
}

async function updates(client: GitHubClient, { owner, name }: RepositoryName): Promise<Observation<boolean>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/automated-security-fixes',
    parameters: { owner, repo: name },
    permission: ADMINISTRATION,
    schema: z.object({ enabled: z.boolean(), paused: z.boolean() }),
  });
  return mapSeen(answer, ({ enabled, paused }) => enabled && !paused);
}

/** A 422 is GitHub's answer where the feature cannot exist, a private repository for one. */
async function privateReporting(client: GitHubClient, { owner, name }: RepositoryName): Promise<Observation<boolean>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
    parameters: { owner, repo: name },
    permission: ADMINISTRATION,
    schema: z.object({ enabled: z.boolean() }),
  });
  return mapSeen(answer, ({ enabled }) => enabled);
}

/** From the overview; where that failed as a whole, by a query of its own. */
async function security(client: GitHubClient, repo: RepositoryName, overview: AskOverview): Promise<SecurityAnswer> {
  const whole = await overview();
  const usable = whole.state === 'seen' && whole.value.data.repository !== null;
  return usable ? whole : askGraphQl(client, repo);
}

function askGraphQl(client: GitHubClient, { owner, name }: RepositoryName): Promise<SecurityAnswer> {
  return client.graphql({
    query: REPOSITORY_SECURITY,
    variables: { owner, name },
    what: POLICY_SHOWN,
    permission: 'metadata: read',
    schema: repositorySecuritySchema,
  });
}

const POLICY_SHOWN = 'Repository.isSecurityPolicyEnabled';

function policyShown(answer: SecurityAnswer): Observation<boolean> {
  if (answer.state === 'unseen') return answer;
  const value = answer.value.data.repository?.isSecurityPolicyEnabled;
  if (typeof value === 'boolean') return seen(value, answer.sources);
  const failure = failureAt(answer.value.errors, ['repository', 'isSecurityPolicyEnabled']);
  const what = `GraphQL ${POLICY_SHOWN}`;
  return notSeen({ ...(failure ?? REFUSED), what }, answer.sources);
}

const REFUSED = { reason: 'forbidden', permission: 'contents: read' } as const;
