import { notSeen, seen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { CheckRunSeen } from '../../ports/code-scanning.ts';
import { jobNamed } from '../named-jobs.ts';
import { everyNameIsKnown } from './jobs.ts';
import { printable, undecidable, type SeenHead, type SeenScanning, type SeenTree } from './seen.ts';
import { sastUses } from './steps.ts';
import { kindOfApp, kindOfTool } from './tools.ts';

const CHECK_RUNS = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
const ACTIONS = 'github-actions';
/** Code scanning's own app, by its present and its former name. */
const CODE_SCANNING = ['github-advanced-security', 'github-code-scanning'];

/**
 * Whether a check run on the commit shows a scan. A run that was skipped or stayed neutral is none. As long as anything is
 * still running, a scan may yet come.
 */
export function checkRunsSay(scanning: SeenScanning, head: SeenHead): Observation<boolean> {
  const { checkRuns } = head;
  if (checkRuns.state === 'unseen') return checkRuns;
  const { sources, missing } = checkRuns;
  const runs = checkRuns.value.filter((run) => !isOurs(run));
  const answers = runs.map((run) => says(run, scanning, head));
  if (answers.includes('scanned')) return seen(true, sources);
  if (runs.some(mayYetScan) || (runs.length === 0 && mayBegin(scanning)))
    return notSeen({ reason: 'pending', what: CHECK_RUNS }, sources);
  const open = answers.find((answer): answer is NotSeen => typeof answer !== 'string');
  if (open !== undefined) return open;
  return missing === undefined ? seen(false, sources) : notSeen(missing, sources);
}

type Answer = 'scanned' | 'no' | NotSeen;

/** Our own run says nothing about itself, and would wait for itself. */
function isOurs({ name }: CheckRunSeen): boolean {
  return name === 'ssdf-gate' || name.startsWith('ssdf-gate release ');
}

function mayYetScan({ status, app }: CheckRunSeen): boolean {
  return status !== 'completed' && kindOfApp(app ?? '') !== 'other';
}

/** An analyser is set up, and nothing has begun on the commit. */
function mayBegin({ tree, defaultSetup }: SeenScanning): boolean {
  const inTree = tree.state === 'unseen' || sastUses(tree.value).length > 0;
  return inTree || defaultSetup.state === 'unseen' || defaultSetup.value.configured;
}

function says(run: CheckRunSeen, scanning: SeenScanning, head: SeenHead): Answer {
  if (run.conclusion !== 'success' && run.conclusion !== 'failure') return 'no';
  if (run.app === ACTIONS) return jobSays(run, scanning, head);
  const kind = CODE_SCANNING.includes(run.app ?? '') ? kindOfTool(run.name) : kindOfApp(run.app ?? '');
  if (kind === 'unknown') return open(run);
  // The check of an analyser's results fails because of what was found: either way it has looked.
  return kind === 'sast' ? 'scanned' : 'no';
}

function open({ name }: CheckRunSeen): NotSeen {
  return undecidable(`check run ${printable(name)}`);
}

/** A job that failed may have failed before the scan; one that swallows failures may succeed without it. */
function jobSays(run: CheckRunSeen, { tree, defaultSetup }: SeenScanning, head: SeenHead): Answer {
  if (tree.state === 'unseen') return open(run);
  const job = jobNamed(run.name, tree.value, sastUses(tree.value));
  if (job === undefined) return jobOfNoFile(run, tree.value, defaultSetup);
  if (job.runs === 'no') return 'no';
  const sure = job.runs === 'yes' && run.conclusion === 'success';
  const ran = job.uses.some((use) => use.state === 'found' && use.swallowed === 'no' && runsOn(head, use));
  return sure && ran ? 'scanned' : open(run);
}

function runsOn(
  { event }: SeenHead,
  { onPullRequest, events }: { readonly onPullRequest: string; readonly events: readonly string[] },
): boolean {
  if (event === 'push') return events.includes('push');
  return onPullRequest === 'yes' && (event !== 'merge_group' || events.includes('merge_group'));
}

/** The jobs of GitHub's default setup stand in no file. */
function jobOfNoFile(run: CheckRunSeen, tree: SeenTree, setup: SeenScanning['defaultSetup']): Answer {
  if (/^Analyze \(.+\)$/.test(run.name)) {
    if (setup.state === 'seen' && setup.value.configured && run.conclusion === 'success') return 'scanned';
    return open(run);
  }
  return everyNameIsKnown(tree) ? 'no' : open(run);
}
