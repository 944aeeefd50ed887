import { canonicalJson, type Digest } from '../../model/digest.ts';
import type { Unseen } from '../../model/observation.ts';
import type { Tree, TreeEntry } from '../../ports/tree.ts';
import type { RepositoryNames } from '../../workflows/scenarios.ts';
import { isOtherCi, isWorkflowPath, toolchainOf, type Toolchain } from '../../workflows/toolchain.ts';
import { SETTING_FILES } from '../../workflows/tools/settings.ts';
import { DEPENDABOT_FILES, RENOVATE_FILES } from '../../workflows/updates.ts';
import { isVersionPlace } from './read-versions.ts';
import { newStore, readInto } from './store.ts';

/** How often more files may be asked for: a workflow names an action, that names a script, that a Makefile. */
const MAX_ROUNDS = 4;
const MAX_FILES = 1_200;

const ALWAYS_READ = new Set([...DEPENDABOT_FILES, ...RENOVATE_FILES, ...SETTING_FILES]);

/** Files that can change what the workflows run. */
export function isOfInterest(path: string): boolean {
  if (isWorkflowPath(path) || isOtherCi(path) || ALWAYS_READ.has(path)) return true;
  if (
    /(^|\/)(action\.ya?ml|package\.json|composer\.json|GNUmakefile|[Mm]akefile|\.pre-commit-config\.ya?ml)$/.test(path)
  )
    return true;
  if (isVersionPlace(path)) return true;
  return (
    /\.(sh|bash|mk)$/.test(path) || /^(\.github|scripts?|ci|hack|tools|bin|build|dev|etc)\/([^/]+\/)*[^/.]+$/.test(path)
  );
}

export interface ReadFiles {
  readonly toolchain: Toolchain;
  /** Files of the workflows themselves that could not be read. */
  readonly hidden: readonly Unseen[];
  readonly digests: ReadonlyMap<string, Digest>;
}

const readings = new WeakMap<Tree, Map<string, Promise<ReadFiles>>>();

/**
 * Reads the workflows, then what they lead to, until nothing more is asked for. Collectors that look at the same tree share one
 * reading: with many workflows it is most of the work there is.
 */
export function readToolchain(tree: Tree, entries: readonly TreeEntry[], names: RepositoryNames): Promise<ReadFiles> {
  const known = readings.get(tree) ?? new Map<string, Promise<ReadFiles>>();
  readings.set(tree, known);
  const key = canonicalJson(names);
  const reading = known.get(key) ?? readOnce(tree, entries, names);
  known.set(key, reading);
  return reading;
}

async function readOnce(tree: Tree, entries: readonly TreeEntry[], names: RepositoryNames): Promise<ReadFiles> {
  const files = entries
    .filter((entry) => entry.kind === 'file' || entry.kind === 'executable')
    .map((entry) => entry.path);
  const links = entries
    .filter((entry) => entry.kind === 'link' && isWorkflowPath(entry.path))
    .map((entry) => entry.path);
  const paths = new Set([...files, ...links]);
  const store = newStore();
  const parsed: NonNullable<Parameters<typeof toolchainOf>[0]['parsed']> = new Map();
  let wanted = files.filter((path) => isWorkflowPath(path) || ALWAYS_READ.has(path)).slice(0, MAX_FILES);
  for (const path of links) store.unread.set(path, { reason: 'malformed', what: path });
  for (let round = 0; ; round += 1) {
    await readInto(store, tree, wanted);
    const unread = new Set(store.unread.keys());
    const toolchain = toolchainOf({ texts: store.texts, paths, unread, names, parsed });
    wanted = toolchain.wanted.slice(0, MAX_FILES - store.texts.size);
    if (wanted.length === 0 || round >= MAX_ROUNDS)
      return { toolchain, hidden: hiddenIn(toolchain, store.unread), digests: store.digests };
  }
}

/** Workflow and action files that say nothing, with the reason; and update configurations that were not read. */
function hiddenIn(toolchain: Toolchain, unread: ReadonlyMap<string, Unseen>): Unseen[] {
  const silent = toolchain.silent.map((path): Unseen => unread.get(path) ?? { reason: 'malformed', what: path });
  const configs = [...unread].filter(([path]) => ALWAYS_READ.has(path)).map(([, unseen]) => unseen);
  return [...silent, ...configs];
}
