/** An issue; pull requests share its numbers. */
export interface IssueState {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed';
  /** Why it was closed. */
  readonly reason: 'completed' | 'not_planned' | null;
  readonly labels: readonly string[];
  readonly createdAt: string;
}
