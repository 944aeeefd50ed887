import { notSeen, type Observation, seen } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Tree } from '../../ports/tree.ts';
import type { GitHubClient } from './client.ts';
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
  { seesAll }: { readonly seesAll: boolean },
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
  return seen(githubTree(client, name, commit.value), home.sources);
}
