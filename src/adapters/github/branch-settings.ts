import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { BranchRule, BranchSettings } from '../../ports/branch-settings.ts';
import { classicProtection } from './classic-protection.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import { objectCache, type ObjectCache } from './object-cache.ts';
import type { AskOverview } from './overview.ts';
import type { RepositoryName } from './repository.ts';
import { rulesets } from './rulesets.ts';

/** Rules that guard branches and tags: rulesets of every level, and the classic protection beside them. */
export function branchSettings(
  client: GitHubClient,
  repo: RepositoryName,
  { overview, objects = objectCache() }: { readonly overview: AskOverview; readonly objects?: ObjectCache },
): BranchSettings {
  return {
    branchRules: (branch) => branchRules(client, repo, branch),
    classicProtection: (branch) => classicProtection(client, { repo, overview }, branch),
    rulesets: () => rulesets(client, repo, objects),
  };
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
