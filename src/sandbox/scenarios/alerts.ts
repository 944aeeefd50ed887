import type { DependencyAlertState } from '../state/alerts.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';

/** Alerts of a careful team: the severe ones are gone, what is left has an owner, and reports get an answer. */
export function keepAlertsLow({ at }: SandboxState, { alerts }: RepositoryState): void {
  alerts.dependencies.push(
    dependencyAlert({ number: 1, state: 'fixed', severity: 'critical', createdAt: daysBefore(at, 90) }),
    dependencyAlert({
      ...{ number: 2, state: 'dismissed', severity: 'high', createdAt: daysBefore(at, 40) },
      ...{ dismissedAt: daysBefore(at, 38), dismissedReason: 'not_used' },
      dismissedComment: 'The parser is never given text from outside.',
    }),
    dependencyAlert({ number: 3, severity: 'low', createdAt: daysBefore(at, 6), assignees: ['bea'] }),
  );
  alerts.secretScans.push(
    { type: 'git', status: 'completed', startedAt: daysBefore(at, 20), completedAt: daysBefore(at, 20) },
    { type: 'issues', status: 'completed', startedAt: daysBefore(at, 20), completedAt: daysBefore(at, 19) },
  );
  alerts.advisories.push(
    { ghsa: 'GHSA-2222-3333-4444', state: 'published', createdAt: daysBefore(at, 120), cwes: ['CWE-400'] },
    { ghsa: 'GHSA-2222-3333-5555', state: 'closed', createdAt: daysBefore(at, 60), cwes: [] },
  );
}

/** Alerts that nobody reads, a key in the history, a report without an answer. */
export function leaveAlertsOpen({ at }: SandboxState, { alerts, security }: RepositoryState): void {
  Object.assign(security, { vulnerabilityAlerts: true, secretScanning: true });
  alerts.dependencies.push(
    dependencyAlert({ number: 1, severity: 'critical', createdAt: daysBefore(at, 420), cve: 'CVE-2024-1000' }),
    dependencyAlert({ number: 2, severity: 'high', createdAt: daysBefore(at, 200), scope: 'development' }),
    dependencyAlert({ number: 3, severity: 'critical', createdAt: daysBefore(at, 30), malware: true }),
  );
  const secret = 'ghp_not-a-real-token-only-shaped-like-one';
  alerts.secrets.push(
    { number: 1, state: 'open', type: 'github_personal_access_token', generic: false, secret, createdAt: at },
    { number: 2, state: 'open', type: 'rsa_private_key', generic: true, secret: 'not a key', createdAt: at },
  );
  alerts.advisories.push(
    { ghsa: 'GHSA-6666-7777-8888', state: 'published', createdAt: daysBefore(at, 300), cwes: [] },
    { ghsa: 'GHSA-6666-7777-9999', state: 'triage', createdAt: daysBefore(at, 150), cwes: [] },
  );
}

type NewAlert = Pick<DependencyAlertState, 'number' | 'severity' | 'createdAt'> & Partial<DependencyAlertState>;

function dependencyAlert(alert: NewAlert): DependencyAlertState {
  return {
    ...{ state: 'open', package: 'left-pad', malware: false, scope: 'runtime', cve: null, assignees: [] },
    ...{ ghsa: `GHSA-xxxx-yyyy-000${alert.number}`, dismissedAt: null, dismissedReason: null, dismissedComment: null },
    ...alert,
  };
}
