import type { ComponentChanges } from '../model/component-change.ts';
import type { FixLimits } from '../model/configuration.ts';
import type { OwnDocuments } from '../model/document-words.ts';
import type { DecisionTable } from '../model/decision-table.ts';
import type { Handling, ResponseRecord } from '../model/handling.ts';
import type { SupportTable } from '../model/end-of-life.ts';
import type { ToolchainEntry, ToolchainRead } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { FactSheet } from '../model/fact-sheet.ts';
import type { ReportCount } from '../model/report-count.ts';
import type { SbomProfile } from '../model/sbom-profile.ts';
import type { Subject } from '../model/subject.ts';
import type { ReleaseEvidence } from '../model/release-evidence.ts';
import type { ReleaseHandling } from '../model/release-handling.ts';
import type { Signers } from '../model/signers.ts';
import type { SuppliedKind } from '../model/supplied-kind.ts';
import type { KeySignatures } from '../ports/key-signatures.ts';
import type { KeptSbom } from '../ports/pack-archive.ts';
import type { Signatures } from '../ports/signatures.ts';
import type { NotSeen, Observation, Unseen } from '../model/observation.ts';
import type { Repository } from '../ports/repository.ts';
import type { Tree } from '../ports/tree.ts';
import type { ValidateSbom } from '../sbom/validate.ts';
import type { Points } from '../vulnerabilities/choose-table.ts';
import type { Knowledge } from '../vulnerabilities/knowledge.ts';
import type { OsvIndex } from '../vulnerabilities/osv/index-records.ts';

/** One endpoint that a collector may ask, as GitHub's description spells it. */
export interface Endpoint {
  /** `GET /repos/{owner}/{repo}/rules/branches/{branch}`, or `GraphQL Repository.pullRequests`. */
  readonly route: string;
  /** The App permission it needs, `administration: read`. */
  readonly permission: string;
}

/** Files that CI or the caller handed over, by kind. */
export interface SuppliedFile {
  readonly kind: SuppliedKind;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of a file taken over from CI alone: what the verified certificate of the run that made it says. */
  readonly attested?: Attested;
}

export interface Attested {
  readonly commit: string;
  /** The event that started the run, `push`. */
  readonly trigger: string;
  /** When it was signed by the clock of the log or of the timestamp authority, RFC 3339; the earliest where there are several. */
  readonly signedAt: string;
}

/** The cryptography; made by the composing root from the trusted roots. */
export interface Verifiers {
  readonly sigstore: Signatures;
  readonly keys: KeySignatures;
}

/** Who may sign: what the default branch and the organisation say, or why that is not known. */
export type Trust =
  | { readonly state: 'known'; readonly signers: Signers | undefined }
  | { readonly state: 'unknown'; readonly because: Unseen };

/** What the repository calls things by: from its default branch, or why that could not be read. */
export type Naming =
  | {
      readonly state: 'known';
      /** Names of labels beside the word itself, by that word. */
      readonly labels: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly state: 'unknown'; readonly because: Unseen };

/** What the configuration measures by, read where nobody can change it together with what is judged. */
export interface Measures {
  /** Undefined = nobody has set a time for fixes. Unseen also where a lock of the organisation may be stricter. */
  readonly fixWithin: Observation<FixLimits | undefined>;
  /** Empty = nobody has named the branches that still get fixes. */
  readonly supportedBranches: Observation<readonly string[]>;
}

/** Data on vulnerabilities that an operator keeps, as far as it could be read. */
export interface VulnerabilitySource {
  /** Records about these packages; undefined = no records were given. */
  readonly records: (packages: ReadonlySet<string>) => Promise<Held<OsvIndex | undefined>>;
  readonly knowledge: (cves: ReadonlySet<string>) => Held<Knowledge>;
}

export interface Held<T> {
  readonly value: T;
  /** Why some of it could not be read. */
  readonly hidden: readonly Unseen[];
}

/** How vulnerabilities are decided upon here: the table, what people of the default branch answered, and what is known. */
export interface TriageMeans {
  readonly table: DecisionTable;
  /** The answers that each question can have. */
  readonly points: Points;
  readonly handling: Handling;
  readonly data: VulnerabilitySource;
}

/** What somebody keeps of the SBOMs of a release, the oldest first. */
export type KeptSboms = (tag: string) => Promise<readonly KeptSbom[]>;

/** Counts of the last reports, the newest first. */
export type RecentReports = () => Promise<readonly ReportCount[]>;

/** All a collector may touch. Everything external comes in here, so that a test needs no mocks. */
export interface CollectContext {
  readonly subject: Subject;
  readonly tree: Tree;
  readonly repository: Repository;
  /** Branch whose settings are judged; null when nobody knows it (a bare tree). */
  readonly branch: string | null;
  readonly supplied: readonly SuppliedFile[];
  /** What CI left and nobody could read or judge: with it, "all of it passed" is not known. */
  readonly unread?: readonly NotSeen[];
  /** Made once by the composing root from the official schemas; without it CycloneDX documents stay "not validated". */
  readonly validateSbom?: ValidateSbom;
  /** The table that SBOMs are graded by; without it their maturity stays unknown. */
  readonly sbomProfile?: SbomProfile;
  /** Until when components are repaired; without it nobody can tell which are past their end. */
  readonly supportTable?: SupportTable;
  /** Without them signatures that are there stay "not verified". */
  readonly verifiers?: Verifiers;
  /** Absent = nobody was asked: nothing can be expected then. */
  readonly trust?: Trust;
  /** Absent = nobody was asked: everything has the name that the product gives it. */
  readonly naming?: Naming;
  /** Where the repository says it keeps documents; absent = nobody was asked, and only the usual places count. */
  readonly ownDocuments?: Observation<OwnDocuments>;
  /** Absent = nobody was asked: nothing is measured by limits of anybody. */
  readonly measures?: Measures;
  /** What people of the default branch recorded about each vulnerability; absent = nothing. */
  readonly responses?: Observation<readonly ResponseRecord[]>;
  /** Absent = nobody keeps data. */
  readonly vulnerabilities?: Pick<VulnerabilitySource, 'knowledge'> & Partial<Pick<VulnerabilitySource, 'records'>>;
  /** Absent = nobody decides upon vulnerabilities. */
  readonly triage?: TriageMeans;
  /** SBOMs of a release as they were when it was looked at before; absent = nobody keeps them. */
  readonly keptSboms?: KeptSboms;
  /** Absent = nobody keeps a ledger of reports. */
  readonly recentReports?: RecentReports;
  /** Time of the collection, RFC 3339. */
  readonly at: string;
}

/**
 * Looks at one corner of a repository and says what it saw. A collector gives exactly the facts of its sheet, in every
 * case: what it cannot see is unknown with the reason. It never throws for bad evidence.
 */
export interface Collector {
  readonly id: string;
  readonly version: string;
  readonly facts: FactSheet;
  readonly endpoints: readonly Endpoint[];
  /** Webhook events that make its facts stale. */
  readonly events: readonly string[];
  /** Files it wants to read; a pull request that touches none of any collector leaves tree facts as they were. */
  readonly reads: (path: string) => boolean;
  readonly collect: (context: CollectContext) => Promise<Collected>;
}

export interface Collected {
  readonly facts: readonly Fact[];
  readonly toolchain?: readonly ToolchainEntry[];
  readonly toolchainRead?: ToolchainRead;
  /** Of a pull request or merge group; of nothing else. */
  readonly componentChanges?: ComponentChanges;
  readonly release?: ReleaseEvidence;
  /** Of a release; of nothing else. */
  readonly releaseHandling?: ReleaseHandling;
}
