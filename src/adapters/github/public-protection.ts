import { notSeen, seenPartly, type NotSeen, type Observation } from '../../model/observation.ts';
import type { ClassicProtection } from '../../ports/branch-settings.ts';
import { REF_UPDATE_RULE, refUpdateRuleSchema, type RefUpdateRule } from './branch-queries.ts';
import type { GitHubClient } from './client.ts';
import type { BranchOf } from './force-push-actors.ts';
import { type AskOverview, partOf } from './overview.ts';

/**
 * What classic protection shows to readers without administration. It can say that something is demanded, never that
 * something is not: the answer is a part of what `refused` hides, and no rule here means nothing.
 */
export async function publicProtection(
  client: GitHubClient,
  { owner, name, branch }: BranchOf,
  { refused, overview }: { readonly refused: NotSeen; readonly overview: AskOverview },
): Promise<Observation<ClassicProtection | null>> {
  if (!['forbidden', 'hidden-or-absent'].includes(refused.unseen.reason)) return refused;
  const whole = await overview();
  const told = partOf(whole, ['defaultBranchRef', 'refUpdateRule'], ({ defaultBranchRef: ref }) =>
    ref?.name === branch ? { rule: ref.refUpdateRule ?? null } : undefined,
  );
  const { rule, sources } =
    told === undefined ? await askRule(client, { owner, name, branch }) : { ...told.value, ...told };
  if (rule === null || rule === undefined) return refused;
  return seenPartly(toPart(rule, refused), refused.unseen, [...sources, ...refused.sources]);
}

async function askRule(client: GitHubClient, { owner, name, branch }: BranchOf) {
  const answer = await client.graphql({
    query: REF_UPDATE_RULE,
    variables: { owner, name, ref: `refs/heads/${branch}` },
    what: 'Ref.refUpdateRule',
    permission: 'contents: read',
    schema: refUpdateRuleSchema,
  });
  const rule = answer.state === 'seen' ? answer.value.data.repository?.ref?.refUpdateRule : undefined;
  return { rule, sources: answer.sources };
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
