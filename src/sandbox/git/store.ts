import {
  commitId,
  fileEntry,
  tagId,
  writeTrees,
  type CommitContent,
  type FileEntry,
  type FileMode,
  type Person,
  type TagContent,
  type TreeItem,
} from './objects.ts';

export interface Commit extends CommitContent {
  readonly id: string;
  readonly files: ReadonlyMap<string, FileEntry>;
  /** What GitHub says about the signature; nothing here was verified. */
  readonly verified: boolean;
}

export interface Tag extends TagContent {
  readonly id: string;
  /** What GitHub says about its signature; undefined = it bears none. */
  readonly verified: boolean | undefined;
}

export type GitObject =
  | { readonly kind: 'blob'; readonly id: string; readonly bytes: Uint8Array }
  | { readonly kind: 'tree'; readonly id: string; readonly items: readonly TreeItem[] }
  | { readonly kind: 'commit'; readonly id: string; readonly commit: Commit }
  | { readonly kind: 'tag'; readonly id: string; readonly tag: Tag };

/** A file of a change: its text or bytes, with a mode where it is not a plain file, null to delete it. */
export type FileChange = string | Uint8Array | { readonly content: string; readonly mode: FileMode } | null;

export interface NewCommit {
  readonly parents: readonly string[];
  /** Changes to the first parent's files. */
  readonly change: Readonly<Record<string, FileChange>>;
  readonly author: Person;
  readonly committer?: Person;
  readonly at: string;
  readonly message: string;
  readonly signature?: string;
}

/** The objects of a repository and all its forks: as on GitHub, one network shares one store. */
export class ObjectStore {
  readonly #objects = new Map<string, GitObject>();

  get(id: string): GitObject | undefined {
    return this.#objects.get(id);
  }

  commit(id: string): Commit | undefined {
    const object = this.#objects.get(id);
    return object?.kind === 'commit' ? object.commit : undefined;
  }

  /** Ids that begin with these characters, for abbreviated SHAs. */
  commitsStartingWith(prefix: string): readonly Commit[] {
    return [...this.#objects.values()].flatMap((object) =>
      object.kind === 'commit' && object.id.startsWith(prefix) ? [object.commit] : [],
    );
  }

  addCommit(wanted: NewCommit): Commit {
    const files = this.#changed(wanted);
    const { root, trees } = writeTrees(files);
    for (const [id, items] of trees) this.#objects.set(id, { kind: 'tree', id, items });
    for (const { blob, bytes, mode } of files.values()) {
      if (mode !== '160000') this.#objects.set(blob, { kind: 'blob', id: blob, bytes });
    }
    const { parents, author, at, message } = wanted;
    const signature = wanted.signature ?? null;
    const content = { tree: root, parents, author, committer: wanted.committer ?? author, at, message, signature };
    const commit = { ...content, id: commitId(content), files, verified: signature !== null };
    this.#objects.set(commit.id, { kind: 'commit', id: commit.id, commit });
    return commit;
  }

  addTag(content: TagContent, verified?: boolean): Tag {
    const tag = { ...content, id: tagId(content), verified };
    this.#objects.set(tag.id, { kind: 'tag', id: tag.id, tag });
    return tag;
  }

  #changed({ parents, change }: NewCommit): ReadonlyMap<string, FileEntry> {
    const files = new Map(this.commit(parents[0] ?? '')?.files);
    for (const [path, file] of Object.entries(change)) {
      if (file === null) files.delete(path);
      else if (typeof file === 'string' || file instanceof Uint8Array) files.set(path, fileEntry(file));
      else files.set(path, fileEntry(file.content, file.mode));
    }
    return files;
  }
}
