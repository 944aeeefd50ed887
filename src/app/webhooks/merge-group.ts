import { z } from 'zod';
import { about, commitId, refName, subjectOf } from './payload.ts';
import { evaluating, ignored, webhookHandler } from './types.ts';

const payload = z.object({
  ...about,
  action: z.string(),
  merge_group: z.object({ head_sha: commitId, head_ref: refName, base_sha: commitId }),
});

export const mergeGroupHandler = webhookHandler('merge_group', payload, (seen, { host }) => {
  if (seen.action !== 'checks_requested') return ignored(`action ${seen.action.slice(0, 40)}`);
  const { base_sha: base, head_sha: head, head_ref } = seen.merge_group;
  const headRef = head_ref.replace(/^refs\/heads\//, '');
  return evaluating([{ kind: 'merge-group', ...subjectOf(seen, host), base, head, headRef }]);
});
