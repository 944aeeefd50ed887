import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { DeployKey, RepositoryAccess, Webhook } from '../../ports/repository-access.ts';
import { administrators } from './administrators.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import { type AskOverview, type OverviewAnswer, partOf, whole } from './overview.ts';
import type { RepositoryName } from './repository.ts';

const KEYS = 'GET /repos/{owner}/{repo}/keys';
const HOOKS = 'GET /repos/{owner}/{repo}/hooks';

const anything = z.array(z.unknown());

/** Who and what reaches the repository; what is wrong in CODEOWNERS comes with the security query. */
export function repositoryAccess(
  client: GitHubClient,
  repo: RepositoryName,
  overview: AskOverview,
): Omit<RepositoryAccess, 'codeownersErrors'> {
  const parameters = { owner: repo.owner, repo: repo.name };
  return {
    directAdmins: () => administrators(client, repo, { overview, affiliation: 'direct' }),
    deployKeys: async () => keysTold(await overview()) ?? deployKeys(client, parameters),
    webhooks: () => webhooks(client, parameters),
  };
}

type Parameters = Readonly<Record<string, string>>;

const key = z.object({ read_only: z.boolean(), enabled: z.boolean().nullish() });

async function deployKeys(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly DeployKey[]>> {
  const list = await client.list<unknown>({
    route: KEYS,
    parameters,
    permission: 'administration: read',
    schema: anything,
  });
  return mapSeen(goodItems(list, key, KEYS), (all) =>
    all.map(({ read_only: readOnly, enabled }) => ({ readOnly, enabled: enabled !== false })),
  );
}

/** GraphQL lists no key also to those who may not look: only keys that it names, all of them, say something. */
function keysTold(overview: OverviewAnswer): Observation<readonly DeployKey[]> | undefined {
  return partOf(overview, ['deployKeys'], ({ deployKeys: keys }) => {
    const all = keys == null ? [] : (whole(keys.nodes, keys.totalCount) ?? []);
    return all.length === 0 ? undefined : all;
  });
}

const hook = z.object({
  id: z.number(),
  config: z.object({
    secret: z.string().nullish(),
    insecure_ssl: z.union([z.string(), z.number()]).nullish(),
  }),
});

/** `insecure_ssl` is "0" when left out, as GitHub documents. */
async function webhooks(client: GitHubClient, parameters: Parameters): Promise<Observation<readonly Webhook[]>> {
  const list = await client.list<unknown>({
    route: HOOKS,
    parameters,
    permission: 'repository_hooks: read',
    schema: anything,
  });
  return mapSeen(goodItems(list, hook, HOOKS), (all) =>
    all.map(({ id, config }) => ({
      id,
      hasSecret: (config.secret ?? '') !== '',
      verifiesTls: String(config.insecure_ssl ?? '0') === '0',
    })),
  );
}
