import { notSeen, type NotSeen, type Observation } from '../model/observation.ts';
import type { Source } from '../model/source.ts';
import type { WorkflowRun } from '../ports/code-scanning.ts';
import type { Repository } from '../ports/repository.ts';
import type { Tri } from '../workflows/model.ts';
import { isIn } from './named-jobs.ts';
import { provenBy, type PlacedUse } from './run-proof.ts';
import { bounded, filesRead, hiddenCalls, placesOf, undecidable, type AnyUse, type SeenTree } from './seen-tree.ts';

/** Runs whose jobs are read for one question. A tool that ran in none of the newest three is looked for no further. */
const LOOKED_AT = 3;

export interface HistoryQuestion {
  readonly tree: Observation<SeenTree>;
  readonly uses: (tree: SeenTree) => readonly AnyUse[];
  /** Null when nobody knows the branch. */
  readonly branch: string | null;
  /** Only runs that a schedule started. */
  readonly scheduledOnly?: boolean;
}

/** What became of looking for a tool's newest successful run. */
export interface SeenHistory {
  readonly tree: Observation<SeenTree>;
  readonly uses: readonly AnyUse[];
  /** Runs whose jobs were read, newest first, and whether the tool really ran in them. */
  readonly looked: readonly LookedAt[];
  /** Lists of runs that were not seen, or not whole. */
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
  /** Older runs of these workflows were left unread. */
  readonly left: boolean;
}

export interface LookedAt {
  readonly run: WorkflowRun;
  readonly ran: Observation<Tri>;
}

/** Reads runs of the workflows that hold the tool until one proves that it ran. */
export async function readHistory(repository: Repository, question: HistoryQuestion): Promise<SeenHistory> {
  const { tree, branch } = question;
  const nothing = { tree, uses: [], looked: [], hidden: [], sources: [], left: false };
  if (tree.state === 'unseen') return nothing;
  const uses = question.uses(tree.value);
  const places = placed(uses, tree.value);
  const lists = await Promise.all([
    repository.scheduledRuns(),
    ...(question.scheduledOnly === true ? [] : [pushed(repository, branch)]),
  ]);
  const candidates = newestFirst(lists).filter((run) => placesIn(places, run).length > 0);
  const looked: LookedAt[] = [];
  for (const run of candidates.slice(0, LOOKED_AT)) {
    looked.push(await lookAt(repository, run, places));
    if (isProof(looked.at(-1))) break;
  }
  const sources = lists.flatMap((list) => list.sources);
  return { tree, uses, looked, hidden: lists.flatMap(notWhole), sources, left: candidates.length > looked.length };
}

function pushed(repository: Repository, branch: string | null): Promise<Observation<readonly WorkflowRun[]>> {
  if (branch !== null) return repository.successfulRuns(branch);
  return Promise.resolve(undecidable('the default branch'));
}

function placed(uses: readonly AnyUse[], { toolchain }: SeenTree): PlacedUse[] {
  return uses.flatMap((use) => toolchain.jobs.filter((job) => isIn(use, job)).map((job) => ({ use, job })));
}

function placesIn(places: readonly PlacedUse[], { path, event }: WorkflowRun): PlacedUse[] {
  return places.filter(({ use, job }) => job.startedBy.path === path && use.events.includes(event));
}

async function lookAt(repository: Repository, run: WorkflowRun, places: readonly PlacedUse[]): Promise<LookedAt> {
  const jobs = await repository.jobsOfRun(run.id);
  if (jobs.state === 'unseen') return { run, ran: jobs };
  const value = provenBy(placesIn(places, run), jobs.value);
  const { missing, sources } = jobs;
  return { run, ran: value !== 'yes' && missing !== undefined ? notSeen(missing, sources) : { ...jobs, value } };
}

/** Runs of pull requests carry the name of the head's branch, which in a fork may be that of ours: they are none of the branch. */
const OF_CHANGES = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'merge_group']);

/** Scheduled runs always belong to the default branch. A run in both lists counts once. */
function newestFirst(lists: readonly Observation<readonly WorkflowRun[]>[]): WorkflowRun[] {
  const all = lists.flatMap((list) => (list.state === 'seen' ? list.value : []));
  const successful = all.filter(({ conclusion, event }) => conclusion === 'success' && !OF_CHANGES.has(event));
  const distinct = [...new Map(successful.map((run) => [run.id, run])).values()];
  return distinct.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id);
}

function notWhole(list: Observation<readonly WorkflowRun[]>): NotSeen[] {
  if (list.state === 'unseen') return [list];
  return list.missing === undefined ? [] : [notSeen(list.missing, list.sources)];
}

function isProof(looked: LookedAt | undefined): boolean {
  return looked?.ran.state === 'seen' && looked.ran.value === 'yes';
}

/** The newest run that proves it, what may be newer, and what keeps "never" from being said. */
export interface Newest {
  readonly at: string | undefined;
  readonly open: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** `mayHide` says which calls that were not followed may hold the tool. */
export function newestRun(history: SeenHistory, mayHide?: Parameters<typeof hiddenCalls>[1]): Newest {
  const { tree, uses, looked, hidden, sources, left } = history;
  if (tree.state === 'unseen') return { at: undefined, open: [tree], sources: [] };
  const proof = looked.find(isProof);
  const calls = hiddenCalls(tree.value, mayHide);
  const doubtful = looked.filter((each) => each !== proof).flatMap(doubt);
  if (proof !== undefined) {
    // The lists come newest first: what lies behind a cut is older.
    const newer = hidden.filter(({ unseen }) => unseen.reason !== 'truncated');
    const from = [...sources, ...proof.ran.sources, ...placesOf(uses, tree.value)];
    return { at: proof.run.createdAt, open: bounded([...doubtful, ...newer, ...calls]), sources: from };
  }
  // Without the tool in any workflow the files decide; that there are older runs changes nothing.
  const lists = uses.length > 0 ? hidden : hidden.filter(({ unseen }) => unseen.reason !== 'truncated');
  const unread = left
    ? [notSeen({ reason: 'truncated', what: 'GET /repos/{owner}/{repo}/actions/runs' }, sources)]
    : [];
  const sure = uses.length === 0 ? filesRead(tree.value) : placesOf(uses, tree.value);
  return {
    at: undefined,
    open: bounded([...doubtful, ...lists, ...unread, ...calls]),
    sources: [...sources, ...sure],
  };
}

function doubt({ run, ran }: LookedAt): NotSeen[] {
  if (ran.state === 'unseen') return [ran];
  return ran.value === 'unknown' ? [undecidable(`run ${run.id} of ${run.path}`, ran.sources)] : [];
}
