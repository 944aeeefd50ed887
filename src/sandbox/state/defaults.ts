import { defaultAccess } from './access.ts';
import { noAlerts } from './alerts.ts';

/** Settings of a repository nobody has touched since GitHub made it. */
export function githubDefaults() {
  return {
    description: '',
    visibility: 'public' as const,
    archived: false,
    defaultBranch: 'main',
    pullRequests: [],
    issuesEnabled: true,
    issues: [],
    protection: new Map(),
    rulesets: [],
    tagProtection: [],
    releases: [],
    immutableReleases: false,
    attestations: [],
    codeScanning: { enabled: true, analyses: [], alerts: [], defaultSetup: { configured: false, languages: [] } },
    checkRuns: [],
    workflowRuns: [],
    artifacts: [],
    dependencies: null,
    languages: {},
    security: {
      vulnerabilityAlerts: false,
      securityUpdates: false,
      privateReporting: false,
      secretScanning: false,
      pushProtection: false,
    },
    actions: {
      enabled: true,
      allowed: 'all' as const,
      selected: { githubOwned: true, verified: false, patterns: [] },
      shaPinningRequired: false,
      defaultToken: 'write' as const,
      mayApprove: true,
    },
    collaborators: [],
    access: defaultAccess(),
    alerts: noAlerts(),
  };
}
