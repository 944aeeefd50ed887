import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { About, OrganizationSettings } from '../../ports/repository-settings.ts';
import { controlFacts, type SeenControls } from './controls.ts';
import { make, PERSONAL } from './make.ts';

export interface SeenOrganization extends SeenControls {
  readonly about: Observation<About>;
  readonly organization: Observation<OrganizationSettings | null>;
  readonly outsideAdmins: Observation<number>;
}

const NO_OUTSIDE: Text = {
  en: "the repository belongs to a person's account, where nobody counts as being from outside",
  ja: 'リポジトリの所有者が個人アカウントであり、外部の共同作業者という区分がありません',
};

export function judge(seen: SeenOrganization): readonly Fact[] {
  const { about, organization, outsideAdmins } = seen;
  return [
    twoFactor(organization),
    basePermission(organization),
    outsiders(about, outsideAdmins),
    ...controlFacts(seen),
  ];
}

/** On a person's account it stays unknown: the owner may well use two factors, GitHub just does not say. */
function twoFactor(organization: SeenOrganization['organization']): Fact {
  const id = 'org.two-factor-required';
  if (organization.state === 'unseen') return make.unknown(id, [organization]);
  const { value, sources } = organization;
  if (value === null) return make.unknownBecause(id, PERSONAL, { sources });
  if (value.twoFactorRequired === undefined)
    return make.unknown(id, [hidden('two_factor_requirement_enabled', sources)]);
  return make.observed(id, value.twoFactorRequired, { sources });
}

function basePermission(organization: SeenOrganization['organization']): Fact {
  const id = 'org.base-permission-read-or-none';
  if (organization.state === 'unseen') return make.unknown(id, [organization]);
  const { value, sources } = organization;
  if (value === null) return make.notApplicable(id, PERSONAL, sources);
  if (value.basePermission === undefined) return make.unknown(id, [hidden('default_repository_permission', sources)]);
  return make.observed(id, ['none', 'read'].includes(value.basePermission), { sources });
}

function hidden(field: string, sources: Fact['sources']) {
  const what = `GET /orgs/{org} (${field})`;
  return notSeen({ reason: 'forbidden', what, permission: 'organization_administration: read' }, sources);
}

/** A person's account answers an empty list for all its collaborators, so the kind of owner has to be known first. */
function outsiders(about: SeenOrganization['about'], outsideAdmins: Observation<number>): Fact {
  const id = 'repo.outside-collaborator-admins';
  if (about.state === 'unseen') return make.unknown(id, [about]);
  if (about.value.ownerKind === 'user') return make.notApplicable(id, NO_OUTSIDE, about.sources);
  if (outsideAdmins.state === 'unseen') return make.unknown(id, [outsideAdmins]);
  const { value, missing, sources } = outsideAdmins;
  if (missing === undefined) return make.observed(id, value, { sources });
  return make.observed(id, value, { sources, exactness: 'atLeast', hidden: [missing] });
}
