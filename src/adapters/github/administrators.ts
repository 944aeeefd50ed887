import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import { type AskOverview, partOf, whole } from './overview.ts';
import type { People } from './overview-query.ts';
import type { RepositoryName } from './repository.ts';

const COLLABORATORS = 'GET /repos/{owner}/{repo}/collaborators';

interface Whom {
  readonly overview: AskOverview;
  /** `direct`: named on the repository itself. `outside`: not in its organisation; on a person's account GitHub lists nobody here. */
  readonly affiliation: 'direct' | 'outside';
}

/** Ids of people with the administrator's role, each once: from the overview, or by REST where that does not name all of them. */
export async function administrators(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  { overview, affiliation }: Whom,
): Promise<Observation<readonly number[]>> {
  const told = partOf(await overview(), [affiliation], (repository) => namedIn(repository[affiliation]));
  if (told !== undefined) return told;
  const people = await client.list<unknown>({
    route: COLLABORATORS,
    parameters: { owner, repo: name, affiliation, permission: 'admin' },
    permission: 'metadata: read',
    schema: z.array(z.unknown()),
  });
  const known = goodItems(people, z.object({ id: z.number() }), COLLABORATORS);
  return mapSeen(known, (list) => [...new Set(list.map(({ id }) => id))]);
}

function namedIn(people: People | null | undefined): readonly number[] | undefined {
  if (people === null || people === undefined) return undefined;
  const all = whole(people.edges, people.totalCount);
  const ids = all?.filter(({ permission }) => permission === 'ADMIN').map(({ node }) => node.databaseId);
  return ids === undefined || ids.some((id) => id == null) ? undefined : [...new Set(ids as number[])];
}
