import type {
  Collector,
  KeptSboms,
  RecentReports,
  SuppliedFile,
  Verifiers,
  VulnerabilitySource,
} from '../collectors/types.ts';
import type { AnswerRecord } from '../model/answer-record.ts';
import type { Configuration } from '../model/configuration.ts';
import type { DecisionTable } from '../model/decision-table.ts';
import type { Evidence, RequestCount } from '../model/evidence.ts';
import type { SupportTable } from '../model/end-of-life.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { Observation } from '../model/observation.ts';
import type { Rate } from '../model/rate.ts';
import type { Policy, Profile } from '../model/policy.ts';
import type { SbomProfile } from '../model/sbom-profile.ts';
import type { ValidateSbom } from '../sbom/validate.ts';
import type { Repository } from '../ports/repository.ts';
import type { Tree } from '../ports/tree.ts';

/** What stays the same from one evaluation to the next. */
export interface Engine {
  readonly collectors: readonly Collector[];
  readonly facts: FactSheet;
  readonly policy: Policy;
  /** Holds an SBOM against the official schemas of its format; made by the composition root, which may read them. */
  readonly validateSbom: ValidateSbom;
  /** The table that SBOMs are graded by. */
  readonly sbomProfile: SbomProfile;
  /** Until when components are repaired; absent = nobody knows. */
  readonly supportTable?: SupportTable;
  /** The tables by which vulnerabilities are decided; absent = nobody decides. */
  readonly decisionTables?: readonly DecisionTable[];
  /** Data on vulnerabilities that the operator keeps; absent = none. */
  readonly vulnerabilities?: VulnerabilitySource;
  /** Checks signatures by the trusted roots; absent where nothing is verified. */
  readonly verifiers?: Verifiers;
  /** Shipped profiles by name. */
  readonly profiles: ReadonlyMap<string, Profile>;
}

/** One look at one repository: whom to ask, at which time. */
export interface Look {
  readonly repository: Repository;
  readonly treeAt: (commit: string) => Tree;
  /**
   * Configuration of the organisation: the tree of its `.github` repository, null when it is proven that there is none
   * (a person's account, or a list of all repositories without it). Unseen is not absent: locks are then unknown.
   */
  readonly organization: () => Promise<Observation<Tree | null>>;
  readonly supplied: readonly SuppliedFile[];
  /** Evidence that CI left for the commit is looked for; the Action, being CI itself, is given its files instead. */
  readonly takesCiEvidence?: true;
  /** RFC 3339. */
  readonly at: string;
  readonly host: string;
  readonly requests: () => RequestCount;
  /** A name under which two repositories answered during the look; absent where nobody watches. */
  readonly mixed?: () => Promise<string | undefined>;
  /** What the API said in this look; absent where nobody keeps it. */
  readonly answers?: () => readonly AnswerRecord[];
  /** How much may still be asked; absent where nobody counts. */
  readonly rate?: () => Rate;
  /** What the caller sets above the files (an Action's inputs, command-line options). */
  readonly overrides?: Partial<Configuration>;
  /** Evidence of the last assessment of the default branch, for drift. */
  readonly previous?: Evidence;
  /** What was kept of the SBOMs of earlier releases; absent where nobody keeps them. */
  readonly keptSboms?: KeptSboms;
  /** Counts of earlier reports; absent where nobody keeps them. */
  readonly recentReports?: RecentReports;
}
