import { z } from 'zod';
import { mapSeen, seen, seenPartly, type Observation } from '../../model/observation.ts';
import type { WorkflowArtifact } from '../../ports/sbom-sources.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const PERMISSION = 'actions: read';
/** Runs of one commit whose artefacts are listed at most; each costs a request. */
const MAX_RUNS = 10;

const artifact = z.object({
  id: z.number(),
  name: z.string(),
  size_in_bytes: z.number(),
  expired: z.boolean(),
  workflow_run: z.object({ id: z.number().nullish(), head_sha: z.string().nullish() }).nullish(),
});
const artifacts = z.object({ artifacts: z.array(artifact) }).transform((answer) =>
  answer.artifacts.map(({ id, name, size_in_bytes, expired, workflow_run }) => ({
    id,
    name,
    size: size_in_bytes,
    expired,
    commit: workflow_run?.head_sha ?? null,
    run: workflow_run?.id ?? null,
  })),
);
const runs = z
  .object({ workflow_runs: z.array(z.object({ id: z.number() })) })
  .transform((answer) => answer.workflow_runs);

/** One request where the repository keeps few artefacts; else the runs of the commit are asked one by one. */
export async function artifactsOfCommit(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  commit: string,
): Promise<Observation<readonly WorkflowArtifact[]>> {
  const parameters = { owner, repo: name };
  const all = await client.list(
    { route: 'GET /repos/{owner}/{repo}/actions/artifacts', parameters, permission: PERMISSION, schema: artifacts },
    { pages: 1 },
  );
  if (all.state === 'seen' && all.missing !== undefined) return artifactsByRun(client, parameters, commit);
  return mapSeen(all, (found) => found.filter((one) => one.commit === commit));
}

async function artifactsByRun(
  client: GitHubClient,
  parameters: { readonly owner: string; readonly repo: string },
  commit: string,
): Promise<Observation<readonly WorkflowArtifact[]>> {
  const listed = await client.list(
    {
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      parameters: { ...parameters, head_sha: commit },
      permission: PERMISSION,
      schema: runs,
    },
    { pages: 1 },
  );
  if (listed.state === 'unseen') return listed;
  const answers = await Promise.all(
    listed.value.slice(0, MAX_RUNS).map(({ id }) =>
      client.list({
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
        parameters: { ...parameters, run_id: id },
        permission: PERMISSION,
        schema: artifacts,
      }),
    ),
  );
  const cut = listed.value.length > MAX_RUNS ? CUT : listed.missing;
  return joined(answers, cut);
}

const CUT = { reason: 'truncated', what: 'GET /repos/{owner}/{repo}/actions/runs' } as const;

function joined(
  answers: readonly Observation<readonly WorkflowArtifact[]>[],
  cut: Parameters<typeof seenPartly>[1] | undefined,
): Observation<readonly WorkflowArtifact[]> {
  const found = answers.flatMap((answer) => (answer.state === 'seen' ? [...answer.value] : []));
  const sources = answers.flatMap((answer) => answer.sources);
  const hidden = answers.flatMap((answer) => (answer.state === 'unseen' ? answer.unseen : (answer.missing ?? [])));
  const missing = hidden[0] ?? cut;
  return missing === undefined ? seen(found, sources) : seenPartly(found, missing, sources);
}
