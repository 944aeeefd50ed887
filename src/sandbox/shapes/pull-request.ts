import { ancestors, differences, mergeBase, type FileDifference } from '../git/history.ts';
import type { Call } from '../http/call.ts';
import type { PullRequestState } from '../state/pull-requests.ts';
import type { RepositoryState } from '../state/repository.ts';
import { findRepository } from '../state/state.ts';
import { repositoryShape, repositoryUrl, userShape, webUrl } from './repository.ts';

type Context = Pick<Call, 'state' | 'api'>;

/** A pull request as lists carry it. */
export function pullRequestShape(pull: PullRequestState, repository: RepositoryState, call: Context) {
  const url = `${repositoryUrl(repository, call)}/pulls/${pull.number}`;
  const head = pull.head.repository === null ? undefined : findRepository(call.state, pull.head.repository);
  const owner = head?.owner ?? repository.owner;
  return {
    id: pull.id,
    number: pull.number,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: userShape(pull.author, call),
    draft: pull.draft,
    locked: false,
    labels: pull.labels.map((name) => ({ name, description: '' })),
    url,
    html_url: `${webUrl(repository, call)}/pull/${pull.number}`,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.state === 'closed' ? (pull.merged?.at ?? pull.updatedAt) : null,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? pull.testMergeCommit,
    author_association: head?.owner === repository.owner ? 'MEMBER' : 'CONTRIBUTOR',
    head: {
      label: `${owner}:${pull.head.ref}`,
      ref: pull.head.ref,
      sha: pull.head.commit,
      repo: head === undefined ? null : repositoryShape(head, call),
      user: userShape(owner, call),
    },
    base: {
      label: `${repository.owner}:${pull.base.ref}`,
      ref: pull.base.ref,
      sha: pull.baseCommit,
      repo: repositoryShape(repository, call),
      user: userShape(repository.owner, call),
    },
    _links: { self: { href: url }, html: { href: `${webUrl(repository, call)}/pull/${pull.number}` } },
  };
}

/** A pull request asked for by number. */
export function fullPullRequestShape(pull: PullRequestState, repository: RepositoryState, call: Context) {
  const files = changedFiles(pull, repository);
  const total = (count: (file: FileDifference) => number) => files.reduce((sum, file) => sum + count(file), 0);
  return {
    ...pullRequestShape(pull, repository, call),
    merged: pull.merged !== null,
    merged_by: pull.merged === null ? null : userShape(pull.merged.by, call),
    mergeable: pull.state === 'open' ? pull.testMergeCommit !== null : null,
    mergeable_state: mergeableState(pull),
    commits: ownCommits(pull, repository).length,
    additions: total(({ additions }) => additions),
    deletions: total(({ deletions }) => deletions),
    changed_files: files.length,
  };
}

function mergeableState({ state, testMergeCommit }: PullRequestState): string {
  if (state === 'closed') return 'unknown';
  return testMergeCommit === null ? 'dirty' : 'blocked';
}

/** What the head changed since it left the base. */
export function changedFiles(pull: PullRequestState, { store }: RepositoryState): readonly FileDifference[] {
  const from = mergeBase(store, pull.baseCommit, pull.head.commit);
  const to = store.commit(pull.head.commit);
  return from === undefined || to === undefined ? [] : differences(from, to);
}

/** Commits of the head that the base does not have, oldest first. */
export function ownCommits(pull: PullRequestState, { store }: RepositoryState) {
  const old = ancestors(store, pull.baseCommit);
  return [...ancestors(store, pull.head.commit).values()].filter(({ id }) => !old.has(id)).reverse();
}
