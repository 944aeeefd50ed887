import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { sha256 } from '../../model/digest.ts';
import { notSeen, seen, seenPartly, type Observation, type Unseen } from '../../model/observation.ts';
import { MAX_FILE_BYTES, START_BYTES, type FileContent, type Tree, type TreeEntry } from '../../ports/tree.ts';
import { gitFolder, type GitFolder } from './git.ts';
import { lastChanges } from './history.ts';
import { startsOf } from './starts.ts';

/** Entries listed at most; a larger folder is seen partly. */
const MAX_ENTRIES = 200_000;

/** Folders that a plain (non-git) tree leaves out: installed packages are not the repository's own text. */
const LEFT_OUT = new Set(['.git', 'node_modules']);

/**
 * The files of a folder as they lie there. In a git checkout: the tracked ones and the untracked ones that git does not
 * ignore; elsewhere: every regular file. Links are listed and never followed, also not through a linked parent folder.
 */
export function workingTree(root: string, path: string): Tree {
  const git = gitFolder(root, path);
  let listed: Promise<Observation<readonly TreeEntry[]>> | undefined;
  return {
    list: () => (listed ??= git === undefined ? listFolder(root) : listCheckout(root, git)),
    read: async (paths) => {
      const answers = await Promise.all(paths.map(async (one) => [one, await readInside(root, one)] as const));
      return new Map(answers);
    },
    starts: (paths) => startsOf(root, paths),
    ...(git === undefined ? {} : { lastChanged: (paths: readonly string[]) => lastChanges(git, paths) }),
  };
}

async function listCheckout(root: string, git: GitFolder): Promise<Observation<readonly TreeEntry[]>> {
  const [tracked, untracked] = await Promise.all([
    git.ask('ls-files', '-z', '--cached'),
    git.ask('ls-files', '-z', '--others', '--exclude-standard'),
  ]);
  if (tracked === undefined || untracked === undefined) return listFolder(root);
  const names = [...new Set(`${tracked}${untracked}`.split('\0').filter((name) => name !== ''))].sort();
  const entries = await Promise.all(names.slice(0, MAX_ENTRIES).map((name) => entryAt(root, name)));
  return whole(
    entries.filter((entry) => entry !== undefined),
    names.length > MAX_ENTRIES ? CUT : undefined,
  );
}

async function listFolder(root: string): Promise<Observation<readonly TreeEntry[]>> {
  const entries: TreeEntry[] = [];
  const waiting = [''];
  const closed: string[] = [];
  for (let folder = waiting.pop(); folder !== undefined && entries.length < MAX_ENTRIES; folder = waiting.pop()) {
    for (const child of await childrenOf(root, folder, closed)) {
      const name = folder === '' ? child.name : `${folder}/${child.name}`;
      if (child.isDirectory()) {
        if (!LEFT_OUT.has(child.name)) waiting.push(name);
        continue;
      }
      const entry = await entryAt(root, name);
      if (entry !== undefined) entries.push(entry);
    }
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const [first] = closed;
  const unlisted: Unseen | undefined = first === undefined ? undefined : { reason: 'malformed', what: `${first}/` };
  return whole(entries, waiting.length > 0 ? CUT : unlisted);
}

/** A folder that cannot be listed (no rights, a name too long, gone meanwhile) leaves the list a part; the root must be there. */
async function childrenOf(root: string, folder: string, closed: string[]): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') throw error;
    closed.push(folder);
    return [];
  }
}

const CUT: Unseen = { reason: 'truncated', what: 'the list of files' };

function whole(entries: readonly TreeEntry[], missing: Unseen | undefined): Observation<readonly TreeEntry[]> {
  return missing === undefined ? seen(entries) : seenPartly(entries, missing);
}

async function entryAt(root: string, name: string): Promise<TreeEntry | undefined> {
  const status = await lstat(join(root, name)).catch(() => undefined);
  // A name that is not UTF-8 leads nowhere once it is text: the file is there, may hold anything, and cannot be read.
  if (status === undefined)
    return name.includes('\uFFFD') ? { path: name, kind: 'file', blob: null, size: START_BYTES } : undefined;
  const base = { path: name, blob: null, size: status.size };
  if (status.isSymbolicLink()) return { ...base, kind: 'link' };
  if (status.isDirectory()) return { ...base, kind: 'submodule', size: 0 };
  if (!status.isFile()) return undefined;
  return { ...base, kind: (status.mode & 0o111) === 0 ? 'file' : 'executable' };
}

async function readInside(root: string, name: string): Promise<Observation<FileContent>> {
  const file = join(root, name);
  const status = await lstat(file).catch(() => undefined);
  if (!status?.isFile() || !(await liesInside(root, file))) return notSeen({ reason: 'malformed', what: name });
  if (status.size > MAX_FILE_BYTES) return notSeen({ reason: 'too-large', what: name });
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return notSeen({ reason: 'malformed', what: name });
  return contentOf(name, bytes);
}

async function liesInside(root: string, file: string): Promise<boolean> {
  const [top, real] = await Promise.all([realpath(root), realpath(file)]);
  return (
    real.startsWith(top.endsWith(sep) ? top : `${top}${sep}`) && real.slice(top.length) === file.slice(root.length)
  );
}

function contentOf(path: string, bytes: Buffer): Observation<FileContent> {
  if (bytes.includes(0)) return notSeen({ reason: 'malformed', what: path });
  const blob = createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
  const digest = sha256(bytes);
  return seen({ path, text: bytes.toString('utf8'), blob, digest }, [{ path, digest }]);
}
