import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { isOfInterest } from './rules.ts';

/** Files that are read; a repository of many packages says the same many times. */
const MAX_FILES = 150;

/** Files that configure builds, checks and defaults. */
export const configurations: Collector = {
  id: 'configurations',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
  ],
  events: ['push'],
  reads: isOfInterest,
  collect,
};

async function collect({ tree, at }: CollectContext): Promise<Collected> {
  const list = await tree.list();
  const files = list.state === 'seen' ? list.value.filter(({ kind }) => kind === 'file' || kind === 'executable') : [];
  const wanted = files
    .map(({ path }) => path)
    .filter(isOfInterest)
    .sort(byDepth);
  const read = await tree.read(wanted.slice(0, MAX_FILES));
  return { facts: judge({ list, read: inOrder(read), more: wanted.length > MAX_FILES, at }) };
}

/** Files of the root first: they speak for the whole repository. */
function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

function inOrder<T>(read: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...read].sort(([a], [b]) => byDepth(a, b)));
}
