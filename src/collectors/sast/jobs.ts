import type { Tri } from '../../workflows/model.ts';
import type { ReachedJob } from '../../workflows/reached.ts';
import type { ToolUse } from '../../workflows/tool-uses.ts';
import type { SeenTree } from './seen.ts';
import { sastUses } from './steps.ts';

/** What the workflow files say of a check that bears a job's name. */
export interface NamedJob {
  /** A job of that name runs an analyser of source code; `unknown` when several jobs share the name or one hides what it runs. */
  readonly scans: Tri;
  readonly uses: readonly ToolUse[];
}

/** The jobs behind the name of a check run, each combination of a matrix under its own name; undefined when no job bears it. */
export function jobNamed(name: string, tree: SeenTree): NamedJob | undefined {
  const jobs = tree.toolchain.jobs.filter((job) => job.names?.includes(name) === true);
  if (jobs.length === 0) return undefined;
  const uses = sastUses(tree);
  const answers = jobs.map((job) => scans(job, uses, tree));
  return { scans: agreed(answers, tree), uses: uses.filter((use) => jobs.some((job) => isIn(use, job))) };
}

/** A file that was not read may hold a job of the same name. */
function agreed([first = 'unknown', ...others]: readonly Tri[], { hidden }: SeenTree): Tri {
  if (others.some((each) => each !== first)) return 'unknown';
  return first === 'no' && hidden.length > 0 ? 'unknown' : first;
}

/** True when every job's name is known, so that a name which none bears is not a job of these files. */
export function everyNameIsKnown({ toolchain, hidden }: SeenTree): boolean {
  return (
    hidden.length === 0 && toolchain.jobs.every(({ names, leadsOut }) => names !== undefined && leadsOut === undefined)
  );
}

function scans(job: ReachedJob, uses: readonly ToolUse[], tree: SeenTree): Tri {
  const own = uses.filter((use) => isIn(use, job));
  if (own.some((use) => use.state === 'found')) return 'yes';
  return own.length > 0 || hides(job, tree) ? 'unknown' : 'no';
}

function isIn(use: ToolUse, { job, path }: ReachedJob): boolean {
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
