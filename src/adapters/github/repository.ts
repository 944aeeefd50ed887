import type { Repository } from '../../ports/repository.ts';
import { branchSettings } from './branch-settings.ts';
import type { GitHubClient } from './client.ts';
import { codeScanning } from './code-scanning.ts';
import { pullRequests } from './pull-requests.ts';
import { releases } from './releases.ts';
import { repositorySettings } from './repository-settings.ts';
import { sbomSources } from './sbom-sources.ts';

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Everything GitHub can say about one repository, asked through one client. */
export function githubRepository(client: GitHubClient, repository: RepositoryName): Repository {
  return {
    ...repository,
    ...repositorySettings(client, repository),
    ...branchSettings(client, repository),
    ...releases(client, repository),
    ...sbomSources(client, repository),
    ...codeScanning(client, repository),
    ...pullRequests(client, repository),
  };
}
