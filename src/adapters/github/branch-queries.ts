import { z } from 'zod';

const NAMED_ACTOR = /* GraphQL */ `
  fragment NamedActor on BranchActorAllowanceActor {
    __typename
    ... on App {
      databaseId
    }
    ... on Team {
      databaseId
    }
    ... on User {
      databaseId
    }
  }
`;

/** Who is named as allowed to force-push, in the one wording of every query that asks it; brings the fragment `NamedActor`. */
export const FORCE_PUSHERS = /* GraphQL */ `
  fragment ForcePushers on BranchProtectionRule {
    bypassForcePushAllowances(first: 100) {
      totalCount
      nodes {
        actor {
          ...NamedActor
        }
      }
    }
  }
  ${NAMED_ACTOR}
`;

/** Who may force-push past a classic rule; REST does not say it. */
export const FORCE_PUSH_ACTORS = /* GraphQL */ `
  query ForcePushActors($owner: String!, $name: String!, $ref: String!) {
    repository(owner: $owner, name: $name) {
      ref(qualifiedName: $ref) {
        branchProtectionRule {
          ...ForcePushers
        }
      }
    }
  }
  ${FORCE_PUSHERS}
`;

const actorSchema = z.object({
  __typename: z.enum(['App', 'Team', 'User']),
  databaseId: z.number().nullish(),
});

export const actorList = z.object({
  totalCount: z.number().int().nonnegative(),
  nodes: z.array(z.object({ actor: actorSchema.nullish() }).nullable()).nullish(),
});

export type ActorList = z.infer<typeof actorList>;

export const forcePushActorsSchema = z.object({
  repository: z
    .object({
      ref: z
        .object({
          branchProtectionRule: z.object({ bypassForcePushAllowances: actorList }).nullable(),
        })
        .nullable(),
    })
    .nullable(),
});

/** What a branch demands of everybody; readers without administration may ask it. */
export const REF_UPDATE_RULE = /* GraphQL */ `
  query RefUpdateRule($owner: String!, $name: String!, $ref: String!) {
    repository(owner: $owner, name: $name) {
      ref(qualifiedName: $ref) {
        refUpdateRule {
          allowsDeletions
          allowsForcePushes
          requiredApprovingReviewCount
          requiredStatusCheckContexts
          requiresCodeOwnerReviews
          requiresConversationResolution
          requiresSignatures
        }
      }
    }
  }
`;

export const refUpdateRule = z.object({
  allowsDeletions: z.boolean(),
  allowsForcePushes: z.boolean(),
  requiredApprovingReviewCount: z.number().int().nonnegative().nullish(),
  requiredStatusCheckContexts: z.array(z.string().nullable()).nullish(),
  requiresCodeOwnerReviews: z.boolean(),
  requiresConversationResolution: z.boolean(),
  requiresSignatures: z.boolean(),
});

export const refUpdateRuleSchema = z.object({
  repository: z.object({ ref: z.object({ refUpdateRule: refUpdateRule.nullable() }).nullable() }).nullable(),
});

export type RefUpdateRule = z.infer<typeof refUpdateRule>;
