import type { Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { TreeEntry } from '../../ports/tree.ts';
import type { BlobText } from './blob-text.ts';
import { assetCodec, blobCodec, type Codec, detailsCodec, listCodec } from './object-codecs.ts';

/** What never changes once it was read. Shared by evaluations, bounded in size. */
export interface ObjectCache {
  /** A commit's list of files, by commit. */
  readonly lists: Lru<Observation<readonly TreeEntry[]>>;
  /** By blob id. */
  readonly blobs: Lru<BlobText>;
  /** Bytes of release files, by their digest. */
  readonly assets: Lru<Uint8Array>;
  /** Details of one version of a ruleset. */
  readonly details: Lru<KeptDetails>;
}

/** An answer as it came, to be held against a schema again, and where it was read. */
export interface KeptDetails {
  readonly data?: unknown;
  readonly sources: readonly Source[];
}

export interface Lru<V> {
  get(key: string): V | undefined;
  keep(key: string, value: V): void;
}

export interface ObjectCacheOptions {
  readonly entries?: number;
  readonly characters?: number;
  /** Outlives the process. */
  readonly store?: ObjectStore;
}

const LISTED_ENTRIES = 400_000;
const BLOB_CHARACTERS = 64 * 1024 * 1024;
const ASSET_BYTES = 32 * 1024 * 1024;
const DETAILS = 5_000;

export function objectCache(options: ObjectCacheOptions = {}): ObjectCache {
  const { entries = LISTED_ENTRIES, characters = BLOB_CHARACTERS, store } = options;
  const lists = lru<Observation<readonly TreeEntry[]>>(entries, (list) =>
    list.state === 'seen' ? list.value.length : 0,
  );
  const blobs = lru<BlobText>(characters, (blob) => blob.text.length);
  const assets = lru<Uint8Array>(ASSET_BYTES, (bytes) => bytes.byteLength);
  const details = lru<KeptDetails>(DETAILS, () => 0);
  if (store === undefined) return { lists, blobs, assets, details };
  return {
    lists: backed(lists, { store, kind: 'list', codec: listCodec }),
    blobs: backed(blobs, { store, kind: 'blob', codec: blobCodec }),
    assets: backed(assets, { store, kind: 'asset', codec: assetCodec }),
    details: backed(details, { store, kind: 'details', codec: detailsCodec }),
  };
}

/** Whose object it is: what one repository may show says nothing about who may read another. */
export function objectKey(
  { apiUrl }: { readonly apiUrl: string },
  { owner, name }: { readonly owner: string; readonly name: string },
  id: string,
): string {
  return `${apiUrl} ${owner}/${name} ${id}`;
}

interface Backing<V> {
  readonly store: ObjectStore;
  readonly kind: string;
  readonly codec: Codec<V>;
}

/** The memory in front, the store behind it. The last word of a key is the object's id, which its content is held against. */
function backed<V>(memory: Lru<V>, { store, kind, codec }: Backing<V>): Lru<V> {
  return {
    get(key) {
      const known = memory.get(key);
      if (known !== undefined) return known;
      const bytes = store.get(`${kind} ${key}`);
      const value = bytes === undefined ? undefined : codec.decode(bytes, key.slice(key.lastIndexOf(' ') + 1));
      if (value !== undefined) memory.keep(key, value);
      return value;
    },
    keep(key, value) {
      memory.keep(key, value);
      store.keep(`${kind} ${key}`, codec.encode(value));
    },
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
