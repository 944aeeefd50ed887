import type { Observation } from '../model/observation.ts';
import type { Visibility } from '../model/subject.ts';

/** A setting that GitHub leaves out of the answer when the token may not see it: `undefined` is hidden, never "off". */
export type Switch = boolean | undefined;

export interface About {
  readonly defaultBranch: string;
  readonly visibility: Visibility;
  readonly archived: boolean;
  readonly ownerKind: 'organization' | 'user';
  readonly secretScanning: Switch;
  readonly pushProtection: Switch;
  /** Whether dismissing an alert about a secret takes a second person. */
  readonly delegatedSecretDismissal?: Switch;
  /** True when the answer proves that this token may read administration settings. */
  readonly administrationProven: boolean;
}

export interface ActionsSettings {
  readonly enabled: boolean;
  readonly allowedActions: 'all' | 'local_only' | 'selected' | undefined;
  readonly shaPinningRequired: Switch;
}

export interface OrganizationSettings {
  readonly twoFactorRequired: Switch;
  readonly basePermission: 'none' | 'read' | 'write' | 'admin' | undefined;
}

/** Guards of an organisation that only GraphQL tells. */
export interface OrganizationGuards {
  /** `undefined` = hidden or absent; GitHub answers both alike. */
  readonly singleSignOn: true | undefined;
  readonly ipAllowList: Observation<boolean>;
}

/** Settings of the repository and of its owner, as they are now. */
export interface RepositorySettings {
  about(): Promise<Observation<About>>;
  actionsSettings(): Promise<Observation<ActionsSettings>>;
  /** Patterns of actions and reusable workflows that may run where the policy is `selected`; local ones always may. */
  allowedActionPatterns(): Promise<Observation<readonly string[]>>;
  /** Default permission of the workflow token, and whether workflows may approve pull requests. */
  workflowToken(): Promise<Observation<{ readonly default: 'read' | 'write'; readonly mayApprove: boolean }>>;
  /** null when the owner is a person's account. */
  organization(): Promise<Observation<OrganizationSettings | null>>;
  /** null when the owner is a person's account. */
  organizationGuards(): Promise<Observation<OrganizationGuards | null>>;
  vulnerabilityAlertsEnabled(): Promise<Observation<boolean>>;
  /** Enabled and not paused. */
  securityUpdatesEnabled(): Promise<Observation<boolean>>;
  privateReportingEnabled(): Promise<Observation<boolean>>;
  /** Whether GitHub shows a security policy, one inherited from the owner included. Its text is not judged here. */
  securityPolicyShown(): Promise<Observation<boolean>>;
  /** Bytes of code by language name. */
  languages(): Promise<Observation<Readonly<Record<string, number>>>>;
  outsideAdmins(): Promise<Observation<number>>;
}
