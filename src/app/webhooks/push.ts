import { z } from 'zod';
import { about, commitId, gitHubInstant, refName, subjectOf } from './payload.ts';
import { evaluating, ignored, webhookHandler } from './types.ts';

const payload = z.object({
  ...about,
  ref: refName,
  after: commitId,
  deleted: z.boolean(),
  repository: about.repository.extend({ pushed_at: gitHubInstant }),
});

/** Pushes to other branches come as pull requests, or concern nobody yet. */
export const pushHandler = webhookHandler('push', payload, (seen, { host }) => {
  const { default_branch: branch, pushed_at: movedAt } = seen.repository;
  if (seen.ref !== `refs/heads/${branch}`) return ignored('not the default branch');
  if (seen.deleted) return ignored('the branch was deleted');
  return evaluating([{ kind: 'commit', ...subjectOf(seen, host), ref: branch, head: seen.after }], { movedAt });
});
