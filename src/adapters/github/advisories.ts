import { z } from 'zod';
import type { Advisories, RepositoryAdvisory } from '../../ports/advisories.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import type { RepositoryName } from './repository.ts';

const ADVISORIES = 'GET /repos/{owner}/{repo}/security-advisories';

/** Titles and texts of unpublished advisories never come in: only their state, their time and whether they name a CWE. */
export function advisories(client: GitHubClient, { owner, name }: RepositoryName): Advisories {
  return {
    advisories: async () =>
      goodItems(
        await client.list<unknown>({
          route: ADVISORIES,
          parameters: { owner, repo: name },
          permission: 'repository_advisories: read',
          schema: z.array(z.unknown()),
        }),
        advisory,
        ADVISORIES,
      ),
  };
}

const advisory = z
  .object({
    state: z.enum(['triage', 'draft', 'published', 'closed', 'withdrawn']),
    created_at: z.iso.datetime({ offset: true }).nullable(),
    cwe_ids: z.array(z.string()).nullish(),
  })
  .transform(({ state, created_at, cwe_ids }): RepositoryAdvisory => ({
    state,
    createdAt: created_at,
    hasCwe: (cwe_ids ?? []).some((id) => /^CWE-\d+$/.test(id)),
  }));
