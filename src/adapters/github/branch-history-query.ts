import { z } from 'zod';

/** A page of the commits behind one, with what brought each and who signed it. */
export const HISTORY_FRAGMENT = /* GraphQL */ `
  fragment History on Commit {
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
`;

/** The history of the default branch from a cursor on; its first page comes with the overview. */
export const BRANCH_HISTORY = /* GraphQL */ `
  query BranchHistory($owner: String!, $name: String!, $after: String) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef {
        name
        target {
          ... on Commit {
            ...History
          }
        }
      }
    }
  }
  ${HISTORY_FRAGMENT}
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

export const historySchema = z.object({ pageInfo, nodes: z.array(commitSchema.nullable()) });

export const branchHistorySchema = z.object({
  repository: z
    .object({
      defaultBranchRef: z
        .object({
          name: z.string(),
          target: z.object({ history: historySchema.nullish() }).nullish(),
        })
        .nullable(),
    })
    .nullable(),
});
