import type { RepositoryState } from '../state/repository.ts';
import type { WorkflowRunState } from '../state/results.ts';

/** Every run of a workflow has a check suite of its own; its node's id is opaque to everybody but GitHub. */
export function suiteNodeId(run: Pick<WorkflowRunState, 'id'>, repository: Pick<RepositoryState, 'id'>): string {
  return `CS_${repository.id}_${run.id}`;
}
