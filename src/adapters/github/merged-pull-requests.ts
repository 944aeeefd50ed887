import { mapSeen, notSeen, seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import { approvedByOther } from './approval.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlFailure } from './graphql.ts';
import { readPages } from './graphql-pages.ts';
import { MERGED_PULL_REQUESTS, mergedPullRequestsSchema, type MergedNode } from './pull-request-queries.ts';
import type { RepositoryName } from './repository.ts';

const WANTED = 30;
const WHAT = 'GraphQL Repository.pullRequests';

/** The last merged pull requests into the default branch, newest first; cut when old ones fill the list of recent updates. */
export async function mergedPullRequests(
  client: GitHubClient,
  repo: RepositoryName,
): Promise<Observation<readonly MergedPullRequest[]>> {
  const pages = await readPages((after) => askPage(client, repo, after), {
    pages: 4,
    what: WHAT,
    enough: (read) => lastMerged(read).length >= WANTED,
  });
  return mapSeen(pages, (read) => lastMerged(read).slice(0, WANTED).map(toMerged));
}

interface MergedPage {
  readonly branch: string | undefined;
  readonly nodes: readonly MergedNode[];
  readonly next: string | null;
}

async function askPage(
  client: GitHubClient,
  repo: RepositoryName,
  after: string | null,
): Promise<Observation<MergedPage>> {
  const answer = await client.graphql({
    query: MERGED_PULL_REQUESTS,
    variables: { owner: repo.owner, name: repo.name, after },
    what: 'Repository.pullRequests',
    permission: 'pull_requests: read',
    schema: mergedPullRequestsSchema,
  });
  if (answer.state === 'unseen') return answer;
  const { repository } = answer.value.data;
  const failure = failureOfList(answer.value.errors);
  if (!repository?.pullRequests) return notSeen(failure ?? { reason: 'hidden-or-absent', what: WHAT }, answer.sources);
  const { nodes, pageInfo } = repository.pullRequests;
  const page = {
    branch: repository.defaultBranchRef?.name,
    nodes: nodes.filter((node) => node !== null),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
  const cut = page.nodes.length < nodes.length || (pageInfo.hasNextPage && page.next === null);
  const missing = failure ?? (cut ? ({ reason: 'truncated', what: WHAT } as const) : undefined);
  return missing === undefined ? seen(page, answer.sources) : seenPartly(page, missing, answer.sources);
}

/** A failure that costs more than one pull request's own reviews or commits, which speak for themselves. */
function failureOfList(errors: readonly GraphQlFailure[]) {
  const wide = errors.filter(({ path }) => !path.includes('reviews') && !path.includes('commits'));
  return failureAt(wide, ['repository']);
}

/**
 * What comes later in the list was not updated, and so not merged, after the last entry read. Pull requests merged after
 * that entry's update are therefore the newest for certain; the others wait for the next page.
 */
function lastMerged(pages: readonly MergedPage[]): readonly MergedNode[] {
  const nodes = pages.flatMap((page) => page.nodes);
  const { branch, next } = pages.at(-1) ?? { branch: undefined, next: null };
  const floor = next === null ? -Infinity : Math.min(...nodes.map((node) => Date.parse(node.updatedAt)));
  return nodes
    .filter((node) => node.baseRefName === branch && Date.parse(node.mergedAt) > floor)
    .sort((a, b) => Date.parse(b.mergedAt) - Date.parse(a.mergedAt));
}

function toMerged(node: MergedNode): MergedPullRequest {
  return {
    number: node.number,
    byRobot: node.author?.__typename === 'Bot',
    headCommit: node.headRefOid,
    mergedAt: node.mergedAt,
    approvedByOther: approvedByOther(node),
  };
}
