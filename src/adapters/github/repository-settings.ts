import { z } from 'zod';
import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { About, ActionsSettings, RepositorySettings } from '../../ports/repository-settings.ts';
import type { RepositoryAccess } from '../../ports/repository-access.ts';
import { aboutRepository } from './about.ts';
import { actionsSettings, allowedActionPatterns, workflowToken } from './actions-settings.ts';
import type { GitHubClient } from './client.ts';
import { askOrganizationGuards, organizationGuards, organizationSettings, type GuardsAnswer } from './organization.ts';
import type { RepositoryName } from './repository.ts';
import { securitySwitches } from './security-switches.ts';

/** Settings of one repository and of its owner. The two answers that other verbs lean on are asked once. */
export function repositorySettings(
  client: GitHubClient,
  repo: RepositoryName,
): RepositorySettings & Pick<RepositoryAccess, 'codeownersErrors'> {
  const about = once(() => aboutRepository(client, repo));
  const actions = once(() => actionsSettings(client, repo));
  const guards = once(() => askOrganizationGuards(client, repo.owner));
  return {
    about,
    actionsSettings: actions,
    allowedActionPatterns: () => allowedActionPatterns(client, repo),
    workflowToken: () => workflowToken(client, repo),
    organization: async () => settingsOfOwner(client, repo, { about: await about(), guards }),
    organizationGuards: async () => guardsOfOwner(await about(), guards),
    ...securitySwitches(client, repo, () => administrationProven(about, actions)),
    languages: () => languages(client, repo),
    outsideAdmins: () => outsideAdmins(client, repo),
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

function languages(client: GitHubClient, { owner, name }: RepositoryName) {
  return client.get({
    route: 'GET /repos/{owner}/{repo}/languages',
    parameters: { owner, repo: name },
    permission: 'metadata: read',
    schema: z.record(z.string(), z.number().nonnegative()),
  });
}

/** People outside the organisation with the administrator's role; on a person's account GitHub lists none of them here. */
async function outsideAdmins(client: GitHubClient, { owner, name }: RepositoryName): Promise<Observation<number>> {
  const people = await client.list({
    route: 'GET /repos/{owner}/{repo}/collaborators',
    parameters: { owner, repo: name, affiliation: 'outside', permission: 'admin' },
    permission: 'metadata: read',
    schema: z.array(z.object({ id: z.number() })),
  });
  return mapSeen(people, (list) => new Set(list.map((person) => person.id)).size);
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
