import type { Fact } from '../../model/fact.ts';
import { commitFacts, type Commits } from './commits.ts';
import { processChangesFact } from './process-changes.ts';
import { APPROVED, checked, DESIGN_APPROVED, greenAtMerge, LINKED, SECURITY_FIX_TESTED } from './questions.ts';
import { shareFact, type Merged } from './shares.ts';

export interface SeenPractice {
  readonly merged: Merged;
  readonly commits: Commits;
  /** Time of the collection, RFC 3339. */
  readonly at: string;
}

/** All facts of the sheet from what was seen. */
export function judge({ merged, commits, at }: SeenPractice): Fact[] {
  const shares = [APPROVED, DESIGN_APPROVED, LINKED, checked(at), greenAtMerge(at), SECURITY_FIX_TESTED];
  return [...shares.map((share) => shareFact(merged, share)), processChangesFact(merged), ...commitFacts(commits)];
}
