/** A runner of one's own; an ephemeral one takes a single job. */
export interface RunnerState {
  readonly id: number;
  readonly name: string;
  readonly ephemeral: boolean;
}

export interface DeployKeyState {
  readonly id: number;
  readonly title: string;
  readonly readOnly: boolean;
  readonly enabled: boolean;
}

export interface WebhookState {
  readonly id: number;
  readonly secret: boolean;
  readonly insecureSsl: '0' | '1';
}

export interface EnvironmentState {
  readonly id: number;
  readonly name: string;
  /** Logins that may approve a deployment. */
  readonly reviewers: readonly string[];
  readonly preventSelfReview: boolean;
  /** Where it may be deployed from: anywhere, protected branches, or refs that fit a pattern. */
  readonly from: 'anywhere' | 'protected' | readonly string[];
  readonly secrets: readonly string[];
}

export interface SecurityConfigurationState {
  readonly name: string;
  readonly status: 'attached' | 'attaching' | 'detached' | 'enforced' | 'failed';
  /** Whether dismissing an alert of any kind takes a second person. */
  readonly delegatedDismissal: boolean;
}

/** Who and what reaches a repository beside its collaborators, and how it deploys. */
export interface AccessState {
  deployKeys: readonly DeployKeyState[];
  webhooks: readonly WebhookState[];
  runners: readonly RunnerState[];
  environments: readonly EnvironmentState[];
  /** Names of secrets that every workflow of the repository may use. */
  secrets: readonly string[];
  organizationSecrets: readonly string[];
  securityConfiguration: SecurityConfigurationState | null;
  /** Custom property to its value; null = defined by the organisation and not set. */
  properties: Readonly<Record<string, string | null>>;
  forkApproval: 'first_time_contributors_new_to_github' | 'first_time_contributors' | 'all_external_contributors';
  logRetentionDays: number;
  /** Claims of the replaced subject; null = GitHub's default. */
  oidcSubject: readonly string[] | null;
  /** Lines of CODEOWNERS that GitHub finds wrong. */
  codeownersErrors: readonly number[];
  /** Pushes that bypassed a rule, with their time. */
  bypasses: readonly { readonly id: number; readonly at: string }[];
}

/** What GitHub sets up by itself. */
export function defaultAccess(): AccessState {
  return {
    deployKeys: [],
    webhooks: [],
    runners: [],
    environments: [],
    secrets: [],
    organizationSecrets: [],
    securityConfiguration: null,
    properties: {},
    forkApproval: 'first_time_contributors',
    logRetentionDays: 90,
    oidcSubject: null,
    codeownersErrors: [],
    bypasses: [],
  };
}

/** Controls of an organisation that only its owners see. */
export interface OrganizationControls {
  singleSignOn: boolean;
  ipAllowList: boolean;
  /** Fine-grained personal access tokens with their end, null = none. */
  tokens: readonly { readonly id: number; readonly expiresAt: string | null }[];
  apps: readonly { readonly id: number; readonly slug: string; readonly selection: 'all' | 'selected' }[];
  /** Teams with the role of security managers, and how many people each has. */
  securityTeams: readonly { readonly slug: string; readonly members: number }[];
  runners: readonly RunnerState[];
}

export function defaultControls(): OrganizationControls {
  return { singleSignOn: false, ipAllowList: false, tokens: [], apps: [], securityTeams: [], runners: [] };
}
