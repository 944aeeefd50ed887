import { jsonAt } from '../description/json.ts';
import { countedList, created, failure, list, notFound, ok, type Answer } from '../http/answer.ts';
import { repositoryOf, type Call, type Handler } from '../http/call.ts';
import { grants } from '../http/permissions.ts';
import { reaches } from '../http/viewer.ts';
import { appShape } from '../shapes/check-run.ts';
import { repositoryShape, userShape } from '../shapes/repository.ts';
import { fullName, isInstalledOn, type Level, type Permissions } from '../state/state.ts';
import type { RepositoryState } from '../state/repository.ts';

export const appHandlers = {
  'apps/get-authenticated': (call) => ok({ ...appShape(call.state.app, call), installations_count: 1 }),
  'apps/get-installation': onInstallation((call) => ok(installationShape(call))),
  'apps/list-installations': (call) => list([installationShape(call)]),
  'apps/get-repo-installation': getRepoInstallation,
  'apps/get-org-installation': (call) =>
    call.path.org === call.state.installation.account ? ok(installationShape(call)) : notFound(),
  'apps/create-installation-access-token': onInstallation(createToken),
  'apps/list-repos-accessible-to-installation': listRepositories,
} satisfies Readonly<Record<string, Handler>>;

function onInstallation(handler: Handler): Handler {
  return (call) => (Number(call.path.installation_id) === call.state.installation.id ? handler(call) : notFound());
}

function getRepoInstallation(call: Call): Answer {
  const repository = repositoryOf(call);
  const found = repository !== undefined && isInstalledOn(call.state, repository);
  return found ? ok(installationShape(call)) : notFound();
}

export function installationShape(call: Pick<Call, 'state' | 'api'>) {
  const { app, installation } = call.state;
  return {
    id: installation.id,
    account: userShape(installation.account, call),
    repository_selection: installation.selection,
    app_id: app.id,
    app_slug: app.slug,
    target_type: 'Organization',
    permissions: installation.permissions,
    events: app.events,
    access_tokens_url: `${call.api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${call.api}/installation/repositories`,
  };
}

/** A token for less than the installation has; never for more. */
function createToken(call: Call): Answer {
  const { state, body } = call;
  const wanted = permissionsAsked(jsonAt(body, 'permissions'));
  const granted = state.installation.permissions;
  const excess = Object.entries(wanted).some(([name, level]) => name !== 'metadata' && !grants(granted[name], level));
  if (excess) return failure(422, 'The permissions requested are not granted to this installation.');
  const chosen = repositoriesAsked(call);
  if (chosen === undefined) {
    const message =
      'There is at least one repository that does not exist or is not accessible to the parent installation.';
    return failure(422, message);
  }
  const permissions: Permissions = { ...(Object.keys(wanted).length > 0 ? wanted : granted), metadata: 'read' };
  const repositories = chosen === 'all' ? 'all' : chosen.map(fullName);
  const { token, expiresAt } = call.tokens.issue({ permissions, repositories }, call.clock);
  const selection = chosen === 'all' ? state.installation.selection : 'selected';
  const named = chosen === 'all' ? {} : { repositories: chosen.map((one) => repositoryShape(one, call)) };
  return created({ token, expires_at: expiresAt, permissions, repository_selection: selection, ...named });
}

function permissionsAsked(asked: Readonly<Record<string, unknown>>): Permissions {
  const known = Object.entries(asked).filter(
    (entry): entry is [string, Level] => entry[1] === 'read' || entry[1] === 'write' || entry[1] === 'admin',
  );
  return Object.fromEntries(known);
}

/** undefined when one of them cannot be had. */
function repositoriesAsked({ state, body }: Call): 'all' | readonly RepositoryState[] | undefined {
  const names: readonly unknown[] = Array.isArray(body.repositories) ? body.repositories : [];
  const ids: readonly unknown[] = Array.isArray(body.repository_ids) ? body.repository_ids : [];
  if (names.length + ids.length === 0) return 'all';
  const installed = [...state.repositories.values()].filter((one) => isInstalledOn(state, one));
  const chosen = installed.filter(({ name, id }) => names.includes(name) || ids.includes(id));
  return chosen.length === new Set([...names, ...ids]).size ? chosen : undefined;
}

function listRepositories(call: Call): Answer {
  const { state, viewer } = call;
  const found = [...state.repositories.values()].filter((one) => reaches(state, viewer, one));
  const beside = { repository_selection: state.installation.selection };
  return countedList(
    'repositories',
    found.map((one) => repositoryShape(one, call)),
    beside,
  );
}
