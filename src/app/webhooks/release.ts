import { z } from 'zod';
import { packName } from '../../pipeline/release-pack.ts';
import { about, refName, subjectOf } from './payload.ts';
import { evaluating, ignored, webhookHandler } from './types.ts';

const asset = z.object({
  name: z.string(),
  updated_at: z.string().default('1970-01-01T00:00:00Z'),
  uploader: z.object({ type: z.string() }).nullish(),
});

const payload = z.object({
  ...about,
  action: z.string(),
  release: z.object({ tag_name: refName, draft: z.boolean(), assets: z.array(asset).default([]) }),
  /** Of `edited`: what a person changed in the release's own fields. */
  changes: z.record(z.string(), z.unknown()).optional(),
});

type Payload = z.infer<typeof payload>;

/** A published release is judged, and again when it is edited; attaching our own pack is no edit that anybody made. */
export const releaseHandler = webhookHandler('release', payload, (seen, { host }) => {
  if (seen.action !== 'published' && seen.action !== 'edited') return ignored(`action ${seen.action.slice(0, 40)}`);
  if (seen.release.draft) return ignored('a draft');
  if (seen.action === 'edited' && isOwnMaking(seen)) return ignored('its own pack was attached');
  return evaluating([{ kind: 'release', ...subjectOf(seen, host), tag: seen.release.tag_name }]);
});

/** No field was changed, and the newest of its files is a pack that a bot put there. */
function isOwnMaking({ changes = {}, release: { tag_name: tag, assets } }: Payload): boolean {
  const newest = [...assets].sort((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at))[0];
  return Object.keys(changes).length === 0 && newest?.name === packName(tag) && newest.uploader?.type === 'Bot';
}
