import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { gitFolder } from '../adapters/working-tree/git.ts';
import { objectAt } from '../adapters/working-tree/signed-objects.ts';
import type { verificationSchema } from '../documents/verification.ts';
import { readAllowedSigners } from './allowed-signers.ts';
import { type Io, UsageError } from './io.ts';
import { ownCheck, type OwnCheck } from './own-signatures.ts';
import { objectSentence } from './verify-object-words.ts';

type Document = z.input<typeof verificationSchema>;

export interface ObjectOptions {
  readonly dir: string;
  /** Name of a tag, or a commit. */
  readonly object: string | undefined;
  readonly signers: readonly string[] | undefined;
}

/** Is this commit or tag of a checkout signed by one of these keys? Nothing of the checkout runs, and nothing is fetched. */
export async function verifyObject({ dir, object, signers: paths }: ObjectOptions, io: Io): Promise<Document> {
  if (object === undefined) throw new UsageError('verify --dir: expected a tag or a commit; give --object v1.2.3');
  if (paths === undefined)
    throw new UsageError('verify --dir: expected --allowed-signers F, the keys that may have signed');
  const root = folderAt(resolve(io.cwd, dir), dir);
  const git = gitFolder(root, io.environment.PATH ?? '');
  if (git === undefined) throw new UsageError(`--dir: expected the top folder of a git checkout, came ${dir}`);
  const signers = await readAllowedSigners(paths, { root, git }, io);
  const found = await objectAt(git, object);
  if (found.state === 'unseen')
    throw new UsageError(
      `--object: expected a tag or a commit of this checkout, came "${object}"; fetch it, or check the name`,
    );
  const check = await ownCheck(found.value, { signers, now: io.now() });
  return documentOf(misnamed(check, object) ? { code: 'tag-mismatch', tag: check.tag } : check, found.value.id);
}

function folderAt(path: string, given: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new UsageError(`--dir: expected a folder, ${given} cannot be read; check the path`, { cause: error });
  }
}

/** A signed tag of another version proves nothing under this name. An object that is named by its id has no other name. */
function misnamed({ tag }: OwnCheck, object: string): boolean {
  return tag !== null && tag.name !== object.replace(/^refs\/tags\//, '') && !/^[0-9a-f]{7,64}$/.test(object);
}

type Outcome = Pick<OwnCheck, 'signer' | 'tag'> & { readonly code: OwnCheck['code'] | 'tag-mismatch' };

function documentOf({ code, signer, tag }: Outcome, id: string): Document {
  return {
    $schema: 'urn:ssdf-gate:schema:verification:1',
    version: 1,
    result: code === 'verified' ? 'verified' : code === 'openpgp-not-checked' ? 'unverifiable' : 'rejected',
    code,
    message: objectSentence(code, tag === null ? id : tag.name),
    ...(signer === undefined ? {} : { signer: { key: signer } }),
    subjects: [{ name: tag === null ? id : `${tag.name} ${tag.target}`, sha256: null }],
    timestamps: [],
  };
}
