import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { About, Switch } from '../../ports/repository-settings.ts';
import type { CustomProperty } from '../../ports/security-configuration.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const status = z.object({ status: z.string().optional() }).nullish();

const repositorySchema = z.object({
  default_branch: z.string(),
  private: z.boolean(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  archived: z.boolean(),
  owner: z.object({ type: z.string() }),
  permissions: z.object({ admin: z.boolean().optional() }).nullish(),
  security_and_analysis: z
    .object({
      secret_scanning: status,
      secret_scanning_push_protection: status,
      secret_scanning_delegated_alert_dismissal: status,
    })
    .nullish(),
  custom_properties: z
    .record(z.string().max(200), z.union([z.string(), z.array(z.string())]).nullable())
    .optional()
    .catch(undefined),
});

/** The repository, with its properties where it names any: that it names none does not say that there are none. */
export interface AboutAnswer extends About {
  readonly properties?: readonly CustomProperty[];
}

/** The repository itself. Switches that GitHub leaves out of the answer are hidden from this token, not off. */
export async function aboutRepository(client: GitHubClient, repo: RepositoryName): Promise<Observation<AboutAnswer>> {
  const answer = await client.get({
    route: 'GET /repos/{owner}/{repo}',
    parameters: { owner: repo.owner, repo: repo.name },
    permission: 'metadata: read',
    schema: repositorySchema,
  });
  return mapSeen(answer, toAbout);
}

function toAbout(repository: z.infer<typeof repositorySchema>): AboutAnswer {
  const analysis = repository.security_and_analysis;
  const properties = Object.entries(repository.custom_properties ?? {}).map(([name, value]) => ({ name, value }));
  return {
    defaultBranch: repository.default_branch,
    visibility: repository.visibility ?? (repository.private ? 'private' : 'public'),
    archived: repository.archived,
    ownerKind: repository.owner.type === 'Organization' ? 'organization' : 'user',
    secretScanning: toSwitch(analysis?.secret_scanning?.status),
    pushProtection: toSwitch(analysis?.secret_scanning_push_protection?.status),
    delegatedSecretDismissal: toSwitch(analysis?.secret_scanning_delegated_alert_dismissal?.status),
    administrationProven: repository.permissions?.admin === true,
    ...(properties.length === 0 ? {} : { properties }),
  };
}

function toSwitch(word: string | undefined): Switch {
  if (word === 'enabled') return true;
  return word === 'disabled' ? false : undefined;
}
