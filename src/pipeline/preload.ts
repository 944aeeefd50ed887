import type { Collector } from '../collectors/types.ts';
import type { Observation } from '../model/observation.ts';
import type { FileContent, Tree } from '../ports/tree.ts';
import { isConfiguration } from './changes.ts';

/** Files of interest read at most; what lies beyond is read one by one when a collector asks. */
const MAX_PRELOADED = 2_000;

/** Files that an evaluation reads in any case: what people configured and recorded, and what the collectors read. */
export function interestOf(collectors: readonly Pick<Collector, 'reads'>[]): (path: string) => boolean {
  return (path) => isConfiguration(path) || collectors.some((collector) => collector.reads(path));
}

/** Each commit's tree once, read ahead: configuration and collectors share one round trip, whoever comes first. */
export function treesAhead(
  treeAt: (commit: string) => Tree,
  collectors: readonly Pick<Collector, 'reads'>[],
): (commit: string) => Tree {
  const trees = new Map<string, Tree>();
  return (commit) => {
    const known = trees.get(commit) ?? preloaded(treeAt(commit), interestOf(collectors));
    trees.set(commit, known);
    return known;
  };
}

const ahead = new WeakSet<Tree>();

/** The same tree where it reads ahead already: looking for files of interest takes a second in a very large one. */
export function readingAhead(tree: Tree, isOfInterest: (path: string) => boolean): Tree {
  return ahead.has(tree) ? tree : preloaded(tree, isOfInterest);
}

/** A tree that reads every file of interest in one round trip, once, whichever collector asks for it. */
export function preloaded(tree: Tree, isOfInterest: (path: string) => boolean): Tree {
  const known = new Map<string, Observation<FileContent>>();
  let loading: Promise<void> | undefined;

  async function load(): Promise<void> {
    const listed = await tree.list();
    if (listed.state === 'unseen') return;
    const files = listed.value.filter((entry) => entry.kind === 'file' || entry.kind === 'executable');
    const paths = files.map((entry) => entry.path).filter(isOfInterest);
    await readInto(paths.slice(0, MAX_PRELOADED));
  }

  async function readInto(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    for (const [path, content] of await tree.read(paths)) known.set(path, content);
  }

  const early: Tree = {
    ...tree,
    list: () => tree.list(),
    read: async (paths) => {
      await (loading ??= load());
      await readInto(paths.filter((path) => !known.has(path)));
      return new Map(
        paths.flatMap((path) => {
          const content = known.get(path);
          return content === undefined ? [] : [[path, content]];
        }),
      );
    },
  };
  ahead.add(early);
  return early;
}
