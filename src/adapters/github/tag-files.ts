import { mapSeen, type Observation } from '../../model/observation.ts';
import type { ObjectCache } from './object-cache.ts';
import { commitOfTag, type Tagged } from './release-tags.ts';
import { githubTree } from './tree.ts';

/**
 * Paths of the files at a release's tag. By the commit it leads to, whose tree is known for ever and is often the one judged; by
 * the tag's name where the overview does not tell the commit.
 */
export async function filesAtTag(
  { client, repo, overview }: Tagged,
  objects: ObjectCache,
  tag: string,
): Promise<Observation<readonly string[]>> {
  const commit = (await commitOfTag(overview, tag)) ?? tag;
  const list = await githubTree(client, { ...repo, objects }, commit).list();
  return mapSeen(list, (entries) => entries.filter(({ kind }) => kind !== 'submodule').map(({ path }) => path));
}
