import { sha256, type Digest } from '../../model/digest.ts';
import { notSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { SbomSources } from '../../ports/sbom-sources.ts';

/** Artefacts that are downloaded at most, the likeliest first. */
const MAX_DOWNLOADS = 5;

/**
 * Looks for the very bytes of the release's SBOM among the artefacts of runs on the release's commit. Found: they came out of a
 * workflow on that commit. Not found proves nothing, because a job may attach the file without keeping it as an artefact.
 */
export async function madeByWorkflow(
  source: Pick<SbomSources, 'workflowArtifacts' | 'artifactFiles'>,
  commit: string,
  digests: ReadonlySet<Digest>,
): Promise<Observation<true>> {
  const listed = await source.workflowArtifacts(commit);
  if (listed.state === 'unseen') return listed;
  const usable = listed.value.filter(({ expired }) => !expired);
  const ordered = [
    ...usable.filter(({ name }) => promisesSbom(name)),
    ...usable.filter(({ name }) => !promisesSbom(name)),
  ];
  let hidden: NotSeen | undefined;
  for (const artifact of ordered.slice(0, MAX_DOWNLOADS)) {
    const files = await source.artifactFiles(artifact);
    if (files.state === 'unseen') hidden ??= files;
    else if ([...files.value.values()].some((bytes) => digests.has(sha256(bytes)))) return seen(true, files.sources);
  }
  return (
    hidden ?? notSeen({ reason: 'undecidable', what: `artefacts of commit ${commit.slice(0, 12)}` }, listed.sources)
  );
}

export function promisesSbom(name: string): boolean {
  return /bom|spdx|cyclonedx|cdx/i.test(name);
}
