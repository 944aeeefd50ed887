import { notSeen } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

/** The organisation behind the repository: what it demands of people, and whom it lets in from outside. */
export const organization: Collector = {
  id: 'organization',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /orgs/{org}', permission: 'organization_administration: read' },
    { route: 'GraphQL Organization.requiresTwoFactorAuthentication', permission: 'organization_administration: read' },
    { route: 'GraphQL Organization.ipAllowListEnabledSetting', permission: 'organization_administration: read' },
    { route: 'GraphQL Organization.samlIdentityProvider', permission: 'members: read' },
    { route: 'GraphQL Repository.collaborators', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/collaborators', permission: 'metadata: read' },
    { route: 'GET /orgs/{org}/personal-access-tokens', permission: 'organization_personal_access_tokens: read' },
    { route: 'GET /orgs/{org}/installations', permission: 'organization_administration: read' },
    { route: 'GET /orgs/{org}/organization-roles', permission: 'organization_custom_org_roles: read' },
    { route: 'GET /orgs/{org}/organization-roles/{role_id}/teams', permission: 'members: read' },
    { route: 'GET /orgs/{org}/teams/{team_slug}/members', permission: 'members: read' },
    // Enterprise Cloud and Enterprise Server have it; elsewhere GitHub answers 404.
    { route: 'GET /orgs/{org}/audit-log', permission: 'organization_administration: read' },
  ],
  events: ['member', 'organization', 'repository'],
  reads: () => false,
  collect,
};

async function collect({ repository }: CollectContext): Promise<Collected> {
  const [about, settings, controls] = await Promise.all([
    repository.about(),
    repository.organization(),
    controlsOf(repository),
  ]);
  const ofOrganization = about.state === 'seen' && about.value.ownerKind === 'organization';
  const outsideAdmins = ofOrganization
    ? await repository.outsideAdmins()
    : notSeen({ reason: 'not-offered', what: 'GET /repos/{owner}/{repo}/collaborators' });
  return { facts: judge({ about, organization: settings, outsideAdmins, ...controls }) };
}

async function controlsOf(repository: Repository) {
  const [guards, tokens, apps, securityTeam, auditLog] = await Promise.all([
    repository.organizationGuards(),
    repository.accessTokens(),
    repository.installedApps(),
    repository.securityTeamAssigned(),
    repository.auditLogReadable(),
  ]);
  return { guards, tokens, apps, securityTeam, auditLog };
}
