import { notSeen, type Observation, seen } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Tree } from '../../ports/tree.ts';
import type { GitHubClient } from './client.ts';
import type { ObjectCache } from './object-cache.ts';
import { pullRequests } from './pull-requests.ts';
import { repositorySettings } from './repository-settings.ts';
import { githubTree } from './tree.ts';

/** Repository of an organisation that holds its defaults and locks. */
const CONFIGURATION_REPOSITORY = '.github';

/**
 * The tree of `<organisation>/.github`, null when it is proven that there is none: the owner is a person, or this token sees
 * every repository of the owner (`seesAll`). A 404 otherwise stays unseen, because a private one answers the same.
 */
export async function organizationTree(
  client: GitHubClient,
  repository: Repository,
  { seesAll, objects }: { readonly seesAll: boolean; readonly objects?: ObjectCache },
): Promise<Observation<Tree | null>> {
  const about = await repository.about();
  if (about.state === 'seen' && about.value.ownerKind === 'user') return seen(null, about.sources);
  const name = { owner: repository.owner, name: CONFIGURATION_REPOSITORY };
  const home = await repositorySettings(client, name).about();
  if (home.state === 'unseen') {
    const absent = seesAll && home.unseen.reason === 'hidden-or-absent';
    return absent
      ? seen(null, home.sources)
      : notSeen({ ...home.unseen, what: `${name.owner}/${name.name}` }, home.sources);
  }
  const commit = await pullRequests(client, name).resolve(home.value.defaultBranch);
  if (commit.state === 'unseen') return commit;
  const origin = objects === undefined ? name : { ...name, objects };
  return seen(githubTree(client, origin, commit.value), home.sources);
}
