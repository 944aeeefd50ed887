import { z } from 'zod';

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const actor = z.object({ __typename: z.string(), login: z.string() }).nullish();
const user = z.object({ login: z.string() }).nullish();

const reviewSchema = z.object({
  state: z.string(),
  submittedAt: z.string().nullable(),
  authorCanPushToRepository: z.boolean().nullish(),
  author: actor,
});

const checkRunSchema = z.object({
  __typename: z.literal('CheckRun'),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  startedAt: z.string().nullish(),
  completedAt: z.string().nullish(),
  checkSuite: z
    .object({
      createdAt: z.string().nullish(),
      app: z.object({ slug: z.string() }).nullish(),
      workflowRun: z
        .object({ event: z.string(), workflow: z.object({ databaseId: z.number().nullish() }).nullish() })
        .nullish(),
    })
    .nullish(),
});

const statusSchema = z.object({
  __typename: z.literal('StatusContext'),
  context: z.string(),
  state: z.string(),
  createdAt: z.string(),
});

const listOf = <T extends z.ZodType>(node: T) =>
  z.object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(node.nullable()).nullish() });

const rollupSchema = z.object({ contexts: listOf(z.union([checkRunSchema, statusSchema])) });

const labelsSchema = listOf(z.object({ name: z.string() }));

const lastCommitSchema = z.object({
  oid: z.string(),
  statusCheckRollup: rollupSchema.nullish(),
  committedViaWeb: z.boolean().nullish(),
  author: z.object({ user }).nullish(),
  committer: z.object({ email: z.string().nullish(), user }).nullish(),
});

const mergedSchema = z.object({
  number: z.number(),
  updatedAt: z.string(),
  mergedAt: z.string(),
  baseRefName: z.string(),
  headRefOid: z.string(),
  author: actor,
  reviews: z
    .object({ pageInfo: z.object({ hasPreviousPage: z.boolean() }), nodes: z.array(reviewSchema.nullable()) })
    .nullish(),
  commits: z.object({ nodes: z.array(z.object({ commit: lastCommitSchema.nullish() }).nullable()) }).nullish(),
  labels: labelsSchema.nullish(),
  files: listOf(z.object({ path: z.string() })).nullish(),
  closingIssuesReferences: listOf(z.object({ number: z.number(), labels: labelsSchema.nullish() }))
    .extend({ totalCount: z.number() })
    .nullish(),
});

/** One pull request as GraphQL gave it. */
export type MergedNode = z.infer<typeof mergedSchema> & {
  /** The checks of its head failed to be read: then "none" is not what it says. */
  readonly checksHidden?: boolean;
};
export type ReviewNode = z.infer<typeof reviewSchema>;
export type LastCommit = z.infer<typeof lastCommitSchema>;
export type CheckRunNode = z.infer<typeof checkRunSchema>;
export type StatusNode = z.infer<typeof statusSchema>;

/** What is used of the answer; each list that GitHub leaves out or cuts is told apart later. */
export const mergedPullRequestsSchema = z.object({
  repository: z
    .object({
      defaultBranchRef: z.object({ name: z.string() }).nullable(),
      pullRequests: z.object({ pageInfo, nodes: z.array(mergedSchema.nullable()) }).nullish(),
    })
    .nullable(),
});
