export interface DependencyAlertState {
  readonly number: number;
  readonly state: 'open' | 'dismissed' | 'fixed' | 'auto_dismissed';
  readonly package: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly malware: boolean;
  readonly scope: 'runtime' | 'development';
  readonly ghsa: string;
  readonly cve: string | null;
  readonly createdAt: string;
  readonly dismissedAt: string | null;
  readonly dismissedReason: 'fix_started' | 'inaccurate' | 'no_bandwidth' | 'not_used' | 'tolerable_risk' | null;
  readonly dismissedComment: string | null;
  readonly assignees: readonly string[];
}

export interface SecretAlertState {
  readonly number: number;
  readonly state: 'open' | 'resolved';
  /** GitHub leaves generic types out of the list unless they are named. */
  readonly type: string;
  readonly generic: boolean;
  /** What was found; GitHub gives it to whoever does not ask to hide it. */
  readonly secret: string;
  readonly createdAt: string;
}

export interface SecretScanState {
  readonly type: string;
  readonly status: 'completed' | 'in_progress';
  readonly startedAt: string;
  readonly completedAt: string | null;
}

export interface AdvisoryState {
  readonly ghsa: string;
  readonly state: 'triage' | 'draft' | 'published' | 'closed';
  readonly createdAt: string;
  readonly cwes: readonly string[];
}

/** An advisory that everybody may read. */
export interface PublicAdvisoryState {
  readonly ghsa: string;
  readonly cve: string | null;
  readonly malware: boolean;
  readonly ecosystem: string;
  readonly package: string;
  readonly range: string;
  readonly fixedIn: string | null;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly cvss: string | null;
  readonly epss: { readonly percentage: number; readonly percentile: number } | null;
  readonly references: readonly string[];
  readonly publishedAt: string;
}

/** A package version that a branch brings or takes away, and what is known about it. */
export interface MovedPackageState {
  readonly branch: string;
  readonly change: 'added' | 'removed';
  readonly ecosystem: string;
  readonly manifest: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
  readonly source: string | null;
  readonly vulnerabilities: readonly { readonly ghsa: string; readonly severity: string }[];
}

/** What GitHub's watchers found. Whether they are on is said by the security switches. */
export interface AlertsState {
  readonly dependencies: DependencyAlertState[];
  readonly secrets: SecretAlertState[];
  readonly secretScans: SecretScanState[];
  readonly advisories: AdvisoryState[];
  readonly moved: MovedPackageState[];
}

export function noAlerts(): AlertsState {
  return { dependencies: [], secrets: [], secretScans: [], advisories: [], moved: [] };
}
