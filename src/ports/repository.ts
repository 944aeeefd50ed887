import type { BranchSettings } from './branch-settings.ts';
import type { CodeScanning } from './code-scanning.ts';
import type { PullRequests } from './pull-requests.ts';
import type { Releases } from './releases.ts';
import type { RepositorySettings } from './repository-settings.ts';
import type { SbomSources } from './sbom-sources.ts';

/**
 * What a hosting service can say about one repository. Each verb is one question; each answer is an observation, so that
 * "not seen" always carries its reason. No verb throws for anything the service answers.
 */
export interface Repository
  extends RepositorySettings, BranchSettings, Releases, SbomSources, CodeScanning, PullRequests {
  readonly owner: string;
  readonly name: string;
}
