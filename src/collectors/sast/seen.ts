import { explainUnseen } from '../../language/unseen.ts';
import type { Digest } from '../../model/digest.ts';
import { factMaker } from '../../model/fact-maker.ts';
import { notSeen, type NotSeen, type Observation, type Unseen } from '../../model/observation.ts';
import type { FileSource, Source } from '../../model/source.ts';
import type { BranchRule, ClassicProtection } from '../../ports/branch-settings.ts';
import type { Analysis, CheckRunSeen, CodeAlert, DefaultSetup, WorkflowRun } from '../../ports/code-scanning.ts';
import type { Toolchain } from '../../workflows/toolchain.ts';
import { facts } from './facts.ts';
import type { SuppliedScan } from './sarif.ts';

export const make = factMaker(facts, explainUnseen);
export type Id = Parameters<typeof make.observed>[0];

/** What the workflow files say, as far as they were read. */
export interface SeenTree {
  readonly toolchain: Toolchain;
  /** Parts of the tree that were not seen: a cut list, files that could not be read. */
  readonly hidden: readonly Unseen[];
  readonly digests: ReadonlyMap<string, Digest>;
}

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
}

export interface SeenMerge {
  readonly number: number;
  readonly headCommit: string;
  /** Analyses among which those of this pull request would be. */
  readonly analyses: Observation<readonly Analysis[]>;
}

/** Everything the collector asked, each with its own answer. */
export interface SeenScanning {
  readonly tree: Observation<SeenTree>;
  readonly defaultSetup: Observation<DefaultSetup>;
  readonly rules: Observation<readonly BranchRule[]>;
  readonly classic: Observation<ClassicProtection | null>;
  /** null = nobody says which commit it is. */
  readonly head: SeenHead | null;
  /** Analyses of the judged branch, newest first. */
  readonly branchAnalyses: Observation<readonly Analysis[]>;
  readonly merged: Observation<readonly SeenMerge[]>;
  readonly scheduledRuns: Observation<readonly WorkflowRun[]>;
  readonly languages: Observation<Readonly<Record<string, number>>>;
  readonly openAlerts: Observation<readonly CodeAlert[]>;
  readonly dismissedAlerts: Observation<readonly CodeAlert[]>;
}

export function undecidable(what: string, sources: readonly Source[] = []): NotSeen {
  return notSeen({ reason: 'undecidable', what }, sources);
}

const SHOWN = 8;

/** As many reasons as a person reads; the rest hides behind the same sentence. */
export function bounded(hidden: readonly NotSeen[]): NotSeen[] {
  const distinct = new Map(hidden.map((each) => [`${each.unseen.reason} ${each.unseen.what}`, each]));
  return [...distinct.values()].slice(0, SHOWN);
}

export function placesOf(
  places: readonly { readonly path: string; readonly line: number }[],
  { digests }: SeenTree,
): FileSource[] {
  const distinct = new Map(places.map(({ path, line }) => [`${path}:${line}`, { path, line }]));
  return [...distinct.values()].map((place) => ({ ...place, ...digestOf(place.path, digests) }));
}

/** Every workflow file that was read: the source of "there is none". */
export function filesRead({ toolchain, digests }: SeenTree): FileSource[] {
  return toolchain.workflows.map(({ path }) => ({ path, ...digestOf(path, digests) }));
}

function digestOf(path: string, digests: SeenTree['digests']): { digest?: Digest } {
  const digest = digests.get(path);
  return digest === undefined ? {} : { digest };
}
