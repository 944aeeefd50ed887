import { sum } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, type Observation, type Seen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { AccessTokenGrant, InstalledApp } from '../../ports/organization-controls.ts';
import type { OrganizationGuards } from '../../ports/repository-settings.ts';
import { make, PERSONAL, type Id } from './make.ts';

/** Each is null on a person's account. */
export interface SeenControls {
  readonly guards: Observation<OrganizationGuards | null>;
  readonly tokens: Observation<readonly AccessTokenGrant[] | null>;
  readonly apps: Observation<readonly InstalledApp[] | null>;
  readonly securityTeam: Observation<boolean | null>;
  readonly auditLog: Observation<true | null>;
}

const FINE_GRAINED_ONLY: Text = {
  en: 'fine-grained tokens only: GitHub lists classic tokens nowhere',
  ja: 'fine-grained のトークンのみの数です（classic のトークンは GitHub が一覧を提供していません）',
};

/** Who and what reaches the organisation, and who watches. */
export function controlFacts(seen: SeenControls): readonly Fact[] {
  return [
    ofOrganization('org.single-sign-on-configured', seen.guards, singleSignOn),
    ofOrganization('org.ip-allow-list-enabled', seen.guards, ipAllowList),
    ofOrganization('org.tokens-without-expiry', seen.tokens, tokensWithoutExpiry),
    ofOrganization('org.apps-on-all-repositories', seen.apps, appsOnAll),
    ofOrganization('org.security-team-assigned', seen.securityTeam, asSaid('org.security-team-assigned')),
    ofOrganization('org.audit-log-readable', seen.auditLog, asSaid('org.audit-log-readable')),
  ];
}

/** What was not seen stays unknown; a person's account has no such thing. */
function ofOrganization<T>(id: Id, answer: Observation<T | null>, judge: (seen: Seen<T>) => Fact): Fact {
  if (answer.state === 'unseen') return make.unknown(id, [answer]);
  const { value } = answer;
  return value === null ? make.notApplicable(id, PERSONAL, answer.sources) : judge({ ...answer, value });
}

/** No provider shown is never "none": GitHub answers the same to those who may not look. */
function singleSignOn({ value, sources }: Seen<OrganizationGuards>): Fact {
  const id = 'org.single-sign-on-configured';
  if (value.singleSignOn === true) return make.observed(id, true, { sources });
  const what = 'GraphQL Organization.samlIdentityProvider';
  const permission = 'members: read';
  return make.unknown(id, [notSeen({ reason: 'hidden-or-absent', what, permission }, sources)]);
}

function ipAllowList({ value }: Seen<OrganizationGuards>): Fact {
  const id = 'org.ip-allow-list-enabled';
  const { ipAllowList: list } = value;
  if (list.state === 'unseen') return make.unknown(id, [list]);
  return make.observed(id, list.value, { sources: list.sources });
}

function tokensWithoutExpiry(tokens: Seen<readonly AccessTokenGrant[]>): Fact {
  const id = 'org.tokens-without-expiry';
  const count = mapSeen(tokens, (all) => all.filter(({ expiresAt }) => expiresAt === null).length);
  const fact = make.joined(id, sum([count]));
  return fact.state === 'observed' && fact.exactness === 'exact' ? { ...fact, because: FINE_GRAINED_ONLY } : fact;
}

function appsOnAll(apps: Seen<readonly InstalledApp[]>): Fact {
  const count = mapSeen(apps, (all) => all.filter(({ repositories }) => repositories === 'all').length);
  return make.joined('org.apps-on-all-repositories', sum([count]));
}

function asSaid(id: Id) {
  return ({ value, sources }: Seen<boolean>): Fact => make.observed(id, value, { sources });
}
