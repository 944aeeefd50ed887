import { z } from 'zod';
import { mapSeen, notSeen, type Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import type { RepositoryName } from './repository.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/rulesets/rule-suites';

const PERMISSION = 'administration: write';

/** GitHub shows rule suites to those who may change the rules only: an App that reads does not see them, and need not ask. */
export async function recentBypasses(
  client: GitHubClient,
  { owner, name }: RepositoryName,
): Promise<Observation<readonly number[]>> {
  if (client.cannotWrite('administration'))
    return notSeen({ reason: 'forbidden', what: ROUTE, permission: PERMISSION });
  const list = await client.list<unknown>({
    route: ROUTE,
    parameters: { owner, repo: name, rule_suite_result: 'bypass', time_period: 'month' },
    permission: PERMISSION,
    schema: z.array(z.unknown()),
  });
  const suites = goodItems(list, z.object({ id: z.number(), result: z.literal('bypass').optional() }), ROUTE);
  return mapSeen(suites, (all) => [...new Set(all.map(({ id }) => id))]);
}
