import { z } from 'zod';
import { mapSeen, seen, type Observation } from '../../model/observation.ts';
import type { ActionsControls, Runner } from '../../ports/actions-controls.ts';
import type { About } from '../../ports/repository-settings.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import type { RepositoryName } from './repository.ts';

const ADMINISTRATION = 'administration: read';
const RUNNERS = 'GET /repos/{owner}/{repo}/actions/runners';
const ORGANIZATION_RUNNERS = 'GET /orgs/{org}/actions/runners';

/** What Actions is held to beside its permissions. A server that does not know a path answers 404: not seen, never "off". */
export function actionsControls(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  about: () => Promise<Observation<About>>,
): ActionsControls {
  const parameters = { owner, repo: name };
  return {
    forkApprovalPolicy: async () =>
      mapSeen(
        await client.get({
          route: 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
          parameters,
          permission: ADMINISTRATION,
          schema: z.object({ approval_policy: z.string().max(100) }),
        }),
        (answer) => answer.approval_policy,
      ),
    logRetentionDays: async () =>
      mapSeen(
        await client.get({
          route: 'GET /repos/{owner}/{repo}/actions/permissions/artifact-and-log-retention',
          parameters,
          permission: ADMINISTRATION,
          schema: z.object({ days: z.number().int().nonnegative() }),
        }),
        (answer) => answer.days,
      ),
    oidcSubject: async () =>
      mapSeen(
        await client.get({
          route: 'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
          parameters,
          permission: 'actions: read',
          schema: z.object({
            use_default: z.boolean(),
            include_claim_keys: z.array(z.string().max(200)).max(200).nullish(),
          }),
        }),
        (answer) =>
          answer.use_default
            ? ({ kind: 'default' } as const)
            : ({ kind: 'replaced', claims: answer.include_claim_keys ?? undefined } as const),
      ),
    repositoryRunners: () => runners(client, { route: RUNNERS, permission: ADMINISTRATION, parameters }),
    organizationRunners: async () => {
      const repository = await about();
      if (repository.state === 'unseen') return repository;
      if (repository.value.ownerKind === 'user') return seen([], repository.sources);
      const permission = 'organization_self_hosted_runners: read';
      return runners(client, { route: ORGANIZATION_RUNNERS, permission, parameters: { org: owner } });
    },
  };
}

interface RunnerQuestion {
  readonly route: string;
  readonly permission: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const runner = z.object({ id: z.number(), ephemeral: z.boolean().nullish() });

async function runners(client: GitHubClient, question: RunnerQuestion): Promise<Observation<readonly Runner[]>> {
  const list = await client.list<unknown>({
    ...question,
    schema: z.object({ runners: z.array(z.unknown()) }).transform((page) => page.runners),
  });
  return mapSeen(goodItems(list, runner, question.route), (all) =>
    all.map(({ id, ephemeral }) => ({ id, ephemeral: ephemeral === true })),
  );
}
