import { z } from 'zod';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { LabelledChanges } from '../../ports/labelled-changes.ts';
import type { GitHubClient } from './client.ts';
import { failureAt } from './graphql.ts';
import type { RepositoryName } from './repository.ts';

/** Newest by their last update: GitHub cannot order by the time of merging. */
export const MERGED_WITH_LABEL = /* GraphQL */ `
  query MergedWithLabel($owner: String!, $name: String!, $label: String!) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef {
        name
      }
      pullRequests(states: MERGED, labels: [$label], first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) {
        pageInfo {
          hasNextPage
        }
        nodes {
          mergedAt
          updatedAt
          baseRefName
        }
      }
    }
  }
`;

const nodeSchema = z.object({ mergedAt: z.string(), updatedAt: z.string(), baseRefName: z.string() });
const labelledSchema = z.object({
  repository: z
    .object({
      defaultBranchRef: z.object({ name: z.string() }).nullable(),
      pullRequests: z
        .object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(nodeSchema.nullable()) })
        .nullish(),
    })
    .nullable(),
});

const WHAT = 'GraphQL Repository.pullRequests';

/** Merged changes that carry a label. */
export function labelledChanges(client: GitHubClient, { owner, name }: RepositoryName): LabelledChanges {
  return {
    latestMergedWithLabel: async (label) => {
      const answer = await client.graphql({
        query: MERGED_WITH_LABEL,
        variables: { owner, name, label },
        what: 'Repository.pullRequests',
        permission: 'pull_requests: read',
        schema: labelledSchema,
      });
      if (answer.state === 'unseen') return answer;
      const { data, errors } = answer.value;
      const failure = failureAt(errors, ['repository']);
      const list = data.repository?.pullRequests;
      if (failure !== undefined || !list)
        return notSeen(failure ?? { reason: 'hidden-or-absent', what: WHAT }, answer.sources);
      return newest(list, data.repository?.defaultBranchRef?.name, answer.sources);
    },
  };
}

type Labelled = NonNullable<NonNullable<z.infer<typeof labelledSchema>['repository']>['pullRequests']>;

/** What lies behind the page was last updated, and so merged, before the oldest update on it. */
function newest(
  list: Labelled,
  branch: string | undefined,
  sources: Parameters<typeof seen>[1],
): Observation<string | null> {
  const nodes = list.nodes.filter((node) => node !== null);
  const merged = nodes.filter(({ baseRefName }) => baseRefName === branch).map(({ mergedAt }) => mergedAt);
  const latest = merged.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  const floor = Math.min(...nodes.map(({ updatedAt }) => Date.parse(updatedAt)));
  const settled = !list.pageInfo.hasNextPage || (latest !== undefined && Date.parse(latest) >= floor);
  if (!settled || nodes.length < list.nodes.length) return notSeen({ reason: 'truncated', what: WHAT }, sources);
  return seen(latest ?? null, sources);
}
