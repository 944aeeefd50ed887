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
  ],
  // GitHub sends no event for these settings; the schedule reads them again.
  events: [],
  reads: () => false,
  collect,
};

async function collect({ repository }: CollectContext): Promise<Collected> {
  const [actions, token] = await Promise.all([repository.actionsSettings(), repository.workflowToken()]);
  const isSelected = actions.state === 'seen' && actions.value.allowedActions === 'selected';
  const patterns = isSelected ? await repository.allowedActionPatterns() : undefined;
  return { facts: judge({ actions, token, patterns }) };
}
