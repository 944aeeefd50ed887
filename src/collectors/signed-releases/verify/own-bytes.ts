import { contentHash, type Digest } from '../../../model/digest.ts';
import { mapSeen, notSeen, type Observation } from '../../../model/observation.ts';
import type { ByteHashes, ReleaseAsset, Releases } from '../../../ports/releases.ts';

export interface ByteLimits {
  /** Largest file that is read for its signature, in bytes; it lies in memory meanwhile. */
  readonly size: number;
  /** Files read at most. */
  readonly files: number;
  /** Bytes of larger files that are read through for their hashes alone, all together; nothing of them lies in memory. */
  readonly streamed: number;
}

/** Two files of the largest size that GitHub takes (2 GiB): what a run can load in minutes. */
const MOST_STREAMED = 4 * 1024 * 1024 * 1024;

/** A release that is judged by itself is read further than the newest one beside every push, which streams nothing. */
export const LIMITS = {
  release: { size: 32 * 1024 * 1024, files: 30, streamed: MOST_STREAMED },
  beside: { size: 8 * 1024 * 1024, files: 8, streamed: 0 },
} as const satisfies Readonly<Record<string, ByteLimits>>;

/** Bytes of a file, asked for when a signature cannot be checked by the digest alone, once each. */
export interface OwnBytes {
  readonly of: (asset: ReleaseAsset) => Promise<Observation<Uint8Array>>;
  /** Hashes of a file that is too large to be held; of a smaller one from its bytes. */
  readonly hashes: (asset: ReleaseAsset) => Promise<Observation<ByteHashes>>;
  /** GitHub's digest, else one of our own over the bytes: what a checksum file claims is what is to be checked. */
  readonly digestOf: (asset: ReleaseAsset) => Promise<Digest | undefined>;
}

export type ByteSource = Pick<Releases, 'assetBytes' | 'assetHashes'>;

export function ownBytes(source: ByteSource, { size, files, streamed }: ByteLimits): OwnBytes {
  const known = new Map<number, Promise<Observation<Uint8Array>>>();
  const hashed = new Map<number, Promise<Observation<ByteHashes>>>();
  let room = streamed;
  function of(asset: ReleaseAsset): Promise<Observation<Uint8Array>> {
    const before = known.get(asset.id);
    if (before !== undefined) return before;
    const answer = ask(asset);
    known.set(asset.id, answer);
    return answer;
  }
  function ask(asset: ReleaseAsset): Promise<Observation<Uint8Array>> {
    if (asset.size > size)
      return Promise.resolve(notSeen({ reason: 'too-large', what: `${asset.name} (> ${String(size)} bytes)` }));
    if (known.size >= files) return Promise.resolve(notSeen({ reason: 'truncated', what: asset.name }));
    return source.assetBytes(asset, size);
  }
  function hashes(asset: ReleaseAsset): Promise<Observation<ByteHashes>> {
    const answer = hashed.get(asset.id) ?? hash(asset);
    hashed.set(asset.id, answer);
    return answer;
  }
  async function hash(asset: ReleaseAsset): Promise<Observation<ByteHashes>> {
    if (asset.size <= size) return mapSeen(await of(asset), hashesOf);
    if (asset.size > room) return notSeen({ reason: 'too-large', what: `${asset.name} (> ${String(room)} bytes)` });
    room -= asset.size;
    return source.assetHashes(asset, asset.size);
  }
  return {
    of,
    hashes,
    digestOf: async (asset) => {
      if (asset.digest !== null && asset.digest !== undefined) return asset.digest;
      const answer = await hashes(asset);
      return answer.state === 'seen' ? `sha256:${answer.value.sha256}` : undefined;
    },
  };
}

function hashesOf(bytes: Uint8Array): ByteHashes {
  const of = (name: keyof ByteHashes) => contentHash(name, bytes);
  return { sha256: of('sha256'), sha384: of('sha384'), sha512: of('sha512'), blake2b512: of('blake2b512') };
}
