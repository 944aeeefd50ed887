import { notSeen } from '../../model/observation.ts';
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
    { route: 'GET /repos/{owner}/{repo}/collaborators', permission: 'metadata: read' },
  ],
  events: ['member', 'organization', 'repository'],
  reads: () => false,
  collect,
};

async function collect({ repository }: CollectContext): Promise<Collected> {
  const [about, settings] = await Promise.all([repository.about(), repository.organization()]);
  const ofOrganization = about.state === 'seen' && about.value.ownerKind === 'organization';
  const outsideAdmins = ofOrganization
    ? await repository.outsideAdmins()
    : notSeen({ reason: 'not-offered', what: 'GET /repos/{owner}/{repo}/collaborators' });
  return { facts: judge({ about, organization: settings, outsideAdmins }) };
}
