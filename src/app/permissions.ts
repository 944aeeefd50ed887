import type { Collector, Endpoint } from '../collectors/types.ts';
import type { Permissions } from '../ports/tokens.ts';

/** What the pipeline itself asks: the subject, its trees, its configuration. */
export const PIPELINE_ENDPOINTS: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
  { route: 'GET /repos/{owner}/{repo}/commits/{ref}', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/compare/{basehead}', permission: 'contents: read' },
  { route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', permission: 'pull_requests: read' },
  { route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', permission: 'pull_requests: read' },
  { route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', permission: 'pull_requests: read' },
];

/** What showing the verdict asks. */
export const PUBLISHER_ENDPOINTS: readonly Endpoint[] = [
  { route: 'POST /repos/{owner}/{repo}/check-runs', permission: 'checks: write' },
  { route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', permission: 'checks: write' },
  { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', permission: 'checks: read' },
];

/** Permissions that one event source needs so that GitHub delivers it. */
export const EVENT_PERMISSIONS: readonly string[] = ['merge_queues: read'];

/** The least permissions under which everything works: the union of collectors, pipeline and publisher. */
export function neededPermissions(collectors: readonly Collector[]): Permissions {
  const endpoints = [
    ...collectors.flatMap((collector) => collector.endpoints),
    ...PIPELINE_ENDPOINTS,
    ...PUBLISHER_ENDPOINTS,
  ];
  const needed = new Map<string, 'read' | 'write'>();
  for (const permission of [...endpoints.map((endpoint) => endpoint.permission), ...EVENT_PERMISSIONS]) {
    const [name = '', level] = permission.split(': ');
    if (level === 'write' || needed.get(name) !== 'write') needed.set(name, level === 'write' ? 'write' : 'read');
  }
  return Object.fromEntries([...needed].sort(([a], [b]) => (a < b ? -1 : 1)));
}
