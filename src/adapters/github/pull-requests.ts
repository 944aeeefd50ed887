import { z } from 'zod';
import { mapSeen, seenPartly, type Observation } from '../../model/observation.ts';
import type { ChangedFile, PullRequestSeen, PullRequests } from '../../ports/pull-requests.ts';
import type { GitHubClient } from './client.ts';
import { mergedPullRequests } from './merged-pull-requests.ts';
import { type AskOverview, type OverviewAnswer, partOf } from './overview.ts';
import { recentCommits } from './recent-commits.ts';
import type { RepositoryName } from './repository.ts';

const PULL_REQUESTS = 'pull_requests: read';
const CONTENTS = 'contents: read';
/** GitHub names at most this many files of a pull request and says nothing when there are more. */
const MAX_FILES = 3000;

const side = z.object({ ref: z.string(), sha: z.string(), repo: z.object({ full_name: z.string() }).nullish() });
const pullRequestSchema = z.object({
  number: z.number(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().nullish(),
  base: side,
  head: side,
  merge_commit_sha: z.string().nullish(),
});
const fileSchema = z.object({ filename: z.string(), previous_filename: z.string().nullish(), status: z.string() });

/** Pull requests, how branches relate, and how changes came into the default branch. */
export function pullRequests(client: GitHubClient, repo: RepositoryName, overview: AskOverview): PullRequests {
  const place = { client, repo };
  return {
    pullRequest: (number) => pullRequest(place, number),
    pullRequestsAt: (commit) => pullRequestsAt(place, commit),
    changedFiles: (number) => changedFiles(place, number),
    mergeBase: (base, head) => mergeBase(place, base, head),
    resolve: async (ref) => defaultHead(await overview(), ref) ?? resolve(place, ref),
    mergedPullRequests: () => mergedPullRequests(client, repo),
    recentCommits: () => recentCommits(client, repo, overview),
  };
}

interface Place {
  readonly client: GitHubClient;
  readonly repo: RepositoryName;
}

async function pullRequest({ client, repo }: Place, number: number): Promise<Observation<PullRequestSeen>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { owner: repo.owner, repo: repo.name, pull_number: number },
    permission: PULL_REQUESTS,
    schema: pullRequestSchema,
  });
  return mapSeen(answer, toSeen);
}

async function pullRequestsAt({ client, repo }: Place, commit: string) {
  const answer = await client.list({
    route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    parameters: { owner: repo.owner, repo: repo.name, commit_sha: commit },
    permission: PULL_REQUESTS,
    schema: z.array(pullRequestSchema),
  });
  const atHead = (one: PullRequestSeen) => one.state === 'open' && one.head.commit === commit;
  return mapSeen(answer, (list) => list.map(toSeen).filter(atHead));
}

function toSeen(one: z.infer<typeof pullRequestSchema>): PullRequestSeen {
  return {
    number: one.number,
    state: one.state,
    draft: one.draft === true,
    base: { ref: one.base.ref, commit: one.base.sha },
    head: { ref: one.head.ref, commit: one.head.sha, repository: one.head.repo?.full_name ?? null },
    testMergeCommit: one.merge_commit_sha ?? null,
  };
}

async function changedFiles({ client, repo }: Place, number: number): Promise<Observation<readonly ChangedFile[]>> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const answer = await client.list(
    {
      route,
      parameters: { owner: repo.owner, repo: repo.name, pull_number: number },
      permission: PULL_REQUESTS,
      schema: z.array(fileSchema),
    },
    { pages: MAX_FILES / 100 },
  );
  const files = mapSeen(answer, (list) => list.map(toChanged));
  if (files.state === 'unseen' || files.value.length < MAX_FILES) return files;
  return seenPartly(files.value, { reason: 'truncated', what: route }, files.sources);
}

function toChanged(file: z.infer<typeof fileSchema>): ChangedFile {
  return { path: file.filename, previousPath: file.previous_filename ?? null, status: file.status };
}

async function mergeBase({ client, repo }: Place, base: string, head: string): Promise<Observation<string>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    parameters: { owner: repo.owner, repo: repo.name, basehead: `${base}...${head}`, per_page: 1 },
    permission: CONTENTS,
    schema: z.object({ merge_base_commit: z.object({ sha: z.string() }) }),
  });
  return mapSeen(answer, (compared) => compared.merge_base_commit.sha);
}

/** The overview names the default branch's commit; anything else that `ref` may be is asked for. */
function defaultHead(overview: OverviewAnswer, ref: string): Observation<string> | undefined {
  return partOf(overview, ['defaultBranchRef', 'target', 'oid'], ({ defaultBranchRef: branch }) =>
    branch?.name === ref ? branch.target?.oid : undefined,
  );
}

/** GitHub peels annotated tags here. A name it does not know answers 422, an empty repository 409. */
async function resolve({ client, repo }: Place, ref: string): Promise<Observation<string>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { owner: repo.owner, repo: repo.name, ref: ref.replace(/^refs\//, ''), per_page: 1 },
    permission: CONTENTS,
    schema: z.object({ sha: z.string() }),
  });
  return mapSeen(answer, (commit) => commit.sha);
}
