import { sha256, type Digest } from '../../../model/digest.ts';
import { notSeen, type Observation } from '../../../model/observation.ts';
import type { ReleaseAsset, Releases } from '../../../ports/releases.ts';

export interface ByteLimits {
  /** Largest file that is read for its signature, in bytes; it lies in memory meanwhile. */
  readonly size: number;
  /** Files read at most. */
  readonly files: number;
}

/** A release that is judged by itself is read further than the newest one beside every push. */
export const LIMITS = {
  release: { size: 32 * 1024 * 1024, files: 30 },
  beside: { size: 8 * 1024 * 1024, files: 8 },
} as const satisfies Readonly<Record<string, ByteLimits>>;

/** Bytes of a file, asked for when a signature cannot be checked by the digest alone, once each. */
export interface OwnBytes {
  readonly of: (asset: ReleaseAsset) => Promise<Observation<Uint8Array>>;
  /** GitHub's digest, else one of our own over the bytes: what a checksum file claims is what is to be checked. */
  readonly digestOf: (asset: ReleaseAsset) => Promise<Digest | undefined>;
}

export function ownBytes(source: Pick<Releases, 'assetBytes'>, { size, files }: ByteLimits): OwnBytes {
  const known = new Map<number, Promise<Observation<Uint8Array>>>();
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
  return {
    of,
    digestOf: async (asset) => {
      if (asset.digest !== null && asset.digest !== undefined) return asset.digest;
      const bytes = await of(asset);
      return bytes.state === 'seen' ? sha256(bytes.value) : undefined;
    },
  };
}
