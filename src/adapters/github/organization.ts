import { z } from 'zod';
import { seen, type Observation } from '../../model/observation.ts';
import type { OrganizationSettings, Switch } from '../../ports/repository-settings.ts';
import type { GitHubClient } from './client.ts';
import { ORGANIZATION_TWO_FACTOR, organizationTwoFactorSchema } from './settings-queries.ts';

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
  const asked = await twoFactorByGraphQl(client, login);
  const sources = asked.value === undefined ? answer.sources : [...answer.sources, ...asked.sources];
  return seen({ twoFactorRequired: asked.value, basePermission }, sources);
}

async function twoFactorByGraphQl(client: GitHubClient, login: string) {
  const answer = await client.graphql({
    query: ORGANIZATION_TWO_FACTOR,
    variables: { login },
    what: 'Organization.requiresTwoFactorAuthentication',
    permission: PERMISSION,
    schema: organizationTwoFactorSchema,
  });
  const value: Switch =
    answer.state === 'seen'
      ? (answer.value.data.organization?.requiresTwoFactorAuthentication ?? undefined)
      : undefined;
  return { value, sources: answer.sources };
}

function toPermission(word: string | null | undefined): OrganizationSettings['basePermission'] {
  const known = ['none', 'read', 'write', 'admin'] as const;
  return known.find((permission) => permission === word);
}
