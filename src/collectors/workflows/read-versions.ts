import type { Digest } from '../../model/digest.ts';
import type { Unseen } from '../../model/observation.ts';
import type { Tree, TreeEntry } from '../../ports/tree.ts';
import type { Toolchain } from '../../workflows/toolchain.ts';
import { imagesOf, isDockerfile } from '../../workflows/versions/images.ts';
import { versionFilesAsked, versionsOfSteps } from '../../workflows/versions/setup-steps.ts';
import type { ToolVersion } from '../../workflows/versions/types.ts';
import { isVersionFile, versionsOfFile } from '../../workflows/versions/version-files.ts';
import { newStore, readInto } from './store.ts';

/** Files that say which versions of compilers, runtimes and build images are used. Copies of others' code are left out. */
export function isVersionPlace(path: string): boolean {
  if (/(?:^|\/)(?:node_modules|vendor|third_party|testdata|fixtures)\//.test(path)) return false;
  return isVersionFile(path) || isDockerfile(path) || /(?:^|\/)(?:package\.json|pyproject\.toml)$/.test(path);
}

const MAX_VERSION_FILES = 200;

/** Reads what the files and steps say about versions; beyond a bound the rest is hidden. */
export async function readVersions(
  tree: Tree,
  entries: readonly TreeEntry[],
  { jobs }: Toolchain,
): Promise<ReadVersions> {
  const asked = new Set(versionFilesAsked(jobs));
  const wanted = entries
    .filter(({ path, kind }) => kind !== 'link' && kind !== 'submodule' && isVersionPlace(path))
    .map(({ path }) => path)
    .filter((path) => isVersionFile(path) || isDockerfile(path) || asked.has(path));
  const store = newStore();
  await readInto(store, tree, wanted.slice(0, MAX_VERSION_FILES));
  const stated = [...store.texts].flatMap(([path, text]) =>
    isDockerfile(path) ? imagesOf(path, text) : versionsOfFile(path, text),
  );
  const versions = [...stated, ...versionsOfSteps(jobs, (path) => store.texts.get(path))];
  const cut: Unseen[] = wanted.length > MAX_VERSION_FILES ? [{ reason: 'truncated', what: 'version files' }] : [];
  return { versions: distinctVersions(versions), hidden: [...store.unread.values(), ...cut], digests: store.digests };
}

export interface ReadVersions {
  readonly versions: readonly ToolVersion[];
  readonly hidden: readonly Unseen[];
  readonly digests: ReadonlyMap<string, Digest>;
}

/** A step that several callers reach says its version once. */
function distinctVersions(versions: readonly ToolVersion[]): ToolVersion[] {
  const keyed = new Map(versions.map((each) => [`${each.path}:${each.line} ${each.tool} ${each.written}`, each]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
