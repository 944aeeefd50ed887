import type { NotSeen } from '../model/observation.ts';
import { ecosystemOfManifest, purlTypeOfLockfile } from '../packages/ecosystems.ts';
import type { LockedPackage } from '../packages/locked-package.ts';
import { ownPackageKeys } from '../packages/own-names.ts';
import type { Expected, PackageUse } from '../sbom/expected.ts';
import { lockfileShare, lockfilesOf, textsOf, type ReadLock, type SeenTree } from './package-files.ts';

/** What the lockfiles of a tree say that an SBOM of it should list. */
export interface LockfileExpectation {
  readonly expected: Expected;
  /** Lockfiles that were read, with the number of packages of each. */
  readonly lockfiles: readonly { readonly path: string; readonly packages: number }[];
  /** Lockfiles, and parts of the list of files, that were not. */
  readonly hidden: readonly NotSeen[];
}

export function expectedOfLockfiles(tree: SeenTree): LockfileExpectation {
  const { read, unread, hidden } = lockfilesOf(tree);
  const packages = read.flatMap((lock) =>
    lock.packages.map(({ type, name, version, ...marks }) => {
      return { type, name, version, use: useOf(marks, lock), from: lock.path };
    }),
  );
  return {
    expected: { packages, wholeTypes: wholeTypes(tree, { read, unread }), own: ownPackageKeys(textsOf(tree.read)) },
    lockfiles: read.map((lock) => ({ path: lock.path, packages: lock.packages.length })),
    hidden,
  };
}

function useOf(
  { development, optional }: Pick<LockedPackage, 'development' | 'optional'>,
  { tellsDevelopment }: ReadLock,
): PackageUse {
  if (development) return 'development';
  if (optional === true) return 'optional';
  return tellsDevelopment ? 'shipped' : 'untold';
}

/** Kinds of packages whose lockfiles were all read, and whose manifests are all pinned by one; no kind where files may be hidden. */
function wholeTypes(
  tree: SeenTree,
  { read, unread }: { readonly read: readonly ReadLock[]; readonly unread: readonly string[] },
): ReadonlySet<string> {
  if (tree.list.state === 'unseen' || tree.list.missing !== undefined) return new Set();
  const types = new Set(read.flatMap(({ path }) => purlTypeOfLockfile(path) ?? []));
  for (const path of unread) types.delete(purlTypeOfLockfile(path) ?? '');
  for (const path of lockfileShare(tree).without) types.delete(ecosystemOfManifest(path)?.purlType ?? '');
  return types;
}
