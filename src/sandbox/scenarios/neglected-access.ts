import type { RepositoryState } from '../state/repository.ts';
import { accountOf, isOrganization, nextId, type SandboxState } from '../state/state.ts';

/** Ways in that nobody closed, on the organisation too. */
export function leaveAccessOpen(state: SandboxState, repository: RepositoryState): void {
  Object.assign(repository.access, {
    deployKeys: [{ id: nextId(state), title: 'old server', readOnly: false, enabled: true }],
    webhooks: [{ id: nextId(state), secret: false, insecureSsl: '1' }],
    runners: [{ id: nextId(state), name: 'under-the-desk', ephemeral: false }],
    environments: [
      {
        ...{ id: nextId(state), name: 'production', reviewers: [], preventSelfReview: false },
        ...{ from: 'protected', secrets: [] },
      },
    ],
    secrets: ['NPM_TOKEN', 'AWS_SECRET_ACCESS_KEY'],
    organizationSecrets: ['SLACK_TOKEN'],
    properties: { 'risk-tier': null },
  } satisfies Partial<RepositoryState['access']>);
  const account = accountOf(state, state.installation.account);
  if (!isOrganization(account)) return;
  Object.assign(account.controls, {
    tokens: [{ id: nextId(state), expiresAt: null }],
    apps: [{ id: nextId(state), slug: 'everything-bot', selection: 'all' }],
    securityTeams: [{ slug: 'empty', members: 0 }],
    runners: [{ id: nextId(state), name: 'old-builder', ephemeral: false }],
  } satisfies Partial<typeof account.controls>);
}
