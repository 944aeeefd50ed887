import type { Repository } from '../../ports/repository.ts';
import { actionsControls } from './actions-controls.ts';
import { advisories } from './advisories.ts';
import { branchSettings } from './branch-settings.ts';
import type { GitHubClient } from './client.ts';
import { codeScanning } from './code-scanning.ts';
import { dependencyAlerts } from './dependency-alerts.ts';
import { dependencyChanges } from './dependency-changes.ts';
import { environments } from './environments.ts';
import { issues } from './issues.ts';
import { objectCache } from './object-cache.ts';
import { organizationControls } from './organization-controls.ts';
import { publicAdvisories } from './public-advisories.ts';
import { pullRequests } from './pull-requests.ts';
import { releaseTags } from './release-tags.ts';
import { releases } from './releases.ts';
import { repositoryAccess } from './repository-access.ts';
import { repositorySettings, sharedAsks } from './repository-settings.ts';
import { recentBypasses } from './rule-suites.ts';
import { sbomSources } from './sbom-sources.ts';
import type { SuitesOfRuns } from './run-jobs.ts';
import { secretScanning } from './secret-scanning.ts';
import { securityConfigurations } from './security-configuration.ts';
import { filesAtTag } from './tag-files.ts';
import { workflowRuns } from './workflow-runs.ts';

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Everything GitHub can say about one repository, asked through one client; `objects` holds what never changes between looks. */
export function githubRepository(
  client: GitHubClient,
  repository: RepositoryName,
  objects = objectCache(),
): Repository {
  const asks = sharedAsks(client, repository);
  const { overview } = asks;
  const tagged = { client, repo: repository, overview };
  const suites: SuitesOfRuns = new Map();
  const settings = repositorySettings(client, repository, asks);
  return {
    ...repository,
    ...settings,
    ...actionsControls(client, repository, () => settings.about()),
    ...repositoryAccess(client, repository, overview),
    ...securityConfigurations(client, repository, asks.about),
    ...environments(client, repository),
    ...organizationControls(client, repository.owner, () => settings.about()),
    recentBypasses: () => recentBypasses(client, repository),
    ...branchSettings(client, repository, { overview, objects }),
    ...releases(client, repository, objects),
    releaseTags: (wanted) => releaseTags(tagged, wanted),
    filesAtTag: (tag) => filesAtTag(tagged, objects, tag),
    ...sbomSources(client, repository),
    ...codeScanning(client, repository, { overview, suites }),
    ...pullRequests(client, repository, overview),
    ...workflowRuns(client, repository, suites),
    ...dependencyAlerts(client, repository),
    ...dependencyChanges(client, repository),
    ...advisories(client, repository),
    ...issues(client, repository),
    ...publicAdvisories(client),
    ...secretScanning(client, repository),
  };
}
