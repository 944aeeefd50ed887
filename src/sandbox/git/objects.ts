import { createHash } from 'node:crypto';

/** Git's own object ids: SHA-1 over `<type> <size>\0<content>`, so that ids in answers are those of a real clone. */
function objectId(type: 'blob' | 'tree' | 'commit' | 'tag', content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.byteLength}\0`).update(content).digest('hex');
}

export type FileMode = '100644' | '100755' | '120000' | '160000';

/** One path of a commit. For a submodule `blob` is the other repository's commit and there are no bytes. */
export interface FileEntry {
  readonly mode: FileMode;
  readonly blob: string;
  readonly bytes: Uint8Array;
}

export interface TreeItem {
  readonly name: string;
  readonly mode: FileMode | '040000';
  readonly id: string;
  readonly size: number | null;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** The account behind the address, null when GitHub knows none. */
  readonly login: string | null;
}

export function fileEntry(content: string | Uint8Array, mode: FileMode = '100644'): FileEntry {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (mode === '160000') return { mode, blob: new TextDecoder().decode(bytes), bytes: new Uint8Array() };
  return { mode, blob: objectId('blob', bytes), bytes };
}

/** Writes the nested trees of a flat list of files; gives the root's id and every tree by id. */
export function writeTrees(files: ReadonlyMap<string, FileEntry>): {
  readonly root: string;
  readonly trees: ReadonlyMap<string, readonly TreeItem[]>;
} {
  const trees = new Map<string, readonly TreeItem[]>();
  return { root: writeTree([...files], trees), trees };
}

type PathAndFile = readonly [path: string, file: FileEntry];

function writeTree(files: readonly PathAndFile[], trees: Map<string, readonly TreeItem[]>): string {
  const folders = new Map<string, PathAndFile[]>();
  const items: TreeItem[] = [];
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      items.push({ name: path, mode: file.mode, id: file.blob, size: sizeOf(file) });
    } else {
      const folder = path.slice(0, slash);
      folders.set(folder, [...(folders.get(folder) ?? []), [path.slice(slash + 1), file]]);
    }
  }
  for (const [name, below] of folders) items.push({ name, mode: '040000', id: writeTree(below, trees), size: null });
  items.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const id = objectId('tree', Buffer.concat(items.map(treeLine)));
  trees.set(id, items);
  return id;
}

function sizeOf(file: FileEntry): number | null {
  return file.mode === '160000' ? null : file.bytes.byteLength;
}

/** Git sorts a folder as if its name ended in a slash. */
function sortKey({ name, mode }: TreeItem): Buffer {
  return Buffer.from(mode === '040000' ? `${name}/` : name);
}

function treeLine({ name, mode, id }: TreeItem): Buffer {
  return Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(id, 'hex')]);
}

export interface CommitContent {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly at: string;
  readonly message: string;
  readonly signature: string | null;
}

export function commitId(commit: CommitContent): string {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signedOff(commit.author, commit.at)}`,
    `committer ${signedOff(commit.committer, commit.at)}`,
    ...(commit.signature === null ? [] : [`gpgsig ${commit.signature.trimEnd().replaceAll('\n', '\n ')}`]),
  ];
  return objectId('commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}\n`));
}

export interface TagContent {
  readonly name: string;
  readonly commit: string;
  readonly tagger: Person;
  readonly at: string;
  readonly message: string;
}

export function tagId({ name, commit, tagger, at, message }: TagContent): string {
  const head = `object ${commit}\ntype commit\ntag ${name}\ntagger ${signedOff(tagger, at)}`;
  return objectId('tag', Buffer.from(`${head}\n\n${message}\n`));
}

function signedOff({ name, email }: Person, at: string): string {
  return `${name} <${email}> ${Math.floor(Date.parse(at) / 1000)} +0000`;
}
