import { seen, type Observation } from '../../model/observation.ts';
import type { Release } from '../../ports/releases.ts';
import { judgedRelease } from '../judged-release.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { isDocument, readDocuments } from './documentation.ts';
import { facts } from './facts.ts';
import { gather } from './gather.ts';
import { judge } from './judge.ts';
import type { Material } from './material.ts';
import { recentSigning } from './recent-verified.ts';

/** What is published, how its files can be checked, and what is kept with it. Signatures are found, not verified. */
export const signedReleases: Collector = {
  id: 'signed-releases',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/immutable-releases', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}', permission: 'attestations: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
  ],
  events: ['push', 'release', 'repository'],
  reads: isDocument,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const { repository, subject, tree } = context;
  const [about, enabled, releases, documents] = await Promise.all([
    repository.about(),
    repository.immutableReleasesEnabled(),
    repository.releases(),
    readDocuments(tree),
  ]);
  const [material, recent] = await Promise.all([
    materialOf(judgedRelease(releases, subject), context),
    recentSigning(repository, releases),
  ]);
  return { facts: judge({ subject, about, enabled, releases, documents, material, recent }) };
}

async function materialOf(
  release: Observation<Release | null>,
  context: CollectContext,
): Promise<Observation<Material | null>> {
  if (release.state === 'unseen') return release;
  if (release.value === null) return seen(null, release.sources);
  return seen(await gather(context.repository, release.value, context), release.sources);
}
