import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { ToolUse } from '../../workflows/finding.ts';
import type { SeenRequirements } from '../required-checks.ts';
import type { SeenHistory } from '../run-history.ts';
import type { SeenTree } from '../seen-tree.ts';
import { facts } from './facts.ts';

export const make = factMaker(facts, explainUnseen);

/** Everything the collector asked, each with its own answer. */
export interface SeenSca extends SeenRequirements {
  readonly history: SeenHistory;
}

/** Scanners of dependencies, and the review of a change's dependencies. */
export function scaUses({ toolchain }: SeenTree): ToolUse[] {
  return toolchain.tools.filter(({ category }) => category === 'sca' || category === 'dependency-review');
}
