import { notSeen, type Observation, seen } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Tree } from '../../ports/tree.ts';
import { aboutRepository } from './about.ts';
import type { GitHubClient } from './client.ts';
import type { ObjectCache } from './object-cache.ts';
import { withoutOverview } from './overview.ts';
import { pullRequests } from './pull-requests.ts';
import type { RepositoryName } from './repository.ts';
import { HOME_COMMIT, homeCommitSchema } from './settings-queries.ts';
import { githubTree } from './tree.ts';

/** Repository of an organisation that holds its defaults and locks. */
const CONFIGURATION_REPOSITORY = '.github';

export interface OrganizationSight {
  /** Whether the token sees every repository of the owner; asked only where it matters. */
  readonly seesAll: () => Promise<boolean>;
  readonly objects?: ObjectCache;
}

/**
 * The tree of `<organisation>/.github`, null when it is proven that there is none: the owner is a person, or this token sees
 * every repository of the owner (`seesAll`). A 404 otherwise stays unseen, because a private one answers the same.
 */
export async function organizationTree(
  client: GitHubClient,
  repository: Repository,
  { seesAll, objects }: OrganizationSight,
): Promise<Observation<Tree | null>> {
  const about = await repository.about();
  if (about.state === 'seen' && about.value.ownerKind === 'user') return seen(null, about.sources);
  const name = { owner: repository.owner, name: CONFIGURATION_REPOSITORY };
  const commit = (await commitByGraphQl(client, name)) ?? (await commitByRest(client, name));
  if (commit.state === 'seen') {
    return seen(githubTree(client, objects === undefined ? name : { ...name, objects }, commit.value), commit.sources);
  }
  if (commit.unseen.what !== ABOUT) return commit;
  if (commit.unseen.reason === 'hidden-or-absent' && (await seesAll())) return seen(null, commit.sources);
  return notSeen({ ...commit.unseen, what: `${name.owner}/${name.name}` }, commit.sources);
}

/** Undefined where GraphQL does not name it, for whatever reason: REST says why. */
async function commitByGraphQl(client: GitHubClient, name: RepositoryName): Promise<Observation<string> | undefined> {
  const answer = await client.graphql({
    query: HOME_COMMIT,
    variables: { owner: name.owner, name: name.name },
    what: 'Repository.defaultBranchRef',
    permission: 'contents: read',
    schema: homeCommitSchema,
  });
  if (answer.state === 'unseen') return undefined;
  const commit = answer.value.data.repository?.defaultBranchRef?.target?.oid;
  return commit === undefined ? undefined : seen(commit, answer.sources);
}

const ABOUT = 'GET /repos/{owner}/{repo}';

async function commitByRest(client: GitHubClient, name: RepositoryName): Promise<Observation<string>> {
  const home = await aboutRepository(client, name);
  if (home.state === 'unseen') return home;
  return pullRequests(client, name, withoutOverview).resolve(home.value.defaultBranch);
}
