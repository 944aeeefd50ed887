import { z } from 'zod';
import type { DependencyChange, DependencyChanges } from '../../ports/dependency-changes.ts';
import { goodAlerts, OFF_LIST } from './alert-list.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const COMPARE = 'GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}';

/** What GitHub's dependency graph sees between two commits. Manifests only: what a build submits may come minutes later. */
export function dependencyChanges(client: GitHubClient, { owner, name }: RepositoryName): DependencyChanges {
  return {
    dependencyChanges: async (base, head) =>
      goodAlerts(
        await client.list<unknown>(
          {
            route: COMPARE,
            parameters: { owner, repo: name, basehead: `${base}...${head}` },
            permission: 'contents: read',
            schema: z.array(z.unknown()),
            said: { off: OFF_LIST },
          },
          { takesNoSize: true },
        ),
        { schema: change, what: COMPARE },
      ),
  };
}

/** Longer texts name no package. */
const word = z.string().max(1000);

const change = z
  .object({
    change_type: z.enum(['added', 'removed']),
    manifest: word,
    ecosystem: word,
    name: word,
    version: word,
    package_url: word.nullish(),
    license: word.nullish(),
    source_repository_url: z.string().nullish(),
    scope: z.string().nullish(),
    vulnerabilities: z.array(z.object({ severity: word, advisory_ghsa_id: word })),
  })
  .transform(({ change_type, package_url, vulnerabilities, ...one }): DependencyChange => ({
    change: change_type,
    manifest: one.manifest,
    ecosystem: one.ecosystem,
    name: one.name,
    version: one.version,
    purl: package_url ?? null,
    license: isUnstated(one.license) ? null : one.license,
    sourceKnown: !isUnstated(one.source_repository_url),
    development: one.scope === 'development',
    vulnerabilities: vulnerabilities.map(({ severity, advisory_ghsa_id: advisory }) => ({ severity, advisory })),
  }));

/** GitHub writes nothing, an empty text or SPDX's "nobody has looked". */
function isUnstated(text: string | null | undefined): text is null | undefined | '' {
  return text == null || text.trim() === '' || text === 'NOASSERTION' || text === 'Unknown';
}
