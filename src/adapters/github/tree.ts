import { z } from 'zod';
import { mapSeen, notSeen, seen, seenPartly, type Observation } from '../../model/observation.ts';
import { MAX_FILE_BYTES, type FileContent, type Tree, type TreeEntry } from '../../ports/tree.ts';
import type { BlobText } from './blob-text.ts';
import { readBlobs } from './blobs.ts';
import type { GitHubClient } from './client.ts';
import { lastChanges } from './file-history.ts';
import { objectCache, objectKey, type ObjectCache } from './object-cache.ts';
import type { RepositoryName } from './repository.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

/** Whose files; give `objects` to share what never changes between evaluations. */
export interface TreeOrigin extends RepositoryName {
  readonly objects?: ObjectCache;
}

/** The files of one commit, read through the repository by id, so that private and deleted forks are no obstacle. */
export function githubTree(client: GitHubClient, origin: TreeOrigin, commit: string): Tree {
  const place = { client, origin, commit, objects: origin.objects ?? objectCache() };
  let listed: Promise<Observation<readonly TreeEntry[]>> | undefined;
  const list = () => (listed ??= listOnce(place));
  return {
    list,
    read: async (paths) => readPaths(place, await list(), paths),
    lastChanged: (paths) =>
      lastChanges(client, { owner: origin.owner, name: origin.name, commit, objects: place.objects }, paths),
  };
}

interface Place {
  readonly client: GitHubClient;
  readonly origin: RepositoryName;
  readonly commit: string;
  readonly objects: ObjectCache;
}

async function listOnce(place: Place): Promise<Observation<readonly TreeEntry[]>> {
  const key = keyOf(place, place.commit);
  const known = place.objects.lists.get(key);
  if (known !== undefined) return known;
  const listed = await askList(place);
  // A branch or tag moves; only what a full id names stays the same.
  if (listed.state === 'seen' && /^[0-9a-f]{40,64}$/.test(place.commit)) place.objects.lists.keep(key, listed);
  return listed;
}

const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string(), size: z.number().optional() }),
  ),
});

async function askList({ client, origin, commit }: Place): Promise<Observation<readonly TreeEntry[]>> {
  const answer = await client.get({
    route: ROUTE,
    parameters: { owner: origin.owner, repo: origin.name, tree_sha: commit, recursive: '1' },
    permission: 'contents: read',
    schema: treeSchema,
  });
  if (answer.state === 'unseen') return answer;
  const entries = answer.value.tree.flatMap(entryOf);
  if (!answer.value.truncated) return seen(entries, answer.sources);
  return seenPartly(entries, { reason: 'truncated', what: ROUTE }, answer.sources);
}

function entryOf({ path, mode, type, sha, size }: z.infer<typeof treeSchema>['tree'][number]): TreeEntry[] {
  if (type === 'commit') return [{ path, kind: 'submodule', blob: null, size: 0 }];
  if (type !== 'blob') return [];
  const kind = mode === '120000' ? 'link' : mode === '100755' ? 'executable' : 'file';
  return [{ path, kind, blob: sha, size: size ?? 0 }];
}

async function readPaths(
  place: Place,
  listed: Observation<readonly TreeEntry[]>,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Observation<FileContent>>> {
  if (listed.state === 'unseen') return new Map(paths.map((path) => [path, listed]));
  const byPath = new Map(listed.value.map((entry) => [entry.path, entry]));
  const readable = paths.flatMap((path) => wanted(byPath.get(path)));
  const texts = await textsOf(place, readable);
  const cut = listed.missing !== undefined;
  return new Map(paths.map((path) => [path, contentAt(path, byPath.get(path), { texts, cut })]));
}

function wanted(entry: TreeEntry | undefined) {
  if (entry === undefined || entry.blob === null || entry.kind === 'link' || entry.size > MAX_FILE_BYTES) return [];
  return [{ id: entry.blob, size: entry.size }];
}

async function textsOf(place: Place, blobs: readonly { readonly id: string; readonly size: number }[]) {
  const texts = new Map<string, Observation<BlobText>>();
  const unknown = new Map<string, (typeof blobs)[number]>();
  for (const blob of blobs) {
    const known = place.objects.blobs.get(keyOf(place, blob.id));
    if (known === undefined) unknown.set(blob.id, blob);
    else texts.set(blob.id, seen(known));
  }
  for (const [id, text] of await readBlobs(place.client, place.origin, [...unknown.values()])) {
    if (text.state === 'seen') place.objects.blobs.keep(keyOf(place, id), text.value);
    texts.set(id, text);
  }
  return texts;
}

function keyOf({ client, origin }: Place, id: string): string {
  return objectKey(client, origin, id);
}

function contentAt(
  path: string,
  entry: TreeEntry | undefined,
  { texts, cut }: { readonly texts: ReadonlyMap<string, Observation<BlobText>>; readonly cut: boolean },
): Observation<FileContent> {
  if (entry === undefined) return notSeen({ reason: cut ? 'truncated' : 'malformed', what: path });
  if (entry.size > MAX_FILE_BYTES) return notSeen({ reason: 'too-large', what: path });
  const text = entry.blob === null || entry.kind === 'link' ? undefined : texts.get(entry.blob);
  if (text === undefined || entry.blob === null) return notSeen({ reason: 'malformed', what: path });
  if (text.state === 'unseen') return notSeen({ ...text.unseen, what: path }, text.sources);
  const content = mapSeen(text, (value) => ({ path, blob: entry.blob ?? '', ...value }));
  return { ...content, sources: [{ path, digest: text.value.digest }] };
}
