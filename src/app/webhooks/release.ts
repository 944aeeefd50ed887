import { z } from 'zod';
import { about, refName, subjectOf } from './payload.ts';
import { evaluating, ignored, webhookHandler } from './types.ts';

const payload = z.object({
  ...about,
  action: z.string(),
  release: z.object({ tag_name: refName, draft: z.boolean() }),
});

/** `edited` is left out: uploading an evidence pack to a release edits it, and would be answered by another evaluation. */
export const releaseHandler = webhookHandler('release', payload, (seen, { host }) => {
  if (seen.action !== 'published') return ignored(`action ${seen.action.slice(0, 40)}`);
  if (seen.release.draft) return ignored('a draft');
  return evaluating([{ kind: 'release', ...subjectOf(seen, host), tag: seen.release.tag_name }]);
});
