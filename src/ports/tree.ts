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
 */
export interface Tree {
  list(): Promise<Observation<readonly TreeEntry[]>>;
  /** One answer per path asked, in one round trip where the source can. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Observation<FileContent>>>;
}

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 1024 * 1024;
