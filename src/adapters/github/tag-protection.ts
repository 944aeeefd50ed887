import { z } from 'zod';
import { seenPartly, type Seen, type Observation } from '../../model/observation.ts';
import type { Ruleset } from '../../ports/branch-settings.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const ROUTE = 'GET /repos/{owner}/{repo}/tags/protection';

/**
 * GitHub Enterprise Server still has tag protection beside rulesets; github.com has turned it into rulesets. Its patterns
 * are joined as rulesets that keep tags from being deleted. Unreadable there, the list is only a part.
 */
export async function withTagProtection(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  list: Seen<readonly Ruleset[]>,
): Promise<Observation<readonly Ruleset[]>> {
  if (!client.apiUrl.endsWith('/api/v3')) return list;
  const answer = await client.get({
    route: ROUTE,
    parameters: { owner, repo: name },
    permission: 'administration: read',
    schema: z.array(z.object({ pattern: z.string(), enabled: z.boolean().optional() })),
  });
  const sources = [...list.sources, ...answer.sources];
  if (answer.state === 'unseen') return seenPartly(list.value, list.missing ?? answer.unseen, sources);
  const active = answer.value.filter((rule) => rule.enabled !== false);
  return { ...list, value: [...list.value, ...active.map(({ pattern }, index) => toRuleset(pattern, index))], sources };
}

/** Numbered below zero, where no ruleset is. Who may bypass it is a matter of roles that the answer does not list. */
function toRuleset(pattern: string, index: number): Ruleset {
  return {
    id: -1 - index,
    name: `tag protection ${pattern}`,
    target: 'tag',
    enforcement: 'active',
    from: 'Repository',
    updatedAt: undefined,
    refs: { include: [`refs/tags/${pattern}`], exclude: [] },
    ruleTypes: ['creation', 'deletion'],
    bypassActors: undefined,
  };
}
