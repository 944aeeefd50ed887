import type { Observation } from '../model/observation.ts';

export interface Analysis {
  readonly ref: string;
  readonly commit: string;
  readonly tool: string;
  readonly createdAt: string;
  readonly error: string;
  readonly rules: number;
  readonly results: number;
  readonly category: string;
  /** What made it, as GitHub names it: `.github/workflows/scan.yml:job` for an upload of a workflow. */
  readonly key: string;
}

export interface CodeAlert {
  readonly number: number;
  readonly state: 'open' | 'dismissed' | 'fixed';
  readonly tool: string;
  /** critical, high, medium, low; null when the rule has none, then `ruleSeverity` speaks. */
  readonly securitySeverity: string | null;
  readonly ruleSeverity: string | null;
  readonly createdAt: string;
  readonly dismissedAt: string | null;
  readonly dismissedReason: string | null;
  readonly dismissedComment: string | null;
  /** Somebody is assigned; undefined where the server has no assignees. */
  readonly assigned: boolean | undefined;
  /** Weaknesses that the rule looks for, `798`. */
  readonly cwes: readonly number[];
}

export interface DefaultSetup {
  readonly configured: boolean;
  readonly languages: readonly string[];
  /** It also scans on a schedule of its own. */
  readonly scheduled: boolean;
}

export interface CheckRunSeen {
  readonly name: string;
  readonly app: string | null;
  readonly status: string;
  readonly conclusion: string | null;
}

export interface WorkflowRun {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly commit: string;
  readonly conclusion: string | null;
  readonly createdAt: string;
}

export interface AlertFilter {
  readonly state?: CodeAlert['state'];
  readonly ref?: string;
}

export interface CodeScanning {
  /** Newest first; an empty list only when GitHub says that there is no analysis. */
  analyses(filter: { readonly ref?: string }): Promise<Observation<readonly Analysis[]>>;
  /** Newest first; of the default branch and in every state unless the filter says otherwise. */
  codeAlerts(filter?: AlertFilter): Promise<Observation<readonly CodeAlert[]>>;
  defaultSetup(): Promise<Observation<DefaultSetup>>;
  checkRuns(commit: string): Promise<Observation<readonly CheckRunSeen[]>>;
  scheduledRuns(): Promise<Observation<readonly WorkflowRun[]>>;
}
