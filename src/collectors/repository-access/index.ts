import type { CollectContext, Collected, Collector } from '../types.ts';
import { facts } from './facts.ts';
import { judge } from './judge.ts';

/** Who and what reaches the repository beside its teams: people one by one, keys, webhooks, owners of paths. */
export const repositoryAccess: Collector = {
  id: 'repository-access',
  version: '1',
  facts,
  endpoints: [
    { route: 'GET /repos/{owner}/{repo}/collaborators', permission: 'metadata: read' },
    { route: 'GraphQL Repository.collaborators', permission: 'metadata: read' },
    { route: 'GraphQL Repository.deployKeys', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/keys', permission: 'administration: read' },
    { route: 'GET /repos/{owner}/{repo}/hooks', permission: 'repository_hooks: read' },
    { route: 'GraphQL Repository.codeowners', permission: 'contents: read' },
    { route: 'GET /repos/{owner}/{repo}/codeowners/errors', permission: 'contents: read' },
  ],
  events: ['member', 'push', 'repository'],
  reads: () => false,
  collect,
};

async function collect({ repository, tree }: CollectContext): Promise<Collected> {
  const [admins, keys, webhooks, codeownersErrors, files] = await Promise.all([
    repository.directAdmins(),
    repository.deployKeys(),
    repository.webhooks(),
    repository.codeownersErrors(),
    tree.list(),
  ]);
  return { facts: judge({ admins, keys, webhooks, codeownersErrors, files }) };
}
