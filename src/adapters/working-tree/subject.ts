import { createHash } from 'node:crypto';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gitFolder, type GitFolder } from './git.ts';

/** What a checkout says about itself; everything null outside git. */
export interface Checkout {
  readonly commit: string | null;
  /** `refs/heads/main`; null when detached. */
  readonly ref: string | null;
  /** True when a tracked file differs from the commit, or the index does. */
  readonly dirty: boolean;
  /** Host, owner and name of the `origin` remote. */
  readonly origin: { readonly host: string; readonly owner: string; readonly name: string } | null;
  readonly shallow: boolean;
  /** Default branch of `origin` when it was cloned; null where the clone does not say. */
  readonly defaultBranch: string | null;
}

const OUTSIDE_GIT: Checkout = {
  commit: null,
  ref: null,
  dirty: false,
  origin: null,
  shallow: false,
  defaultBranch: null,
};

const ORIGIN = 'refs/remotes/origin/';

export async function readCheckout(root: string, path: string): Promise<Checkout> {
  const git = gitFolder(root, path);
  const commit = git === undefined ? undefined : (await git.ask('rev-parse', '--verify', 'HEAD^{commit}'))?.trim();
  if (git === undefined || commit === undefined) return OUTSIDE_GIT;
  const [ref, origin, shallow, dirty, head] = await Promise.all([
    git.ask('symbolic-ref', '-q', 'HEAD'),
    git.ask('config', '--local', '--get', 'remote.origin.url'),
    git.ask('rev-parse', '--is-shallow-repository'),
    isDirty(root, git),
    git.ask('symbolic-ref', '-q', `${ORIGIN}HEAD`),
  ]);
  return {
    commit,
    ref: ref?.trim() ?? null,
    dirty,
    origin: parseRemote(origin?.trim() ?? ''),
    shallow: shallow?.trim() === 'true',
    defaultBranch: head?.startsWith(ORIGIN) === true ? head.slice(ORIGIN.length).trim() : null,
  };
}

/** `https://host/owner/name(.git)`, `git@host:owner/name` and `ssh://git@host/owner/name`; null for anything else. */
export function parseRemote(url: string): Checkout['origin'] {
  const match =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/(?:[^@/]*@)?|[\w.-]+@)([\w.-]+(?::\d+)?)[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(
      url,
    );
  const [, host, owner, name] = match ?? [];
  return host === undefined || owner === undefined || name === undefined ? null : { host, owner, name };
}

/**
 * Compares the tracked files with the index by their own hash, because `git status` would run the clean filters that the
 * checkout's configuration names. Files under such a filter (LFS) therefore count as changed when their text differs.
 */
async function isDirty(root: string, git: GitFolder): Promise<boolean> {
  const staged = await git.ask('diff-index', '--cached', '--quiet', '--no-ext-diff', 'HEAD');
  if (staged === undefined) return true;
  const index = (await git.ask('ls-files', '-s', '-z')) ?? '';
  const rows = index.split('\0').filter((row) => row !== '');
  for (let start = 0; start < rows.length; start += 256) {
    const changed = await Promise.all(rows.slice(start, start + 256).map((row) => differs(root, row)));
    if (changed.includes(true)) return true;
  }
  return false;
}

async function differs(root: string, row: string): Promise<boolean> {
  const match = /^(\d{6}) ([0-9a-f]{40,64}) \d\t(.*)$/s.exec(row);
  const [, mode, blob, name] = match ?? [];
  if (mode === undefined || blob === undefined || name === undefined) return true;
  if (mode === '160000') return false;
  const bytes = await contentAt(join(root, name));
  if (bytes === undefined) return true;
  const algorithm = blob.length === 40 ? 'sha1' : 'sha256';
  return createHash(algorithm).update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex') !== blob;
}

async function contentAt(file: string): Promise<Buffer | undefined> {
  const status = await lstat(file).catch(() => undefined);
  if (status?.isSymbolicLink()) return Buffer.from(await readlink(file));
  return status?.isFile() ? readFile(file).catch(() => undefined) : undefined;
}
