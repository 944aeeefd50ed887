import { z } from 'zod';
import { mapSeen, notSeen, seenPartly, type Observation } from '../../model/observation.ts';
import type { DeployableFrom, Environment, Environments } from '../../ports/environments.ts';
import type { GitHubClient } from './client.ts';
import { goodItems } from './items.ts';
import type { RepositoryName } from './repository.ts';

const LIST = 'GET /repos/{owner}/{repo}/environments';
const POLICIES = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
const BRANCHES = 'GET /repos/{owner}/{repo}/branches';
const ACTIONS = 'actions: read';

/** Patterns of more environments than this are not asked; they then count as hidden. */
const MAX_PATTERN_LISTS = 20;

/** Environments with what guards them; patterns cost a request for each environment that has them. */
export function environments(client: GitHubClient, { owner, name }: RepositoryName): Environments {
  const parameters = { owner, repo: name };
  const count = (route: string, permission: string, more: Parameters = {}) =>
    secretCount(client, { route, permission, parameters: { ...parameters, ...more } });
  return {
    environments: () => environmentList(client, parameters),
    hasProtectedBranch: async () =>
      mapSeen(
        await client.list<unknown>(
          {
            route: BRANCHES,
            parameters: { ...parameters, protected: true },
            permission: 'contents: read',
            schema: anything,
          },
          { pages: 1 },
        ),
        (branches) => branches.length > 0,
      ),
    environmentSecrets: (environment) =>
      count('GET /repos/{owner}/{repo}/environments/{environment_name}/secrets', 'environments: read', {
        environment_name: environment,
      }),
    repositorySecrets: () => count('GET /repos/{owner}/{repo}/actions/secrets', 'secrets: read'),
    sharedSecrets: () => count('GET /repos/{owner}/{repo}/actions/organization-secrets', 'secrets: read'),
  };
}

type Parameters = Readonly<Record<string, string>>;

const anything = z.array(z.unknown());

const environment = z.object({
  name: z.string(),
  protection_rules: z.array(z.unknown()).nullish(),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
});

const reviewRule = z.object({
  type: z.literal('required_reviewers'),
  prevent_self_review: z.boolean().nullish(),
  reviewers: z.array(z.unknown()).nullish(),
});

async function environmentList(
  client: GitHubClient,
  parameters: Parameters,
): Promise<Observation<readonly Environment[]>> {
  const pages = await client.list<unknown>({
    route: LIST,
    parameters,
    permission: ACTIONS,
    schema: z.object({ environments: anything }).transform((page) => page.environments),
  });
  const list = goodItems(pages, environment, LIST);
  if (list.state === 'unseen') return list;
  const value = await Promise.all(
    list.value.map(async (one, at) => ({
      ...reviewsOf(one),
      from: await deployableFrom(client, { parameters, one, at }),
    })),
  );
  return list.missing === undefined ? { ...list, value } : seenPartly(value, list.missing, list.sources);
}

function reviewsOf({ name, protection_rules: rules }: z.infer<typeof environment>) {
  const review = (rules ?? []).flatMap((rule) => reviewRule.safeParse(rule).data ?? [])[0];
  return { name, reviewers: review?.reviewers?.length ?? 0, preventsSelfReview: review?.prevent_self_review === true };
}

interface Listed {
  readonly parameters: Parameters;
  readonly one: z.infer<typeof environment>;
  readonly at: number;
}

async function deployableFrom(client: GitHubClient, { parameters, one, at }: Listed): Promise<DeployableFrom> {
  const policy = one.deployment_branch_policy ?? null;
  if (policy === null) return { kind: 'anywhere' };
  if (!policy.custom_branch_policies) return { kind: policy.protected_branches ? 'protected-branches' : 'anywhere' };
  if (at >= MAX_PATTERN_LISTS) return { kind: 'patterns', patterns: notSeen({ reason: 'truncated', what: POLICIES }) };
  const list = await client.list<unknown>({
    route: POLICIES,
    parameters: { ...parameters, environment_name: one.name },
    permission: ACTIONS,
    schema: z.object({ branch_policies: anything }).transform((page) => page.branch_policies),
  });
  const patterns = goodItems(list, z.object({ name: z.string() }), POLICIES);
  return { kind: 'patterns', patterns: mapSeen(patterns, (all) => all.map((pattern) => pattern.name)) };
}

interface SecretQuestion {
  readonly route: string;
  readonly permission: string;
  readonly parameters: Parameters;
}

/** Only how many there are; their names are not read. */
async function secretCount(client: GitHubClient, question: SecretQuestion): Promise<Observation<number>> {
  const answer = await client.get({
    ...question,
    parameters: { ...question.parameters, per_page: 1 },
    schema: z.object({ total_count: z.number().int().nonnegative() }),
  });
  return mapSeen(answer, (page) => page.total_count);
}
