import type { CollectContext, Collected, Collector } from '../types.ts';
import { isDocument, readDocuments } from './documentation.ts';
import { facts } from './facts.ts';
import { isNotFound } from './immutability.ts';
import { judge } from './judge.ts';
import { lookIntoReleases, rulesOf } from './look-into.ts';
import { releaseEvidence } from './verify/evidence.ts';

/** What is published, how its files can be checked, and what is kept with it. Signatures are verified against whom policy expects. */
export const signedReleases: Collector = {
  id: 'signed-releases',
  version: '2',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/immutable-releases', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}', permission: 'attestations: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/branches/{branch}/protection', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL BranchProtectionRule.bypassForcePushAllowances', permission: 'administration: read' },
    { route: 'GraphQL Ref.refUpdateRule', permission: 'contents: read' },
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
  // A "not found" is "off" for those only who may look, and this answer shows that to an App, which has no role.
  const proof = isNotFound(enabled) ? await repository.actionsSettings() : undefined;
  const looked = await lookIntoReleases(releases, context);
  const rules = await rulesOf(looked, context);
  const facts = judge({ subject, about, proof, enabled, releases, documents, rules, ...looked });
  const judged = looked.judged.state === 'seen' ? looked.judged.value : null;
  return judged === null ? { facts } : { facts, release: releaseEvidence(judged.checked) };
}
