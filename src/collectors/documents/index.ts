import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { placesOf } from './places.ts';
import { isOfInterest, pathsWanted } from './read.ts';

/** Documents about how the software is developed, by their place and form. */
export const documents: Collector = {
  id: 'documents',
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

async function collect({ tree, ownDocuments }: CollectContext): Promise<Collected> {
  const places = placesOf(ownDocuments);
  const list = await tree.list();
  const paths = list.state === 'seen' ? pathsWanted(list.value, places) : [];
  return { facts: judge({ list, read: await tree.read(paths), places }) };
}
