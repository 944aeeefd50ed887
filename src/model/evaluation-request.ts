import type { Visibility } from './subject.ts';

/** A repository as an event names it. `id` outlives renames and transfers. */
export interface RepositoryName {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  readonly visibility: Visibility;
}

interface RequestBase {
  readonly installation: number;
  readonly repository: RepositoryName;
}

/** A head and its open pull requests, in ascending order. Empty = look up which ones have this head. */
export interface PullRequestRequest extends RequestBase {
  readonly kind: 'pull-request';
  readonly head: string;
  readonly numbers: readonly number[];
}

/** A commit that a branch has just reached; `ref` is the short branch name. */
export interface CommitRequest extends RequestBase {
  readonly kind: 'commit';
  readonly ref: string;
  readonly head: string;
}

/** The default branch, whichever it is and wherever it stands when the work begins. */
export interface DefaultBranchRequest extends RequestBase {
  readonly kind: 'default-branch';
}

/** A published release; its commit is resolved when the work begins. */
export interface ReleaseRequest extends RequestBase {
  readonly kind: 'release';
  readonly tag: string;
}

/** `base` and `head` are commits, `headRef` the queue's temporary branch. */
export interface MergeGroupRequest extends RequestBase {
  readonly kind: 'merge-group';
  readonly base: string;
  readonly head: string;
  readonly headRef: string;
}

/** What is to be evaluated: the value that a webhook becomes. */
export type EvaluationRequest =
  PullRequestRequest | CommitRequest | DefaultBranchRequest | ReleaseRequest | MergeGroupRequest;

/** Requests of one repository with the same key ask for the same work, so that one of them is enough. */
export function coalescingKey(request: EvaluationRequest): string {
  switch (request.kind) {
    case 'pull-request':
    case 'commit':
    case 'merge-group':
      return `${request.kind}:${request.head}`;
    case 'release':
      return `release:${request.tag}`;
    case 'default-branch':
      return 'default-branch';
  }
}

/** Of two requests with the same key: the later one, with the pull requests of both. */
export function coalesce(earlier: EvaluationRequest, later: EvaluationRequest): EvaluationRequest {
  if (earlier.kind !== 'pull-request' || later.kind !== 'pull-request') return later;
  const numbers = [...new Set([...earlier.numbers, ...later.numbers])].sort((a, b) => a - b);
  return { ...later, numbers };
}

/** 0 is served first: what people or a merge queue wait for comes before what nobody watches. */
export function urgency(request: EvaluationRequest): number {
  switch (request.kind) {
    case 'merge-group':
      return 0;
    case 'pull-request':
    case 'release':
      return 1;
    case 'commit':
      return 2;
    case 'default-branch':
      return 3;
  }
}
