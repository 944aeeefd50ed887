import { notSeen, seen, type Observation, type Seen } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlAnswer } from './graphql.ts';
import { type Overview, overviewSchema, REPOSITORY_OVERVIEW } from './overview-query.ts';
import type { RepositoryName } from './repository.ts';

export type OverviewAnswer = Observation<GraphQlAnswer<{ readonly repository: Overview | null }>>;

/** Asked by whoever needs it first, once. */
export type AskOverview = () => Promise<OverviewAnswer>;

/** One query for many settings. Each reader takes its own part and goes its own way where the part failed. */
export function repositoryOverview(client: GitHubClient, { owner, name }: RepositoryName): AskOverview {
  let answer: Promise<OverviewAnswer> | undefined;
  const ask = () =>
    client.graphql({
      query: REPOSITORY_OVERVIEW,
      variables: { owner, name },
      what: 'Repository.defaultBranchRef',
      permission: 'metadata: read',
      schema: overviewSchema,
    });
  return () => (answer ??= ask());
}

/** Where nobody asks for an overview: each reader goes its own way. */
export const withoutOverview: AskOverview = () =>
  Promise.resolve(notSeen({ reason: 'offline', what: 'GraphQL Repository.defaultBranchRef' }));

/**
 * The part that lies at `path` below the repository, when GitHub gave it: undefined where it failed, anything above or inside
 * it did, or it is null, which GitHub answers to those who may not look, too.
 */
export function partOf<T>(
  answer: OverviewAnswer,
  path: readonly string[],
  pick: (repository: Overview) => T | null | undefined,
): Seen<T> | undefined {
  if (answer.state === 'unseen') return undefined;
  const { data, errors } = answer.value;
  if (data.repository === null || failureAt(errors, ['repository', ...path]) !== undefined) return undefined;
  const part = pick(data.repository);
  return part === null || part === undefined ? undefined : seen(part, answer.sources);
}

/** Members of a list that came whole: all of `totalCount`, none of them null. */
export function whole<T>(
  members: readonly (T | null)[] | null | undefined,
  totalCount: number,
): readonly T[] | undefined {
  const there = (members ?? []).filter((member) => member !== null);
  return there.length === totalCount ? there : undefined;
}
