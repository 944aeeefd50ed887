/** A Sigstore signer: a workflow on GitHub, or any other identity together with the issuer that vouches for it. */
export interface SigstoreSigner {
  /** `OWNER/NAME/.github/workflows/FILE`; the identity is then this workflow at any reference. */
  readonly workflow?: string;
  /** The whole identity in the certificate, nothing shorter. */
  readonly identity?: string;
  /** Always beside `identity`; for a workflow GitHub's own unless told. */
  readonly issuer?: string;
  /** `OWNER/NAME` that was built, where it is not the repository that is judged. */
  readonly repository?: string;
  /** Git reference that was built, `refs/tags/v1.2.3`; a `*` at its end stands for any rest. */
  readonly ref?: string;
  /** Builder that a provenance has to name; without `@`, at any version. */
  readonly builder?: string;
  /** Events that may have started the build; absent = push, release, schedule, and workflow_dispatch without inputs. */
  readonly triggers?: readonly string[];
}

/** An OpenPGP key by its full fingerprint. `key` is the armoured key itself, or the path of its file until that was read. */
export interface OpenPgpSigner {
  /** Upper-case hexadecimal digits: 40 (version 4) or 64 (version 6). */
  readonly fingerprint: string;
  readonly key: string;
}

/** SSH keys as in the file of allowed signers of ssh-keygen: a key itself, or the path of such a file until it was read. */
export interface SshSigner {
  readonly key: string;
  /** What a signature may be made for (`ssh-keygen -Y sign -n`). */
  readonly namespaces: readonly string[];
}

export interface MinisignSigner {
  /** Second line of minisign's public key file. */
  readonly key: string;
}

/** Who may sign what a repository ships. Trust comes from here and from nowhere else: never from the release itself. */
export interface Signers {
  readonly sigstore: readonly SigstoreSigner[];
  readonly openpgp: readonly OpenPgpSigner[];
  readonly ssh: readonly SshSigner[];
  readonly minisign: readonly MinisignSigner[];
  /** Some of it could not be read: a signer that is not among these may have been meant, and is no stranger. */
  readonly incomplete?: true;
}

export const NO_SIGNERS: Signers = { sigstore: [], openpgp: [], ssh: [], minisign: [] };

/** What signatures may be made for where the policy does not say: `file` is what ssh-keygen's manual uses for files. */
export const DEFAULT_SSH_NAMESPACES: readonly string[] = ['file'];
