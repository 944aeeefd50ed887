import type { Repository } from '../../ports/repository.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

const permission = 'administration: read';

/** What GitHub Actions may do here, whatever the workflows say. */
export const actionsSettings: Collector = {
  id: 'actions-settings',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/actions/permissions', permission },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions/selected-actions', permission },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions/workflow', permission },
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval', permission },
    { route: 'GET /repos/{owner}/{repo}/actions/permissions/artifact-and-log-retention', permission },
    { route: 'GET /repos/{owner}/{repo}/actions/oidc/customization/sub', permission: 'actions: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/runners', permission },
    { route: 'GET /orgs/{org}/actions/runners', permission: 'organization_self_hosted_runners: read' },
  ],
  // GitHub sends no event for these settings; the schedule reads them again.
  events: [],
  reads: () => false,
  collect,
};

async function collect({ repository }: CollectContext): Promise<Collected> {
  const [actions, token, about, controls] = await Promise.all([
    repository.actionsSettings(),
    repository.workflowToken(),
    repository.about(),
    controlsOf(repository),
  ]);
  const isSelected = actions.state === 'seen' && actions.value.allowedActions === 'selected';
  const patterns = isSelected ? await repository.allowedActionPatterns() : undefined;
  return { facts: judge({ actions, token, patterns, about, ...controls }) };
}

async function controlsOf(repository: Repository) {
  const [forkApproval, retention, oidc, ...runners] = await Promise.all([
    repository.forkApprovalPolicy(),
    repository.logRetentionDays(),
    repository.oidcSubject(),
    repository.repositoryRunners(),
    repository.organizationRunners(),
  ]);
  return { forkApproval, retention, oidc, runners };
}
