import type { OwnDocuments } from './document-words.ts';
import type { GateMode } from './assessment.ts';
import type { GradedLevel, TaskId } from './level.ts';
import type { NotApplicableTask } from './records.ts';
import type { Signers } from './signers.ts';
import type { Language } from './text.ts';

/** A level that somebody decided to aim at. A task's target is the highest of its profile and of every target that names it. */
export interface ConfiguredTarget {
  readonly level: GradedLevel;
  /** Absent = every task of the profile. */
  readonly tasks?: readonly TaskId[];
  readonly reason: string;
  readonly decidedBy: string;
  readonly role: string;
  /** RFC 3339 full date. */
  readonly date: string;
}

/** A part left out of the assessment on purpose: who approved it, why and until when. */
export interface ScopeExclusion {
  readonly what: string;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
}

export interface ConfiguredScope {
  readonly products: readonly string[];
  readonly exclusions: readonly ScopeExclusion[];
  readonly notApplicable: readonly NotApplicableTask[];
}

/** What becomes of the evidence pack of a release. */
export interface ConfiguredPack {
  /** The part that readers of the repository may not see: kept by whoever makes the pack, or encrypted into it. */
  readonly restricted: 'keep' | 'encrypt';
  /** For whom it is encrypted: a public key as PEM (SubjectPublicKeyInfo), RSA of 2048 bits or more, or P-256. */
  readonly recipient?: string;
  /** True = the App attaches its pack to releases that are not immutable; it then needs `contents: write`. */
  readonly upload?: boolean;
}

/** How long the fix of a severe alert may take, by its severity: `P14D`. */
export interface FixLimits {
  readonly critical: string;
  readonly high: string;
}

/** Keys that an organisation may lock: a repository may then only tighten them. */
export const LOCKABLE_KEYS = [
  'profile',
  'targets',
  'gate',
  'scope',
  'policies',
  'retention',
  'fixWithin',
  'signers',
] as const;
export type LockableKey = (typeof LOCKABLE_KEYS)[number];

/** What `.github/ssdf-gate.yml` says. Everything is optional; what is absent takes the organisation's value, then the default. */
export interface Configuration {
  /** Names of profiles that hold together (one file names one; joining configurations adds); empty = the default profile. */
  readonly profiles: readonly string[];
  readonly targets: readonly ConfiguredTarget[];
  readonly gate?: GateMode;
  readonly scope: ConfiguredScope;
  /** A shipped policy set (`ssdf-1.1`) or a folder of the repository that holds one. */
  readonly policies?: string;
  readonly lang?: Language;
  /** How long evidence is kept, `P400D`. */
  readonly retention?: string;
  /** Absent = nobody set limits; this product has none of its own. */
  readonly fixWithin?: FixLimits;
  /** Names of branches that still get fixes; absent = nobody said. */
  readonly supportedBranches?: readonly string[];
  /** Who may sign releases; absent = this repository's own workflows (a default of ours). */
  readonly signers?: Signers;
  readonly pack?: ConfiguredPack;
  /** `enforce`: a release that fixes vulnerabilities without a new SBOM and a VEX does not pass; absent = it is only told. */
  readonly fixingReleases?: 'observe' | 'enforce';
  /** `enforce`: a change that brings malware does not pass; absent = it is told before anything else, and GitHub lets it be merged. */
  readonly broughtMalware?: 'observe' | 'enforce';
  /** Further names of labels of this repository, by the word they stand for (`root-cause`). */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Names of labels were meant and could not be read. */
  readonly labelsUnread?: true;
  /** Of an organisation: reusable workflows, pinned to a commit, whose CI-made evidence counts. Says nothing in a repository's file. */
  readonly ciWorkflows?: readonly string[];
  /** Where this repository keeps documents beside the usual places, by their word. */
  readonly documents: OwnDocuments;
  /** Places of documents were meant and could not be read. */
  readonly documentsUnread?: true;
  readonly locks: readonly LockableKey[];
  /**
   * Of an organisation: for which groups, tasks or criteria its own records count in its repositories, beside the group PO,
   * whose tasks concern the organisation. Says nothing in a repository's file.
   */
  readonly inherit: readonly string[];
}

/** The profile that holds where nobody named one. */
export const DEFAULT_PROFILE = 'step-1';

export const NO_CONFIGURATION: Configuration = {
  profiles: [],
  targets: [],
  scope: { products: [], exclusions: [], notApplicable: [] },
  labels: {},
  documents: {},
  locks: [],
  inherit: [],
};
