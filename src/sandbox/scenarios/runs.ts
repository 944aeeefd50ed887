import type { RepositoryState } from '../state/repository.ts';
import type { WorkflowRunState } from '../state/results.ts';
import { nextId, type SandboxState } from '../state/state.ts';

export interface NewRun {
  readonly name: string;
  readonly path: string;
  readonly event: string;
  readonly commit: string;
  readonly at: string;
  readonly branch?: string;
  readonly called?: readonly string[];
  /** Jobs with the names of their steps, all of which succeeded. */
  readonly jobs?: Readonly<Record<string, readonly string[]>>;
}

/** A finished, successful workflow run, of the default branch unless another one is named. */
export function addRun(state: SandboxState, repository: RepositoryState, wanted: NewRun): WorkflowRunState {
  const { at, jobs = {}, ...rest } = wanted;
  const branch = repository.defaultBranch;
  const done = { status: 'completed', conclusion: 'success', createdAt: at };
  const run: WorkflowRunState = { id: nextId(state), branch, called: [], ...rest, ...done, jobs: jobsNamed(jobs) };
  repository.workflowRuns.push(run);
  return run;
}

function jobsNamed(jobs: NonNullable<NewRun['jobs']>): WorkflowRunState['jobs'] {
  const conclusion = 'success';
  return Object.entries(jobs).map(([name, steps]) => ({
    name,
    conclusion,
    steps: steps.map((step) => ({ name: step, conclusion })),
  }));
}

export interface NewArtifact {
  readonly run: WorkflowRunState;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

export function addArtifact(state: SandboxState, repository: RepositoryState, { run, name, files }: NewArtifact): void {
  const encoded = Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  repository.artifacts.push({
    id: nextId(state),
    run: run.id,
    name,
    expired: false,
    createdAt: run.createdAt,
    files: Object.fromEntries(encoded),
  });
}
