import { z } from 'zod';
import type { DependencyChange, DependencyChanges } from '../../ports/dependency-changes.ts';
import { goodAlerts, offWhen } from './alert-list.ts';
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
            means: offWhen(/dependency (?:review|graph)\b.*\b(?:not supported|not enabled|disabled)/i, [403, 404]),
          },
          { takesNoSize: true },
        ),
        { schema: change, what: COMPARE },
      ),
  };
}

const change = z
  .object({
    change_type: z.enum(['added', 'removed']),
    ecosystem: z.string(),
    name: z.string(),
    vulnerabilities: z.array(z.object({ severity: z.string(), advisory_ghsa_id: z.string() })),
  })
  .transform(({ change_type, ecosystem, name, vulnerabilities }): DependencyChange => ({
    change: change_type,
    ecosystem,
    name,
    vulnerabilities: vulnerabilities.map(({ severity, advisory_ghsa_id: advisory }) => ({ severity, advisory })),
  }));
