import type { RepositoryState } from '../state/repository.ts';
import type { Commit } from './store.ts';

/** Every ref of a repository, pull requests included, to the object it names. */
export function allRefs(repository: RepositoryState): ReadonlyMap<string, string> {
  const refs = new Map<string, string>();
  for (const [name, id] of repository.branches) refs.set(`refs/heads/${name}`, id);
  for (const [name, id] of repository.tags) refs.set(`refs/tags/${name}`, id);
  for (const { number, head, testMergeCommit } of repository.pullRequests) {
    refs.set(`refs/pull/${number}/head`, head.commit);
    if (testMergeCommit !== null) refs.set(`refs/pull/${number}/merge`, testMergeCommit);
  }
  return refs;
}

/** The commit that a branch, a tag, a full ref, `HEAD` or a (short) id leads to. Ids of forks are readable here too. */
export function resolveCommit(repository: RepositoryState, wanted: string): Commit | undefined {
  const { store, defaultBranch } = repository;
  const name = wanted === 'HEAD' ? defaultBranch : wanted;
  const refs = allRefs(repository);
  const tries = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
  const id = tries.map((one) => refs.get(one)).find((one) => one !== undefined) ?? name;
  const object = store.get(id);
  if (object?.kind === 'tag') return store.commit(object.tag.commit);
  if (object?.kind === 'commit') return object.commit;
  const short = /^[0-9a-f]{7,39}$/.test(name) ? store.commitsStartingWith(name) : [];
  return short.length === 1 ? short[0] : undefined;
}
