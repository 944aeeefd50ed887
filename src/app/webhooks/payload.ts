import { z } from 'zod';
import type { EvaluationRequest, RepositoryName } from '../../model/evaluation-request.ts';

/** Only the fields that are used, each bounded; everything else of a payload is dropped here. */
export const commitId = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/);
export const refName = z.string().min(1).max(1024);
export const installation = z.object({ id: z.int().positive() });

const owner = z.object({ login: z.string().min(1).max(100) });

export const repository = z.object({
  id: z.int().positive(),
  name: z.string().min(1).max(200),
  owner,
  private: z.boolean(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  default_branch: refName,
});

/** What every event about a repository carries. */
export const about = { installation, repository };

export interface About {
  readonly installation: z.infer<typeof installation>;
  readonly repository: z.infer<typeof repository>;
}

/** A pull request as check runs and suites list it; those of other repositories come along when the head is shared. */
export const listedPullRequest = z.object({
  number: z.int().positive(),
  base: z.object({ repo: z.object({ id: z.int() }) }),
});

/** The two fields that every request starts with. */
export function subjectOf(payload: About, host: string): Pick<EvaluationRequest, 'installation' | 'repository'> {
  const { id, name, owner, visibility, private: isPrivate } = payload.repository;
  const seen: RepositoryName = {
    host,
    owner: owner.login,
    name,
    id,
    visibility: visibility ?? (isPrivate ? 'private' : 'public'),
  };
  return { installation: payload.installation.id, repository: seen };
}

/** GitHub writes instants as RFC 3339 or as seconds since 1970; here they are all of one form. */
export const gitHubInstant = z
  .union([z.iso.datetime({ offset: true }), z.int().nonnegative().max(253_402_300_799)])
  .transform((value) => new Date(typeof value === 'number' ? value * 1000 : value).toISOString());
