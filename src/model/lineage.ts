import type { EvaluationRequest } from './evaluation-request.ts';

/** Something whose head moves: `pull/7`, `branch/main`. A newer head on it makes the work on an older one pointless. */
export type Lineage = `pull/${number}` | `branch/${string}`;

/** Merge groups and releases never move, so they have none. */
export function lineagesOf(request: EvaluationRequest): readonly Lineage[] {
  switch (request.kind) {
    case 'pull-request':
      return request.numbers.map((number): Lineage => `pull/${number}`);
    case 'commit':
      return [`branch/${request.ref}`];
    case 'default-branch':
    case 'release':
    case 'merge-group':
      return [];
  }
}

/** The commit that the request is about; null when it is resolved only later. */
export function headOf(request: EvaluationRequest): string | null {
  switch (request.kind) {
    case 'pull-request':
    case 'commit':
    case 'merge-group':
      return request.head;
    case 'default-branch':
    case 'release':
      return null;
  }
}

/** What is left to do once these lineages have moved on; null when nothing is. */
export function leaving(request: EvaluationRequest, moved: ReadonlySet<Lineage>): EvaluationRequest | null {
  const kept = lineagesOf(request).filter((lineage) => !moved.has(lineage));
  if (kept.length === lineagesOf(request).length) return request;
  if (request.kind !== 'pull-request' || kept.length === 0) return null;
  return { ...request, numbers: request.numbers.filter((number) => !moved.has(`pull/${number}`)) };
}
