import { isWorkflowPath } from '../../workflows/toolchain.ts';
import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';
import { readJobs, secretCounts } from './read.ts';

/** Where releases are made from: environments, who stands before them, and which secrets only they get. */
export const environments: Collector = {
  id: 'environments',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}', permission: 'metadata: read' },
    { route: 'GET /repos/{owner}/{repo}/environments', permission: 'actions: read' },
    {
      route: 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
      permission: 'actions: read',
    },
    { route: 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets', permission: 'environments: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/secrets', permission: 'secrets: read' },
    { route: 'GET /repos/{owner}/{repo}/actions/organization-secrets', permission: 'secrets: read' },
    { route: 'GET /repos/{owner}/{repo}/branches', permission: 'contents: read' },
  ],
  // GitHub sends no event for environments and secrets; the schedule reads them again.
  events: ['push', 'repository'],
  reads: isWorkflowPath,
  collect,
};

async function collect({ repository, tree }: CollectContext): Promise<Collected> {
  const [found, jobs] = await Promise.all([repository.environments(), readJobs(tree)]);
  const asks = found.state === 'seen' && found.value.some(({ from }) => from.kind === 'protected-branches');
  const [protectedBranch, secrets] = await Promise.all([
    asks ? repository.hasProtectedBranch() : undefined,
    secretCounts(repository, found),
  ]);
  return { facts: judge({ environments: found, jobs, protectedBranch, secrets }) };
}
