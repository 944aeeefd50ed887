import type { z } from 'zod';
import { mapSeen, notSeen, seen, seenPartly, type Observation, type Unseen } from '../../model/observation.ts';
import type { BranchCommit } from '../../ports/pull-requests.ts';
import type { Source } from '../../model/source.ts';
import { BRANCH_HISTORY, branchHistorySchema, type CommitNode, type historySchema } from './branch-history-query.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, failuresAt, type GraphQlAnswer, type GraphQlFailure } from './graphql.ts';
import { readPages } from './graphql-pages.ts';
import type { AskOverview, OverviewAnswer } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import { isVerified } from './signature.ts';

const WANTED = 100;
const WHAT = 'GraphQL Commit.history';

/** The last first-parent commits of the default branch, newest first. */
export async function recentCommits(
  client: GitHubClient,
  repo: RepositoryName,
  overview: AskOverview,
): Promise<Observation<readonly BranchCommit[]>> {
  const page = async (after: string | null) =>
    (after === null ? firstPage(await overview()) : undefined) ?? askPage(client, repo, after);
  const pages = await readPages(page, {
    pages: 5,
    what: WHAT,
    enough: (read) => firstParents(read).length >= WANTED,
  });
  return mapSeen(pages, (read) => {
    const place = { repository: `${repo.owner}/${repo.name}`, branch: read[0]?.branch };
    return firstParents(read).map((commit) => toCommit(commit, place));
  });
}

interface Place {
  readonly repository: string;
  readonly branch: string | undefined;
}

/** A commit with its failed parts: a signature that could not be read is not "unsigned". */
interface ReadCommit extends CommitNode {
  readonly signatureHidden: boolean;
}

interface HistoryPage {
  readonly branch: string | undefined;
  readonly commits: readonly ReadCommit[];
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
    what: 'Commit.history',
    permission: 'contents: read',
    schema: branchHistorySchema,
  });
  return answer.state === 'unseen' ? answer : pageOf(answer.value, answer.sources);
}

const HISTORY = ['repository', 'defaultBranchRef', 'target', 'history'];

/** The overview's own page, where it gave one; a history that failed there is asked for by itself. */
function firstPage(overview: OverviewAnswer): Observation<HistoryPage> | undefined {
  if (overview.state === 'unseen') return undefined;
  const { data, errors } = overview.value;
  const own = failuresAt(errors, HISTORY);
  const usable = data.repository?.defaultBranchRef?.target?.history != null && failureOfHistory(own) === undefined;
  return usable ? pageOf({ data: { repository: data.repository }, errors: own }, overview.sources) : undefined;
}

interface HistoryData {
  readonly repository: {
    readonly defaultBranchRef?:
      | {
          readonly name: string;
          readonly target?: { readonly history?: z.infer<typeof historySchema> | null | undefined } | null | undefined;
        }
      | null
      | undefined;
  } | null;
}

function pageOf({ data, errors }: GraphQlAnswer<HistoryData>, sources: readonly Source[]): Observation<HistoryPage> {
  const failure = failureOfHistory(errors);
  const branch = data.repository?.defaultBranchRef;
  if (data.repository !== null && branch === null && failure === undefined) {
    return seen({ branch: undefined, commits: [], next: null }, sources);
  }
  const history = branch?.target?.history;
  if (!history) return notSeen(failure ?? { reason: 'hidden-or-absent', what: WHAT }, sources);
  const commits = history.nodes.flatMap((commit, at) =>
    commit === null ? [] : [{ ...commit, signatureHidden: isHidden(errors, at) }],
  );
  const next = history.pageInfo.hasNextPage ? history.pageInfo.endCursor : null;
  const cut = commits.length < history.nodes.length || (history.pageInfo.hasNextPage && next === null);
  const missing = failure ?? (cut ? ({ reason: 'truncated', what: WHAT } as const) : undefined);
  const page = { branch: branch.name, commits, next };
  return missing === undefined ? seen(page, sources) : seenPartly(page, missing, sources);
}

/** A failure under one commit's pull requests or signature leaves that commit undecided; any other cuts the history. */
function failureOfHistory(errors: readonly GraphQlFailure[]): Unseen | undefined {
  const wide = errors.filter(({ path }) => !path.includes('associatedPullRequests') && !path.includes('signature'));
  return failureAt(wide, ['repository']);
}

function isHidden(errors: readonly GraphQlFailure[], at: number): boolean {
  return errors.some(({ path }) => path.includes('signature') && path[path.indexOf('nodes') + 1] === at);
}

/** GitHub's history holds side branches too; what the branch itself went through is the line of first parents. */
function firstParents(pages: readonly HistoryPage[]): readonly ReadCommit[] {
  const commits = pages.flatMap((page) => page.commits);
  const byId = new Map(commits.map((commit) => [commit.oid, commit]));
  const chain: ReadCommit[] = [];
  for (let commit = commits[0]; commit !== undefined && chain.length < WANTED;) {
    chain.push(commit);
    const parent = commit.parents.nodes[0]?.oid;
    commit = parent === undefined ? undefined : byId.get(parent);
  }
  return chain;
}

function toCommit(commit: ReadCommit, place: Place): BranchCommit {
  return {
    id: commit.oid,
    through: isThrough(commit, place),
    verified: commit.signatureHidden ? undefined : isVerified(commit.signature),
    signedByGitHub: commit.signature?.wasSignedByGitHub === true,
  };
}

/** Undefined when the pull requests of the commit were hidden or cut. */
function isThrough(commit: CommitNode, { repository, branch }: Place): boolean | undefined {
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
