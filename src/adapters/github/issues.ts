import { mapSeen, notSeen, seen, type Observation } from '../../model/observation.ts';
import type { IssueQuestion, IssueRecords, Issues, RecordedIssue } from '../../ports/issues.ts';
import type { Listed } from '../../ports/pull-requests.ts';
import type { GitHubClient } from './client.ts';
import { failureAt, type GraphQlFailure } from './graphql.ts';
import { type IssueNode, type IssuePart, issueQuery, issueSchemaOf } from './issue-query.ts';
import type { RepositoryName } from './repository.ts';

const WHAT = 'GraphQL Repository.issues';

/** Issues by their labels, and what they refer to. */
export function issues(client: GitHubClient, repo: RepositoryName): Issues {
  return {
    issueRecords: async (question) =>
      mapSeen(await askParts(client, repo, question), (answer) => recordsIn(answer, question, repo)),
  };
}

interface Answer {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly errors: readonly GraphQlFailure[];
}

async function askParts(
  client: GitHubClient,
  repo: RepositoryName,
  question: IssueQuestion,
): Promise<Observation<Answer>> {
  const { query, variables } = issueQuery(question);
  const answer = await client.graphqlLater({
    query,
    variables: { owner: repo.owner, name: repo.name, ...variables },
    what: 'Repository.issues',
    permission: 'issues: read',
    schema: issueSchemaOf,
  });
  if (answer.state === 'unseen') return answer;
  const { data, errors } = answer.value;
  // A number that nobody has given to an issue is an answer, not a failure.
  const wide = errors.find(({ path }) => path.length < 2);
  if (data.repository === null || wide !== undefined) {
    return notSeen(
      wide?.unseen ?? failureAt(errors, ['repository']) ?? { reason: 'hidden-or-absent', what: WHAT },
      answer.sources,
    );
  }
  if (!data.repository.hasIssuesEnabled)
    return notSeen({ reason: 'not-offered', what: `${WHAT} (issues are off)` }, answer.sources);
  return seen({ parts: data.repository, errors }, answer.sources);
}

/** Reasons for closing that say: nothing was repaired here. */
const NO_WEAKNESS: ReadonlySet<string> = new Set(['NOT_PLANNED', 'DUPLICATE']);

function recordsIn(answer: Answer, question: IssueQuestion, repo: RepositoryName): IssueRecords {
  const { topics, weaknesses, causes, named } = question;
  const toIssue = (node: IssueNode) => recorded(node, repo);
  const repaired = weaknesses.map((_, at) =>
    listAt(answer, `weakness${at}`, ({ stateReason }) => !NO_WEAKNESS.has(stateReason ?? '')),
  );
  return {
    counts: Object.fromEntries(topics.map((name, at) => [name, countAt(answer, `topic${at}`)])),
    weaknesses: joined(repaired, toIssue),
    causes: joined(
      causes.map((_, at) => listAt(answer, `cause${at}`, () => true)),
      toIssue,
    ),
    named: Object.fromEntries(named.map((number, at) => [number, isThere(answer, `named${at}`)])),
  };
}

function failureOf({ errors }: Answer, key: string) {
  return failureAt(errors, ['repository', key]);
}

function partAt({ parts }: Answer, key: string): IssuePart {
  return parts[key] ?? null;
}

function countAt(answer: Answer, key: string): number | undefined {
  if (failureOf(answer, key) !== undefined) return undefined;
  const part = partAt(answer, key);
  return part === null ? 0 : part.issues?.totalCount;
}

function listAt(answer: Answer, key: string, takes: (node: IssueNode) => boolean): Listed<IssueNode> {
  if (failureOf(answer, key) !== undefined) return { items: [], whole: false };
  const part = partAt(answer, key);
  if (part === null) return { items: [], whole: true };
  const nodes = part.issues?.nodes ?? [];
  const items = nodes.filter((node) => node !== null);
  return { items: items.filter(takes), whole: items.length === part.issues?.totalCount };
}

function joined(
  lists: readonly Listed<IssueNode>[],
  change: (node: IssueNode) => RecordedIssue,
): Listed<RecordedIssue> {
  const byNumber = new Map(lists.flatMap(({ items }) => items).map((node) => [node.number, node]));
  return { items: [...byNumber.values()].map(change), whole: lists.every(({ whole }) => whole) };
}

/** GitHub says NOT_FOUND at exactly this place where no issue has the number. */
function isThere(answer: Answer, key: string): boolean | undefined {
  const failure = failureOf(answer, key);
  if (failure !== undefined) return failure.reason === 'hidden-or-absent' ? false : undefined;
  return partAt(answer, key) !== null;
}

const NUMBER = /(?:^|[^\w/&])#(\d{1,9})\b/g;
const ADVISORY = /\b(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})\b/gi;

function recorded({ number, body }: IssueNode, { owner, name }: RepositoryName): RecordedIssue {
  const address = `/${owner}/${name}/issues/`.toLowerCase();
  const addressed = body.toLowerCase().split(address).slice(1);
  const found = [
    ...[...body.matchAll(NUMBER)].map(([, digits]) => Number(digits)),
    ...addressed.map((rest) => Number.parseInt(rest, 10)),
  ];
  return {
    number,
    issues: [...new Set(found.filter((one) => Number.isSafeInteger(one) && one > 0))],
    advisories: [...new Set([...body.matchAll(ADVISORY)].map(([id]) => id.toUpperCase()))],
  };
}
