import type { SeenRules } from './custom-rules.ts';
import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { NotSeen, Observation } from '../../model/observation.ts';
import type { Analysis, CheckRunSeen, CodeAlert, WorkflowRun } from '../../ports/code-scanning.ts';
import type { SeenRequirements } from '../required-checks.ts';
import { facts } from './facts.ts';
import type { SuppliedScan } from './sarif.ts';
import type { SeenSupported } from './supported.ts';

export const make = factMaker(facts, explainUnseen);
export type Id = Parameters<typeof make.observed>[0];

/** The commit that is judged and what ran on it. */
export interface SeenHead {
  readonly commit: string;
  /** Test merge of a pull request; null where there is none. */
  readonly testMerge: Observation<string | null>;
  /** Which event runs CI on it. */
  readonly event: 'pull_request' | 'merge_group' | 'push';
  readonly analyses: Observation<readonly Analysis[]>;
  readonly checkRuns: Observation<readonly CheckRunSeen[]>;
  readonly supplied: readonly SuppliedScan[];
  /** What CI left and nobody could read or judge: a scan may be among it. */
  readonly unread: readonly NotSeen[];
}

export interface SeenMerge {
  readonly number: number;
  readonly headCommit: string;
  /** Analyses among which those of this pull request would be. */
  readonly analyses: Observation<readonly Analysis[]>;
}

/** Everything the collector asked, each with its own answer. */
export interface SeenScanning extends SeenRequirements {
  /** null = nobody says which commit it is. */
  readonly head: SeenHead | null;
  /** Analyses of the judged branch, newest first. */
  readonly branchAnalyses: Observation<readonly Analysis[]>;
  readonly merged: Observation<readonly SeenMerge[]>;
  readonly scheduledRuns: Observation<readonly WorkflowRun[]>;
  readonly languages: Observation<Readonly<Record<string, number>>>;
  readonly ownRules: SeenRules;
  readonly supported?: SeenSupported;
  readonly openAlerts: Observation<readonly CodeAlert[]>;
  readonly dismissedAlerts: Observation<readonly CodeAlert[]>;
}

export { bounded, filesRead, hiddenCalls, placesOf, printable, undecidable, type SeenTree } from '../seen-tree.ts';
