import { createHash } from 'node:crypto';
import { sha256 } from '../../model/digest.ts';
import { notSeen, seen, seenPartly, type Observation, type Unseen } from '../../model/observation.ts';
import { MAX_FILE_BYTES, type FileContent, type Tree, type TreeEntry } from '../../ports/tree.ts';

export interface MemoryTreeOptions {
  /** Set when the list of files is only a part: every path that is not in it is then unseen, not absent. */
  readonly missing?: Unseen;
  /** Links and submodules, which have no text of their own. */
  readonly others?: readonly TreeEntry[];
}

/** A tree of texts held in memory, with the same limits as a real one. */
export function memoryTree(files: Readonly<Record<string, string>>, options: MemoryTreeOptions = {}): Tree {
  const entries = [...Object.entries(files).map(entryOf), ...(options.others ?? [])].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  return {
    list: () => Promise.resolve(options.missing === undefined ? seen(entries) : seenPartly(entries, options.missing)),
    read: (paths) => Promise.resolve(new Map(paths.map((path) => [path, contentAt(path, files, options)]))),
  };
}

function entryOf([path, text]: readonly [string, string]): TreeEntry {
  return { path, kind: 'file', blob: blobId(text), size: Buffer.byteLength(text) };
}

function contentAt(
  path: string,
  files: Readonly<Record<string, string>>,
  { missing }: MemoryTreeOptions,
): Observation<FileContent> {
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text === undefined) return notSeen({ reason: missing?.reason ?? 'malformed', what: path });
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) return notSeen({ reason: 'too-large', what: path });
  if (text.includes('\0')) return notSeen({ reason: 'malformed', what: path });
  const digest = sha256(text);
  return seen({ path, text, blob: blobId(text), digest }, [{ path, digest }]);
}

/** Git's object id of a blob: SHA-1 over the header `blob <bytes>` and the content. */
function blobId(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
}
