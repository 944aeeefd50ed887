import { differences, mergeBase } from '../git/history.ts';
import type { FileEntry } from '../git/objects.ts';
import type { Commit, FileChange } from '../git/store.ts';
import { person, SIGNATURE_PLACEHOLDER } from './build.ts';
import type { PullRequestState } from './pull-requests.ts';
import type { RepositoryState } from './repository.ts';
import { fullName, nextId, type SandboxState } from './state.ts';

export interface NewPullRequest {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly at: string;
  readonly body?: string;
  readonly base?: string;
  /** The branch with the change, and the fork it lives in when it is not this repository. */
  readonly head: { readonly ref: string; readonly repository?: RepositoryState };
  readonly labels?: readonly string[];
  readonly closes?: readonly number[];
}

/** Opens a pull request of a branch that exists; GitHub's try merge is made at once. */
export function openPullRequest(
  state: SandboxState,
  repository: RepositoryState,
  wanted: NewPullRequest,
): PullRequestState {
  const from = wanted.head.repository ?? repository;
  const base = wanted.base ?? repository.defaultBranch;
  const head = from.branches.get(wanted.head.ref);
  const baseCommit = repository.branches.get(base);
  if (head === undefined || baseCommit === undefined) throw new Error(`no branch ${wanted.head.ref} or ${base}`);
  const pullRequest: PullRequestState = {
    id: nextId(state),
    number: wanted.number,
    title: wanted.title,
    body: wanted.body ?? '',
    author: wanted.author,
    state: 'open',
    draft: false,
    base: { ref: base },
    head: { ref: wanted.head.ref, repository: fullName(from), commit: head },
    baseCommit,
    testMergeCommit: tryMerge(repository, { base: baseCommit, head, at: wanted.at })?.id ?? null,
    createdAt: wanted.at,
    updatedAt: wanted.at,
    merged: null,
    reviews: [],
    labels: wanted.labels ?? [],
    closes: wanted.closes ?? [],
  };
  repository.pullRequests.push(pullRequest);
  return pullRequest;
}

export interface Merge {
  readonly at: string;
  readonly by: string;
  /** Logins that approved the head before the merge. */
  readonly approvedBy?: readonly string[];
}

/** Merges as GitHub's button does: a merge commit on the base branch. */
export function mergePullRequest(repository: RepositoryState, pullRequest: PullRequestState, merge: Merge): Commit {
  const { head, base, number } = pullRequest;
  const baseCommit = repository.branches.get(base.ref) ?? pullRequest.baseCommit;
  const merged = tryMerge(repository, { base: baseCommit, head: head.commit, at: merge.at, by: merge.by, number });
  if (merged === undefined) throw new Error(`pull request ${number} conflicts with ${base.ref}`);
  for (const author of merge.approvedBy ?? []) {
    pullRequest.reviews.push({ author, state: 'APPROVED', submittedAt: merge.at, commit: head.commit });
  }
  repository.branches.set(base.ref, merged.id);
  pullRequest.baseCommit = baseCommit;
  pullRequest.state = 'closed';
  pullRequest.updatedAt = merge.at;
  pullRequest.merged = { at: merge.at, by: merge.by, commit: merged.id };
  return merged;
}

interface MergeTry {
  readonly base: string;
  readonly head: string;
  readonly at: string;
  readonly by?: string;
  readonly number?: number;
}

/** Both sides' files over the merge base; undefined where both changed one file differently. */
export function tryMerge({ store }: RepositoryState, { base, head, at, by, number }: MergeTry): Commit | undefined {
  const common = mergeBase(store, base, head);
  const ours = store.commit(base);
  const theirs = store.commit(head);
  if (common === undefined || ours === undefined || theirs === undefined) return undefined;
  const touched = new Map(differences(common, ours).map(({ path, blob }) => [path, blob]));
  const change: Record<string, FileChange> = {};
  for (const { path, previousPath, blob } of differences(common, theirs)) {
    if (touched.has(path) && touched.get(path) !== blob) return undefined;
    change[path] = changeOf(theirs.files.get(path));
    if (previousPath !== null) change[previousPath] = null;
  }
  const web = person('web-flow', 'GitHub');
  const parents = [base, head];
  if (by === undefined)
    return store.addCommit({ parents, change, author: web, at, message: `Merge ${head} into ${base}` });
  const message = `Merge pull request #${number ?? 0}`;
  return store.addCommit({
    parents,
    change,
    author: person(by),
    committer: web,
    at,
    message,
    signature: SIGNATURE_PLACEHOLDER,
  });
}

function changeOf(file: FileEntry | undefined): FileChange {
  if (file === undefined) return null;
  if (file.mode === '100644') return file.bytes;
  return { content: file.mode === '160000' ? file.blob : new TextDecoder().decode(file.bytes), mode: file.mode };
}
