import { mapSeen, seen, type Observation } from '../model/observation.ts';
import type { CollectContext } from './types.ts';

/** Commit that GitHub makes to try the merge of a pull request; null where there is none. It belongs to the head only as long as the pull request has not moved on. */
export async function testMergeOf({
  subject,
  repository,
}: Pick<CollectContext, 'subject' | 'repository'>): Promise<Observation<string | null>> {
  if (subject.kind !== 'pull-request') return seen(null);
  const answer = await repository.pullRequest(subject.number);
  return mapSeen(answer, ({ head, testMergeCommit }) => (head.commit === subject.commit ? testMergeCommit : null));
}
