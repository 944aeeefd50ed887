import { z } from 'zod';
import type { Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { type AskOverview, partOf, whole } from './overview.ts';
import type { RepositoryName } from './repository.ts';

/** Bytes by language, as GitHub counts them: from the overview, or by REST. */
export async function languages(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  overview: AskOverview,
): Promise<Observation<Readonly<Record<string, number>>>> {
  const told = partOf(await overview(), ['languages'], ({ languages: found }) => {
    const all = found == null ? undefined : whole(found.edges, found.totalCount);
    return all === undefined ? undefined : Object.fromEntries(all.map(({ node, size }) => [node.name, size]));
  });
  if (told !== undefined) return told;
  return client.get({
    route: 'GET /repos/{owner}/{repo}/languages',
    parameters: { owner, repo: name },
    permission: 'metadata: read',
    schema: z.record(z.string(), z.number().nonnegative()),
  });
}
