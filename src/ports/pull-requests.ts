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

/** A list that belongs to one pull request. Not whole = hidden, or cut before its end: what is not in it may still be there. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly whole: boolean;
}

/** What checks of the head had said when it was merged; undefined when nobody can tell any more. */
export interface ChecksAtMerge {
  /** At least one had come to a result. */
  readonly finished: boolean | undefined;
  /** At least one had passed, none had failed and none was still running. */
  readonly green: boolean | undefined;
}

export interface LinkedIssue {
  readonly number: number;
  readonly labels: Listed<string>;
}

/** A merged pull request as the practice facts see it. */
export interface MergedPullRequest {
  readonly number: number;
  readonly byRobot: boolean;
  /** Login of the author; null when the account is gone. */
  readonly author: string | null;
  readonly headCommit: string;
  readonly mergedAt: string;
  /** An approval at merge by a person other than the author and the last pusher; undefined when nobody can tell. */
  readonly approvedByOther: boolean | undefined;
  readonly checks: ChecksAtMerge;
  readonly labels: Listed<string>;
  /** Changed files by their path at the merge. */
  readonly paths: Listed<string>;
  /** Whether it is linked to an issue that it closes; a mention is no link. */
  readonly linked: boolean | undefined;
  /** The issues of those links, as far as they may be read. */
  readonly closes: Listed<LinkedIssue>;
}

/** A commit of the default branch as the practice facts see it. */
export interface BranchCommit {
  readonly id: string;
  /** A merged pull request into the branch brought it; undefined when its pull requests were hidden or cut. */
  readonly through: boolean | undefined;
  /** Its signature was called valid, by GitHub or by the keys that the caller named; undefined when it could not be checked. */
  readonly verified: boolean | undefined;
  /** Checked here by the keys that the caller named, and not by GitHub. */
  readonly byNamedKeys?: true;
  /** The signature is GitHub's own, made for what is done in the browser: it proves no person's key. */
  readonly signedByGitHub: boolean;
}

export interface PullRequests {
  pullRequest(number: number): Promise<Observation<PullRequestSeen>>;
  /** Open pull requests whose head is this commit. */
  pullRequestsAt(commit: string): Promise<Observation<readonly PullRequestSeen[]>>;
  changedFiles(number: number): Promise<Observation<readonly ChangedFile[]>>;
  mergeBase(base: string, head: string): Promise<Observation<string>>;
  /** The last merged pull requests into the default branch, newest first, at most 30, robots' ones included. */
  mergedPullRequests(): Promise<Observation<readonly MergedPullRequest[]>>;
  /** The last first-parent commits of the default branch, newest first, at most 100. */
  recentCommits(): Promise<Observation<readonly BranchCommit[]>>;
  /** The commit that a branch or tag points to. */
  resolve(ref: string): Promise<Observation<string>>;
}
