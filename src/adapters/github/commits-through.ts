import { notSeen, seen, seenPartly, type Observation, type Unseen } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlFailure } from './graphql.ts';
import { readPages } from './graphql-pages.ts';
import { BRANCH_HISTORY, branchHistorySchema, type CommitNode } from './pull-request-queries.ts';
import type { RepositoryName } from './repository.ts';

const WANTED = 100;
const WHAT = 'GraphQL Commit.associatedPullRequests';

/** Of the last first-parent commits of the default branch, how many a merged pull request into it brought. */
export async function commitsThroughPullRequests(
  client: GitHubClient,
  repo: RepositoryName,
): Promise<Observation<{ readonly through: number; readonly of: number }>> {
  const pages = await readPages((after) => askPage(client, repo, after), {
    pages: 5,
    what: WHAT,
    enough: (read) => firstParents(read).length >= WANTED,
  });
  if (pages.state === 'unseen') return pages;
  const chain = firstParents(pages.value).slice(0, WANTED);
  const branch = pages.value[0]?.branch;
  const cameThrough = chain.map((commit) => isThrough(commit, `${repo.owner}/${repo.name}`, branch));
  const value = { through: cameThrough.filter((came) => came === true).length, of: chain.length };
  const hidden: Unseen = { reason: 'forbidden', what: WHAT, permission: 'pull_requests: read' };
  const missing = pages.missing ?? (cameThrough.includes(undefined) ? hidden : undefined);
  return missing === undefined ? seen(value, pages.sources) : seenPartly(value, missing, pages.sources);
}

interface HistoryPage {
  readonly branch: string | undefined;
  readonly commits: readonly CommitNode[];
  readonly next: string | null;
}

async function askPage(
  client: GitHubClient,
  repo: RepositoryName,
  after: string | null,
): Promise<Observation<HistoryPage>> {
  const answer = await client.graphql({
    query: BRANCH_HISTORY,
    variables: { owner: repo.owner, name: repo.name, after },
    what: 'Commit.associatedPullRequests',
    permission: 'contents: read',
    schema: branchHistorySchema,
  });
  if (answer.state === 'unseen') return answer;
  const { errors, data } = answer.value;
  const failure = failureOfHistory(errors);
  const branch = data.repository?.defaultBranchRef;
  if (data.repository !== null && branch === null && failure === undefined) {
    return seen({ branch: undefined, commits: [], next: null }, answer.sources);
  }
  const history = branch?.target?.history;
  if (!history) return notSeen(failure ?? { reason: 'hidden-or-absent', what: WHAT }, answer.sources);
  const commits = history.nodes.filter((commit) => commit !== null);
  const next = history.pageInfo.hasNextPage ? history.pageInfo.endCursor : null;
  const cut = commits.length < history.nodes.length || (history.pageInfo.hasNextPage && next === null);
  const missing = failure ?? (cut ? ({ reason: 'truncated', what: WHAT } as const) : undefined);
  const page = { branch: branch.name, commits, next };
  return missing === undefined ? seen(page, answer.sources) : seenPartly(page, missing, answer.sources);
}

/** A failure under one commit's pull requests leaves that commit undecided; any other cuts the history. */
function failureOfHistory(errors: readonly GraphQlFailure[]): Unseen | undefined {
  return failureAt(
    errors.filter(({ path }) => !path.includes('associatedPullRequests')),
    ['repository'],
  );
}

/** GitHub's history holds side branches too; what the branch itself went through is the line of first parents. */
function firstParents(pages: readonly HistoryPage[]): readonly CommitNode[] {
  const commits = pages.flatMap((page) => page.commits);
  const byId = new Map(commits.map((commit) => [commit.oid, commit]));
  const chain: CommitNode[] = [];
  for (let commit = commits[0]; commit !== undefined && chain.length < WANTED;) {
    chain.push(commit);
    const parent = commit.parents.nodes[0]?.oid;
    commit = parent === undefined ? undefined : byId.get(parent);
  }
  return chain;
}

/** Undefined when the pull requests of the commit were hidden or cut. */
function isThrough(commit: CommitNode, repository: string, branch: string | undefined): boolean | undefined {
  const list = commit.associatedPullRequests;
  if (list === null || list === undefined) return undefined;
  const merged = list.nodes.some(
    (one) =>
      one?.merged === true &&
      one.baseRefName === branch &&
      one.baseRepository?.nameWithOwner.toLowerCase() === repository.toLowerCase(),
  );
  return merged || !(list.pageInfo.hasNextPage || list.nodes.includes(null)) ? merged : undefined;
}
