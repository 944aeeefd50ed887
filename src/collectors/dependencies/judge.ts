import type { Fact } from '../../model/fact.ts';
import type { Observation } from '../../model/observation.ts';
import type { SeenTree } from '../package-files.ts';
import { graphFacts } from './graph.ts';
import { lockfilesFact } from './lockfiles.ts';

export interface SeenDependencies {
  readonly tree: SeenTree;
  /** The SPDX document that GitHub exports from its dependency graph. */
  readonly graph: Observation<unknown>;
}

export function judge({ tree, graph }: SeenDependencies): readonly Fact[] {
  return [...graphFacts(graph), lockfilesFact(tree)];
}
