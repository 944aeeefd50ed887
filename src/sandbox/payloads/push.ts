import { differences, firstParents } from '../git/history.ts';
import type { Commit } from '../git/store.ts';
import { userShape } from '../shapes/repository.ts';
import type { RepositoryState } from '../state/repository.ts';
import { enveloped, found, open, people, type Delivered, type OfRepository, type PayloadSource } from './envelope.ts';

export function pushPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly branch: string; readonly before?: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const head = found(repository.store.commit(repository.branches.get(wanted.branch) ?? ''), `branch ${wanted.branch}`);
  const before = wanted.before ?? firstParents(repository.store, head.id)[1]?.id ?? '0'.repeat(40);
  const author = head.author.login ?? 'aiko';
  return enveloped(source, repository, [
    'push',
    {
      ref: `refs/heads/${wanted.branch}`,
      before,
      after: head.id,
      created: /^0+$/.test(before),
      deleted: false,
      forced: false,
      head_commit: pushedCommit(head, repository),
      commits: [pushedCommit(head, repository)],
      pusher: { name: author },
      sender: userShape(author, context),
    },
  ]);
}

function pushedCommit(commit: Commit, { store }: RepositoryState) {
  const { id, tree, message, at } = commit;
  const parent = store.commit(commit.parents[0] ?? '') ?? { ...commit, files: new Map() };
  const files = differences(parent, commit);
  const paths = (wanted: string) => files.filter(({ status }) => status === wanted).map(({ path }) => path);
  const changed = { added: paths('added'), removed: paths('removed'), modified: paths('modified') };
  return { id, tree_id: tree, message, timestamp: at, distinct: true, ...changed, ...people(commit) };
}
