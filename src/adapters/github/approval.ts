import type { LastCommit, MergedNode, ReviewNode } from './merged-shapes.ts';

/** GitHub's own account that signs and commits what is done in the browser; never the person who did it. */
const WEB_FLOW = 'web-flow';

/**
 * Whether a person other than the author and the last pusher approved, and still did so at the merge. Undefined when it
 * cannot be told: the reviews were hidden or cut, or the only approval may be the unnamed pusher's own.
 * GitHub does not say who pushed; the last commit's committer and author stand for that person.
 */
export function approvedByOther(pullRequest: MergedNode): boolean | undefined {
  const { reviews } = pullRequest;
  if (reviews === null || reviews === undefined) return undefined;
  const { people, certain } = pushersOf(pullRequest.commits?.nodes[0]?.commit);
  const own = new Set([pullRequest.author?.login, ...people]);
  const approvers = approversAt(pullRequest.mergedAt, reviews.nodes).filter((login) => !own.has(login));
  if (approvers.length >= (certain ? 1 : 2)) return true;
  return approvers.length > 0 || reviews.pageInfo.hasPreviousPage || reviews.nodes.includes(null) ? undefined : false;
}

/** People with write access whose last opinion before the merge was an approval that nobody dismissed. */
function approversAt(mergedAt: string, reviews: readonly (ReviewNode | null)[]): string[] {
  const opinions = new Map<string, string>();
  const inTime = reviews
    .filter((review) => review !== null)
    .filter(({ submittedAt }) => submittedAt !== null && Date.parse(submittedAt) <= Date.parse(mergedAt))
    .sort((a, b) => Date.parse(a.submittedAt ?? '') - Date.parse(b.submittedAt ?? ''));
  for (const { author, state, authorCanPushToRepository } of inTime) {
    if (author?.__typename !== 'User' || authorCanPushToRepository !== true) continue;
    opinions.set(author.login, state);
  }
  return [...opinions].filter(([, state]) => state === 'APPROVED').map(([login]) => login);
}

function pushersOf(commit: LastCommit | null | undefined): {
  readonly people: readonly string[];
  readonly certain: boolean;
} {
  if (commit === null || commit === undefined) return { people: [], certain: false };
  const author = commit.author?.user?.login;
  const committer = commit.committer?.user?.login;
  const inBrowser = commit.committedViaWeb === true || committer === WEB_FLOW;
  const robot = commit.committer?.email?.includes('[bot]@users.noreply.') === true;
  const people = [author, committer].filter((login) => login !== undefined && login !== WEB_FLOW) as string[];
  return { people, certain: robot || (inBrowser ? author : committer) !== undefined };
}
