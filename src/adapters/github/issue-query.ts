import { z } from 'zod';
import type { IssueQuestion } from '../../ports/issues.ts';

const LIST = 'totalCount pageInfo { hasNextPage } nodes { number stateReason body }';
/** Issues of one label that are looked into; more leave the share open. */
const MOST = 100;
const NEWEST = 'orderBy: { field: CREATED_AT, direction: DESC }';

export interface IssueQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, string | number>>;
}

/** One query for everything; names and numbers go as variables, never into its text. */
export function issueQuery({ topics, weaknesses, causes, named }: IssueQuestion): IssueQuery {
  const parts = [
    ...topics.map((name, at) => label(`topic${at}`, name, 'issues(first: 1) { totalCount }')),
    ...weaknesses.map((name, at) =>
      label(`weakness${at}`, name, `issues(states: CLOSED, first: ${MOST}, ${NEWEST}) { ${LIST} }`),
    ),
    ...causes.map((name, at) => label(`cause${at}`, name, `issues(first: ${MOST}, ${NEWEST}) { ${LIST} }`)),
    ...named.map((number, at) => ({
      key: `named${at}`,
      type: 'Int!',
      value: number,
      ask: `issue(number: $named${at}) { number }`,
    })),
  ];
  const declared = parts.map(({ key, type }) => `$${key}: ${type}`).join(', ');
  const asked = parts.map(({ key, ask }) => `${key}: ${ask}`).join('\n      ');
  return {
    query: `query IssueRecords($owner: String!, $name: String!, ${declared}) {
    repository(owner: $owner, name: $name) {
      databaseId
      hasIssuesEnabled
      ${asked}
    }
  }`,
    variables: Object.fromEntries(parts.map(({ key, value }) => [key, value])),
  };
}

function label(key: string, name: string, ask: string) {
  return { key, type: 'String!', value: name, ask: `label(name: $${key}) { ${ask} }` };
}

const issueSchema = z.object({ number: z.int(), stateReason: z.string().nullish(), body: z.string() });
export type IssueNode = z.infer<typeof issueSchema>;

const listSchema = z.object({
  totalCount: z.int().nonnegative(),
  pageInfo: z.object({ hasNextPage: z.boolean() }).optional(),
  nodes: z.array(issueSchema.nullable()).nullish(),
});

/** A label with its issues, an issue that was named, or null: there is none, or it failed. */
const partSchema = z.object({ issues: listSchema.nullish(), number: z.int().optional() }).nullable();
export type IssuePart = z.infer<typeof partSchema>;

export const issueSchemaOf = z.object({
  repository: z
    .object({ databaseId: z.int().optional(), hasIssuesEnabled: z.boolean() })
    .catchall(partSchema)
    .nullable(),
});
