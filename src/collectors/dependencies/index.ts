import type { Subject } from '../../model/subject.ts';
import { hashReaderOf } from '../../packages/lockfile-hashes.ts';
import { namesDirectDependencies } from '../../packages/direct-dependencies.ts';
import { isLockfile } from '../../packages/ecosystems.ts';
import type { Repository } from '../../ports/repository.ts';
import { isOfInterest as isPackageFile, readPackageFiles } from '../package-files.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { changesFor, type SeenChanges } from './changes.ts';
import { withDecisions } from './decide.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { isUpdateFile } from './updates-configured.ts';

/** What the repository depends on, and how well that is pinned and looked after. */
export const dependencies: Collector = {
  id: 'dependencies',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/dependency-graph/sbom', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}', permission: 'contents: read' },
    { route: 'GET /advisories', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/properties/values', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
    { route: 'GraphQL Repository.pullRequests', permission: 'pull_requests: read' },
  ],
  events: ['pull_request', 'push'],
  reads: isOfInterest,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const { tree, repository, subject, branch, triage, at } = context;
  const [files, graph, compared, merged] = await Promise.all([
    readPackageFiles(tree, isOfInterest),
    repository.dependencyGraphExport(),
    compare(repository, subject),
    repository.mergedPullRequests(),
  ]);
  const changes = await changesFor(compared, tree);
  const componentChanges =
    changes?.state === 'compared' && triage !== undefined
      ? await withDecisions(changes, { repository, means: triage, at })
      : changes;
  return {
    facts: judge({ tree: files, branch, graph, compared, merged, supported: { table: context.supportTable, at } }),
    ...(componentChanges === undefined ? {} : { componentChanges }),
  };
}

function isOfInterest(path: string): boolean {
  return (
    isPackageFile(path) ||
    namesDirectDependencies(path) ||
    isUpdateFile(path) ||
    (isLockfile(path) && hashReaderOf(path) !== undefined)
  );
}

/** The same for both sides of a change, so that it is asked once. */
async function compare(repository: Repository, subject: Subject): Promise<SeenChanges> {
  if (subject.kind !== 'pull-request' && subject.kind !== 'merge-group') return null;
  return repository.dependencyChanges(subject.base.commit, subject.head.commit);
}
