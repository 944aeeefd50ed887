import { z } from 'zod';

/** Merged pull requests with what the practice facts need. GitHub cannot order by the time of merging; `updatedAt` bounds it. */
export const MERGED_PULL_REQUESTS = /* GraphQL */ `
  query MergedPullRequests($owner: String!, $name: String!, $after: String) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef {
        name
      }
      pullRequests(states: MERGED, first: 50, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          number
          updatedAt
          mergedAt
          baseRefName
          headRefOid
          author {
            __typename
            login
          }
          reviews(last: 50, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) {
            pageInfo {
              hasPreviousPage
            }
            nodes {
              state
              submittedAt
              authorCanPushToRepository
              author {
                __typename
                login
              }
            }
          }
          commits(last: 1) {
            nodes {
              commit {
                committedViaWeb
                author {
                  user {
                    login
                  }
                }
                committer {
                  email
                  user {
                    login
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const actor = z.object({ __typename: z.string(), login: z.string() }).nullish();
const user = z.object({ login: z.string() }).nullish();

const reviewSchema = z.object({
  state: z.string(),
  submittedAt: z.string().nullable(),
  authorCanPushToRepository: z.boolean().nullish(),
  author: actor,
});

const lastCommitSchema = z.object({
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
});

export type MergedNode = z.infer<typeof mergedSchema>;
export type ReviewNode = z.infer<typeof reviewSchema>;
export type LastCommit = z.infer<typeof lastCommitSchema>;

export const mergedPullRequestsSchema = z.object({
  repository: z
    .object({
      defaultBranchRef: z.object({ name: z.string() }).nullable(),
      pullRequests: z.object({ pageInfo, nodes: z.array(mergedSchema.nullable()) }).nullish(),
    })
    .nullable(),
});

/** The history of the default branch, with the pull requests that brought each commit. */
export const BRANCH_HISTORY = /* GraphQL */ `
  query BranchHistory($owner: String!, $name: String!, $after: String) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef {
        name
        target {
          ... on Commit {
            history(first: 100, after: $after) {
              pageInfo {
                hasNextPage
                endCursor
              }
              nodes {
                oid
                parents(first: 1) {
                  nodes {
                    oid
                  }
                }
                associatedPullRequests(first: 10) {
                  pageInfo {
                    hasNextPage
                  }
                  nodes {
                    merged
                    baseRefName
                    baseRepository {
                      nameWithOwner
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

const associatedSchema = z.object({
  merged: z.boolean(),
  baseRefName: z.string(),
  baseRepository: z.object({ nameWithOwner: z.string() }).nullish(),
});

const commitSchema = z.object({
  oid: z.string(),
  parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()) }),
  associatedPullRequests: z
    .object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(associatedSchema.nullable()) })
    .nullish(),
});

export type CommitNode = z.infer<typeof commitSchema>;

export const branchHistorySchema = z.object({
  repository: z
    .object({
      defaultBranchRef: z
        .object({
          name: z.string(),
          target: z
            .object({ history: z.object({ pageInfo, nodes: z.array(commitSchema.nullable()) }).nullish() })
            .nullish(),
        })
        .nullable(),
    })
    .nullable(),
});
