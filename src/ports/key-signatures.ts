import type { Signers } from '../model/signers.ts';

/** Kinds of signatures that stand by a key alone: no certificate, no log. */
export type KeyKind = 'openpgp' | 'ssh' | 'minisign';

/** Hash functions that such signatures are made over. */
export type ContentHash = 'sha256' | 'sha512' | 'blake2b512';

/** What is signed: its bytes where they are at hand, else the hashes that are known. */
export interface SignedBytes {
  readonly bytes?: Uint8Array;
  /** Lower-case hexadecimal digits; undefined when it is not known. */
  readonly hash: (name: ContentHash) => string | undefined;
}

export interface KeyQuestion {
  /** The signature file as it came, bounded by the caller. */
  readonly signature: Uint8Array;
  readonly content: SignedBytes;
  /** Keys that policy names, and no others. */
  readonly signers: Pick<Signers, KeyKind>;
  /** RFC 3339; a key that may sign for a time only has to be valid then, where the signature itself says no time. */
  readonly at: string;
  /** RFC 3339; a signature from after now is none. */
  readonly now: string;
}

/** A signature that does not hold, or is by somebody else. */
export type KeyRejection =
  | 'signature-malformed'
  | 'signature-invalid'
  | 'key-not-expected'
  | 'key-not-valid-then'
  | 'namespace-mismatch'
  | 'algorithm-weak';

/** A signature of which nothing can be said here. */
export type KeyOpen = 'kind-not-known' | 'no-key-named' | 'key-unreadable' | 'artifact-needed' | 'openpgp-not-checked';

export type KeyCheck =
  | {
      readonly state: 'sound';
      readonly kind: KeyKind;
      /** Fingerprint or public key, as its users know it. */
      readonly signer: string;
      /** The text that the signature carries itself (clear-signed OpenPGP). */
      readonly text?: string;
    }
  | { readonly state: 'unsound'; readonly kind: KeyKind; readonly code: KeyRejection }
  | { readonly state: 'open'; readonly kind: KeyKind | null; readonly code: KeyOpen };

export interface KeySignatures {
  /** Did one of these keys sign these bytes? Fetches nothing and never throws. */
  check(question: KeyQuestion): Promise<KeyCheck>;
}
