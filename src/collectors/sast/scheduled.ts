import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Analysis, WorkflowRun } from '../../ports/code-scanning.ts';
import { doubts, newerDoubts, newestOf, scansElsewhere, scansIn, timeOf, type Scans } from './scans.ts';
import { bounded, make, undecidable, type SeenScanning } from './seen.ts';
import { SAY } from './words.ts';

const HOUR = 3_600_000;
/** A hosted job may take six hours; waiting for a runner comes on top. */
const LONGEST_RUN = 12 * HOUR;
/** A push is scanned once and soon: a second scan of the same commit a day later comes from the schedule. */
const AFTER_THE_PUSH = 24 * HOUR;

/** A scan that a schedule started: the analysis of a scheduled run's workflow and commit, or a repeated one of the default setup. */
export function scheduledScanFact(scanning: SeenScanning): Fact {
  const id = 'sast.latest-scheduled-scan-at';
  const { branchAnalyses, scheduledRuns } = scanning;
  const sources = [...branchAnalyses.sources, ...scheduledRuns.sources];
  const scans = scansIn(branchAnalyses);
  const runs = scheduledRuns.state === 'seen' ? scheduledRuns.value : [];
  const known = scans.known.filter((scan) => runs.some((run) => madeBy(scan, run)) || isRepeated(scan, scans.known));
  const newest = newestOf(known);
  const hiddenRuns = runsNotSeen(scheduledRuns);
  const other = otherSchedules(scanning, scans);
  if (newest !== undefined) {
    const open = [...newerDoubts(scans, newest), ...hiddenRuns.filter(mayBeNewer), ...other];
    const hidden = bounded(open).map(({ unseen }) => unseen);
    const bound = hidden.length > 0 ? ({ exactness: 'atLeast', hidden } as const) : {};
    return make.observed(id, newest.createdAt, { sources, ...bound });
  }
  const open = bounded([...doubts(scans), ...hiddenRuns, ...other]);
  if (open.length > 0) return make.unknown(id, open);
  return make.observed(id, 'never', { sources, because: SAY.neverScheduled() });
}

function runsNotSeen(runs: SeenScanning['scheduledRuns']): NotSeen[] {
  if (runs.state === 'unseen') return [runs];
  return runs.missing === undefined ? [] : [notSeen(runs.missing, runs.sources)];
}

/** The runs come newest first: where only the end of the list is cut, what is missing is older. */
function mayBeNewer(hidden: NotSeen): boolean {
  return hidden.unseen.reason !== 'truncated';
}

/** Schedules whose scans cannot be told from others, or do not show. */
function otherSchedules({ defaultSetup, tree }: SeenScanning, scans: Scans): NotSeen[] {
  const open = [...uploadsFromOutside(scans.known), ...scansElsewhere(tree, scans)];
  if (defaultSetup.state === 'unseen') return [...open, defaultSetup];
  if (!defaultSetup.value.scheduled) return open;
  return [...open, undecidable('schedule of the default setup', defaultSetup.sources)];
}

/** A push to the same commit is another run: what it uploaded came before the scheduled one began, or by another workflow. */
function madeBy(scan: Analysis, run: WorkflowRun): boolean {
  const after = timeOf(scan.createdAt) - timeOf(run.createdAt);
  return scan.commit === run.commit && workflowOf(scan) === run.path && after >= 0 && after <= LONGEST_RUN;
}

/** Runs of the default setup all carry the event `dynamic`, so that only the repetition tells the schedule from a push. */
function isRepeated(scan: Analysis, all: readonly Analysis[]): boolean {
  if (!scan.key.startsWith('dynamic/')) return false;
  const same = all.filter(
    ({ commit, key, category }) => commit === scan.commit && key === scan.key && category === scan.category,
  );
  return same.some((earlier) => timeOf(scan.createdAt) - timeOf(earlier.createdAt) >= AFTER_THE_PUSH);
}

function workflowOf({ key }: Analysis): string | undefined {
  return /^\.github\/workflows\/[^:]+/.exec(key)?.[0];
}

/** What another system uploads may follow a schedule of its own. */
function uploadsFromOutside(scans: readonly Analysis[]): NotSeen[] {
  const outside = scans.filter((scan) => workflowOf(scan) === undefined && !scan.key.startsWith('dynamic/'));
  return outside.length === 0 ? [] : [undecidable('analyses that no workflow uploaded')];
}
