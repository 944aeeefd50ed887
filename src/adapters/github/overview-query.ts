import { z } from 'zod';
import { HISTORY_FRAGMENT, historySchema } from './branch-history-query.ts';
import { refUpdateRule } from './branch-queries.ts';
import { securityParts } from './settings-queries.ts';
import { RELEASE_TAGS_FRAGMENT, releaseTagsSchema } from './tag-query.ts';
import { PROTECTION_FRAGMENT, protectionRule } from './told-protection-query.ts';

/**
 * What GraphQL can say of a repository's settings and its newest commits in one answer: what it alone says, and what would cost REST a request each.
 * A list is asked for once; one that is longer than a page is left to REST.
 */
export const REPOSITORY_OVERVIEW = /* GraphQL */ `
  query RepositoryOverview($owner: String!, $name: String!, $after: String) {
    repository(owner: $owner, name: $name) {
      databaseId
      isSecurityPolicyEnabled
      hasVulnerabilityAlertsEnabled
      codeowners {
        errors {
          line
        }
      }
      languages(first: 100) {
        totalCount
        edges {
          size
          node {
            name
          }
        }
      }
      direct: collaborators(affiliation: DIRECT, first: 100) {
        ...People
      }
      outside: collaborators(affiliation: OUTSIDE, first: 100) {
        ...People
      }
      deployKeys(first: 100) {
        totalCount
        nodes {
          readOnly
          enabled
        }
      }
      releases(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
        ...ReleaseTags
      }
      defaultBranchRef {
        name
        refUpdateRule {
          allowsDeletions
          allowsForcePushes
          requiredApprovingReviewCount
          requiredStatusCheckContexts
          requiresCodeOwnerReviews
          requiresConversationResolution
          requiresSignatures
        }
        rules(first: 1) {
          totalCount
        }
        branchProtectionRule {
          ...Protection
        }
        target {
          oid
          ... on Commit {
            ...History
            checkSuites(first: 50) {
              totalCount
              nodes {
                app {
                  slug
                }
                checkRuns(first: 50, filterBy: { checkType: LATEST }) {
                  totalCount
                  nodes {
                    name
                    status
                    conclusion
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  fragment People on RepositoryCollaboratorConnection {
    totalCount
    edges {
      permission
      node {
        databaseId
      }
    }
  }
  ${HISTORY_FRAGMENT}
  ${RELEASE_TAGS_FRAGMENT}
  ${PROTECTION_FRAGMENT}
`;

const count = z.number().int().nonnegative();

const people = z.object({
  totalCount: count,
  edges: z
    .array(z.object({ permission: z.string(), node: z.object({ databaseId: z.number().nullish() }) }).nullable())
    .nullish(),
});

const checkRuns = z.object({
  totalCount: count,
  nodes: z
    .array(z.object({ name: z.string(), status: z.string(), conclusion: z.string().nullish() }).nullable())
    .nullish(),
});

const checkSuites = z.object({
  totalCount: count,
  nodes: z
    .array(z.object({ app: z.object({ slug: z.string() }).nullish(), checkRuns: checkRuns.nullish() }).nullable())
    .nullish(),
});

/** Every part may be null where it failed, also where GitHub's schema promises a value. */
export const overviewSchema = z.object({
  repository: z
    .object({
      ...securityParts,
      languages: z
        .object({
          totalCount: count,
          edges: z.array(z.object({ size: count, node: z.object({ name: z.string() }) }).nullable()).nullish(),
        })
        .nullish(),
      direct: people.nullish(),
      outside: people.nullish(),
      deployKeys: z
        .object({
          totalCount: count,
          nodes: z.array(z.object({ readOnly: z.boolean(), enabled: z.boolean() }).nullable()).nullish(),
        })
        .nullish(),
      releases: releaseTagsSchema.nullish(),
      defaultBranchRef: z
        .object({
          name: z.string(),
          refUpdateRule: refUpdateRule.nullish(),
          rules: z.object({ totalCount: count }).nullish(),
          branchProtectionRule: protectionRule,
          target: z
            .object({ oid: z.string(), checkSuites: checkSuites.nullish(), history: historySchema.nullish() })
            .nullish(),
        })
        .nullish(),
    })
    .nullable(),
});

export type Overview = NonNullable<z.infer<typeof overviewSchema>['repository']>;
export type People = z.infer<typeof people>;
export type CheckSuites = z.infer<typeof checkSuites>;
