import { keySignatures } from '../adapters/key-signatures/index.ts';
import type { GitFolder } from '../adapters/working-tree/git.ts';
import { recentObjects, type StoredObject } from '../adapters/working-tree/signed-objects.ts';
import type { Observation } from '../model/observation.ts';
import type { Signers } from '../model/signers.ts';
import type { KeyCheck } from '../ports/key-signatures.ts';
import type { BranchCommit } from '../ports/pull-requests.ts';
import { readSignedObject, type SignedObject } from '../provenance/git-object.ts';

/** Keys that the caller names, and the time by which a signature from the future is none (RFC 3339). */
export interface Allowed {
  readonly signers: Signers;
  readonly now: string;
}

/**
 * The last commits of a checkout, each held against the keys that the caller named; no network and no program of the checkout
 * is used. A key may sign for a time only by the date that the commit itself states, so that a stolen key of the past still signs.
 */
export async function ownCommits(git: GitFolder, allowed: Allowed): Promise<Observation<readonly BranchCommit[]>> {
  const objects = await recentObjects(git);
  if (objects.state === 'unseen') return objects;
  const value = await Promise.all(
    objects.value.map(async (object) => ({
      ...UNKNOWN_HERE,
      id: object.id,
      verified: await isSigned(object, allowed),
    })),
  );
  return { ...objects, value };
}

/** By which pull request a commit came, git does not know. */
const UNKNOWN_HERE = { through: undefined, signedByGitHub: false, byNamedKeys: true } as const;

/** undefined = signatures of its kind are not checked in this program. */
async function isSigned(object: StoredObject, allowed: Allowed): Promise<boolean | undefined> {
  const { code } = await ownCheck(object, allowed);
  return code === 'openpgp-not-checked' ? undefined : code === 'verified';
}

/** What became of the signature of one object. */
export type OwnCode =
  | 'verified'
  | 'not-signed'
  | Exclude<Exclude<KeyCheck, { state: 'sound' }>['code'], 'no-key-named' | 'artifact-needed'>;

export interface OwnCheck {
  readonly code: OwnCode;
  /** Fingerprint of the key, once it held. */
  readonly signer?: string;
  /** What a tag calls itself and names; null for a commit, and for an object that cannot be read. */
  readonly tag: SignedObject['tag'];
}

/** Is it signed by one of the keys, over this very object? */
export async function ownCheck({ kind, id, content }: StoredObject, { signers, now }: Allowed): Promise<OwnCheck> {
  const object = readSignedObject(kind, id, content);
  if (object === undefined) return { code: 'signature-malformed', tag: null };
  const { payload, signature, at, tag } = object;
  if (signature === null) return { code: 'not-signed', tag };
  const asked = { signature: Buffer.from(signature), content: { bytes: payload, hash: () => undefined } };
  const check = await keySignatures().check({ ...asked, signers, at, now });
  if (check.state !== 'sound') return { code: ofWholeList(check.code), tag };
  // A clear-signed text carries what it signs, which is not this object.
  return check.text === undefined
    ? { code: 'verified', signer: check.signer, tag }
    : { code: 'signature-malformed', tag };
}

/** The list is whole: where it has no key of a kind, a signature of that kind is by somebody else. */
function ofWholeList(code: Exclude<KeyCheck, { state: 'sound' }>['code']): OwnCode {
  if (code === 'no-key-named') return 'key-not-expected';
  return code === 'artifact-needed' ? 'signature-malformed' : code;
}
