import type { Job, Tri, Workflow } from './model.ts';
import { fillings } from './matrix.ts';
import { isNeverRun } from './never-run.ts';
import { useName } from './use.ts';

/** One job and whether the machine it runs on is one of GitHub's. */
export interface PlacedJob {
  readonly path: string;
  readonly line: number;
  readonly hosted: Tri;
  /** What leaves it open. */
  readonly what: string;
}

/** Labels of GitHub's standard runners (GitHub docs, "About GitHub-hosted runners"), old ones included. */
const HOSTED =
  /^(?:ubuntu-(?:latest|slim|\d\d\.\d\d)(?:-arm)?|windows-(?:latest|\d{4}(?:-vs\d{4})?|\d\d-arm)|macos-(?:latest|\d\d(?:\.\d+)?)(?:-(?:large|xlarge|intel))?)$/i;

/** Every job with a machine of its own; a called workflow of this tree speaks in its own file. */
export function runnersOf(workflows: readonly Workflow[]): PlacedJob[] {
  const known = new Set(workflows.map(({ path }) => path));
  return workflows.flatMap(({ path, jobs }) =>
    jobs
      .filter((job) => !isNeverRun(job) && !(job.uses?.kind === 'local' && known.has(job.uses.path)))
      .map((job) => ({ path, line: job.line, hosted: isHosted(job), what: whatOf(job) ?? `${path}:${job.line}` })),
  );
}

function whatOf({ uses }: Job): string | undefined {
  return uses === undefined ? undefined : useName(uses);
}

/** Own machines say `self-hosted` or stay open: any other label may name a larger runner of GitHub's or one's own. */
function isHosted({ uses, runnerGroup, runsOn, matrix }: Job): Tri {
  if (uses !== undefined) return 'unknown';
  const labels = runsOn.flatMap((label) => fillings(label, matrix));
  if (labels.some((label) => label.toLowerCase() === 'self-hosted')) return 'no';
  return !runnerGroup && labels.length > 0 && labels.every((label) => HOSTED.test(label)) ? 'yes' : 'unknown';
}
