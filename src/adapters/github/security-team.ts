import { z } from 'zod';
import { notSeen, seen, type Observation, type Unseen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';

const ROLES = 'GET /orgs/{org}/organization-roles';
const TEAMS = 'GET /orgs/{org}/organization-roles/{role_id}/teams';
const MEMBERS = 'GET /orgs/{org}/teams/{team_slug}/members';
const MEMBERS_READ = 'members: read';

/** Teams looked into at most; beyond them "no member found" stays open. */
const MAX_TEAMS = 10;

/** GitHub's own role of this name; roles that an organisation made itself carry another source. */
const SECURITY_MANAGER = /^security[ _-]manager$/i;

/** Whether a team with a member holds GitHub's role of security managers. A team without members does not count. */
export async function securityTeamAssigned(client: GitHubClient, org: string): Promise<Observation<boolean>> {
  const role = await securityManagerRole(client, org);
  if (role.state === 'unseen') return role;
  const listed = await client.list<unknown>({
    route: TEAMS,
    parameters: { org, role_id: role.value },
    permission: MEMBERS_READ,
    schema: z.array(z.unknown()),
  });
  const teams = goodItems(listed, z.object({ slug: z.string() }), TEAMS);
  if (teams.state === 'unseen') return teams;
  const sources = [...role.sources, ...teams.sources];
  return anyHasMembers(client, org, { slugs: teams.value.map(({ slug }) => slug), missing: teams.missing, sources });
}

async function securityManagerRole(client: GitHubClient, org: string): Promise<Observation<number>> {
  const roles = await client.get({
    route: ROLES,
    parameters: { org },
    permission: 'organization_custom_org_roles: read',
    schema: z.object({
      roles: z.array(z.object({ id: z.number(), name: z.string(), source: z.string().nullish() })).max(1000),
    }),
  });
  if (roles.state === 'unseen') return roles;
  const found = roles.value.roles.find(
    ({ name, source }) => SECURITY_MANAGER.test(name) && (source ?? 'Predefined') === 'Predefined',
  );
  if (found === undefined)
    return notSeen({ reason: 'not-offered', what: `${ROLES} (security_manager)` }, roles.sources);
  return seen(found.id, roles.sources);
}

interface Teams {
  readonly slugs: readonly string[];
  readonly missing: Unseen | undefined;
  readonly sources: readonly Source[];
}

/** Asks team by team and stops at the first with a member. */
async function anyHasMembers(
  client: GitHubClient,
  org: string,
  { slugs, missing, sources }: Teams,
): Promise<Observation<boolean>> {
  let hidden = missing ?? (slugs.length > MAX_TEAMS ? ({ reason: 'truncated', what: TEAMS } as const) : undefined);
  for (const slug of slugs.slice(0, MAX_TEAMS)) {
    const members = await client.get({
      route: MEMBERS,
      parameters: { org, team_slug: slug, per_page: 1 },
      permission: MEMBERS_READ,
      schema: z.array(z.unknown()),
    });
    if (members.state === 'unseen') hidden = members.unseen;
    else if (members.value.length > 0) return seen(true, [...sources, ...members.sources]);
  }
  return hidden === undefined ? seen(false, sources) : notSeen(hidden, sources);
}
