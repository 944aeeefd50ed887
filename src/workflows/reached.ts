import { flagTri, guard, MAX_DEPTH, startTriggers, withInputs, type Call } from './call.ts';
import type { Guard } from './guards.ts';
import { jobNames } from './matrix.ts';
import type { Env, Job, LocalAction, Step, Tri, Use, Workflow } from './model.ts';
import { ownPath } from './own-calls.ts';
import { reachOf, type Reach } from './reach.ts';
import { reachedSteps } from './reached-steps.ts';
import { typedLiteral, type RepositoryNames } from './scenarios.ts';
import { anyOf } from './tri.ts';

/** A job as it really comes to run: under the events of the workflow that starts it, through local reusable workflows. */
export interface ReachedJob {
  /** File that holds the job. */
  readonly path: string;
  readonly workflow: Workflow;
  /** The workflow whose event starts it. */
  readonly startedBy: Workflow;
  readonly job: Job;
  /** Names of its check runs; undefined when only a run can tell. */
  readonly names: readonly string[] | undefined;
  readonly reach: Reach;
  readonly steps: readonly ReachedStep[];
  /** A call that leads out of the repository or to a file that was not read. */
  readonly leadsOut: Use | undefined;
}

export interface ReachedStep {
  /** File that holds the step: a workflow or a local action. */
  readonly path: string;
  readonly step: Step;
  readonly reach: Reach;
  /** `continue-on-error` of the step, of its job, or on the way to it. */
  readonly swallowed: Tri;
  readonly env: Env;
  /** Texts that `inputs.x` stands for, expressions of the caller kept. */
  readonly inputs: Env;
  readonly shell: string | undefined;
  readonly directory: string;
  /** A local action that is not composite or was not read. */
  readonly leadsOut: boolean;
}

export interface WorkflowFiles {
  readonly workflows: readonly Workflow[];
  /** The local action in a folder; undefined when it was not read. */
  readonly actionIn: (folder: string) => LocalAction | undefined;
  readonly names: RepositoryNames;
}

const MAX_NEEDED = 30;
/** Calls fan out: beyond these they are left as calls that nobody followed. */
const BUDGET = { jobs: 2000, steps: 5000 };

/** Every job that an event of this repository starts. A workflow that only waits to be called runs through its callers. */
export function reachedJobs(files: WorkflowFiles): ReachedJob[] {
  const budget = { ...BUDGET };
  return files.workflows.flatMap((workflow) => {
    const call: Call = {
      files,
      startedBy: workflow,
      guards: [],
      prefix: [],
      inputs: {},
      values: {},
      swallowed: 'no',
      through: [workflow.path],
      budget,
    };
    return startsItself(workflow) ? jobsOf(workflow, call) : [];
  });
}

export function startsItself(workflow: Workflow): boolean {
  return workflow.triggers.some((trigger) => trigger.event !== 'workflow_call');
}

function jobsOf(workflow: Workflow, call: Call): ReachedJob[] {
  const own = ownGuards(workflow, call);
  return workflow.jobs.flatMap((job) => {
    call.budget.jobs -= 1;
    const guards = [...call.guards, ...guardsOf(job, own)];
    const names = joinNames(call.prefix, jobNames(job));
    const called = calledWorkflow(ownPath(job.uses, call.files.names), call);
    if (called !== undefined) return jobsOf(called, enter(called, { job, call, guards, names }));
    const reach = reachOf(startTriggers(call.startedBy), guards, call.files.names);
    const steps = reachedSteps(job, workflow, { ...call, guards });
    return [{ path: workflow.path, workflow, startedBy: call.startedBy, job, names, reach, steps, leadsOut: job.uses }];
  });
}

function calledWorkflow(path: string | undefined, { files, through, budget }: Call): Workflow | undefined {
  if (path === undefined || through.includes(path) || through.length > MAX_DEPTH || budget.jobs < 0) return undefined;
  return files.workflows.find((workflow) => workflow.path === path);
}

function enter(
  called: Workflow,
  from: { job: Job; call: Call; guards: readonly Guard[]; names: readonly string[] | undefined },
): Call {
  const { job, call, guards, names } = from;
  const inputs = { ...called.inputs, ...withInputs(job.with, call.inputs) };
  const values = Object.fromEntries(
    Object.entries(inputs).map(([key, text]) => [key.toLowerCase(), typedLiteral(text)]),
  );
  const swallowed = anyOf([call.swallowed, flagTri(job)]);
  return { ...call, guards, prefix: names, inputs, values, swallowed, through: [...call.through, called.path] };
}

function joinNames(
  prefix: readonly string[] | undefined,
  names: readonly string[] | undefined,
): readonly string[] | undefined {
  if (prefix === undefined || names === undefined) return undefined;
  return prefix.length === 0 ? names : prefix.flatMap((before) => names.map((name) => `${before} / ${name}`));
}

/** A job's own condition and those of the jobs it needs, unless it asks to run in any case. */
function guardsOf(job: Job, own: ReadonlyMap<string, OwnGuards>): Guard[] {
  const needed = new Set([job]);
  for (const each of needed) {
    if (needed.size > MAX_NEEDED) break;
    if (runsInAnyCase(each)) continue;
    for (const key of each.needs.slice(0, MAX_NEEDED)) {
      const other = own.get(key)?.job;
      if (other !== undefined) needed.add(other);
    }
  }
  return [...needed].flatMap((each) => own.get(each.key)?.guards ?? []);
}

interface OwnGuards {
  readonly job: Job;
  readonly guards: readonly Guard[];
}

function ownGuards(workflow: Workflow, call: Call): ReadonlyMap<string, OwnGuards> {
  return new Map(
    workflow.jobs.map((job) => {
      const guards = job.if === undefined ? [] : [guard(job.if, job, { inputs: call.values, env: {} })];
      return [job.key, { job, guards }];
    }),
  );
}

function runsInAnyCase(job: Job): boolean {
  return /\b(always|failure|cancelled)\s*\(/.test(job.if ?? '');
}
