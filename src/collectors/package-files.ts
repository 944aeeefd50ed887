import { notSeen, type NotSeen, type Observation } from '../model/observation.ts';
import type { Source } from '../model/source.ts';
import type { FileContent, Tree, TreeEntry } from '../ports/tree.ts';
import {
  baseName,
  ecosystemOfManifest,
  folderOf,
  isPinningFile,
  readerOf,
  tellsDevelopment,
} from '../packages/ecosystems.ts';
import { type LockedPackage, packageKey } from '../packages/locked-package.ts';
import { isHashedRequirements, wantsExternalPackages } from '../packages/manifests.ts';
import { lockfileFolders, type Texts } from '../packages/workspaces.ts';

/** The list of files and the texts of those that were asked for. */
export interface SeenTree {
  readonly list: Observation<readonly TreeEntry[]>;
  readonly read: ReadonlyMap<string, Observation<FileContent>>;
}

/** A file whose text is needed: manifests, workspace files, and the lockfiles that we can read. */
export function isOfInterest(path: string): boolean {
  if (ecosystemOfManifest(path) !== undefined || baseName(path) === 'pnpm-workspace.yaml') return true;
  return isPinningFile(path) && readerOf(path) !== undefined;
}

/** Reads every file that `isWanted`. */
export async function readPackageFiles(tree: Tree, isWanted = isOfInterest): Promise<SeenTree> {
  const list = await tree.list();
  const paths = list.state === 'seen' ? list.value.map(({ path }) => path).filter(isWanted) : [];
  return { list, read: await tree.read(paths) };
}

/** How many of how many; `hidden` says what may not be counted, and then the numbers settle nothing. */
export interface Share {
  readonly have: number;
  readonly total: number;
  /** Examples of what is missing. */
  readonly without: readonly string[];
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** Manifests with external dependencies and how many of them are pinned by a lockfile that is committed. */
export function lockfileShare({ list, read }: SeenTree): Share {
  const hidden: NotSeen[] = hiddenList(list);
  const paths = pathsOf(list);
  const present = new Set(paths);
  const texts = textsOf(read);
  const wanting: { readonly path: string; readonly locked: boolean }[] = [];
  for (const path of paths) {
    const ecosystem = ecosystemOfManifest(path);
    if (ecosystem === undefined) continue;
    const text = texts.get(path);
    const wants = text === undefined ? undefined : wantsExternalPackages(path, text);
    if (text === undefined || wants === undefined) hidden.push(unreadAt(path, read.get(path)));
    if (text === undefined || wants !== true) continue;
    const folders = lockfileFolders(folderOf(path), ecosystem, texts);
    const locks = folders.flatMap((folder) =>
      ecosystem.lockfiles.map((name) => (folder === '' ? name : `${folder}/${name}`)),
    );
    const pinsItself = baseName(path) === 'requirements.txt' && isHashedRequirements(text);
    wanting.push({ path, locked: pinsItself || locks.some((lock) => present.has(lock)) });
  }
  const without = wanting.filter((one) => !one.locked).map((one) => one.path);
  const sources = wanting.flatMap(({ path }) => read.get(path)?.sources ?? []);
  return { have: wanting.length - without.length, total: wanting.length, without, hidden, sources };
}

/** Packages that the lockfiles pin, by key; those for development only are left out where the lockfile says so. */
export interface Pinned {
  readonly packages: ReadonlyMap<string, string>;
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

export function pinnedPackages(tree: SeenTree): Pinned {
  const { read, hidden } = lockfilesOf(tree);
  const packages = new Map<string, string>();
  for (const { type, name, version, development } of read.flatMap((one) => one.packages))
    if (!development) packages.set(packageKey(type, name, version), `${name} ${version}`);
  return { packages, hidden, sources: read.flatMap(({ sources }) => sources) };
}

/** A lockfile that was read, and what it pins. */
export interface ReadLock {
  readonly path: string;
  readonly packages: readonly LockedPackage[];
  /** Whether it says what is for development only. */
  readonly tellsDevelopment: boolean;
  readonly sources: readonly Source[];
}

/** Every lockfile of the tree; `unread`: paths of those whose packages are not known, each of them in `hidden` too. */
export function lockfilesOf({ list, read }: SeenTree): {
  readonly read: readonly ReadLock[];
  readonly unread: readonly string[];
  readonly hidden: readonly NotSeen[];
} {
  const locks: ReadLock[] = [];
  const unread: string[] = [];
  const hidden: NotSeen[] = hiddenList(list);
  for (const path of pathsOf(list).filter(isPinningFile)) {
    const content = read.get(path);
    const text = content?.state === 'seen' ? content.value.text : undefined;
    const packages = text === undefined ? undefined : readerOf(path)?.(text);
    if (text === undefined || packages === undefined) {
      unread.push(path);
      hidden.push(unreadAt(path, content));
    } else
      locks.push({
        path,
        packages,
        tellsDevelopment: tellsDevelopment(path, text),
        sources: content?.sources ?? [],
      });
  }
  return { read: locks, unread, hidden };
}

/** What the list of files may not hold. */
export function hiddenList(list: SeenTree['list']): NotSeen[] {
  if (list.state === 'unseen') return [list];
  return list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
}

export function pathsOf(list: SeenTree['list']): readonly string[] {
  if (list.state === 'unseen') return [];
  return list.value.filter(({ kind }) => kind === 'file' || kind === 'executable').map(({ path }) => path);
}

export function textsOf(read: SeenTree['read']): Texts {
  return new Map([...read].flatMap(([path, one]) => (one.state === 'seen' ? [[path, one.value.text] as const] : [])));
}

/** A text that came and does not parse is malformed; one that we have no reader for cannot be decided. */
export function unreadAt(path: string, content: Observation<FileContent> | undefined): NotSeen {
  if (content?.state === 'unseen') return content;
  return notSeen({ reason: content === undefined ? 'undecidable' : 'malformed', what: path }, content?.sources ?? []);
}
