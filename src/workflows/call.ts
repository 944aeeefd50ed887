import type { Value } from './expression/evaluate.ts';
import { guardOf, type Guard, type GuardNames } from './guards.ts';
import type { Env, Job, Tri, Trigger, Workflow } from './model.ts';
import type { WorkflowFiles } from './reached.ts';

/** Calls into calls that are followed. */
export const MAX_DEPTH = 6;

/** What the way to a job decides: its event, its callers' conditions, what they hand over. */
export interface Call {
  readonly files: WorkflowFiles;
  readonly startedBy: Workflow;
  /** Conditions and names of the callers, outermost first. */
  readonly guards: readonly Guard[];
  readonly prefix: readonly string[] | undefined;
  readonly inputs: Env;
  readonly values: Readonly<Record<string, Value>>;
  readonly swallowed: Tri;
  readonly through: readonly string[];
  readonly budget: { jobs: number; steps: number };
}

/** A value handed on by `${{ inputs.x }}` is the caller's own. */
export function withInputs(given: Env, outer: Env): Env {
  return Object.fromEntries(
    Object.entries(given).map(([key, text]) => {
      const name = /^\s*\$\{\{\s*inputs\.([\w-]+)\s*\}\}\s*$/.exec(text)?.[1];
      return [key, name !== undefined && Object.hasOwn(outer, name) ? (outer[name] ?? text) : text];
    }),
  );
}

export function guard(text: string, job: Job, names: Pick<GuardNames, 'inputs' | 'env'>): Guard {
  return guardOf(text, { ...names, matrix: job.matrix, runsOn: job.runsOn });
}

export function flagTri(job: Job): Tri {
  if (job.continueOnError === 'expression') return 'unknown';
  return job.continueOnError === 'always' ? 'yes' : 'no';
}

/** A workflow that also waits to be called is started by its other events. */
export function startTriggers(workflow: Workflow): readonly Trigger[] {
  return workflow.triggers.filter((trigger) => trigger.event !== 'workflow_call');
}
