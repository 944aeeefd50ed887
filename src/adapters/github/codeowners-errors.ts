import { z } from 'zod';
import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { failureAt } from './graphql.ts';
import type { RepositoryName } from './repository.ts';
import type { SecurityAnswer } from './security-switches.ts';

/**
 * Lines of CODEOWNERS that GitHub finds wrong. The security query tells it for nothing; where it failed, REST is asked.
 * null = GitHub names no such file, which may also mean that this token may not see it.
 */
export async function codeownersErrors(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  security: SecurityAnswer,
): Promise<Observation<number | null>> {
  const told = security.state === 'seen' ? security.value : undefined;
  const failed = told === undefined || failureAt(told.errors, ['repository', 'codeowners']) !== undefined;
  if (security.state === 'seen' && !failed) {
    const file = told.data.repository?.codeowners;
    if (file !== undefined) return seen(file === null ? null : file.errors.length, security.sources);
  }
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}/codeowners/errors',
    parameters: { owner, repo: name },
    permission: 'contents: read',
    schema: z.object({ errors: z.array(z.unknown()) }),
  });
  return mapSeen(answer, ({ errors }) => errors.length);
}
