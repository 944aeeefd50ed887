import type { ChecksAtMerge } from '../../ports/pull-requests.ts';
import type { CheckRunNode, MergedNode, StatusNode } from './merged-shapes.ts';

type Check = CheckRunNode | StatusNode;

/** What a check had come to at the merge. `untold` = it was repeated after it, so that nobody sees its earlier result. */
type Outcome = 'passed' | 'failed' | 'neutral' | 'skipped' | 'running' | 'untold';

const UNTOLD: ChecksAtMerge = { finished: undefined, green: undefined };

/** Our own check run says nothing about how a change was checked. */
const OWN_APP = 'ssdf-gate';
const ACTIONS = 'github-actions';

/** Looks at the last commit of the pull request, not at what its branch holds today. */
export function checksAtMerge(node: MergedNode): ChecksAtMerge {
  const commit = node.commits?.nodes[0]?.commit;
  if (commit?.oid !== node.headRefOid || node.checksHidden === true) return UNTOLD;
  const rollup = commit.statusCheckRollup;
  if (rollup === null || rollup === undefined) return { finished: false, green: false };
  const { nodes, pageInfo } = rollup.contexts;
  const outcomes = outcomesOf(nodes ?? [], Date.parse(node.mergedAt));
  const open = pageInfo.hasNextPage || nodes === null || nodes === undefined || nodes.includes(null);
  return told(open ? [...outcomes, 'untold'] : outcomes);
}

function told(outcomes: readonly Outcome[]): ChecksAtMerge {
  const has = (...wanted: readonly Outcome[]) => outcomes.some((outcome) => wanted.includes(outcome));
  const open = has('untold');
  return {
    finished: has('passed', 'failed', 'neutral') ? true : open ? undefined : false,
    green: has('failed', 'running') ? false : open ? undefined : has('passed'),
  };
}

function outcomesOf(checks: readonly (Check | null)[], mergedAt: number): readonly Outcome[] {
  const runs: CheckRunNode[] = [];
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    if (check?.__typename === 'StatusContext') outcomes.push(outcomeOfStatus(check, mergedAt));
    else if (check !== null && check.checkSuite?.app?.slug !== OWN_APP) runs.push(check);
  }
  return [...outcomes, ...outcomesOfRuns(runs, mergedAt)];
}

function outcomeOfStatus({ state, createdAt }: StatusNode, mergedAt: number): Outcome {
  if (Date.parse(createdAt) > mergedAt) return 'untold';
  if (state === 'SUCCESS') return 'passed';
  return state === 'PENDING' || state === 'EXPECTED' ? 'running' : 'failed';
}

/** The same job run again by a later event before the merge replaces what it had said before. */
function outcomesOfRuns(runs: readonly CheckRunNode[], mergedAt: number): readonly Outcome[] {
  const before = runs.filter((run) => !isLater(run, mergedAt));
  const groups = Map.groupBy(before, keyOf);
  return [...groups.values()].map((group) => {
    const outcomes = new Set(group.map((run) => outcomeOfRun(run, mergedAt)));
    const newest = group.reduce((best, run) => (startOf(run) > startOf(best) ? run : best));
    if (outcomes.size === 1 || !isNameless(newest)) return outcomeOfRun(newest, mergedAt);
    return outcomes.has('failed') || outcomes.has('running') ? 'untold' : outcomeOfRun(newest, mergedAt);
  });
}

/** Two workflows may give their jobs one name; where nobody says which workflow it was, one is not the other's repetition. */
function isNameless({ checkSuite }: CheckRunNode): boolean {
  return checkSuite?.app?.slug === ACTIONS && typeof checkSuite.workflowRun?.workflow?.databaseId !== 'number';
}

function keyOf({ name, checkSuite }: CheckRunNode): string {
  const { app, workflowRun } = checkSuite ?? {};
  return JSON.stringify([app?.slug ?? '', workflowRun?.workflow?.databaseId ?? '', workflowRun?.event ?? '', name]);
}

/** A suite made after the merge belongs to an event after it; a repetition stays in its first suite. */
function isLater({ checkSuite }: CheckRunNode, mergedAt: number): boolean {
  return typeof checkSuite?.createdAt === 'string' && Date.parse(checkSuite.createdAt) > mergedAt;
}

function outcomeOfRun(run: CheckRunNode, mergedAt: number): Outcome {
  if (startOf(run) > mergedAt) return 'untold';
  const { status, conclusion, completedAt } = run;
  if (status !== 'COMPLETED' || typeof completedAt !== 'string' || Date.parse(completedAt) > mergedAt) return 'running';
  if (conclusion === 'SUCCESS') return 'passed';
  if (conclusion === 'NEUTRAL') return 'neutral';
  return conclusion === 'SKIPPED' ? 'skipped' : 'failed';
}

/** What never began stands before everything that did. */
function startOf({ startedAt }: CheckRunNode): number {
  return typeof startedAt === 'string' ? Date.parse(startedAt) : -Infinity;
}
