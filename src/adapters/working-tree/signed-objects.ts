import { createHash } from 'node:crypto';
import { notSeen, seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { GitFolder } from './git.ts';

/** Commits of the first-parent history that are read at most; as many as are asked of GitHub. */
const MAX_COMMITS = 100;

/** A commit or tag as git stores it, with its id. */
export interface StoredObject {
  readonly id: string;
  readonly kind: 'commit' | 'tag';
  readonly content: Uint8Array;
}

const HISTORY = 'the history of this checkout (fetch-depth: 0 gives all of it)';

/** The last first-parent commits of what is checked out, newest first. A shallow checkout shows only a part of them. */
export async function recentObjects(git: GitFolder): Promise<Observation<readonly StoredObject[]>> {
  const listed = await git.ask('rev-list', '--first-parent', `--max-count=${MAX_COMMITS}`, 'HEAD');
  if (listed === undefined) return notSeen({ reason: 'truncated', what: HISTORY });
  const ids = listed.split('\n').filter((id) => id !== '');
  const objects = await objectsOf(git, ids);
  if (objects.state === 'unseen' || ids.length === MAX_COMMITS) return objects;
  const shallow = await git.ask('rev-parse', '--is-shallow-repository');
  return shallow?.trim() === 'false' ? objects : seenPartly(objects.value, { reason: 'truncated', what: HISTORY });
}

/** What a tag or another revision names itself: an annotated tag, else a commit. Unseen where it names neither. */
export async function objectAt(git: GitFolder, revision: string): Promise<Observation<StoredObject>> {
  const nothing = notSeen({ reason: 'hidden-or-absent', what: revision });
  const found = (await resolved(git, `refs/tags/${revision}`)) ?? (await resolved(git, revision));
  if (found === undefined) return nothing;
  const objects = await objectsOf(git, [found]);
  if (objects.state === 'unseen') return objects;
  const [object] = objects.value;
  return object === undefined ? nothing : seen(object);
}

/** A name that looks like an option is none. */
async function resolved(git: GitFolder, revision: string): Promise<string | undefined> {
  return (await git.ask('rev-parse', '--verify', '-q', '--end-of-options', revision))?.trim();
}

/** Objects by their ids; one whose content does not have its id leaves all unseen, as nobody knows what else was changed. */
async function objectsOf(git: GitFolder, ids: readonly string[]): Promise<Observation<readonly StoredObject[]>> {
  const out = ids.length === 0 ? new Uint8Array() : await git.bytes(ids, 'cat-file', '--batch');
  const objects = out === undefined ? undefined : parseBatch(Buffer.from(out));
  const whole = objects?.length === ids.length && objects.every(({ id }, index) => id === ids[index]);
  return objects !== undefined && whole ? seen(objects) : notSeen({ reason: 'malformed', what: 'git cat-file' });
}

/** `<id> <kind> <size>`, a line end, the content, a line end; again for each. */
function parseBatch(out: Buffer): readonly StoredObject[] | undefined {
  const objects: StoredObject[] = [];
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(0x0a, at);
    const match = /^([0-9a-f]{40}|[0-9a-f]{64}) (commit|tag) (\d{1,10})$/.exec(out.toString('latin1', at, end));
    const [, id = '', kind, size = ''] = match ?? [];
    const content = out.subarray(end + 1, end + 1 + Number(size));
    if ((kind !== 'commit' && kind !== 'tag') || !hasId(id, `${kind} ${size}\0`, content)) return undefined;
    objects.push({ id, kind, content });
    at = end + 1 + Number(size) + 1;
  }
  return objects;
}

function hasId(id: string, head: string, content: Uint8Array): boolean {
  const algorithm = id.length === 40 ? 'sha1' : 'sha256';
  return createHash(algorithm).update(head).update(content).digest('hex') === id;
}
