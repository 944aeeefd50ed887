import { z } from 'zod';
import { mapSeen, notSeen, seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { SbomSources, WorkflowArtifact } from '../../ports/sbom-sources.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';
import { artifactsOfCommit } from './workflow-artifacts.ts';
import { unzipBounded, type ZipLimits } from './zip.ts';

const MEBIBYTE = 1024 * 1024;
/** Largest packed artefact that is downloaded, in bytes. */
const MAX_ARTIFACT_BYTES = 32 * MEBIBYTE;
const LIMITS: ZipLimits = { entries: 2_000, file: 32 * MEBIBYTE, total: 64 * MEBIBYTE, ratio: 200 };

const ARCHIVE = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';

/** Where GitHub keeps SBOMs beside releases: the export of its dependency graph, and artefacts of workflow runs. */
export function sbomSources(client: GitHubClient, repository: RepositoryName): SbomSources {
  return {
    dependencyGraphExport: () => dependencyGraphExport(client, repository),
    workflowArtifacts: (commit) => artifactsOfCommit(client, repository, commit),
    artifactFiles: (artifact) => artifactFiles(client, repository, artifact),
  };
}

/** GitHub answers 404 both when the graph is off and to those who may not look, so neither is "off". */
async function dependencyGraphExport(
  client: GitHubClient,
  { owner, name }: RepositoryName,
): Promise<Observation<unknown>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/dependency-graph/sbom',
    parameters: { owner, repo: name },
    permission: 'contents: read',
    schema: z.object({ sbom: z.looseObject({ spdxVersion: z.string() }) }),
  });
  return mapSeen(answer, ({ sbom }) => sbom);
}

async function artifactFiles(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  artifact: WorkflowArtifact,
): Promise<Observation<ReadonlyMap<string, Uint8Array>>> {
  const what = `artifact ${artifact.id}`;
  if (artifact.expired) return notSeen({ reason: 'hidden-or-absent', what });
  if (artifact.size > MAX_ARTIFACT_BYTES) return notSeen({ reason: 'too-large', what });
  const parameters = { owner, repo: name, artifact_id: artifact.id, archive_format: 'zip' };
  const answer = await client.bytes({ route: ARCHIVE, parameters, permission: 'actions: read' }, MAX_ARTIFACT_BYTES);
  if (answer.state === 'unseen') return answer;
  const unzipped = unzipBounded(answer.value, LIMITS);
  if (unzipped === undefined) return notSeen({ reason: 'malformed', what }, answer.sources);
  return unzipped.leftOut.length === 0
    ? seen(unzipped.files, answer.sources)
    : seenPartly(unzipped.files, { reason: 'too-large', what }, answer.sources);
}
