import { notSeen, seenPartly, type NotSeen, type Observation } from '../../model/observation.ts';
import type { ClassicProtection } from '../../ports/branch-settings.ts';
import { REF_UPDATE_RULE, refUpdateRuleSchema, type RefUpdateRule } from './branch-queries.ts';
import type { GitHubClient } from './client.ts';
import type { BranchOf } from './force-push-actors.ts';

/**
 * What classic protection shows to readers without administration. It can say that something is demanded, never that
 * something is not: the answer is a part of what `refused` hides, and no rule here means nothing.
 */
export async function publicProtection(
  client: GitHubClient,
  { owner, name, branch }: BranchOf,
  refused: NotSeen,
): Promise<Observation<ClassicProtection | null>> {
  if (!['forbidden', 'hidden-or-absent'].includes(refused.unseen.reason)) return refused;
  const answer = await client.graphql({
    query: REF_UPDATE_RULE,
    variables: { owner, name, ref: `refs/heads/${branch}` },
    what: 'Ref.refUpdateRule',
    permission: 'contents: read',
    schema: refUpdateRuleSchema,
  });
  const rule = answer.state === 'seen' ? answer.value.data.repository?.ref?.refUpdateRule : undefined;
  if (rule === null || rule === undefined) return refused;
  return seenPartly(toPart(rule, refused), refused.unseen, [...answer.sources, ...refused.sources]);
}

function toPart(rule: RefUpdateRule, refused: NotSeen): ClassicProtection {
  const approvals = rule.requiredApprovingReviewCount ?? undefined;
  const contexts = (rule.requiredStatusCheckContexts ?? []).filter((context) => context !== null);
  const demandsReview = approvals !== undefined || rule.requiresCodeOwnerReviews;
  return {
    pullRequest: demandsReview
      ? { approvals, dismissesStale: false, codeOwners: rule.requiresCodeOwnerReviews, lastPushApproval: false }
      : null,
    pushRestricted: false,
    forcePushesAllowed: rule.allowsForcePushes,
    deletionsAllowed: rule.allowsDeletions,
    conversationResolution: rule.requiresConversationResolution,
    signatures: rule.requiresSignatures,
    administratorsBound: undefined,
    checks: contexts.length === 0 ? null : { strict: undefined, contexts },
    named: [notSeen(refused.unseen, refused.sources)],
  };
}
