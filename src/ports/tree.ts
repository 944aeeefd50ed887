import type { Digest } from '../model/digest.ts';
import type { Observation } from '../model/observation.ts';

/** One regular file, link or submodule of a commit or a folder. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'executable' | 'link' | 'submodule';
  /** Git blob id, where git or GitHub names one. */
  readonly blob: string | null;
  /** Bytes. */
  readonly size: number;
}

export interface FileContent {
  readonly path: string;
  readonly text: string;
  /** Git blob id (SHA-1 of git's object form), computed where the source names none. */
  readonly blob: string;
  readonly digest: Digest;
}

/**
 * Files at one commit or in one folder. Links are never followed. A list that the server cut is seen partly; a path that is
 * not in a complete list does not exist. A file over the size limit is unseen (`too-large`), a binary one reads as unseen (`malformed`).
 * A source that cannot answer one of the last two questions leaves it out; what rests on it is then unknown.
 */
export interface Tree {
  list(): Promise<Observation<readonly TreeEntry[]>>;
  /** One answer per path asked, in one round trip where the source can. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Observation<FileContent>>>;
  /** The first bytes of regular files, `START_BYTES` of each at most; one answer per path asked. */
  readonly starts?: (paths: readonly string[]) => Promise<ReadonlyMap<string, Observation<Uint8Array>>>;
  /** When a commit last changed each file, RFC 3339; null for a file that no commit holds. */
  readonly lastChanged?: (paths: readonly string[]) => Promise<ReadonlyMap<string, Observation<string | null>>>;
}

/** Bytes at the start of a file that tell its kind. */
export const START_BYTES = 64;

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 1024 * 1024;
