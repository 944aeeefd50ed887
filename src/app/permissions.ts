import type { Collector, Endpoint } from '../collectors/types.ts';
import type { Permissions } from '../ports/tokens.ts';
import { OWN_HANDLERS } from './webhooks/api.ts';

/** What the pipeline itself asks: the subject, its trees, its configuration and that of the organisation above it. */
export const PIPELINE_ENDPOINTS: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
  { route: 'GET /installation/repositories', permission: 'metadata: read' },
  { route: 'GET /repos/{owner}/{repo}/commits/{ref}', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', permission: 'contents: read' },
  { route: 'GraphQL Repository.object', permission: 'contents: read' },
  { route: 'GraphQL Repository.defaultBranchRef', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/compare/{basehead}', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', permission: 'pull_requests: read' },
  { route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', permission: 'pull_requests: read' },
  { route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', permission: 'pull_requests: read' },
  // Evidence that CI left.
  { route: 'GET /repos/{owner}/{repo}/actions/artifacts', permission: 'actions: read' },
  { route: 'GET /repos/{owner}/{repo}/actions/runs', permission: 'actions: read' },
  { route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', permission: 'actions: read' },
  { route: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', permission: 'actions: read' },
  // Of a release, for its evidence pack.
  { route: 'GET /repos/{owner}/{repo}/releases', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}', permission: 'contents: read' },
];

/** What showing the verdict asks. */
export const PUBLISHER_ENDPOINTS: readonly Endpoint[] = [
  { route: 'POST /repos/{owner}/{repo}/check-runs', permission: 'checks: write' },
  { route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', permission: 'checks: write' },
  { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', permission: 'checks: read' },
];

/** The permission without which GitHub lets no App subscribe to an event ("Webhook events and payloads" of its documentation). */
export const EVENT_PERMISSIONS: Readonly<Record<string, string>> = {
  branch_protection_configuration: 'administration: read',
  branch_protection_rule: 'administration: read',
  check_run: 'checks: read',
  check_suite: 'checks: read',
  code_scanning_alert: 'security_events: read',
  dependabot_alert: 'vulnerability_alerts: read',
  member: 'members: read',
  merge_group: 'merge_queues: read',
  organization: 'members: read',
  pull_request: 'pull_requests: read',
  pull_request_review: 'pull_requests: read',
  push: 'contents: read',
  release: 'contents: read',
  repository: 'metadata: read',
  repository_advisory: 'repository_advisories: read',
  repository_ruleset: 'administration: read',
  secret_scanning_alert: 'secret_scanning_alerts: read',
  security_and_analysis: 'administration: read',
  workflow_run: 'actions: read',
};

/** Events to subscribe to: those that are handled and those that make a collector's facts stale. */
export function subscribedEvents(collectors: readonly Collector[]): readonly string[] {
  const events = [...OWN_HANDLERS.map(({ event }) => event), ...collectors.flatMap(({ events }) => events)];
  // GitHub sends the installation events to every App; they cannot be asked for.
  return [...new Set(events)].filter((event) => !event.startsWith('installation')).sort();
}

/** The least permissions under which everything works: what requests need, and what GitHub asks for delivering the events. */
export function neededPermissions(collectors: readonly Collector[]): Permissions {
  const forEvents = subscribedEvents(collectors).flatMap((event) => EVENT_PERMISSIONS[event] ?? []);
  return widestOf([...requestPermissions(collectors), ...forEvents]);
}

/** What a token must allow: the requests, and nothing that only events need. */
export function tokenPermissions(collectors: readonly Collector[]): Permissions {
  return widestOf(requestPermissions(collectors));
}

function requestPermissions(collectors: readonly Collector[]): readonly string[] {
  const endpoints = [...collectors.flatMap((one) => one.endpoints), ...PIPELINE_ENDPOINTS, ...PUBLISHER_ENDPOINTS];
  return endpoints.map((endpoint) => endpoint.permission);
}

function widestOf(permissions: readonly string[]): Permissions {
  const needed = new Map<string, 'read' | 'write'>();
  for (const permission of permissions) {
    const [name = '', level] = permission.split(': ');
    if (level === 'write' || needed.get(name) !== 'write') needed.set(name, level === 'write' ? 'write' : 'read');
  }
  return Object.fromEntries([...needed].sort(([a], [b]) => (a < b ? -1 : 1)));
}
