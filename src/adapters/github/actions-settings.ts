import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { ActionsSettings } from '../../ports/repository-settings.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const PERMISSION = 'administration: read';

/** What GitHub Actions may run. Servers that do not know a setting leave its key out: hidden, not "off". */
export async function actionsSettings(
  client: GitHubClient,
  { owner, name }: RepositoryName,
): Promise<Observation<ActionsSettings>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/actions/permissions',
    parameters: { owner, repo: name },
    permission: PERMISSION,
    schema: z.object({
      enabled: z.boolean(),
      allowed_actions: z.enum(['all', 'local_only', 'selected']).nullish(),
      sha_pinning_required: z.boolean().nullish(),
    }),
  });
  return mapSeen(answer, (settings) => ({
    enabled: settings.enabled,
    allowedActions: settings.allowed_actions ?? undefined,
    shaPinningRequired: settings.sha_pinning_required ?? undefined,
  }));
}

export async function allowedActionPatterns(
  client: GitHubClient,
  { owner, name }: RepositoryName,
): Promise<Observation<readonly string[]>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/actions/permissions/selected-actions',
    parameters: { owner, repo: name },
    permission: PERMISSION,
    schema: z.object({ patterns_allowed: z.array(z.string()) }),
  });
  return mapSeen(answer, (selected) => selected.patterns_allowed);
}

export async function workflowToken(client: GitHubClient, { owner, name }: RepositoryName) {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
    parameters: { owner, repo: name },
    permission: PERMISSION,
    schema: z.object({
      default_workflow_permissions: z.enum(['read', 'write']),
      can_approve_pull_request_reviews: z.boolean(),
    }),
  });
  return mapSeen(answer, (token) => ({
    default: token.default_workflow_permissions,
    mayApprove: token.can_approve_pull_request_reviews,
  }));
}
