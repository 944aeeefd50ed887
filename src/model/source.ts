import type { Digest } from './digest.ts';

/** Where a fact was read: an API answer or a place in a file, with the digest of what was read. */
export type Source = ApiSource | FileSource;

export interface ApiSource {
  readonly url: string;
  readonly status: number;
  /** Digest of the answer's body. */
  readonly digest?: Digest;
  readonly readAt: string;
}

export interface FileSource {
  readonly path: string;
  /** First line is 1. */
  readonly line?: number;
  readonly digest?: Digest;
  readonly readAt?: string;
}
