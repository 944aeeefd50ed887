import type { CommitRequest, PullRequestRequest, RepositoryName } from '../../src/model/evaluation-request.ts';
import type { Delivery, Plan, PlannedEvaluation } from '../../src/ports/queue.ts';

export const REPOSITORY: RepositoryName = {
  host: 'github.com',
  owner: 'octo',
  name: 'hello',
  id: 42,
  visibility: 'public',
};

/** A commit id made of one repeated digit. */
export const sha = (digit: string) => digit.repeat(40);

/** RFC 3339, `seconds` after a fixed start. */
export const instant = (seconds: number) => new Date(Date.UTC(2030, 0, 1) + seconds * 1000).toISOString();

/** A delivery id out of a number. */
export const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export function delivery(number: number, overrides: Partial<Delivery> = {}): Delivery {
  return {
    id: guid(number),
    event: 'pull_request',
    body: Buffer.from(JSON.stringify({ number })),
    receivedAt: instant(0),
    ...overrides,
  };
}

export function pullRequest(head: string, numbers: readonly number[] = [7]): PullRequestRequest {
  return { kind: 'pull-request', installation: 1, repository: REPOSITORY, head, numbers };
}

export function commit(head: string, ref = 'main'): CommitRequest {
  return { kind: 'commit', installation: 1, repository: REPOSITORY, ref, head };
}

export function planned(
  request: PlannedEvaluation['request'],
  overrides: Partial<PlannedEvaluation> = {},
): PlannedEvaluation {
  return { request, movedAt: null, onlyIfCurrent: false, limit: null, notBefore: null, ...overrides };
}

export function plan(evaluate: readonly PlannedEvaluation[], drop: Plan['drop'] = []): Plan {
  return { evaluate, drop, outcome: 'planned' };
}
