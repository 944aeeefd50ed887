import type { Tri } from '../workflows/model.ts';
import type { ReachedJob } from '../workflows/reached.ts';
import type { AnyUse, SeenTree } from './seen-tree.ts';

/** What the workflow files say of a check that bears a job's name. */
export interface NamedJob<U> {
  /** A job of that name runs one of the tools asked for; `unknown` when several jobs share the name or one hides what it runs. */
  readonly runs: Tri;
  readonly uses: readonly U[];
}

/** The jobs behind the name of a check run, each combination of a matrix under its own name; undefined when no job bears it. */
export function jobNamed<U extends AnyUse>(name: string, tree: SeenTree, uses: readonly U[]): NamedJob<U> | undefined {
  const jobs = tree.toolchain.jobs.filter((job) => job.names?.includes(name) === true);
  if (jobs.length === 0) return undefined;
  const answers = jobs.map((job) => runs(job, uses, tree));
  return { runs: agreed(answers, tree), uses: uses.filter((use) => jobs.some((job) => isIn(use, job))) };
}

/** A file that was not read may hold a job of the same name. */
function agreed([first = 'unknown', ...others]: readonly Tri[], { hidden }: SeenTree): Tri {
  if (others.some((each) => each !== first)) return 'unknown';
  return first === 'no' && hidden.length > 0 ? 'unknown' : first;
}

function runs(job: ReachedJob, uses: readonly AnyUse[], tree: SeenTree): Tri {
  const own = uses.filter((use) => isIn(use, job));
  if (own.some((use) => use.state === 'found')) return 'yes';
  return own.length > 0 || hides(job, tree) ? 'unknown' : 'no';
}

export function isIn(use: AnyUse, { job, path }: ReachedJob): boolean {
  return use.job.key === job.key && use.job.path === path;
}

/** A call inside the job that could not be followed; one inside a local action may belong to any job. */
function hides({ job, path, workflow, leadsOut, steps }: ReachedJob, { toolchain }: SeenTree): boolean {
  if (leadsOut !== undefined) return true;
  const next = Math.min(...workflow.jobs.map(({ line }) => line).filter((line) => line > job.line));
  return toolchain.opaque.some((call) =>
    call.path === path
      ? call.line >= job.line && call.line < next
      : steps.some((step) => step.path === call.path && step.step.line <= call.line),
  );
}
