import type { Observation } from '../../model/observation.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import type { BlobText } from './blob-text.ts';

/** What never changes once it was read: a commit's list of files and a blob's text. Shared by evaluations, bounded in size. */
export interface ObjectCache {
  readonly lists: Lru<Observation<readonly TreeEntry[]>>;
  readonly blobs: Lru<BlobText>;
}

export interface Lru<V> {
  get(key: string): V | undefined;
  keep(key: string, value: V): void;
}

const LISTED_ENTRIES = 400_000;
const BLOB_CHARACTERS = 64 * 1024 * 1024;

export function objectCache(limits: { readonly entries?: number; readonly characters?: number } = {}): ObjectCache {
  return {
    lists: lru(limits.entries ?? LISTED_ENTRIES, (list) => (list.state === 'seen' ? list.value.length : 0)),
    blobs: lru(limits.characters ?? BLOB_CHARACTERS, (blob) => blob.text.length),
  };
}

/** Forgets what was used least recently once the weights add up to more than `limit`. */
export function lru<V>(limit: number, weigh: (value: V) => number): Lru<V> {
  const kept = new Map<string, V>();
  let weight = 0;

  function forget(key: string): void {
    const value = kept.get(key);
    if (value === undefined) return;
    kept.delete(key);
    weight -= weigh(value) + 1;
  }

  return {
    get(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    keep(key, value) {
      forget(key);
      kept.set(key, value);
      weight += weigh(value) + 1;
      for (const oldest of kept.keys()) {
        if (weight <= limit) return;
        forget(oldest);
      }
    },
  };
}
