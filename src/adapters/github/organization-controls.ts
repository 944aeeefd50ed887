import { z } from 'zod';
import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { OrganizationControls } from '../../ports/organization-controls.ts';
import type { About } from '../../ports/repository-settings.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import { securityTeamAssigned } from './security-team.ts';

const TOKENS = 'GET /orgs/{org}/personal-access-tokens';
const APPS = 'GET /orgs/{org}/installations';
const AUDIT_LOG = 'GET /orgs/{org}/audit-log';

/** Who and what reaches the organisation that owns the repository; nothing is asked for a person's account. */
export function organizationControls(
  client: GitHubClient,
  org: string,
  about: () => Promise<Observation<About>>,
): OrganizationControls {
  async function ofOrganization<T>(ask: () => Promise<Observation<T>>): Promise<Observation<T | null>> {
    const repository = await about();
    if (repository.state === 'unseen') return repository;
    return repository.value.ownerKind === 'user' ? seen(null, repository.sources) : ask();
  }
  return {
    accessTokens: () => ofOrganization(() => accessTokens(client, org)),
    installedApps: () => ofOrganization(() => installedApps(client, org)),
    securityTeamAssigned: () => ofOrganization(() => securityTeamAssigned(client, org)),
    auditLogReadable: () => ofOrganization(() => auditLogReadable(client, org)),
  };
}

const grant = z.object({ id: z.number(), token_expires_at: z.string().nullable() });

/** GitHub answers this to Apps alone. */
async function accessTokens(client: GitHubClient, org: string) {
  const list = await client.list<unknown>({
    route: TOKENS,
    parameters: { org },
    permission: 'organization_personal_access_tokens: read',
    schema: z.array(z.unknown()),
  });
  return mapSeen(goodItems(list, grant, TOKENS), (all) =>
    all.map(({ id, token_expires_at: expiresAt }) => ({ id, expiresAt })),
  );
}

const installation = z.object({ id: z.number(), repository_selection: z.enum(['all', 'selected']) });

async function installedApps(client: GitHubClient, org: string) {
  const list = await client.list<unknown>({
    route: APPS,
    parameters: { org },
    permission: 'organization_administration: read',
    schema: z.object({ installations: z.array(z.unknown()) }).transform((page) => page.installations),
  });
  return mapSeen(goodItems(list, installation, APPS), (all) =>
    all.map(({ id, repository_selection: repositories }) => ({ id, repositories })),
  );
}

/** Plans below Enterprise Cloud do not have the path: a 404 is about the plan, or hides it; which of the two nobody can tell. */
async function auditLogReadable(client: GitHubClient, org: string): Promise<Observation<true>> {
  const answer = await client.get({
    route: AUDIT_LOG,
    parameters: { org, per_page: 1 },
    permission: 'organization_administration: read',
    schema: z.array(z.unknown()),
  });
  return mapSeen(answer, () => true as const);
}
