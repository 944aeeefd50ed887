import { z } from 'zod';

/** The history of the default branch, with what brought each commit and who signed it. */
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
                signature {
                  isValid
                  state
                  wasSignedByGitHub
                }
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

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const associatedSchema = z.object({
  merged: z.boolean(),
  baseRefName: z.string(),
  baseRepository: z.object({ nameWithOwner: z.string() }).nullish(),
});

const commitSchema = z.object({
  oid: z.string(),
  signature: z.object({ isValid: z.boolean(), state: z.string(), wasSignedByGitHub: z.boolean() }).nullish(),
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
