import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { allowedKeys } from '../adapters/key-signatures/allowed-signers.ts';
import { openPgpSigners } from '../adapters/key-signatures/openpgp.ts';
import type { GitFolder } from '../adapters/working-tree/git.ts';
import { NO_SIGNERS, type Signers } from '../model/signers.ts';
import { type Io, UsageError } from './io.ts';
import { readText } from './options.ts';

const MAX_BYTES = 1024 * 1024;
/** What git signs commits and tags for (gpg-interface.c). */
const NAMESPACE = 'git';

/** The folder that is judged. */
export interface Judged {
  readonly root: string;
  readonly git: GitFolder;
}

/** Keys for commits: files of allowed SSH signers or of armoured OpenPGP keys, as the caller names them. */
export async function readAllowedSigners(paths: readonly string[], judged: Judged, io: Io): Promise<Signers> {
  const all = await Promise.all(paths.map(async (path) => signersIn(path, await trustedText(path, judged, io))));
  return {
    ...NO_SIGNERS,
    ssh: all.flatMap(({ ssh }) => ssh),
    openpgp: all.flatMap(({ openpgp }) => openpgp),
  };
}

/** A list within the folder is read as the default branch has it: what is judged never says whom to trust. */
async function trustedText(path: string, { root, git }: Judged, io: Io): Promise<string> {
  const inside = insideOf(root, resolve(io.cwd, path));
  if (inside === undefined) return readText(io, path, MAX_BYTES);
  const commit = (await git.ask('rev-parse', '--verify', '-q', 'refs/remotes/origin/HEAD^{commit}'))?.trim();
  if (commit === undefined)
    throw new UsageError(
      `--allowed-signers: ${path} lies in the folder that is judged, and its default branch is not known here; run "git remote set-head origin --auto", or give a file outside of it`,
    );
  const object = `${commit}:${inside}`;
  const size = Number((await git.ask('cat-file', '-s', object)) ?? Number.NaN);
  const text = size <= MAX_BYTES ? await git.ask('cat-file', 'blob', object) : undefined;
  if (text !== undefined) return text;
  throw new UsageError(
    `--allowed-signers: ${path} is not a file of at most ${MAX_BYTES} bytes on the default branch of origin; merge it there first`,
  );
}

/** The path within the folder, with slashes, wherever links lead; undefined for a path outside of it. */
function insideOf(root: string, path: string): string | undefined {
  const below = [resolve(path), realOf(path)].map((one) => relative(root, one));
  return below
    .find((one) => one !== '' && one !== '..' && !one.startsWith(`..${sep}`))
    ?.split(sep)
    .join('/');
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // It may stand on the default branch alone.
    return path;
  }
}

async function signersIn(path: string, text: string): Promise<Pick<Signers, 'ssh' | 'openpgp'>> {
  const isOpenPgp = text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----');
  const openpgp = isOpenPgp ? await openPgpSigners(text) : [];
  const signer = { key: text, namespaces: [NAMESPACE] };
  const ssh = isOpenPgp || allowedKeys(signer).length === 0 ? [] : [signer];
  if (openpgp.length + ssh.length > 0) return { ssh, openpgp };
  throw new UsageError(
    `--allowed-signers: ${path} names no key that can be read; expected lines as ssh-keygen takes them ("aiko@example.com ssh-ed25519 AAAA…"), or public OpenPGP keys (gpg --armor --export)`,
  );
}
