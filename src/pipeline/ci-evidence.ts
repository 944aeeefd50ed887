import { notSeen, type NotSeen, type Observation } from '../model/observation.ts';
import type { WorkflowArtifact } from '../ports/sbom-sources.ts';
import type { CommitRun } from '../ports/workflow-runs.ts';
import { type Standing, standingOf } from '../provenance/ci-run.ts';
import type { CiTrust } from '../provenance/ci-signer.ts';
import { CI_ARTIFACT } from '../provenance/ci-statement.ts';
import { type Asked, takeArtifact, type TakenOver } from './ci-artifact.ts';
import { isLookedFor, lacking, readWorkflowTexts } from './ci-expected.ts';

/** Artifacts of that name that are read of one commit; each costs a request. */
const MAX_ARTIFACTS = 10;

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
    taken.push(await takeArtifact(asked, artifact, standingIn(runs, artifact, trust)));
  const came = new Set(named.map(({ run }) => run));
  const cut: readonly NotSeen[] =
    named.length > MAX_ARTIFACTS ? [notSeen({ reason: 'too-large', what: CI_ARTIFACT })] : [];
  const unread = [...cut, ...partOf(listed), ...lacking({ runs, came, workflows }, trust)];
  return joined([...taken, { ...NOTHING_TAKEN, unread }]);
}

/** A run that the list does not show may be one whose evidence counts. */
function standingIn(runs: Observation<readonly CommitRun[]>, { run }: WorkflowArtifact, trust: CiTrust): Standing {
  const found = runs.state === 'seen' ? runs.value.find(({ id }) => id === run) : undefined;
  return found === undefined ? 'open' : standingOf(found, trust);
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
