import type { ObjectStore } from '../git/store.ts';
import type { AccessState } from './access.ts';
import type { AlertsState } from './alerts.ts';
import type { CheckRunState, CodeScanningState, WorkflowArtifactState, WorkflowRunState } from './results.ts';
import type { ClassicProtectionState, RulesetState } from './rules.ts';
import type { AttestationState, ReleaseState } from './releases.ts';
import type { IssueState } from './issues.ts';
import type { PullRequestState } from './pull-requests.ts';

export interface CollaboratorState {
  readonly login: string;
  readonly role: 'read' | 'triage' | 'write' | 'maintain' | 'admin';
  /** `outside` = has access without being a member of the organisation. */
  readonly affiliation: 'outside' | 'direct';
}

export interface ActionsState {
  enabled: boolean;
  allowed: 'all' | 'local_only' | 'selected';
  selected: { readonly githubOwned: boolean; readonly verified: boolean; readonly patterns: readonly string[] };
  shaPinningRequired: boolean;
  defaultToken: 'read' | 'write';
  mayApprove: boolean;
}

export interface SecuritySwitches {
  vulnerabilityAlerts: boolean;
  securityUpdates: boolean;
  privateReporting: boolean;
  secretScanning: boolean;
  pushProtection: boolean;
}

export interface PackageState {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly license: string;
}

/** One repository and all that GitHub keeps about it. */
export interface RepositoryState {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** Full name of the repository this one was forked from. */
  readonly parent: string | null;
  description: string;
  visibility: 'public' | 'private' | 'internal';
  archived: boolean;
  defaultBranch: string;
  /** Shared with every fork. */
  readonly store: ObjectStore;
  readonly branches: Map<string, string>;
  /** Tag name to the commit or the tag object it names. */
  readonly tags: Map<string, string>;
  readonly pullRequests: PullRequestState[];
  issuesEnabled: boolean;
  readonly issues: IssueState[];
  readonly protection: Map<string, ClassicProtectionState>;
  readonly rulesets: RulesetState[];
  /** Patterns of protected tags; only GHES still has them beside rulesets. */
  tagProtection: readonly string[];
  readonly releases: ReleaseState[];
  immutableReleases: boolean;
  readonly attestations: AttestationState[];
  readonly codeScanning: CodeScanningState;
  readonly checkRuns: CheckRunState[];
  readonly workflowRuns: WorkflowRunState[];
  readonly artifacts: WorkflowArtifactState[];
  /** null = the dependency graph is off. */
  dependencies: readonly PackageState[] | null;
  languages: Readonly<Record<string, number>>;
  readonly security: SecuritySwitches;
  readonly actions: ActionsState;
  collaborators: readonly CollaboratorState[];
  readonly access: AccessState;
  readonly alerts: AlertsState;
}
