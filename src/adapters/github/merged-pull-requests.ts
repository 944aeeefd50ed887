import { mapSeen, notSeen, seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { LinkedIssue, Listed, MergedPullRequest } from '../../ports/pull-requests.ts';
import { approvedByOther } from './approval.ts';
import { checksAtMerge } from './checks-at-merge.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlFailure } from './graphql.ts';
import { readPages } from './graphql-pages.ts';
import { MERGED_PULL_REQUESTS } from './merged-query.ts';
import { mergedPullRequestsSchema, type MergedNode } from './merged-shapes.ts';
import type { RepositoryName } from './repository.ts';

const WANTED = 30;
const WHAT = 'GraphQL Repository.pullRequests';

/** The last merged pull requests into the default branch, newest first; cut when old ones fill the list of recent updates. */
export async function mergedPullRequests(
  client: GitHubClient,
  repo: RepositoryName,
): Promise<Observation<readonly MergedPullRequest[]>> {
  const pages = await readPages((after) => askPage(client, repo, after), {
    pages: 5,
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
  const answer = await client.graphqlLater({
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
    nodes: nodes.flatMap((node, at) => (node === null ? [] : [withChecks(node, answer.value.errors, at)])),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
  const cut = page.nodes.length < nodes.length || (pageInfo.hasNextPage && page.next === null);
  const missing = failure ?? (cut ? ({ reason: 'truncated', what: WHAT } as const) : undefined);
  return missing === undefined ? seen(page, answer.sources) : seenPartly(page, missing, answer.sources);
}

/** Parts of one pull request that fail by themselves; each is then hidden, and nothing else. */
const OWN_PARTS: readonly string[] = ['reviews', 'commits', 'labels', 'files', 'closingIssuesReferences'];

/** A failure that costs more than a part of one pull request. */
function failureOfList(errors: readonly GraphQlFailure[]) {
  const wide = errors.filter(({ path }) => !path.some((step) => OWN_PARTS.includes(String(step))));
  return failureAt(wide, ['repository']);
}

/** "No check at all" and "not allowed to see the checks" look alike in the data; the failure tells them apart. */
function withChecks(node: MergedNode, errors: readonly GraphQlFailure[], at: number): MergedNode {
  const checksHidden = errors.some(({ path }) => path.includes('statusCheckRollup') && path[3] === at);
  return { ...node, checksHidden };
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
    author: node.author?.login ?? null,
    headCommit: node.headRefOid,
    mergedAt: node.mergedAt,
    approvedByOther: approvedByOther(node),
    checks: checksAtMerge(node),
    labels: listed(node.labels, ({ name }) => name),
    paths: listed(node.files, ({ path }) => path),
    linked: isLinked(node.closingIssuesReferences),
    closes: listed(node.closingIssuesReferences, toIssue),
  };
}

function isLinked(list: MergedNode['closingIssuesReferences']): boolean | undefined {
  return list === null || list === undefined ? undefined : list.totalCount > 0;
}

function toIssue({ number, labels }: IssueNode): LinkedIssue {
  return { number, labels: listed(labels, ({ name }) => name) };
}

type IssueNode = NonNullable<NonNullable<NonNullable<MergedNode['closingIssuesReferences']>['nodes']>[number]>;

interface NodeList<T> {
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly nodes?: readonly (T | null)[] | null | undefined;
}

function listed<T, U>(list: NodeList<T> | null | undefined, take: (node: T) => U): Listed<U> {
  const nodes = list?.nodes;
  if (list === null || list === undefined || nodes === null || nodes === undefined) return { items: [], whole: false };
  const items = nodes.flatMap((node) => (node === null ? [] : [take(node)]));
  return { items, whole: !list.pageInfo.hasNextPage && items.length === nodes.length };
}
