import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { isOfInterest, judge } from './judge.ts';

/** Files that say by their place and name what they are for. */
export const files: Collector = {
  id: 'files',
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

async function collect({ tree, subject, at }: CollectContext): Promise<Collected> {
  const list = await tree.list();
  const paths = list.state === 'seen' ? list.value.map((entry) => entry.path).filter(isOfInterest) : [];
  return { facts: judge({ list, read: await tree.read(paths), subject, at }) };
}
