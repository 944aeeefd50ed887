import { fullPullRequestShape } from '../shapes/pull-request.ts';
import { userShape } from '../shapes/repository.ts';
import { enveloped, found, open, people, type Delivered, type OfRepository, type PayloadSource } from './envelope.ts';

type PullRequestAction = 'opened' | 'synchronize' | 'reopened' | 'edited' | 'closed' | 'ready_for_review';

export function pullRequestPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly action: PullRequestAction; readonly number: number; readonly before?: string },
): Delivered {
  const { repository, context } = open(source, wanted);
  const pull = found(
    repository.pullRequests.find(({ number }) => number === wanted.number),
    `pull request ${wanted.number}`,
  );
  const { action, number, before } = wanted;
  const moved = action === 'synchronize' ? { before: before ?? pull.baseCommit, after: pull.head.commit } : {};
  const edited = action === 'edited' ? { changes: {} } : {};
  return enveloped(source, repository, [
    `pull_request.${action}`,
    {
      action,
      number,
      pull_request: { ...fullPullRequestShape(pull, repository, context), assignees: [], requested_reviewers: [] },
      sender: userShape(pull.author, context),
      ...moved,
      ...edited,
    },
  ]);
}

/** A merge queue asks for the checks of what it would merge. */
export function mergeGroupPayload(
  source: PayloadSource,
  wanted: OfRepository & { readonly number: number },
): Delivered {
  const { repository, context } = open(source, wanted);
  const pull = found(
    repository.pullRequests.find(({ number }) => number === wanted.number),
    `pull request ${wanted.number}`,
  );
  const head = found(repository.store.commit(pull.testMergeCommit ?? ''), 'try merge');
  return enveloped(source, repository, [
    'merge_group.checks_requested',
    {
      action: 'checks_requested',
      merge_group: {
        head_sha: head.id,
        head_ref: `refs/heads/gh-readonly-queue/${pull.base.ref}/pr-${pull.number}-${pull.baseCommit}`,
        base_sha: pull.baseCommit,
        base_ref: `refs/heads/${pull.base.ref}`,
        head_commit: { id: head.id, tree_id: head.tree, message: head.message, timestamp: head.at, ...people(head) },
      },
      sender: userShape(pull.author, context),
    },
  ]);
}
