import type { Digest } from '../../../model/digest.ts';
import type { ReleaseAsset } from '../../../ports/releases.ts';
import { bundlesIn, decoded } from '../../../provenance/read-bundle.ts';
import { signedName } from '../../asset-kinds.ts';
import type { SignatureFile, StoredStatement } from '../material.ts';
import { readSignature, signatureIn, type Signature } from '../signature.ts';

/** One signature: a file has one, or one a line. */
export interface Part {
  readonly where: string;
  readonly bytes: Uint8Array;
  readonly signature: Signature;
  /** The file that its own name says it signs; undefined for what is found by digest alone. */
  readonly named: string | undefined;
}

export const GITHUB_STORE = 'GitHub attestations';

/** The signatures of a file that was read. */
export function partsOf({ name, bytes }: SignatureFile): readonly Part[] {
  if (bytes.state === 'unseen') return [];
  const text = decoded(bytes.value)?.trim();
  const named = signedName(name);
  if (text?.startsWith('{') !== true)
    return [{ where: name, bytes: bytes.value, signature: readSignature(bytes.value), named }];
  return bundlesIn(text).map((one) => {
    const part = Buffer.from(one);
    return { where: name, bytes: part, signature: readSignature(part), named };
  });
}

export function partOfStored({ bundle }: StoredStatement): Part {
  const bytes = Buffer.from(JSON.stringify(bundle));
  return { where: GITHUB_STORE, bytes, signature: signatureIn(bundle), named: undefined };
}

/**
 * Does it speak of this file? By digest where it names any; by name else. A statement that stands beside a file and names
 * neither its digest nor its name is about something else (an image).
 */
export function speaksOf({ signature, named }: Part, asset: ReleaseAsset, digest: Digest | undefined): boolean {
  const { form, signs, statements } = signature;
  if (form === 'none') return false;
  if (digest !== undefined && signs.includes(digest)) return true;
  if (statements.length === 0) return named === asset.name;
  return statements.some(({ subjects }) => subjects.some(({ name }) => name === asset.name));
}

/** It names digests, and not that of the file it speaks of: wrong whatever the key. */
export function contradicts({ signature: { signs } }: Part, digest: Digest | undefined): boolean {
  return digest !== undefined && signs.length > 0 && !signs.includes(digest);
}

const CLEARTEXT = /^-----BEGIN PGP SIGNED MESSAGE-----$/m;

/** A clear-signed file carries the text that it signs. */
export function clearText({ bytes }: Part): string | undefined {
  const text = decoded(bytes);
  return text !== undefined && CLEARTEXT.test(text) ? text : undefined;
}
