export interface ReviewState {
  readonly author: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly submittedAt: string;
  readonly commit: string;
}

export interface PullRequestState {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  state: 'open' | 'closed';
  draft: boolean;
  readonly base: { readonly ref: string };
  /** `repository` is a full name, null when the fork was deleted; `commit` moves with every push. */
  readonly head: { readonly ref: string; readonly repository: string | null; commit: string };
  /** The base branch's commit at opening or at merge; a merged one keeps it. */
  baseCommit: string;
  /** Result of merging the head into the base for a try; null when they conflict. */
  testMergeCommit: string | null;
  readonly createdAt: string;
  updatedAt: string;
  merged: { readonly at: string; readonly by: string; readonly commit: string } | null;
  readonly reviews: ReviewState[];
  readonly labels: readonly string[];
  /** Numbers of the issues that its merge closes. */
  readonly closes: readonly number[];
}
