import type { Observation } from '../../model/observation.ts';
import type { Analysis } from '../../ports/code-scanning.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import type { Repository } from '../../ports/repository.ts';
import { testMergeOf } from '../test-merge.ts';
import type { CollectContext } from '../types.ts';
import { suppliedScans } from './sarif.ts';
import type { SeenHead, SeenMerge } from './seen.ts';

export function whenKnown<A, B>(
  known: Observation<A>,
  ask: (value: A) => Promise<Observation<B>>,
): Promise<Observation<B>> {
  return known.state === 'unseen' ? Promise.resolve(known) : ask(known.value);
}

export async function readAlerts(repository: Repository, branch: Observation<string>) {
  const [openAlerts, dismissedAlerts] = await Promise.all([
    whenKnown(branch, (name) => repository.codeAlerts({ state: 'open', ref: `refs/heads/${name}` })),
    whenKnown(branch, (name) => repository.codeAlerts({ state: 'dismissed', ref: `refs/heads/${name}` })),
  ]);
  return { openAlerts, dismissedAlerts };
}

type Analyses = Observation<readonly Analysis[]>;

export interface AnalysesByRef {
  readonly all: Analyses;
  /** Those of one ref. */
  readonly of: (ref: string) => Promise<Analyses>;
  /** All of them; where that list is cut, those of one ref beside it, and what neither shows stays open. */
  readonly with: (ref: string) => Promise<Analyses>;
}

/** A whole list answers for every ref; of a cut one each ref is asked by itself. */
export async function analysesByRef(repository: Repository): Promise<AnalysesByRef> {
  const all = await repository.analyses({});
  if (all.state === 'unseen') return { all, of: () => Promise.resolve(all), with: () => Promise.resolve(all) };
  if (all.missing === undefined) {
    const of = (ref: string) => ({ ...all, value: all.value.filter((one) => one.ref === ref) });
    return { all, of: (ref) => Promise.resolve(of(ref)), with: () => Promise.resolve(all) };
  }
  const of = (ref: string) => repository.analyses({ ref });
  return {
    all,
    of,
    with: async (ref) => {
      if (all.value.some((one) => one.ref === ref)) return all;
      const own = await of(ref);
      return own.state === 'unseen' ? all : { ...all, value: [...all.value, ...own.value] };
    },
  };
}

export async function readHead(context: CollectContext, analyses: AnalysesByRef): Promise<SeenHead | null> {
  const { subject, repository } = context;
  if (subject.commit === null) return null;
  const { commit } = subject;
  const [recorded, testMerge, checkRuns] = await Promise.all([
    subject.kind === 'pull-request' ? analyses.with(testMergeRef(subject.number)) : analyses.all,
    testMergeOf(context),
    repository.checkRuns(commit),
  ]);
  const supplied = suppliedScans(context.supplied);
  return {
    commit,
    event: eventOf(subject.kind),
    testMerge,
    analyses: recorded,
    checkRuns,
    supplied,
    unread: context.unread ?? [],
  };
}

function eventOf(kind: CollectContext['subject']['kind']): SeenHead['event'] {
  if (kind === 'pull-request') return 'pull_request';
  return kind === 'merge-group' ? 'merge_group' : 'push';
}

function testMergeRef(number: number): string {
  return `refs/pull/${number}/merge`;
}

export async function readMerged(
  repository: Repository,
  analyses: AnalysesByRef,
): Promise<Observation<readonly SeenMerge[]>> {
  const merged = await repository.mergedPullRequests();
  if (merged.state === 'unseen') return merged;
  const withAnalyses = async ({ number, headCommit }: MergedPullRequest) => ({
    number,
    headCommit,
    analyses: await analyses.with(testMergeRef(number)),
  });
  return { ...merged, value: await Promise.all(merged.value.map(withAnalyses)) };
}
