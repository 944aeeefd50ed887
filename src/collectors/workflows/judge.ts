import type { Fact } from '../../model/fact.ts';
import { runnersFact } from './runners.ts';
import { versionFacts } from './versions.ts';
import { categoryFacts } from './categories.ts';
import { credentialsFact, dangerFacts } from './dangers.ts';
import type { SeenWorkflows } from './make.ts';
import { pinnedFact } from './pins.ts';
import { safeguardsFact } from './safeguards.ts';
import { unlistedFact } from './unlisted.ts';
import { dependencyReviewFact, updatesFact } from './proposals.ts';

/** All facts of the sheet from what the workflow files say. */
export function judge(seen: SeenWorkflows): Fact[] {
  return [
    pinnedFact(seen),
    ...dangerFacts(seen),
    ...categoryFacts(seen),
    updatesFact(seen),
    dependencyReviewFact(seen),
    runnersFact(seen),
    credentialsFact(seen),
    ...versionFacts(seen),
    unlistedFact(seen),
    safeguardsFact(seen),
  ];
}
