import type { Release } from './releases.ts';

export interface ReleaseFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** Puts files on releases. A refused call throws `PublishError`. */
export interface ReleaseFiles {
  /** In place of a file of the same name, if there is one; the same bytes are left as they are. */
  put(release: Release, file: ReleaseFile): Promise<'put' | 'there-already'>;
}
