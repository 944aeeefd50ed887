import type { Digest } from '../model/digest.ts';
import type { Audience } from '../model/fact.ts';
import type { ReleaseSubject } from '../model/subject.ts';

/** in-toto Attestation Framework, Statement v1. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PACK_PREDICATE = 'urn:ssdf-gate:predicate:evidence-pack:1';

/** Media type of an in-toto statement inside a DSSE envelope. */
export const IN_TOTO_PAYLOAD = 'application/vnd.in-toto+json';

/** Paths inside a pack that have a meaning of their own; neither lists itself. */
export const STATEMENT_PATH = 'statement.json';
export const SIGNATURE_PATH = 'statement.sigstore.json';

export interface PackedFile {
  readonly path: string;
  readonly digest: { readonly sha256: string };
  readonly bytes: number;
  readonly mediaType: string;
}

/**
 * The part that the pack's readers may not see. `kept`: it stays with whoever made the pack, and the digest tells later
 * whether what they show is the same. `encrypted`: it lies in the pack as a JWE (RFC 7516) for one key.
 */
export type Restricted =
  | { readonly state: 'none' }
  | { readonly state: 'kept'; readonly digest: { readonly sha256: string } }
  | {
      readonly state: 'encrypted';
      readonly digest: { readonly sha256: string };
      readonly path: string;
      /** RFC 7638 thumbprint of the key it is for, base64url. */
      readonly recipient: string;
    };

export interface PackPredicate {
  readonly version: 1;
  readonly stability: 'experimental';
  readonly subject: ReleaseSubject;
  /** RFC 3339. */
  readonly madeAt: string;
  /** The widest circle that the files in the clear were cut for. */
  readonly shownTo: Audience;
  readonly profile: string;
  readonly policy: { readonly name: string; readonly digest: Digest };
  /** Digest of the whole evidence, of which `evidence.json` may be a cut. */
  readonly evidence: { readonly digest: Digest };
  /** Assets that nobody gave a digest of: the statement says nothing about them. */
  readonly unbound: readonly string[];
  /** How long the maker keeps it, `P400D`; absent = as long as the release stands. */
  readonly retention?: string;
  readonly files: readonly PackedFile[];
  readonly restricted: Restricted;
}

export interface StatementSubject {
  readonly name: string;
  readonly digest: Readonly<Record<string, string>>;
}

/** What the pack says, in the form that is signed: which release, which files of it, which evidence. */
export interface PackStatement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly StatementSubject[];
  readonly predicateType: typeof PACK_PREDICATE;
  readonly predicate: PackPredicate;
}

/** A file of a pack, in memory. */
export interface PackFile {
  readonly path: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}
