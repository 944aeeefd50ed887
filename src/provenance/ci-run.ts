import type { CommitRun } from '../ports/workflow-runs.ts';
import { type CiTrust, isListed, OWN_TRIGGERS } from './ci-signer.ts';

/**
 * What evidence of a run can be, by what GitHub says of the run itself.
 * - `expected`: it called a workflow that the organisation allows for this.
 * - `own`: the default branch's own workflow; whether it leaves evidence, its file tells.
 * - `open`: it called a pinned workflow, and nobody knows whether the organisation allows that one.
 * - `never`: whoever proposes a change wrote what ran.
 */
export type Standing = 'expected' | 'own' | 'open' | 'never';

export function standingOf(run: CommitRun, trust: CiTrust): Standing {
  if (run.called.some((workflow) => isListed(workflow, trust.workflows))) return 'expected';
  if (isOwnRun(run, trust)) return 'own';
  return trust.workflowsUnknown && run.called.some(isPinned) ? 'open' : 'never';
}

function isOwnRun({ event, branch, from }: CommitRun, { repository, defaultBranch }: CiTrust): boolean {
  const own = `${repository.owner ?? ''}/${repository.name ?? ''}`.toLowerCase();
  return OWN_TRIGGERS.includes(event) && branch === defaultBranch && (from ?? own).toLowerCase() === own;
}

function isPinned(workflow: string): boolean {
  return /@[0-9a-f]{40}$/.test(workflow);
}
