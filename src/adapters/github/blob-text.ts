import { createHash } from 'node:crypto';
import { sha256, type Digest } from '../../model/digest.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import { MAX_FILE_BYTES } from '../../ports/tree.ts';

/** The text of a blob and the digest of its bytes. */
export interface BlobText {
  readonly text: string;
  readonly digest: Digest;
}

/**
 * Text of the bytes that claim to be the blob `id`. Bytes of another id are refused: what a judgement rests on is then
 * the very content of the commit, not what a proxy or a re-encoding made of it.
 */
export function blobText(id: string, bytes: Buffer): Observation<BlobText> {
  if (bytes.byteLength > MAX_FILE_BYTES) return notSeen({ reason: 'too-large', what: id });
  if (bytes.includes(0) || gitId(id.length, bytes) !== id) return notSeen({ reason: 'malformed', what: id });
  return seen({ text: bytes.toString('utf8'), digest: sha256(bytes) });
}

/** Git's object id of a blob: SHA-1, or SHA-256 where ids are that long, over a header and the content. */
function gitId(length: number, bytes: Buffer): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.byteLength}\0`)
    .update(bytes)
    .digest('hex');
}
