import { changedFiles, ownCommits } from '../shapes/pull-request.ts';
import { webUrl } from '../shapes/repository.ts';
import type { PullRequestState } from '../state/pull-requests.ts';
import type { RepositoryState } from '../state/repository.ts';
import { findRepository } from '../state/state.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArguments } from './connection.ts';
import { rollupNode } from './checks.ts';
import { commitNode } from './commits.ts';
import { issueNode, labelNode } from './issues.ts';
import type { Place } from './objects.ts';
import { repositoryNode } from './repository.ts';
import { reviewDecision, reviewLists } from './reviews.ts';
import { guarded } from './root.ts';

export interface PullRequestArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** Oldest first unless told otherwise, as GitHub gives them. */
export function pullRequestsNode(wanted: PullRequestArguments, place: Place) {
  const { states, baseRefName, headRefName, labels, orderBy } = wanted;
  const at = (pull: PullRequestState) => Date.parse(orderBy?.field === 'UPDATED_AT' ? pull.updatedAt : pull.createdAt);
  const sign = orderBy?.direction === 'DESC' ? -1 : 1;
  const found = place.repository.pullRequests
    .filter((pull) => states == null || states.includes(stateOf(pull)))
    .filter((pull) => labels == null || pull.labels.some((label) => labels.includes(label)))
    .filter((pull) => baseRefName == null || pull.base.ref === baseRefName)
    .filter((pull) => headRefName == null || pull.head.ref === headRefName)
    .sort((a, b) => sign * (at(a) - at(b) || a.number - b.number));
  return connection(
    'pullRequests',
    found.map((pull) => pullRequestNode(pull, place)),
    wanted,
  );
}

function stateOf({ state, merged }: PullRequestState): string {
  return merged === null ? state.toUpperCase() : 'MERGED';
}

export function pullRequestNode(pull: PullRequestState, place: Place): object {
  const { repository, eyes } = place;
  const { number, head, base, merged } = pull;
  const commit = (id: string | undefined) => {
    const found = repository.store.commit(id ?? '');
    return found === undefined ? null : commitNode(found, place);
  };
  return {
    __typename: 'PullRequest',
    id: `PR_${pull.id}`,
    databaseId: pull.id,
    number,
    title: pull.title,
    body: pull.body,
    state: stateOf(pull),
    isDraft: pull.draft,
    merged: merged !== null,
    mergedAt: merged?.at ?? null,
    mergedBy: merged === null ? null : () => actorNode(merged.by, eyes),
    mergeCommit: () => commit(merged?.commit),
    potentialMergeCommit: () => commit(pull.testMergeCommit ?? undefined),
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.state === 'closed' ? (merged?.at ?? pull.updatedAt) : null,
    url: `${webUrl(repository, eyes)}/pull/${number}`,
    author: () => actorNode(pull.author, eyes),
    ...refsOf(pull, place),
    baseRefName: base.ref,
    baseRefOid: pull.baseCommit,
    headRefName: head.ref,
    headRefOid: head.commit,
    reviewDecision: reviewDecision(pull),
    ...listsOf(pull, place),
    statusCheckRollup: () => rollupNode(head.commit, place),
  };
}

function refsOf({ head }: PullRequestState, { repository, eyes }: Place) {
  const from: RepositoryState | undefined =
    head.repository === null ? undefined : findRepository(eyes.state, head.repository);
  return {
    isCrossRepository: from !== repository,
    headRepository: from === undefined ? null : () => repositoryNode(from, eyes),
    baseRepository: () => repositoryNode(repository, eyes),
  };
}

/** The connections of a pull request. */
function listsOf(pull: PullRequestState, place: Place) {
  const { repository, eyes } = place;
  const commits = () =>
    ownCommits(pull, repository).map((one) => ({ id: `PRC_${one.id}`, commit: () => commitNode(one, place) }));
  const closed = () =>
    repository.issues.filter(({ number }) => pull.closes.includes(number)).map((one) => issueNode(one, place));
  const files = () =>
    changedFiles(pull, repository).map(({ path, additions, deletions, status }) => ({
      path,
      additions,
      deletions,
      changeType: status === 'removed' ? 'DELETED' : status.toUpperCase(),
    }));
  return {
    ...reviewLists(pull, place),
    commits: (page: PageArguments) => connection('commits', commits(), page),
    files: (page: PageArguments) => connection('files', files(), page),
    labels: (page: PageArguments) =>
      connection(
        'labels',
        pull.labels.map((name) => labelNode(name, place)),
        page,
      ),
    closingIssuesReferences: (page: PageArguments) =>
      guarded<unknown>(eyes, repository, 'issues')(() => connection('closingIssuesReferences', closed(), page)),
    additions: files().reduce((sum, { additions }) => sum + additions, 0),
    deletions: files().reduce((sum, { deletions }) => sum + deletions, 0),
    changedFiles: files().length,
    authorAssociation: pull.author.startsWith(eyes.state.installation.account) ? 'OWNER' : 'CONTRIBUTOR',
  };
}
