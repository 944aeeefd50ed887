import type { EpssScore } from './epss.ts';

/** Versions of a package that an advisory is about. */
export interface AffectedPackage {
  /** The hosting service's word. */
  readonly ecosystem: string;
  readonly name: string;
  /** `>= 1.0.0, < 1.0.5`. */
  readonly range: string;
  readonly fixedIn: string | null;
}

/** A published advisory of the hosting service's database, the same for everybody who asks. */
export interface PublicAdvisory {
  /** `GHSA-…`. */
  readonly id: string;
  /** CVE ids and its own id. */
  readonly ids: readonly string[];
  readonly malware: boolean;
  readonly severity: string;
  readonly summary: string;
  readonly cvss: readonly { readonly type: 'CVSS_V3' | 'CVSS_V4'; readonly score: string }[];
  /** As the hosting service gives it, without the day it was made. */
  readonly epss: EpssScore | null;
  readonly references: readonly string[];
  readonly affected: readonly AffectedPackage[];
}
