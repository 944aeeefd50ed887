import { dsse } from '@sigstore/core';
import { createVerify, type KeyObject, verify } from 'node:crypto';
import type { HashName, SignedContent } from '../../model/signature.ts';
import type { Artifact } from '../../ports/signatures.ts';
import { signsDigest } from './ecdsa.ts';

interface Signed {
  readonly key: KeyObject;
  readonly signature: Buffer;
}

/** Ed25519 signs the whole of its input, which has to be in memory then, in bytes. */
const MOST_AT_ONCE = 256 * 1024 * 1024;

/** An artifact that the signature's kind needs whole and that is not at hand, or is too large to be held. */
export class ArtifactNeededError extends Error {}

/** Does the signature cover the artifact's bytes? They are read once more, and not kept; without them the digest decides. */
export function signsArtifact(
  { key, signature, hash }: Signed & { readonly hash: HashName },
  artifact: Artifact,
): boolean {
  const { chunks } = artifact;
  if (chunks === undefined) return overDigest({ key, signature }, artifact.hash(hash));
  if (isEdwards(key)) return verify(null, whole(chunks()), key, signature);
  const verifier = createVerify(hash);
  for (const chunk of chunks()) verifier.update(chunk);
  return verifier.verify(key, signature);
}

function overDigest({ key, signature }: Signed, digest: string | undefined): boolean {
  const answer = digest === undefined ? undefined : signsDigest(key, signature, Buffer.from(digest, 'hex'));
  if (answer === undefined) throw new ArtifactNeededError();
  return answer;
}

type Envelope = Extract<SignedContent, { kind: 'envelope' }>;

/** Does the signature cover the envelope's pre-authentication encoding (DSSE 1.0)? */
export function signsEnvelope({ key, signature }: Signed, { payloadType, payload }: Envelope): boolean {
  const encoded = dsse.preAuthEncoding(payloadType, Buffer.from(payload));
  return verify(isEdwards(key) ? null : hashFor(key), encoded, key, signature);
}

function isEdwards({ asymmetricKeyType }: KeyObject): boolean {
  return asymmetricKeyType === 'ed25519';
}

/** The hash that goes with a curve (Sigstore, algorithm registry); RSA keys go with SHA-256. */
function hashFor({ asymmetricKeyDetails }: KeyObject): HashName {
  switch (asymmetricKeyDetails?.namedCurve) {
    case 'secp384r1':
      return 'sha384';
    case 'secp521r1':
      return 'sha512';
    case undefined:
    default:
      return 'sha256';
  }
}

function whole(chunks: Iterable<Uint8Array>): Uint8Array {
  const read: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > MOST_AT_ONCE) throw new ArtifactNeededError();
    read.push(Buffer.from(chunk));
  }
  return Buffer.concat(read);
}
