import type { Env, Job, LocalAction, Step, Tri, Use, Workflow } from './model.ts';
import { jobNames } from './matrix.ts';
import { normalise, useName } from './use.ts';
import { reachOf, type Reach } from './reach.ts';
import { guardOf, literal, typedLiteral, type Guard, type GuardNames, type RepositoryNames } from './scenarios.ts';
import type { Value } from './expression/evaluate.ts';

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

const MAX_DEPTH = 6;
const MAX_NEEDED = 30;
/** Calls fan out: beyond these they are left as calls that nobody followed. */
const BUDGET = { jobs: 2000, steps: 5000 };

interface Call {
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
    const called = job.uses?.kind === 'local' ? calledWorkflow(job.uses.path, call) : undefined;
    if (called !== undefined) return jobsOf(called, enter(called, { job, call, guards, names }));
    const reach = reachOf(startTriggers(call.startedBy), guards, call.files.names);
    const steps = reachedSteps(job, workflow, { ...call, guards });
    return [{ path: workflow.path, workflow, startedBy: call.startedBy, job, names, reach, steps, leadsOut: job.uses }];
  });
}

function startTriggers(workflow: Workflow) {
  return workflow.triggers.filter((trigger) => trigger.event !== 'workflow_call');
}

function calledWorkflow(path: string, { files, through, budget }: Call): Workflow | undefined {
  if (through.includes(path) || through.length > MAX_DEPTH || budget.jobs < 0) return undefined;
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
  const swallowed = worse(call.swallowed, flagTri(job));
  return { ...call, guards, prefix: names, inputs, values, swallowed, through: [...call.through, called.path] };
}

/** A value handed on by `${{ inputs.x }}` is the caller's own. */
function withInputs(given: Env, outer: Env): Env {
  return Object.fromEntries(
    Object.entries(given).map(([key, text]) => {
      const name = /^\s*\$\{\{\s*inputs\.([\w-]+)\s*\}\}\s*$/.exec(text)?.[1];
      return [key, name !== undefined && Object.hasOwn(outer, name) ? (outer[name] ?? text) : text];
    }),
  );
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

function guard(text: string, job: Job, names: Pick<GuardNames, 'inputs' | 'env'>): Guard {
  return guardOf(text, { ...names, matrix: job.matrix, runsOn: job.runsOn });
}

function flagTri(job: Job): Tri {
  if (job.continueOnError === 'expression') return 'unknown';
  return job.continueOnError === 'always' ? 'yes' : 'no';
}

function reachedSteps(job: Job, workflow: Workflow, call: Call): ReachedStep[] {
  const place: StepPlace = {
    path: workflow.path,
    job,
    call: { ...call, swallowed: worse(call.swallowed, flagTri(job)) },
    env: { ...workflow.env, ...job.env },
    shell: job.defaults.shell ?? workflow.defaults.shell ?? windowsShell(job),
    directory: job.defaults.workingDirectory ?? workflow.defaults.workingDirectory ?? '',
    siblings: job.steps,
  };
  return job.steps.flatMap((step) => expandStep(step, place));
}

function windowsShell(job: Job): string | undefined {
  return job.runsOn.length > 0 && job.runsOn.every((label) => /^windows/i.test(label)) ? 'pwsh' : undefined;
}

interface StepPlace {
  readonly path: string;
  readonly job: Job;
  readonly call: Call;
  readonly env: Env;
  readonly shell: string | undefined;
  readonly directory: string;
  readonly siblings: readonly Step[];
}

function expandStep(step: Step, place: StepPlace): ReachedStep[] {
  const { job, call } = place;
  call.budget.steps -= 1;
  const env = { ...place.env, ...step.env };
  const guards =
    step.if === undefined ? call.guards : [...call.guards, guard(step.if, job, { inputs: call.values, env })];
  const swallowed = worse(call.swallowed, stepFate(step, place.siblings));
  const action = step.uses?.kind === 'local' ? actionOf(step.uses.path, job, call) : undefined;
  if (action?.runs === 'composite') return insideAction(action, { step, place, env, guards, swallowed });
  const reach = reachOf(startTriggers(call.startedBy), guards, call.files.names);
  const { shell, directory } = {
    shell: step.shell ?? place.shell,
    directory: step.workingDirectory ?? place.directory,
  };
  const leadsOut = step.uses?.kind === 'local';
  return [{ path: place.path, step, reach, swallowed, env, inputs: call.inputs, shell, directory, leadsOut }];
}

function actionOf(folder: string, job: Job, { files, through, budget }: Call): LocalAction | undefined {
  if (budget.steps < 0) return undefined;
  const action = [folder, ...insideCheckouts(folder, job)]
    .map((each) => files.actionIn(each))
    .find((each) => each !== undefined);
  return action === undefined || through.includes(action.path) || through.length > MAX_DEPTH ? undefined : action;
}

/** With `actions/checkout` into a folder, this repository's files lie below that folder. */
function insideCheckouts(folder: string, job: Job): string[] {
  const own = job.steps.filter(
    ({ uses, with: inputs }) =>
      uses !== undefined && useName(uses) === 'actions/checkout' && inputs.repository === undefined,
  );
  const folders = own.map(({ with: inputs }) => normalise(inputs.path ?? '')).filter((path) => path !== '');
  return folders.filter((path) => folder.startsWith(`${path}/`)).map((path) => folder.slice(path.length + 1));
}

interface Entering {
  readonly step: Step;
  readonly place: StepPlace;
  readonly env: Env;
  readonly guards: readonly Guard[];
  readonly swallowed: Tri;
}

/** A composite action's steps stand where the calling step stood; its `run` steps name their own shell. */
function insideAction(action: LocalAction, entering: Entering): ReachedStep[] {
  const { step, place, env, guards, swallowed } = entering;
  const inputs = { ...action.inputs, ...withInputs(step.with, place.call.inputs) };
  const values = Object.fromEntries(Object.entries(inputs).map(([key, text]) => [key.toLowerCase(), literal(text)]));
  const call = { ...place.call, guards, inputs, values, swallowed, through: [...place.call.through, action.path] };
  const inner: StepPlace = {
    path: action.path,
    job: place.job,
    call,
    env,
    shell: undefined,
    directory: '',
    siblings: action.steps,
  };
  return action.steps.flatMap((each) => expandStep(each, inner));
}

/** A failure that a later step looks at is not lost: only a run tells what it makes of it. */
function stepFate(step: Step, siblings: readonly Step[]): Tri {
  if (step.continueOnError === 'never') return 'no';
  if (step.continueOnError === 'expression') return 'unknown';
  const { id } = step;
  const looked = id !== undefined && siblings.some((each) => looksAt(each, `steps.${id}.outcome`));
  return looked ? 'unknown' : 'yes';
}

function looksAt(step: Step, what: string): boolean {
  return [step.if, step.run?.text, ...Object.values(step.env), ...Object.values(step.with)].some(
    (text) => text?.includes(what) === true,
  );
}

export function worse(a: Tri, b: Tri): Tri {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'no';
}
