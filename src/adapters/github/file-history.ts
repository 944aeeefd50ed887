import { z } from 'zod';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { GitHubClient } from './client.ts';
import { failureAt } from './graphql.ts';
import { objectKey, type ObjectCache } from './object-cache.ts';
import type { RepositoryName } from './repository.ts';

/** Files asked for in one query. */
export const MAX_PATHS = 60;

/** The document that asks for the newest commit of `count` files; paths travel as variables. */
export function fileHistoryQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const paths = numbers.map((index) => `$p${index}: String!`).join(', ');
  const files = numbers.map((index) => `f${index}: history(first: 1, path: $p${index}) { ...Newest }`).join('\n');
  return `query FileHistory($owner: String!, $name: String!, $commit: GitObjectID!, ${paths}) {
    repository(owner: $owner, name: $name) { databaseId object(oid: $commit) { ... on Commit { ${files} } } }
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
  readonly objects: ObjectCache;
}

/** When a commit last touched each file, its moves included: GitHub does not follow a file to its former place. */
export async function lastChanges(
  client: GitHubClient,
  at: AtCommit,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Observation<string | null>>> {
  const asked = paths.slice(0, MAX_PATHS);
  const beyond = paths.slice(MAX_PATHS).map((path) => [path, notSeen({ reason: 'truncated', what: WHAT })] as const);
  if (asked.length === 0) return new Map();
  // What lies behind a commit never changes.
  const key = objectKey(client, at, `history ${at.commit} ${asked.join('\0')}`);
  const known = at.objects.details.get(key);
  const kept = z.array(z.string().nullable()).safeParse(known?.data).data;
  if (known !== undefined && kept?.length === asked.length)
    return new Map<string, Observation<string | null>>([
      ...asked.map((path, index) => [path, seen(kept[index] ?? null, known.sources)] as const),
      ...beyond,
    ]);
  const answers = await ask(client, at, asked);
  const values = answers.flatMap(([, answer]) => (answer.state === 'seen' ? [answer.value] : []));
  const [, first] = answers[0] ?? [];
  if (values.length === asked.length) at.objects.details.keep(key, { data: values, sources: first?.sources ?? [] });
  return new Map([...answers, ...beyond]);
}

async function ask(client: GitHubClient, at: AtCommit, paths: readonly string[]) {
  const answer = await client.graphqlLater({
    query: fileHistoryQuery(paths.length),
    variables: {
      owner: at.owner,
      name: at.name,
      commit: at.commit,
      ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path])),
    },
    what: 'Commit.history',
    permission: 'contents: read',
    schema: answerSchema,
  });
  return paths.map((path, index): readonly [string, Observation<string | null>] => {
    if (answer.state === 'unseen') return [path, answer];
    const failure = failureAt(answer.value.errors, ['repository', 'object', `f${index}`]);
    const history = answer.value.data.repository?.object?.[`f${index}`];
    if (failure !== undefined || history === undefined || history === null)
      return [path, notSeen(failure ?? { reason: 'hidden-or-absent', what: WHAT }, answer.sources)];
    return [path, seen(history.nodes[0]?.committedDate ?? null, answer.sources)];
  });
}
