import { notSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Tree } from '../../ports/tree.ts';
import { documentAt, documentsAt, documentsIn, isSubstantial, pathsWanted, placesOf } from '../document-files.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

/** The label that a change of the architecture carries. */
const LABEL = 'architecture';

/** Merged pull requests that are looked through; with as many, older ones are not seen. */
const LOOKED_THROUGH = 30;

/** Files of one document whose history is asked for. */
const MAX_OF_ONE = 20;

/** When the documents were last changed. */
export const documentHistory: Collector = {
  id: 'document-history',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GraphQL Commit.history', permission: 'contents: read' },
    { route: 'GraphQL Repository.pullRequests', permission: 'pull_requests: read' },
  ],
  events: ['push', 'pull_request'],
  reads: (path) => documentAt(path) !== undefined,
  collect,
};

async function collect({ tree, repository, ownDocuments }: CollectContext): Promise<Collected> {
  const list = await tree.list();
  const entries = list.state === 'seen' ? list.value : [];
  const places = placesOf(ownDocuments);
  const wanted = pathsWanted(entries, places).filter((path) => documentsAt(path, places).length > 0);
  const { files, unread } = documentsIn(await tree.read(wanted), places);
  const written = new Set(files.filter(isSubstantial).map(({ word }) => word));
  const paths = entries
    .filter(({ kind }) => kind === 'file' || kind === 'executable')
    .flatMap(({ path }) => documentsAt(path, places).flatMap((word) => (written.has(word) ? [{ word, path }] : [])));
  const few = paths.filter(({ word, path }) => before(paths, word, path) < MAX_OF_ONE);
  const [changed, architecture] = await Promise.all([
    changesOf(tree, [...new Set(few.map(({ path }) => path))]),
    written.has('threat-model') ? latestOf(repository) : undefined,
  ]);
  return { facts: judge({ list, history: historyOf(tree), unread, written, paths, changed, architecture }) };
}

/** How many files of the same document come later by name: numbered decisions have the newest last. */
function before(
  paths: readonly { readonly word: string; readonly path: string }[],
  word: string,
  path: string,
): number {
  return paths.filter((other) => other.word === word && other.path > path).length;
}

type Changes = ReadonlyMap<string, Observation<string | null>>;

async function changesOf({ lastChanged }: Tree, paths: readonly string[]): Promise<Changes> {
  return paths.length === 0 || lastChanged === undefined ? new Map() : lastChanged(paths);
}

/** A tree without a history of its own says nothing about when. */
function historyOf({ lastChanged }: Tree): readonly NotSeen[] {
  const what = 'the history of the files (a git checkout has it)';
  return lastChanged === undefined ? [notSeen({ reason: 'not-supplied', what })] : [];
}

/** When the newest change of the architecture was merged; null when the whole list holds none. */
async function latestOf(repository: Repository): Promise<Observation<string | null>> {
  const list = await repository.mergedPullRequests();
  if (list.state === 'unseen') return list;
  for (const { labels, mergedAt } of list.value) {
    if (labels.items.includes(LABEL)) return seen(mergedAt, list.sources);
    if (!labels.whole) return notSeen({ reason: 'truncated', what: WHAT }, list.sources);
  }
  if (list.missing !== undefined) return notSeen(list.missing, list.sources);
  return list.value.length < LOOKED_THROUGH
    ? seen(null, list.sources)
    : notSeen({ reason: 'truncated', what: WHAT }, list.sources);
}

const WHAT = 'GraphQL Repository.pullRequests';
