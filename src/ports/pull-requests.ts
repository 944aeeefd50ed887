import type { Observation } from '../model/observation.ts';

export interface PullRequestSeen {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly base: { readonly ref: string; readonly commit: string };
  readonly head: { readonly ref: string; readonly commit: string; readonly repository: string | null };
  readonly testMergeCommit: string | null;
}

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: string;
}

/** A merged pull request as the practice facts see it. */
export interface MergedPullRequest {
  readonly number: number;
  readonly byRobot: boolean;
  readonly headCommit: string;
  readonly mergedAt: string;
  /** An approval at merge by a person other than the author and the last pusher; undefined when nobody can tell. */
  readonly approvedByOther: boolean | undefined;
}

export interface PullRequests {
  pullRequest(number: number): Promise<Observation<PullRequestSeen>>;
  /** Open pull requests whose head is this commit. */
  pullRequestsAt(commit: string): Promise<Observation<readonly PullRequestSeen[]>>;
  changedFiles(number: number): Promise<Observation<readonly ChangedFile[]>>;
  mergeBase(base: string, head: string): Promise<Observation<string>>;
  /** The last merged pull requests into the default branch, newest first, at most 30, robots' ones included. */
  mergedPullRequests(): Promise<Observation<readonly MergedPullRequest[]>>;
  /** Of the last 100 first-parent commits of the default branch: how many came by a merged pull request. */
  commitsThroughPullRequests(): Promise<Observation<{ readonly through: number; readonly of: number }>>;
  /** The commit that a branch or tag points to. */
  resolve(ref: string): Promise<Observation<string>>;
}
