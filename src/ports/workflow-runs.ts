import type { Observation } from '../model/observation.ts';
import type { WorkflowRun } from './code-scanning.ts';

/** One step as it ran. GitHub calls a failed step that may fail (`continue-on-error`) a success. */
export interface StepRun {
  readonly name: string;
  readonly conclusion: string | null;
}

export interface JobRun {
  readonly name: string;
  readonly conclusion: string | null;
  readonly steps: readonly StepRun[];
}

/** What GitHub Actions really ran. */
export interface WorkflowRuns {
  /** Successful runs on a branch, newest first; the newest hundred. */
  successfulRuns(branch: string): Promise<Observation<readonly WorkflowRun[]>>;
  /** The jobs of the last attempt of a run. */
  jobsOfRun(id: number): Promise<Observation<readonly JobRun[]>>;
}
