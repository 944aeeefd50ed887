import type { ComponentChanges } from './component-change.ts';
import { digestOf, type Digest } from './digest.ts';
import type { ReleaseEvidence } from './release-evidence.ts';
import type { ReleaseHandling } from './release-handling.ts';
import type { Audience, Fact } from './fact.ts';
import type { Subject } from './subject.ts';
import type { Text } from './text.ts';

/** All that was seen of one subject at one time. Plain data: it can be saved, replayed and compared. */
export interface Evidence {
  readonly $schema: string;
  readonly version: 1;
  readonly subject: Subject;
  /** RFC 3339. */
  readonly collectedAt: string;
  /** Sorted by id, at most one per id; a fact that is missing is unknown ("not collected"). */
  readonly facts: readonly Fact[];
  readonly collectors: readonly CollectorRun[];
  readonly toolchainRead: ToolchainRead;
  readonly toolchain: readonly ToolchainEntry[];
  /** Of a pull request or merge group only: what it does to the components. */
  readonly componentChanges?: ComponentChanges;
  readonly requests: RequestCount;
  /** The judged release file by file; absent where there is none or nobody verified. */
  readonly release?: ReleaseEvidence;
  /** Of a release only: what changed in its components, and how their known vulnerabilities were handled. */
  readonly releaseHandling?: ReleaseHandling;
  /** Cut to what these readers may see: facts above their circle are left out. Absent = whole. */
  readonly shownTo?: Audience;
}

export type CollectorRun =
  | { readonly id: string; readonly version: string; readonly state: 'ran' }
  | { readonly id: string; readonly version: string; readonly state: 'failed' | 'skipped'; readonly because: Text };

export type ToolchainRead =
  { readonly state: 'read' } | { readonly state: 'partly' | 'unread'; readonly because: Text };

export const TOOL_CATEGORIES = [
  'sast',
  'sast-lint',
  'sca',
  'secret-scanning',
  'sbom',
  'signing',
  'provenance',
  'npm-provenance',
  'fuzzing',
  'dast',
  'iac',
  'scorecard',
  'dependency-review',
  'dependency-updates',
  'workflow-lint',
] as const;
export type ToolCategory = (typeof TOOL_CATEGORIES)[number];

/** A tool that a workflow really executes (`found`), or a place where the tree cannot tell (`undecidable`). */
export interface ToolchainEntry {
  readonly category: ToolCategory;
  readonly tool: string;
  readonly path: string;
  readonly line?: number;
  readonly onPullRequest: boolean;
  /** Reached from `schedule`; absent where nobody looked. */
  readonly scheduled?: boolean;
  /** Its failure lets the job succeed all the same; absent where only a run can tell. */
  readonly swallowed?: boolean;
  readonly state: 'found' | 'undecidable';
  readonly because?: Text;
}

/** HTTP requests of the collection: all sent, those that count against the rate limit, and those answered 304. */
export interface RequestCount {
  readonly sent: number;
  readonly counted: number;
  readonly notModified: number;
}

export const NO_REQUESTS: RequestCount = { sent: 0, counted: 0, notModified: 0 };

export const EVIDENCE_SCHEMA = 'urn:ssdf-gate:schema:evidence:1';

export function evidenceDigest(evidence: Evidence): Digest {
  return digestOf(evidence);
}

export function factOf(evidence: Evidence, id: string): Fact | undefined {
  return evidence.facts.find((fact) => fact.id === id);
}
