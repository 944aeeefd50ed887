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

/** A run for one commit, of whatever outcome. */
export interface CommitRun {
  readonly id: number;
  /** How often it was started; 1 = never run again. Null = GitHub does not say. */
  readonly attempt: number | null;
  /** Path of the workflow file. */
  readonly path: string;
  readonly event: string;
  /** Branch that it ran for; of a fork too, whose branches may have the same names. */
  readonly branch: string | null;
  /** `OWNER/NAME` to which that branch belongs. */
  readonly from: string | null;
  /** `completed`, or a word for "not yet". */
  readonly status: string;
  /** Reusable workflows that it called, `OWNER/NAME/.github/workflows/FILE@REFERENCE`. */
  readonly called: readonly string[];
}

/** What GitHub Actions really ran. */
export interface WorkflowRuns {
  /** Successful runs on a branch, newest first; the newest hundred. */
  successfulRuns(branch: string): Promise<Observation<readonly WorkflowRun[]>>;
  /** The newest hundred runs for a commit, whatever became of them. */
  runsOfCommit(commit: string): Promise<Observation<readonly CommitRun[]>>;
  /** The jobs of the last attempt of a run. */
  jobsOfRun(id: number): Promise<Observation<readonly JobRun[]>>;
}
