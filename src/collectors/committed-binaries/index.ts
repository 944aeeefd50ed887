import { notSeen, type Observation } from '../../model/observation.ts';
import type { Tree } from '../../ports/tree.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

/** Shorter files hold no program. */
const MIN_BYTES = 4;

/** Executables among the files, by their first bytes. */
export const committedBinaries: Collector = {
  id: 'committed-binaries',
  version: '1',
  facts,
  endpoints: [{ route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' }],
  events: ['push'],
  // Any file may become one, but a change's base has no bytes to look at: both sides then say so.
  reads: () => false,
  collect,
};

async function collect({ tree }: CollectContext): Promise<Collected> {
  const list = await tree.list();
  const entries = list.state === 'seen' ? list.value : [];
  const paths = entries
    .filter(({ kind, size }) => (kind === 'file' || kind === 'executable') && size >= MIN_BYTES)
    .map(({ path }) => path);
  return { facts: judge({ list, starts: await startsOf(tree, paths) }) };
}

async function startsOf(
  tree: Tree,
  paths: readonly string[],
): Promise<Observation<ReadonlyMap<string, Observation<Uint8Array>>>> {
  if (tree.starts === undefined) return notSeen({ reason: 'not-supplied', what: WHAT });
  return { state: 'seen', value: await tree.starts(paths), sources: [] };
}

const WHAT = 'the first bytes of the files (a checkout gives them: --dir, or the Action)';
