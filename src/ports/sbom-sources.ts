import type { Observation } from '../model/observation.ts';

export interface WorkflowArtifact {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly expired: boolean;
  readonly commit: string | null;
  /** The run that left it. */
  readonly run: number | null;
}

export interface SbomSources {
  /** The SPDX document that GitHub exports from its dependency graph, parsed JSON. */
  dependencyGraphExport(): Promise<Observation<unknown>>;
  /** Artefacts of the workflow runs of one commit. */
  workflowArtifacts(commit: string): Promise<Observation<readonly WorkflowArtifact[]>>;
  /** Files of an artefact's zip, by name; bounded in number and size. */
  artifactFiles(artifact: WorkflowArtifact): Promise<Observation<ReadonlyMap<string, Uint8Array>>>;
}
