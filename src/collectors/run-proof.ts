import type { JobRun } from '../ports/workflow-runs.ts';
import type { Step, Tri, Use } from '../workflows/model.ts';
import type { ReachedJob } from '../workflows/reached.ts';
import { anyOf } from '../workflows/tri.ts';
import type { AnyUse } from './seen-tree.ts';

/** A tool in a job that a workflow starts. */
export interface PlacedUse {
  readonly use: AnyUse;
  readonly job: ReachedJob;
}

/**
 * Whether a run's jobs show that one of the tools ran and did not fail. That the workflow succeeded is not enough: the job may
 * have been skipped, and the step inside it too.
 */
export function provenBy(places: readonly PlacedUse[], jobs: readonly JobRun[]): Tri {
  return anyOf(places.map((place) => ran(place, jobs)));
}

function ran({ use, job }: PlacedUse, runs: readonly JobRun[]): Tri {
  // A step that may fail is a success to GitHub whatever became of it.
  if (use.swallowed !== 'no') return use.swallowed === 'yes' ? 'no' : 'unknown';
  if (job.names === undefined) return 'unknown';
  const seen = inJobs(use, job, runs);
  // A script may have come by the tool, or an input may have switched it off: the step's success does not tell.
  return seen === 'yes' && use.state === 'undecidable' ? 'unknown' : seen;
}

function inJobs(use: AnyUse, job: ReachedJob, runs: readonly JobRun[]): Tri {
  if (job.names === undefined) return 'unknown';
  if (job.leadsOut !== undefined) return calledRan(job.names, runs);
  const own = runs.filter(({ name, conclusion }) => job.names?.includes(name) === true && conclusion === 'success');
  return own.length === 0 ? 'no' : anyOf(own.map((run) => stepRan(stepOf(use, job), run)));
}

/** The jobs of a workflow of another repository bear its caller's name in front; which steps they have, no file here tells. */
function calledRan(names: readonly string[], runs: readonly JobRun[]): Tri {
  const own = runs.filter(({ name }) => names.some((caller) => name === caller || name.startsWith(`${caller} / `)));
  const ended = own.filter(({ conclusion }) => conclusion !== 'skipped');
  return ended.length > 0 && ended.every(({ conclusion }) => conclusion === 'success') ? 'yes' : 'no';
}

function stepOf({ path, line }: AnyUse, { steps }: ReachedJob): Step | undefined {
  const before = steps.filter((each) => each.path === path && each.step.line <= line).map(({ step }) => step);
  return before.reduce<Step | undefined>(
    (best, each) => (best === undefined || each.line > best.line ? each : best),
    undefined,
  );
}

/** A step that GitHub lists under another name than the file gives was another one, or cannot be told. */
function stepRan(step: Step | undefined, { steps }: JobRun): Tri {
  const label = step === undefined ? undefined : labelOf(step);
  if (label === undefined) return 'unknown';
  const own = steps.filter(({ name }) => name.toLowerCase() === label.toLowerCase());
  if (own.length === 0) return 'unknown';
  return own.some(({ conclusion }) => conclusion === 'success') ? 'yes' : 'no';
}

/** The name under which GitHub lists a step; undefined when an expression makes it. */
function labelOf({ name, uses, run }: Step): string | undefined {
  const label = name ?? (uses === undefined ? firstLine(run?.text) : writtenUse(uses));
  if (label === undefined || label.includes('${{')) return undefined;
  return name === undefined ? `Run ${label}` : label.trim();
}

function firstLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n', 1)[0]?.trim();
}

function writtenUse(use: Use): string | undefined {
  switch (use.kind) {
    case 'repository':
      return `${[use.owner, use.repo, use.path].filter((part) => part !== '').join('/')}@${use.ref}`;
    case 'docker':
      return `docker://${use.image}`;
    case 'local':
      return undefined;
    case 'undecidable':
      return undefined;
  }
}
