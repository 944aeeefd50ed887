import { notSeen, seen as seenValue, type NotSeen, type Observation } from '../../model/observation.ts';
import { sha256 } from '../../model/digest.ts';
import type { Subject } from '../../model/subject.ts';
import type { Release } from '../../ports/releases.ts';
import type { Repository } from '../../ports/repository.ts';
import { sbomValidator, type ValidateSbom } from '../../sbom/validate.ts';
import type { CollectContext, Collected, Collector, SuppliedFile } from '../types.ts';
import { attestedSbom, isSbomBundle } from './attestations.ts';
import { madeByWorkflow } from './build-artifacts.ts';
import { recentReleases, releaseToJudge } from './choose-release.ts';
import { facts } from './facts.ts';
import { inspect } from './inspect.ts';
import { judge } from './judge.ts';
import { isOfInterest, type SeenTree } from './lockfiles.ts';
import { releaseDocuments, type ReleaseDocuments } from './release-documents.ts';
import type { Seen, Supplied } from './seen.ts';

/** The SBOM of the release, or the one handed over, and how well the dependencies are pinned. */
export const sbom: Collector = {
  id: 'sbom',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}', permission: 'attestations: read' },
    { route: 'GET /repos/{owner}/{repo}/dependency-graph/sbom', permission: 'contents: read' },
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
  reads: isOfInterest,
  collect,
};

async function collect(context: CollectContext): Promise<Collected> {
  const validate = context.validateSbom ?? sbomValidator(new Map());
  const supplied = suppliedSboms(context.supplied, validate);
  const [tree, released, graph] = await Promise.all([
    readTree(context),
    lookIntoReleases(context, validate),
    context.repository.dependencyGraphExport(),
  ]);
  const artifacts = await promisingArtifacts(context, released.attached, supplied);
  return { facts: judge({ subject: context.subject, tree, supplied, graph, artifacts, ...released }) };
}

function suppliedSboms(files: readonly SuppliedFile[], validate: ValidateSbom): Supplied {
  const inspections = files
    .filter(({ kind }) => kind === 'sbom')
    .map(({ path, bytes }) => inspect({ name: path, bytes, sources: [{ path, digest: sha256(bytes) }] }, validate));
  return {
    documents: inspections.flatMap((one) => (one.state === 'sbom' ? [one.document] : [])),
    unusable: inspections.flatMap((one) => (one.state === 'broken' || one.state === 'not-an-sbom' ? [one.name] : [])),
    hidden: inspections.flatMap((one) =>
      one.state === 'unread' ? [notSeen({ reason: 'undecidable', what: one.name }, one.sources)] : [],
    ),
  };
}

async function readTree({ tree }: CollectContext): Promise<SeenTree> {
  const list = await tree.list();
  const paths = list.state === 'seen' ? list.value.map(({ path }) => path).filter(isOfInterest) : [];
  return { list, read: await tree.read(paths) };
}

type Released = Pick<Seen, 'release' | 'attached' | 'recent' | 'attested' | 'made'>;

async function lookIntoReleases(context: CollectContext, validate: ValidateSbom): Promise<Released> {
  const { repository, subject } = context;
  const listed = await repository.releases();
  const release = releaseToJudge(listed, subject);
  const known = new Map<number, ReleaseDocuments>();
  const documentsOf = async (one: Release): Promise<ReleaseDocuments> => {
    const found = known.get(one.id) ?? (await releaseDocuments(repository, one, validate));
    known.set(one.id, found);
    return found;
  };
  const attached = release.state === 'seen' && release.value !== null ? await documentsOf(release.value) : null;
  const recent = await recentDocuments(listed, documentsOf);
  return {
    release,
    attached,
    recent,
    attested: attached === null ? NO_RELEASE : await attestationOf(context, attached.release),
    made: attached === null ? NO_RELEASE : await madeInBuild(repository, subject, attached),
  };
}

const NO_RELEASE = notSeen({ reason: 'not-supplied', what: 'a release' });

async function recentDocuments(
  listed: Observation<readonly Release[]>,
  documentsOf: (release: Release) => Promise<ReleaseDocuments>,
): Promise<Seen['recent']> {
  const { releases, missing } = recentReleases(listed);
  const documents: ReleaseDocuments[] = [];
  for (const release of releases) documents.push(await documentsOf(release));
  const hidden: readonly NotSeen[] = missing === undefined ? [] : [notSeen(missing, listed.sources)];
  return { documents, hidden };
}

async function attestationOf(
  { repository, supplied }: CollectContext,
  release: Release,
): Promise<Observation<boolean>> {
  const bundle = supplied.find(({ kind, bytes }) => kind === 'bundle' && isSbomBundle(bytes));
  return bundle === undefined ? attestedSbom(repository, release) : seenValue(true, [{ path: bundle.path }]);
}

/** Only the release that is assessed comes with its commit. */
async function madeInBuild(
  repository: Repository,
  subject: Subject,
  { documents, release }: ReleaseDocuments,
): Promise<Seen['made']> {
  if (subject.kind !== 'release')
    return notSeen({ reason: 'undecidable', what: `workflow runs on the commit of ${release.tag}` });
  if (documents.length === 0) return NO_RELEASE;
  return madeByWorkflow(repository, subject.commit, new Set(documents.map(({ digest }) => digest)));
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
  return listed.value
    .filter(({ name, expired }) => !expired && /bom|spdx|cyclonedx|cdx/i.test(name))
    .map(({ name }) => name);
}
