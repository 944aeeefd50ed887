import { contentHash, type Digest } from '../../../model/digest.ts';
import { mapSeen, type Observation } from '../../../model/observation.ts';
import type { ByteHashes } from '../../../ports/releases.ts';

/** What a signature is checked over. */
export interface Content {
  readonly digest: Digest | undefined;
  /** Asked only when the digest alone does not do. */
  readonly bytes: () => Promise<Observation<Uint8Array>>;
  /** Asked where the bytes are too many to be held. */
  readonly hashes: () => Promise<Observation<ByteHashes>>;
}

/** The file itself where it can be held, else its hashes. */
export type More = { readonly bytes: Uint8Array } | { readonly hashes: ByteHashes };

export async function beyondDigest({ bytes, hashes }: Content): Promise<Observation<More>> {
  const whole = await bytes();
  if (whole.state === 'unseen' && whole.unseen.reason === 'too-large')
    return mapSeen(await hashes(), (known) => ({ hashes: known }));
  return mapSeen(whole, (known) => ({ bytes: known }));
}

export function isTooLarge(more: More): boolean {
  return 'hashes' in more;
}

export function hashIn(more: More | undefined, name: keyof ByteHashes): string | undefined {
  if (more === undefined) return undefined;
  return 'hashes' in more ? more.hashes[name] : contentHash(name, more.bytes);
}
