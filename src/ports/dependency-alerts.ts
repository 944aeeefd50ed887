import type { Observation } from '../model/observation.ts';
import type { AffectedPackage } from '../model/public-advisory.ts';

export type AlertSeverity = 'low' | 'medium' | 'high' | 'critical';

/** A known vulnerability, or malware, in a package that the repository depends on. */
export interface DependencyAlert {
  readonly number: number;
  readonly state: 'open' | 'dismissed';
  readonly severity: AlertSeverity;
  /** Undefined where the server does not tell malware apart. */
  readonly isMalware: boolean | undefined;
  /** The package is wanted for development only. */
  readonly development: boolean;
  /** Which versions of which package; null where the server does not say. */
  readonly affected: AffectedPackage | null;
  /** `GHSA-…`, `CVE-…`; every name of the advisory. */
  readonly advisories: readonly string[];
  /** When the hosting service learnt of it, which is not when it was published. */
  readonly createdAt: string;
  readonly dismissedAt: string | null;
  readonly dismissedReason: string | null;
  readonly dismissedComment: string | null;
  /** Somebody is assigned; undefined where the server has no assignees. */
  readonly assigned: boolean | undefined;
}

/**
 * A severe alert that is over: what it warned of is gone from the repository, or a rule of the repository or organisation
 * dismissed it, which fixes nothing.
 */
export interface ClosedAlert {
  readonly severity: 'high' | 'critical';
  readonly createdAt: string;
  readonly closedAt: string;
  readonly how: 'fixed' | 'auto-dismissed';
}

export interface DependencyAlerts {
  /** Open and dismissed ones, newest first. `off` = nobody looks for vulnerable dependencies, so that there are none to list. */
  dependencyAlerts(): Promise<Observation<readonly DependencyAlert[] | 'off'>>;
  /** Severe ones that were fixed or dismissed by a rule. Asked only where somebody has set a time for fixes. */
  closedAlerts(): Promise<Observation<readonly ClosedAlert[] | 'off'>>;
}
