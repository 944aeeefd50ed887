import type { Fact } from '../../model/fact.ts';
import type { Observation } from '../../model/observation.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import type { SeenTree } from '../package-files.ts';
import { introducedFact, type SeenChanges } from './changes.ts';
import { graphFacts } from './graph.ts';
import { hashesFact } from './hashes.ts';
import { lockfilesFact } from './lockfiles.ts';
import { latestUpdateFact } from './updates.ts';

export interface SeenDependencies {
  readonly tree: SeenTree;
  /** The SPDX document that GitHub exports from its dependency graph. */
  readonly graph: Observation<unknown>;
  readonly compared: SeenChanges;
  readonly merged: Observation<readonly MergedPullRequest[]>;
}

export function judge({ tree, graph, compared, merged }: SeenDependencies): readonly Fact[] {
  return [
    ...graphFacts(graph),
    lockfilesFact(tree),
    hashesFact(tree),
    introducedFact(compared),
    latestUpdateFact(merged),
  ];
}
