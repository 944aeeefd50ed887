import { notSeen, type NotSeen, type Observation } from '../model/observation.ts';
import type { Text } from '../model/text.ts';
import type { WorkflowArtifact } from '../ports/sbom-sources.ts';
import type { CommitRun } from '../ports/workflow-runs.ts';
import { standingOf } from '../provenance/ci-run.ts';
import type { CiTrust } from '../provenance/ci-signer.ts';
import { CI_ARTIFACT } from '../provenance/ci-statement.ts';
import { type ArtifactTaken, type Asked, type LeavingRun, takeArtifact, type TakenOver } from './ci-artifact.ts';
import { isLookedFor, lacking, readWorkflowTexts } from './ci-expected.ts';

/** Artifacts of that name that are read of one commit; each costs a request. */
const MAX_ARTIFACTS = 10;

/** What no answer of GitHub tells (README of src/provenance): said wherever evidence counts. */
const DELETED_RUNS: Text = {
  en: 'GitHub keeps no trace of a run that somebody deleted as a whole: whoever may write to the repository can take a failed run away with all it left',
  ja: 'GitHub では、実行ごと削除されたものの記録を確認できません。書き込み権限を持つ者は、失敗した実行を証跡とともに消すことができます',
};

export const NOTHING_TAKEN: TakenOver = { supplied: [], unread: [], notices: [] };

/**
 * Reads the artifacts of the commit and takes over what the trust rule lets through. Evidence of a run that should have left
 * some and shows none stays open: a report that somebody deleted may have been the one that failed. Nothing is written anywhere.
 */
export async function takeOver(asked: Asked): Promise<TakenOver> {
  const { repository, commit, tree, trust } = asked;
  const workflows = await readWorkflowTexts(tree);
  if (!isLookedFor(workflows, trust)) return NOTHING_TAKEN;
  const [listed, runs] = await Promise.all([repository.workflowArtifacts(commit), repository.runsOfCommit(commit)]);
  if (listed.state === 'unseen') return { ...NOTHING_TAKEN, unread: [listed] };
  const named = listed.value.filter(({ name }) => name === CI_ARTIFACT);
  const taken = [];
  for (const artifact of named.slice(0, MAX_ARTIFACTS))
    taken.push({ run: artifact.run, ...(await takeArtifact(asked, artifact, leavingRun(runs, artifact, trust))) });
  const came = new Set(named.map(({ run }) => run));
  const cut: readonly NotSeen[] =
    named.length > MAX_ARTIFACTS ? [notSeen({ reason: 'too-large', what: CI_ARTIFACT })] : [];
  const unread = [...cut, ...partOf(listed), ...lacking({ runs, came, workflows }, trust)];
  const counts = taken.some(({ supplied }) => supplied.length > 0);
  return joined([...withoutReplaced(taken), { ...NOTHING_TAKEN, unread, notices: counts ? [DELETED_RUNS] : [] }]);
}

/** A run that the list does not show may be one whose evidence counts. */
function leavingRun(runs: Observation<readonly CommitRun[]>, { run }: WorkflowArtifact, trust: CiTrust): LeavingRun {
  const found = runs.state === 'seen' ? runs.value.find(({ id }) => id === run) : undefined;
  if (found === undefined) return { standing: 'open', attempt: null };
  return { standing: standingOf(found, trust), attempt: found.attempt };
}

/** What an earlier attempt left open is settled by what the last one says; it is shown all the same. */
function withoutReplaced(taken: readonly (ArtifactTaken & { readonly run: number | null })[]): readonly TakenOver[] {
  const settled = new Set(taken.filter(({ of }) => of === 'last').map(({ run }) => run));
  return taken.map((one) => (one.of === 'earlier' && settled.has(one.run) ? { ...one, unread: [] } : one));
}

function partOf(answer: Observation<unknown>): readonly NotSeen[] {
  return answer.state === 'seen' && answer.missing !== undefined ? [notSeen(answer.missing, answer.sources)] : [];
}

function joined(parts: readonly TakenOver[]): TakenOver {
  return {
    supplied: parts.flatMap(({ supplied }) => supplied),
    unread: parts.flatMap(({ unread }) => unread),
    notices: parts.flatMap(({ notices }) => notices),
  };
}
