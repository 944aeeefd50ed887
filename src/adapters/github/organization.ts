import { z } from 'zod';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { OrganizationGuards, OrganizationSettings } from '../../ports/repository-settings.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlAnswer } from './graphql.ts';
import { ORGANIZATION_GUARDS, organizationGuardsSchema } from './settings-queries.ts';

const PERMISSION = 'organization_administration: read';

const organizationSchema = z.object({
  login: z.string(),
  two_factor_requirement_enabled: z.boolean().nullish(),
  default_repository_permission: z.string().nullish(),
});

/** Settings of an organisation. GitHub answers null to those who are not its owners: hidden, never "off". */
export async function organizationSettings(
  client: GitHubClient,
  login: string,
  guards: () => Promise<GuardsAnswer>,
): Promise<Observation<OrganizationSettings>> {
  const answer = await client.get({
    route: 'GET /orgs/{org}',
    parameters: { org: login },
    permission: PERMISSION,
    schema: organizationSchema,
  });
  if (answer.state === 'unseen') return answer;
  const { two_factor_requirement_enabled: required, default_repository_permission: base } = answer.value;
  const basePermission = toPermission(base);
  if (typeof required === 'boolean') return seen({ twoFactorRequired: required, basePermission }, answer.sources);
  const asked = await guards();
  const said =
    asked.state === 'seen' ? (asked.value.data.organization?.requiresTwoFactorAuthentication ?? undefined) : undefined;
  const sources = said === undefined ? answer.sources : [...answer.sources, ...asked.sources];
  return seen({ twoFactorRequired: said, basePermission }, sources);
}

export type GuardsAnswer = Observation<GraphQlAnswer<z.infer<typeof organizationGuardsSchema>>>;

/** One query for what REST does not tell, or tells to fewer readers. */
export function askOrganizationGuards(client: GitHubClient, login: string): Promise<GuardsAnswer> {
  return client.graphql({
    query: ORGANIZATION_GUARDS,
    variables: { login },
    what: 'Organization.ipAllowListEnabledSetting',
    permission: PERMISSION,
    schema: organizationGuardsSchema,
  });
}

/** No identity provider shown is not "none": GitHub answers null to those who may not look, too. */
export function organizationGuards(answer: GuardsAnswer): Observation<OrganizationGuards> {
  if (answer.state === 'unseen') return answer;
  const { data, errors } = answer.value;
  const hidden = {
    reason: 'forbidden',
    what: 'GraphQL Organization.ipAllowListEnabledSetting',
    permission: PERMISSION,
  } as const;
  if (data.organization === null) return notSeen(failureAt(errors, ['organization']) ?? hidden, answer.sources);
  const { samlIdentityProvider: provider, ipAllowListEnabledSetting: setting } = data.organization;
  const failure = failureAt(errors, ['organization', 'ipAllowListEnabledSetting']);
  const isHidden = failure !== undefined || setting === null || setting === undefined;
  const ipAllowList: Observation<boolean> = isHidden
    ? notSeen(failure ?? hidden, answer.sources)
    : seen(setting === 'ENABLED', answer.sources);
  const singleSignOn = provider === null || provider === undefined ? undefined : true;
  return seen({ singleSignOn, ipAllowList }, answer.sources);
}

function toPermission(word: string | null | undefined): OrganizationSettings['basePermission'] {
  const known = ['none', 'read', 'write', 'admin'] as const;
  return known.find((permission) => permission === word);
}
