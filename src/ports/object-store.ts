/**
 * Bytes that never change, by key. A memory only: what is lost costs a request and nothing else, so that nobody waits for the
 * disk, and what was used least recently goes first once the bound is reached.
 */
export interface ObjectStore {
  get(key: string): Uint8Array | undefined;
  keep(key: string, bytes: Uint8Array): void;
}
