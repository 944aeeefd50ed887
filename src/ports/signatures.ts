import type { HashName, SignedContent, Signer } from '../model/signature.ts';
import type { Rejection, Unverifiable } from '../model/verdict.ts';

/** The bytes that are to be shown as signed, by their hashes and, where they are at hand, themselves, as often as asked. */
export interface Artifact {
  /** Lower-case hexadecimal digits; undefined when only other hashes are known. */
  readonly hash: (name: HashName) => string | undefined;
  readonly chunks?: () => Iterable<Uint8Array>;
}

/** The cryptography's answer alone. */
export type SignatureCheck =
  | {
      readonly state: 'sound';
      readonly signer: Signer;
      readonly content: SignedContent;
      /** RFC 3339. */
      readonly timestamps: readonly string[];
    }
  | { readonly state: 'unsound'; readonly code: Rejection; readonly came?: string }
  | { readonly state: 'open'; readonly code: Unverifiable; readonly came?: string };

export interface Signatures {
  /**
   * Who signed the content of a Sigstore bundle (parsed JSON), and when, by the trusted roots that were given: certificate
   * chain, transparency logs, timestamps, signature. Fetches nothing and never throws. Whether that signer was expected and
   * whether a statement is about the artifact are not asked here: `src/provenance` judges both.
   */
  check(bundle: unknown, artifact: Artifact): SignatureCheck;

  /** The same for a DSSE envelope by itself, which only a key that was given can prove. */
  checkEnvelope(envelope: unknown): SignatureCheck;
}
