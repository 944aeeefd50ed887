import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import type { RepositoryName } from './repository.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/rulesets/rule-suites';

/** GitHub shows rule suites to those who may change the rules only, so an App that reads does not see them. */
export async function recentBypasses(
  client: GitHubClient,
  { owner, name }: RepositoryName,
): Promise<Observation<readonly number[]>> {
  const list = await client.list<unknown>({
    route: ROUTE,
    parameters: { owner, repo: name, rule_suite_result: 'bypass', time_period: 'month' },
    permission: 'administration: write',
    schema: z.array(z.unknown()),
  });
  const suites = goodItems(list, z.object({ id: z.number(), result: z.literal('bypass').optional() }), ROUTE);
  return mapSeen(suites, (all) => [...new Set(all.map(({ id }) => id))]);
}
