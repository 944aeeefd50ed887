import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { About, ActionsSettings, RepositorySettings } from '../../ports/repository-settings.ts';
import type { RepositoryAccess } from '../../ports/repository-access.ts';
import { type AboutAnswer, aboutRepository } from './about.ts';
import { actionsSettings, allowedActionPatterns, workflowToken } from './actions-settings.ts';
import type { GitHubClient } from './client.ts';
import { askOrganizationGuards, organizationGuards, organizationSettings, type GuardsAnswer } from './organization.ts';
import { administrators } from './administrators.ts';
import { languages } from './languages.ts';
import { once } from './once.ts';
import { type AskOverview, repositoryOverview } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import { securitySwitches } from './security-switches.ts';

/** Answers that several readers take a part of, each asked once. */
export interface SharedAsks {
  readonly about: () => Promise<Observation<AboutAnswer>>;
  readonly overview: AskOverview;
  readonly guards: () => Promise<GuardsAnswer>;
}

export function sharedAsks(client: GitHubClient, repo: RepositoryName): SharedAsks {
  return {
    about: once(() => aboutRepository(client, repo)),
    overview: repositoryOverview(client, repo),
    guards: once(() => askOrganizationGuards(client, repo.owner)),
  };
}

/** Settings of one repository and of its owner. The two answers that other verbs lean on are asked once. */
export function repositorySettings(
  client: GitHubClient,
  repo: RepositoryName,
  { about, overview, guards }: SharedAsks,
): RepositorySettings & Pick<RepositoryAccess, 'codeownersErrors'> {
  const actions = once(() => actionsSettings(client, repo));
  return {
    about,
    actionsSettings: actions,
    allowedActionPatterns: () => allowedActionPatterns(client, repo),
    workflowToken: () => workflowToken(client, repo),
    organization: async () => settingsOfOwner(client, repo, { about: await about(), guards }),
    organizationGuards: async () => guardsOfOwner(await about(), guards),
    ...securitySwitches(client, repo, {
      administrationProven: () => administrationProven(about, actions),
      overview,
    }),
    languages: () => languages(client, repo, overview),
    outsideAdmins: async () =>
      mapSeen(await administrators(client, repo, { overview, affiliation: 'outside' }), (people) => people.length),
  };
}

/**
 * True when the token has shown that it may read administration settings: GitHub calls its user an administrator, or has
 * answered a question that only `administration: read` opens (an App's own token carries no role of a user).
 */
async function administrationProven(
  about: () => Promise<Observation<About>>,
  actions: () => Promise<Observation<ActionsSettings>>,
): Promise<boolean> {
  const repository = await about();
  if (repository.state === 'seen' && repository.value.administrationProven) return true;
  return (await actions()).state === 'seen';
}

interface Owner {
  readonly about: Observation<About>;
  readonly guards: () => Promise<GuardsAnswer>;
}

async function settingsOfOwner(client: GitHubClient, repo: RepositoryName, { about, guards }: Owner) {
  if (about.state === 'unseen') return about;
  return about.value.ownerKind === 'user'
    ? seen(null, about.sources)
    : organizationSettings(client, repo.owner, guards);
}

async function guardsOfOwner(about: Observation<About>, guards: () => Promise<GuardsAnswer>) {
  if (about.state === 'unseen') return about;
  return about.value.ownerKind === 'user' ? seen(null, about.sources) : organizationGuards(await guards());
}
