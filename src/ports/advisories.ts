import type { Observation } from '../model/observation.ts';

/** A security advisory of the repository itself; `triage` = a report that nobody has answered yet. */
export interface RepositoryAdvisory {
  readonly state: 'triage' | 'draft' | 'published' | 'closed' | 'withdrawn';
  readonly createdAt: string | null;
  /** Identifiers of a published one, in capitals: `GHSA-…`, `CVE-…`; empty for the others. */
  readonly ids: readonly string[];
  /** Versions that a published one names as patched; empty for the others. */
  readonly patchedIn: readonly string[];
  /** Of a published one: critical or high; null where nobody says, and for the others. */
  readonly severe: boolean | null;
  /** Names at least one class of weakness (CWE). */
  readonly hasCwe: boolean;
}

export interface Advisories {
  /** Those that the asker may see: unpublished ones are left out for strangers, without a word. */
  advisories(): Promise<Observation<readonly RepositoryAdvisory[]>>;
}
