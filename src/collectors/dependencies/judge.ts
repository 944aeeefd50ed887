import type { Fact } from '../../model/fact.ts';
import type { Observation } from '../../model/observation.ts';
import type { MergedPullRequest } from '../../ports/pull-requests.ts';
import type { SeenTree } from '../package-files.ts';
import { introducedFact, type SeenChanges } from './changes.ts';
import { endOfLifeFact, type Supported } from './end-of-life.ts';
import { graphFacts } from './graph.ts';
import { hashesFact } from './hashes.ts';
import { lockfilesFact } from './lockfiles.ts';
import { latestUpdateFact } from './updates.ts';
import { updatesConfiguredFact } from './updates-configured.ts';

export interface SeenDependencies {
  readonly tree: SeenTree;
  /** Whose updates count; null when nobody knows it. */
  readonly branch: string | null;
  /** The SPDX document that GitHub exports from its dependency graph. */
  readonly graph: Observation<unknown>;
  readonly compared: SeenChanges;
  readonly merged: Observation<readonly MergedPullRequest[]>;
  readonly supported: Supported;
}

export function judge({ tree, branch, graph, compared, merged, supported }: SeenDependencies): readonly Fact[] {
  return [
    ...graphFacts(graph),
    lockfilesFact(tree),
    hashesFact(tree),
    introducedFact(compared),
    latestUpdateFact(merged),
    updatesConfiguredFact(tree, branch),
    endOfLifeFact(tree, supported),
  ];
}
