import { z } from 'zod';
import type { EpssScore } from '../../model/epss.ts';
import type { PublicAdvisory } from '../../model/public-advisory.ts';
import type { PublicAdvisories } from '../../ports/public-advisories.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';

const ADVISORIES = 'GET /advisories';
/** Pages of one answer; a hundred packages have far fewer advisories. */
const MAX_PAGES = 3;

/** GitHub's advisory database. Which packages are asked about is what the caller may tell GitHub anyway. */
export function publicAdvisories(client: GitHubClient): PublicAdvisories {
  return {
    publicAdvisories: async ({ kind, packages }) =>
      goodItems(
        await client.list<unknown>(
          {
            route: ADVISORIES,
            parameters: { type: kind, affects: packages.join(','), is_withdrawn: false },
            permission: 'metadata: read',
            schema: z.array(z.unknown()),
          },
          { pages: MAX_PAGES },
        ),
        advisory,
        ADVISORIES,
      ),
  };
}

/** Longer texts are no names. */
const word = z.string().max(1000);
/** GitHub writes a share as a number or as the text of one (`"0.16001e0"`); what is no share says nothing. */
const share = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d*\.?\d+(?:e[+-]?\d+)?$/i)
      .max(30)
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(1));
const score = z
  .object({ percentage: share, percentile: share })
  .transform(({ percentage, percentile }): EpssScore => ({ probability: percentage, percentile }))
  .nullish()
  .catch(null);
const vector = z.object({ vector_string: word.nullish() }).nullish();

const advisory = z
  .object({
    ghsa_id: word,
    cve_id: word.nullish(),
    type: z.enum(['reviewed', 'unreviewed', 'malware']),
    severity: word,
    summary: z.string().nullish(),
    epss: score,
    references: z.array(z.string()).max(1000).nullish(),
    cvss_severities: z.object({ cvss_v3: vector, cvss_v4: vector }).nullish(),
    vulnerabilities: z
      .array(
        z.object({
          package: z.object({ ecosystem: word, name: word.nullable() }).nullable(),
          vulnerable_version_range: word.nullish(),
          first_patched_version: word.nullish(),
        }),
      )
      .max(5000)
      .nullish(),
  })
  .transform(({ ghsa_id: id, cve_id: cve, ...one }): PublicAdvisory => ({
    id,
    ids: cve == null || cve === '' ? [id] : [id, cve],
    malware: one.type === 'malware',
    severity: one.severity,
    summary: (one.summary ?? '').slice(0, 500),
    cvss: [
      ...scored('CVSS_V4', one.cvss_severities?.cvss_v4?.vector_string),
      ...scored('CVSS_V3', one.cvss_severities?.cvss_v3?.vector_string),
    ],
    epss: one.epss ?? null,
    references: one.references ?? [],
    affected: (one.vulnerabilities ?? []).flatMap(({ package: named, ...range }) =>
      named?.name == null
        ? []
        : [
            {
              ecosystem: named.ecosystem,
              name: named.name,
              range: range.vulnerable_version_range ?? '',
              fixedIn: range.first_patched_version ?? null,
            },
          ],
    ),
  }));

function scored(type: 'CVSS_V3' | 'CVSS_V4', score: string | null | undefined): PublicAdvisory['cvss'] {
  return score == null || score === '' ? [] : [{ type, score }];
}
