import { isOfInterest, readPackageFiles } from '../package-files.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

/** What the repository depends on, and how well that is pinned and looked after. */
export const dependencies: Collector = {
  id: 'dependencies',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/dependency-graph/sbom', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
  ],
  events: ['push'],
  reads: isOfInterest,
  collect,
};

async function collect({ tree, repository }: CollectContext): Promise<Collected> {
  const [files, graph] = await Promise.all([readPackageFiles(tree), repository.dependencyGraphExport()]);
  return { facts: judge({ tree: files, graph }) };
}
