import { list, notFound, ok, type Answer } from '../http/answer.ts';
import { onRepository, type Call, type Handler } from '../http/call.ts';
import { changedFiles, fullPullRequestShape, pullRequestShape } from '../shapes/pull-request.ts';
import { differenceShape } from '../shapes/commit.ts';
import { userShape } from '../shapes/repository.ts';
import type { PullRequestState } from '../state/pull-requests.ts';
import type { RepositoryState } from '../state/repository.ts';

export const pullHandlers = {
  'pulls/get': onRepository(
    onPullRequest((pull, repository, call) => ok(fullPullRequestShape(pull, repository, call))),
  ),
  'pulls/list': onRepository(listPullRequests),
  'pulls/list-files': onRepository(
    onPullRequest((pull, repository, call) =>
      list(changedFiles(pull, repository).map((file) => differenceShape(file, repository, call))),
    ),
  ),
  'pulls/list-reviews': onRepository(onPullRequest((pull, _, call) => list(reviews(pull, call)))),
} satisfies Readonly<Record<string, Handler>>;

type PullRequestHandler = (pull: PullRequestState, repository: RepositoryState, call: Call) => Answer;

function onPullRequest(handler: PullRequestHandler): (repository: RepositoryState, call: Call) => Answer {
  return (repository, call) => {
    const pull = repository.pullRequests.find(({ number }) => number === Number(call.path.pull_number));
    return pull === undefined ? notFound() : handler(pull, repository, call);
  };
}

function listPullRequests(repository: RepositoryState, call: Call): Answer {
  const { state = 'open', head, base, sort = 'created', direction = 'desc' } = call.query;
  const found = repository.pullRequests
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === undefined || pull.base.ref === base)
    .filter((pull) => head === undefined || headLabel(pull, repository) === head)
    .sort((a, b) => newestFirst(a, b, sort));
  const ordered = direction === 'asc' ? found.reverse() : found;
  return list(ordered.map((pull) => pullRequestShape(pull, repository, call)));
}

function headLabel({ head }: PullRequestState, { owner }: RepositoryState): string {
  return `${head.repository?.split('/')[0] ?? owner}:${head.ref}`;
}

function newestFirst(a: PullRequestState, b: PullRequestState, sort: string): number {
  const at = (pull: PullRequestState) => Date.parse(sort === 'updated' ? pull.updatedAt : pull.createdAt);
  return at(b) - at(a) || b.number - a.number;
}

function reviews(pull: PullRequestState, call: Call) {
  return pull.reviews.map(({ author, state, submittedAt, commit }) => ({
    user: userShape(author, call),
    state,
    body: '',
    submitted_at: submittedAt,
    commit_id: commit,
    author_association: 'MEMBER',
  }));
}
