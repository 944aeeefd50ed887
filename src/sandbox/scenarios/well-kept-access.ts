import type { RepositoryState } from '../state/repository.ts';
import { accountOf, isOrganization, nextId, type SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';

/** Few ways in, each guarded: what a careful team leaves open beside its collaborators. */
export function guardAccess(state: SandboxState, repository: RepositoryState): void {
  Object.assign(repository.access, {
    deployKeys: [{ id: nextId(state), title: 'mirror', readOnly: true, enabled: true }],
    webhooks: [{ id: nextId(state), secret: true, insecureSsl: '0' }],
    runners: [],
    environments: [
      {
        ...{ id: nextId(state), name: 'release', reviewers: ['aiko', 'bea'], preventSelfReview: true },
        ...{ from: ['v*'], secrets: ['REGISTRY_KEY', 'SIGNING_KEY'] },
      },
    ],
    secrets: [],
    organizationSecrets: [],
    securityConfiguration: { name: 'tea-works baseline', status: 'enforced', delegatedDismissal: true },
    properties: { 'risk-tier': 'high' },
    forkApproval: 'all_external_contributors',
    logRetentionDays: 400,
    oidcSubject: ['repo', 'environment', 'job_workflow_ref'],
  } satisfies Partial<RepositoryState['access']>);
  guardOrganization(state);
}

function guardOrganization(state: SandboxState): void {
  const account = accountOf(state, state.installation.account);
  if (!isOrganization(account)) return;
  Object.assign(account.controls, {
    singleSignOn: true,
    ipAllowList: true,
    tokens: [{ id: nextId(state), expiresAt: daysBefore(state.at, -60) }],
    apps: [{ id: nextId(state), slug: 'ssdf-gate', selection: 'selected' }],
    securityTeams: [{ slug: 'security', members: 2 }],
    runners: [{ id: nextId(state), name: 'arc-1', ephemeral: true }],
  } satisfies typeof account.controls);
}
