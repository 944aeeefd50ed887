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
    ghsa_id: z.string().nullish(),
    cve_id: z.string().nullish(),
    severity: z.string().nullish(),
    cwe_ids: z.array(z.string()).nullish(),
    vulnerabilities: z.array(z.object({ patched_versions: z.string().nullish() })).nullish(),
  })
  .transform(({ state, created_at, cwe_ids, ghsa_id, cve_id, severity, vulnerabilities }): RepositoryAdvisory => ({
    state,
    createdAt: created_at,
    ids: state === 'published' ? idsOf([ghsa_id, cve_id]) : [],
    patchedIn: state === 'published' ? patchedIn(vulnerabilities ?? []) : [],
    severe: state === 'published' ? isSevere(severity) : null,
    hasCwe: (cwe_ids ?? []).some((id) => /^CWE-\d+$/.test(id)),
  }));

function idsOf(ids: readonly (string | null | undefined)[]): readonly string[] {
  return ids.flatMap((id) => (id === null || id === undefined ? [] : [id.toUpperCase()]));
}

/** People write `1.2.3`, `>= 1.2.3` or `1.1.9, 1.2.3`: each is the first that has the patch. */
function patchedIn(affected: readonly { readonly patched_versions?: string | null | undefined }[]): readonly string[] {
  const written = affected.flatMap(({ patched_versions: versions }) => (versions ?? '').split(/[\s,;|]+/));
  return [...new Set(written.map((one) => one.replace(/^[<>=~^]*v?/i, '')).filter((one) => /^\d/.test(one)))];
}

function isSevere(severity: string | null | undefined): boolean | null {
  return severity === null || severity === undefined ? null : severity === 'critical' || severity === 'high';
}
