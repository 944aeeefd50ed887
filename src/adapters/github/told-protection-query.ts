import { z } from 'zod';
import { actorList, FORCE_PUSHERS } from './branch-queries.ts';

/** A classic rule as GraphQL tells it; those who may not read administration get null, as where there is none. */
export const PROTECTION_FRAGMENT = /* GraphQL */ `
  fragment Protection on BranchProtectionRule {
    allowsDeletions
    allowsForcePushes
    dismissesStaleReviews
    isAdminEnforced
    requireLastPushApproval
    requiredApprovingReviewCount
    requiredStatusCheckContexts
    requiresApprovingReviews
    requiresCodeOwnerReviews
    requiresCommitSignatures
    requiresConversationResolution
    requiresStatusChecks
    requiresStrictStatusChecks
    restrictsPushes
    bypassPullRequestAllowances(first: 100) {
      totalCount
      nodes {
        actor {
          ...NamedActor
        }
      }
    }
    ...ForcePushers
  }
  ${FORCE_PUSHERS}
`;

const rule = z.object({
  allowsDeletions: z.boolean(),
  allowsForcePushes: z.boolean(),
  dismissesStaleReviews: z.boolean(),
  isAdminEnforced: z.boolean(),
  requireLastPushApproval: z.boolean(),
  requiredApprovingReviewCount: z.number().int().nonnegative().nullable(),
  requiredStatusCheckContexts: z.array(z.string()).nullable(),
  requiresApprovingReviews: z.boolean(),
  requiresCodeOwnerReviews: z.boolean(),
  requiresCommitSignatures: z.boolean(),
  requiresConversationResolution: z.boolean(),
  requiresStatusChecks: z.boolean(),
  requiresStrictStatusChecks: z.boolean(),
  restrictsPushes: z.boolean(),
  bypassPullRequestAllowances: actorList,
  bypassForcePushAllowances: actorList,
});

/** Undefined where a member is missing or failed: such a rule is asked for by REST. */
export const protectionRule = rule.nullish().catch(undefined);

export type ProtectionRule = z.infer<typeof rule>;
