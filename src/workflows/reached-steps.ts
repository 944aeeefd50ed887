import { insideCheckout } from './checkout-folders.ts';
import { flagTri, guard, MAX_DEPTH, startTriggers, withInputs, type Call } from './call.ts';
import type { Guard } from './guards.ts';
import type { Env, Job, LocalAction, Step, Tri, Workflow } from './model.ts';
import { ownPath } from './own-calls.ts';
import { reachOf } from './reach.ts';
import type { ReachedStep } from './reached.ts';
import { literal } from './scenarios.ts';
import { anyOf } from './tri.ts';

export function reachedSteps(job: Job, workflow: Workflow, call: Call): ReachedStep[] {
  const place: StepPlace = {
    path: workflow.path,
    job,
    call: { ...call, swallowed: anyOf([call.swallowed, flagTri(job)]) },
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
  const swallowed = anyOf([call.swallowed, stepFate(step, place.siblings)]);
  const folder = ownPath(step.uses, call.files.names);
  const action = folder === undefined ? undefined : actionOf(folder, job, call);
  if (action?.runs === 'composite') return insideAction(action, { step, place, env, guards, swallowed });
  const reach = reachOf(startTriggers(call.startedBy), guards, call.files.names);
  const { shell, directory } = {
    shell: step.shell ?? place.shell,
    directory: insideCheckout(step.workingDirectory ?? place.directory, job),
  };
  const leadsOut = step.uses?.kind === 'local';
  return [{ path: place.path, step, reach, swallowed, env, inputs: call.inputs, shell, directory, leadsOut }];
}

function actionOf(folder: string, job: Job, { files, through, budget }: Call): LocalAction | undefined {
  if (budget.steps < 0) return undefined;
  const action = [folder, insideCheckout(folder, job)]
    .map((each) => files.actionIn(each))
    .find((each) => each !== undefined);
  return action === undefined || through.includes(action.path) || through.length > MAX_DEPTH ? undefined : action;
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
