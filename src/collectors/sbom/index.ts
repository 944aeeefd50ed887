import { sha256 } from '../../model/digest.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import { sbomValidator } from '../../sbom/validate.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { promisesSbom } from './build-artifacts.ts';
import { facts } from './facts.ts';
import { inspect, type Means } from './inspect.ts';
import { judge } from './judge.ts';
import { handlingOf } from './release-handling.ts';
import { isOfInterest, readPackageFiles, type SeenTree } from '../package-files.ts';
import { lookIntoReleases } from './look-into-releases.ts';
import type { ReleaseDocuments } from './release-documents.ts';
import type { Seen, Supplied } from './seen.ts';
import { isTreeVex } from './vex/in-tree.ts';
import { vexFact } from './vex/judge-vex.ts';
import { lookForVex } from './vex/look-for-vex.ts';
import { ownNames } from './vex/own-names.ts';
import type { SeenVex } from './vex/seen-vex.ts';

/** The SBOM of the release, or the one handed over. */
export const sbom: Collector = {
  id: 'sbom',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/security-advisories', permission: 'repository_advisories: read' },
    { route: 'GET /repos/{owner}/{repo}/dependabot/alerts', permission: 'vulnerability_alerts: read' },
    { route: 'GET /advisories', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}', permission: 'attestations: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/artifacts', permission: 'actions: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs', permission: 'actions: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', permission: 'actions: read' },
    {
      route: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
      permission: 'actions: read',
    },
    { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
    { route: 'GraphQL Repository.object', permission: 'contents: read' },
  ],
  events: ['push', 'release', 'workflow_run'],
  reads: (path) => isOfInterest(path) || isTreeVex(path),
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const check = context.validateSbom ?? sbomValidator({ json: new Map() });
  const means: Means = { validate: (read) => check(read, context.at), profile: context.sbomProfile };
  const [tree, looked] = await Promise.all([readPackageFiles(context.tree), lookIntoReleases(context, means)]);
  const { history, ...released } = looked;
  const vex = await lookForVex(looked.release, context);
  const supplied = await suppliedSboms(handedOver(context, released.attached), means);
  const artifacts = await promisingArtifacts(context, released.attached, supplied);
  const published = publishedVex({ vex, tree, looked }, context);
  return {
    facts: [...judge({ subject: context.subject, tree, supplied, artifacts, ...released }), published],
    ...(history === undefined ? {} : { releaseHandling: await handlingOf(history, vex, context) }),
  };
}

interface Around {
  readonly vex: SeenVex;
  readonly tree: SeenTree;
  readonly looked: Pick<Seen, 'release' | 'attached'>;
}

function publishedVex({ vex, tree, looked: { release, attached } }: Around, context: CollectContext): Fact {
  const sboms = (attached?.documents ?? []).map(({ sbom: one }) => one);
  const known = release.state === 'seen' ? release.value : undefined;
  const ours = ownNames({ sboms, tag: known?.tag ?? null, tree, context });
  return vexFact({ vex, ours, released: known === undefined ? undefined : known !== null, at: context.at });
}

type HandedOver = Required<Pick<CollectContext, 'supplied' | 'unread'>>;

/** What was shipped speaks for a release: an SBOM that CI keeps counts only where there is none to look into. */
function handedOver({ supplied, unread = [] }: CollectContext, attached: ReleaseDocuments | null): HandedOver {
  if (attached === null) return { supplied, unread };
  return { supplied: supplied.filter(({ attested }) => attested === undefined), unread: [] };
}

async function suppliedSboms({ supplied: files, unread }: HandedOver, means: Means): Promise<Supplied> {
  const asked = files
    .filter(({ kind }) => kind === 'sbom')
    .map(({ path, bytes }) => inspect({ name: path, bytes, sources: [{ path, digest: sha256(bytes) }] }, means));
  const inspections = await Promise.all(asked);
  return {
    documents: inspections.flatMap((one) => (one.state === 'sbom' ? [one.document] : [])),
    unusable: inspections.flatMap((one) => (one.state === 'broken' || one.state === 'not-an-sbom' ? [one.name] : [])),
    hidden: [
      ...inspections.flatMap((one) =>
        one.state === 'unread' ? [notSeen({ reason: 'undecidable', what: one.name }, one.sources)] : [],
      ),
      ...unread,
    ],
  };
}

/** Asked only where nothing else gives an SBOM, to tell the reader which file to hand over. */
async function promisingArtifacts(
  { repository, subject }: CollectContext,
  attached: ReleaseDocuments | null,
  supplied: Supplied,
): Promise<readonly string[]> {
  if (attached !== null || supplied.documents.length > 0 || subject.commit === null) return [];
  const listed = await repository.workflowArtifacts(subject.commit);
  if (listed.state === 'unseen') return [];
  return listed.value.filter(({ name, expired }) => !expired && promisesSbom(name)).map(({ name }) => name);
}
