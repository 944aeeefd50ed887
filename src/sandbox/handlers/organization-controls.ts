import { countedList, list, notFound, ok, type Answer } from '../http/answer.ts';
import type { Call, Handler } from '../http/call.ts';
import { userShape } from '../shapes/repository.ts';
import { accountOf, isOrganization, type OrganizationState } from '../state/state.ts';
import { runnerList } from './access.ts';

const SECURITY_MANAGERS = 8132;

/** What an organisation's owners, and apps they trust with it, may read. */
export const organizationHandlers = {
  'orgs/list-pat-grants': onOrganization(({ controls }, call) =>
    list(controls.tokens.map(({ id, expiresAt }) => grantShape(id, expiresAt, call))),
  ),
  'orgs/list-app-installations': onOrganization(({ controls, id: target }, { state }) =>
    countedList(
      'installations',
      controls.apps.map(({ id, slug, selection }) => ({
        ...{ id, app_id: id, app_slug: slug, repository_selection: selection, target_id: target },
        ...{ target_type: 'Organization', permissions: {}, events: [], single_file_name: null },
        ...{ created_at: state.at, updated_at: state.at, suspended_at: null, suspended_by: null },
      })),
    ),
  ),
  'orgs/list-org-roles': onOrganization((_, { state }) =>
    ok({
      total_count: 1,
      roles: [
        {
          ...{ id: SECURITY_MANAGERS, name: 'security_manager', source: 'Predefined', permissions: [] },
          ...{ organization: null, created_at: state.at, updated_at: state.at },
        },
      ],
    }),
  ),
  'orgs/list-org-role-teams': onOrganization(({ controls }, { path }) => {
    if (path.role_id !== String(SECURITY_MANAGERS)) return notFound();
    return list(controls.securityTeams.map(({ slug }, at) => teamShape(slug, at)));
  }),
  'teams/list-members-in-org': onOrganization(({ controls }, call) => {
    const team = controls.securityTeams.find(({ slug }) => slug === call.path.team_slug);
    if (team === undefined) return notFound();
    return list(Array.from({ length: team.members }, (_, at) => userShape(`${team.slug}-${at + 1}`, call)));
  }),
  'actions/list-self-hosted-runners-for-org': onOrganization(({ controls }) => runnerList(controls.runners)),
  // Described for GHEC and GHES only.
  'orgs/get-audit-log': onOrganization((_, { state }) =>
    list([{ action: 'repo.create', created_at: Date.parse(state.at) }]),
  ),
} satisfies Readonly<Record<string, Handler>>;

function onOrganization(handler: (organization: OrganizationState, call: Call) => Answer): Handler {
  return (call) => {
    const account = accountOf(call.state, call.path.org ?? '');
    return isOrganization(account) ? handler(account, call) : notFound();
  };
}

function grantShape(id: number, expiresAt: string | null, call: Call) {
  return {
    ...{ id, token_id: id, token_name: `token-${id}`, token_expired: false, token_expires_at: expiresAt },
    ...{ owner: userShape('aiko', call), repository_selection: 'subset', repositories_url: `${call.api}/grants/${id}` },
    ...{ permissions: {}, access_granted_at: call.state.at, token_last_used_at: null },
  };
}

function teamShape(slug: string, at: number) {
  return {
    ...{ id: 300 + at, node_id: `T_${at}`, slug, name: slug, description: null, permission: 'pull', parent: null },
    ...{ url: `https://github.test/teams/${slug}`, html_url: `https://github.test/teams/${slug}` },
    ...{ members_url: `https://github.test/teams/${slug}/members{/member}` },
    ...{ repositories_url: `https://github.test/teams/${slug}/repos`, type: 'organization' },
  };
}
