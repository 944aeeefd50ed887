import type { PullRequestState, ReviewState } from '../state/pull-requests.ts';
import { actorNode } from './actors.ts';
import { commitNode } from './commits.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Place } from './objects.ts';

interface ReviewArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly author?: string | null;
}

/** The three lists of reviews that a pull request has. */
export function reviewLists(pull: PullRequestState, place: Place) {
  const { reviews } = pull;
  const review = (one: ReviewState) => reviewNode(one, place);
  return {
    reviews: (page: ReviewArguments) =>
      connection('reviews', reviews.filter((one) => matches(one, page)).map(review), page),
    latestReviews: (page: PageArguments) => connection('latestReviews', latest(reviews).map(review), page),
    latestOpinionatedReviews: (page: PageArguments) =>
      connection('latestOpinionatedReviews', latest(reviews.filter(isOpinion)).map(review), page),
  };
}

function matches(review: ReviewState, wanted: ReviewArguments): boolean {
  const { states, author } = wanted;
  return (states == null || states.includes(review.state)) && (author == null || author === review.author);
}

function isOpinion({ state }: ReviewState): boolean {
  return state === 'APPROVED' || state === 'CHANGES_REQUESTED' || state === 'DISMISSED';
}

/** The last of each reviewer. */
function latest(reviews: readonly ReviewState[]): readonly ReviewState[] {
  return [...new Map(reviews.map((one) => [one.author, one])).values()];
}

export function reviewDecision({ reviews }: PullRequestState): string | null {
  const words = latest(reviews.filter(isOpinion)).map(({ state }) => state);
  if (words.includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  return words.includes('APPROVED') ? 'APPROVED' : 'REVIEW_REQUIRED';
}

function reviewNode({ author, state, submittedAt, commit }: ReviewState, place: Place) {
  const reviewed = place.repository.store.commit(commit);
  return {
    __typename: 'PullRequestReview',
    author: () => actorNode(author, place.eyes),
    state,
    body: '',
    submittedAt,
    createdAt: submittedAt,
    updatedAt: submittedAt,
    authorCanPushToRepository: true,
    commit: reviewed === undefined ? null : () => commitNode(reviewed, place),
  };
}
