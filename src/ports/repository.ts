import type { ActionsControls } from './actions-controls.ts';
import type { Advisories } from './advisories.ts';
import type { BranchSettings } from './branch-settings.ts';
import type { CodeScanning } from './code-scanning.ts';
import type { DependencyAlerts } from './dependency-alerts.ts';
import type { DependencyChanges } from './dependency-changes.ts';
import type { Environments } from './environments.ts';
import type { Issues } from './issues.ts';
import type { OrganizationControls } from './organization-controls.ts';
import type { PublicAdvisories } from './public-advisories.ts';
import type { PullRequests } from './pull-requests.ts';
import type { Releases } from './releases.ts';
import type { RepositoryAccess } from './repository-access.ts';
import type { RepositorySettings } from './repository-settings.ts';
import type { RuleSuites } from './rule-suites.ts';
import type { SbomSources } from './sbom-sources.ts';
import type { SecretScanning } from './secret-scanning.ts';
import type { SecurityConfigurations } from './security-configuration.ts';
import type { WorkflowRuns } from './workflow-runs.ts';

/**
 * What a hosting service can say about one repository. Each verb is one question; each answer is an observation, so that
 * "not seen" always carries its reason. No verb throws for anything the service answers.
 */
export interface Repository
  extends
    RepositorySettings,
    BranchSettings,
    Releases,
    SbomSources,
    CodeScanning,
    PullRequests,
    ActionsControls,
    RepositoryAccess,
    SecurityConfigurations,
    Environments,
    OrganizationControls,
    RuleSuites,
    WorkflowRuns,
    DependencyAlerts,
    DependencyChanges,
    Advisories,
    Issues,
    PublicAdvisories,
    SecretScanning {
  readonly owner: string;
  readonly name: string;
}
