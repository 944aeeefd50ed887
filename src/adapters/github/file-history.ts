import { z } from 'zod';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { failureAt } from './graphql.ts';
import type { RepositoryName } from './repository.ts';

/** Files asked for in one query. */
export const MAX_PATHS = 60;

/** The document that asks for the newest commit of `count` files; paths travel as variables. */
export function fileHistoryQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const paths = numbers.map((index) => `$p${index}: String!`).join(', ');
  const files = numbers.map((index) => `f${index}: history(first: 1, path: $p${index}) { ...Newest }`).join('\n');
  return `query FileHistory($owner: String!, $name: String!, $commit: GitObjectID!, ${paths}) {
    repository(owner: $owner, name: $name) { object(oid: $commit) { ... on Commit { ${files} } } }
  }
  fragment Newest on CommitHistoryConnection { nodes { committedDate } }`;
}

const historySchema = z.object({ nodes: z.array(z.object({ committedDate: z.string() }).nullable()) }).nullable();
const answerSchema = z.object({
  repository: z.object({ object: z.record(z.string(), historySchema).nullable() }).nullable(),
});

const WHAT = 'GraphQL Commit.history';

export interface AtCommit extends RepositoryName {
  readonly commit: string;
}

/** When a commit last touched each file, its moves included: GitHub does not follow a file to its former place. */
export async function lastChanges(
  client: GitHubClient,
  { owner, name, commit }: AtCommit,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Observation<string | null>>> {
  const asked = paths.slice(0, MAX_PATHS);
  const beyond = paths.slice(MAX_PATHS).map((path) => [path, notSeen({ reason: 'truncated', what: WHAT })] as const);
  if (asked.length === 0) return new Map();
  const answer = await client.graphql({
    query: fileHistoryQuery(asked.length),
    variables: { owner, name, commit, ...Object.fromEntries(asked.map((path, at) => [`p${at}`, path])) },
    what: 'Commit.history',
    permission: 'contents: read',
    schema: answerSchema,
  });
  const answers = asked.map((path, at): readonly [string, Observation<string | null>] => {
    if (answer.state === 'unseen') return [path, answer];
    const failure = failureAt(answer.value.errors, ['repository', 'object', `f${at}`]);
    const history = answer.value.data.repository?.object?.[`f${at}`];
    if (failure !== undefined || history === undefined || history === null)
      return [path, notSeen(failure ?? { reason: 'hidden-or-absent', what: WHAT }, answer.sources)];
    return [path, seen(history.nodes[0]?.committedDate ?? null, answer.sources)];
  });
  return new Map([...answers, ...beyond]);
}
