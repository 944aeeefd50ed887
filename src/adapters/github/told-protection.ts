import { seen, type Observation } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { BypassActor, ClassicProtection } from '../../ports/branch-settings.ts';
import type { ActorList } from './branch-queries.ts';
import { type OverviewAnswer, partOf, whole } from './overview.ts';
import type { ProtectionRule } from './told-protection-query.ts';

const RULE = ['defaultBranchRef', 'branchProtectionRule'];

/**
 * The default branch's classic protection out of the overview. Undefined where it does not tell all of it: another branch, no rule
 * (GraphQL's word for "hidden", too), a member that failed, a list longer than a page. That REST is asked for.
 */
export function protectionTold(
  overview: OverviewAnswer,
  branch: string,
): Observation<ClassicProtection | null> | undefined {
  const told = partOf(overview, RULE, ({ defaultBranchRef: ref }) =>
    ref?.name === branch ? ref.branchProtectionRule : undefined,
  );
  const value = told === undefined ? undefined : toProtection(told.value, told.sources);
  return told === undefined || value === undefined ? undefined : { ...told, value };
}

function toProtection(rule: ProtectionRule, sources: readonly Source[]): ClassicProtection | undefined {
  const mergers = actorsIn(rule.bypassPullRequestAllowances, 'pull_request');
  const pushers = actorsIn(rule.bypassForcePushAllowances, 'always');
  if (mergers === undefined || pushers === undefined) return undefined;
  const { requiresStrictStatusChecks: strict, requiredStatusCheckContexts: contexts } = rule;
  return {
    pullRequest: rule.requiresApprovingReviews ? toReviews(rule) : null,
    pushRestricted: rule.restrictsPushes,
    forcePushesAllowed: rule.allowsForcePushes,
    deletionsAllowed: rule.allowsDeletions,
    conversationResolution: rule.requiresConversationResolution,
    signatures: rule.requiresCommitSignatures,
    administratorsBound: rule.isAdminEnforced,
    checks: rule.requiresStatusChecks ? { strict, contexts: [...new Set(contexts ?? [])] } : null,
    named: [seen(mergers, sources), seen(pushers, sources)],
  };
}

function toReviews(rule: ProtectionRule): NonNullable<ClassicProtection['pullRequest']> {
  return {
    approvals: rule.requiredApprovingReviewCount ?? undefined,
    dismissesStale: rule.dismissesStaleReviews,
    codeOwners: rule.requiresCodeOwnerReviews,
    lastPushApproval: rule.requireLastPushApproval,
  };
}

const KINDS = { App: 'Integration', Team: 'Team', User: 'User' } as const;

/** Kinds as rulesets spell them. Undefined where not every one came. */
function actorsIn(list: ActorList, mode: BypassActor['mode']): readonly BypassActor[] | undefined {
  const actors = whole(
    list.nodes?.map((node) => node?.actor ?? null),
    list.totalCount,
  );
  return actors?.map((actor) => ({ kind: KINDS[actor.__typename], id: actor.databaseId ?? null, mode }));
}
