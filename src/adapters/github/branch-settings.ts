import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { BranchRule, BranchSettings } from '../../ports/branch-settings.ts';
import { classicProtection } from './classic-protection.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import { objectCache, type ObjectCache } from './object-cache.ts';
import { once } from './once.ts';
import { type AskOverview, type OverviewAnswer, partOf } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import { rulesetList, type RulesetList, withDetails } from './rulesets.ts';

/** Rules that guard branches and tags: rulesets of every level, and the classic protection beside them. */
export function branchSettings(
  client: GitHubClient,
  repo: RepositoryName,
  { overview, objects = objectCache() }: { readonly overview: AskOverview; readonly objects?: ObjectCache },
): BranchSettings {
  const list = once(() => rulesetList(client, repo));
  return {
    branchRules: async (branch) => {
      const none = noRules(await overview(), branch) === true ? noBranchRuleset(await list()) : undefined;
      return none ?? branchRules(client, repo, branch);
    },
    classicProtection: (branch) => classicProtection(client, { repo, overview }, branch),
    rulesets: async () => withDetails(client, { repo, objects }, await list()),
  };
}

/** GraphQL names no rule on the branch. By itself that may be a hidden one. */
function noRules(overview: OverviewAnswer, branch: string): boolean | undefined {
  return partOf(overview, ['defaultBranchRef', 'rules'], ({ defaultBranchRef: ref }) =>
    ref?.name === branch && ref.rules != null ? ref.rules.totalCount === 0 : undefined,
  )?.value;
}

/** A whole list of rulesets without one in force for branches: every rule comes from a ruleset. */
function noBranchRuleset(list: RulesetList): Observation<readonly BranchRule[]> | undefined {
  if (list.state === 'unseen' || list.missing !== undefined) return undefined;
  const inForce = list.value.some(({ target, enforcement }) => target === 'branch' && enforcement === 'active');
  return inForce ? undefined : { ...list, value: [] };
}

const ROUTE = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';

const ruleSchema = z.object({
  type: z.string().max(100),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  ruleset_id: z.number(),
  ruleset_source_type: z.enum(['Repository', 'Organization', 'Enterprise']),
});

async function branchRules(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  branch: string,
): Promise<Observation<readonly BranchRule[]>> {
  const list = await client.list({
    route: ROUTE,
    parameters: { owner, repo: name, branch },
    permission: 'metadata: read',
    schema: z.array(z.unknown()),
  });
  return mapSeen(goodItems(list, ruleSchema, ROUTE), (rules) => rules.map(toRule));
}

function toRule(rule: z.infer<typeof ruleSchema>): BranchRule {
  const { type, parameters, ruleset_id: rulesetId, ruleset_source_type: from } = rule;
  return { type, parameters: parameters ?? {}, rulesetId, from };
}
