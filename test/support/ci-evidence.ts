import { sha256 } from '../../src/model/digest.ts';
import { CI_BUNDLE, ciStatement } from '../../src/provenance/ci-statement.ts';
import type { SigningWorld } from './sigstore.ts';

export interface CiRun {
  readonly repository: string;
  readonly commit: string;
  readonly run: number;
  /** `OWNER/NAME/.github/workflows/FILE@REFERENCE` that ran. */
  readonly workflow: string;
  readonly ref: string;
  readonly event: string;
  /** The first, unless another one is named. */
  readonly attempt?: number;
}

/** The files that a run leaves, with the statement that the Action signs about them. */
export async function evidenceOf(
  world: SigningWorld,
  files: Readonly<Record<string, string>>,
  { repository, commit, run, workflow, ref, event, attempt = 1 }: CiRun,
): Promise<Map<string, Uint8Array>> {
  const digests = Object.entries(files).map(([path, text]) => [path, sha256(text).slice('sha256:'.length)] as const);
  const statement = ciStatement({ commit, files: new Map(digests) }, `https://github.com/${repository}`);
  const claims = {
    ...{ repository, sha: commit, ref, run_id: String(run), run_attempt: String(attempt), event_name: event },
    ...{ job_workflow_ref: workflow, job_workflow_sha: workflow.slice(workflow.indexOf('@') + 1) },
  };
  const bundle = JSON.stringify(await world.sign({ statement }, { claims }));
  const all = { ...files, [CI_BUNDLE]: bundle };
  return new Map(Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}
