import { allRefs } from '../git/refs.ts';
import { type ClassicProtectionState, coversRef } from '../state/rules.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArguments } from './connection.ts';
import { objectNode, type Place } from './objects.ts';
import { pullRequestsNode, type PullRequestArguments } from './pull-requests.ts';
import { guarded, type Eyes } from './root.ts';

export function refNode(ref: string, place: Place) {
  const { repository } = place;
  const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
  const target = allRefs(repository).get(full);
  if (target === undefined) return null;
  const name = full.replace(/^refs\/(heads|tags)\//, '');
  const protection = full.startsWith('refs/heads/') ? repository.protection.get(name) : undefined;
  return {
    __typename: 'Ref',
    id: `REF_${full}`,
    name,
    prefix: full.slice(0, full.length - name.length),
    target: () => objectNode({ oid: target }, place),
    refUpdateRule: protection === undefined ? null : updateRule(name, protection),
    rules: (page: PageArguments) => connection('rules', rulesOn(full, repository), page),
    branchProtectionRule: () =>
      guarded(
        place.eyes,
        repository,
        'administration',
      )(() => (protection === undefined ? null : protectionRule(name, protection, place.eyes))),
    associatedPullRequests: (wanted: PullRequestArguments) => pullRequestsNode({ ...wanted, headRefName: name }, place),
  };
}

/** Rules of rulesets in force, without their parameters. */
function rulesOn(ref: string, { rulesets, defaultBranch }: Place['repository']) {
  const active = rulesets.filter((one) => one.enforcement === 'active' && coversRef(one, ref, defaultBranch));
  return active.flatMap(({ id, rules }) =>
    rules.map(({ type }) => ({ id: `RR_${id}_${type}`, type: type.toUpperCase() })),
  );
}

/** The part of classic protection that GitHub shows to those who may not administer. */
function updateRule(pattern: string, protection: ClassicProtectionState) {
  const { pullRequest, checks } = protection;
  return {
    pattern,
    allowsDeletions: protection.deletions,
    allowsForcePushes: protection.forcePushes,
    blocksCreations: false,
    requiredApprovingReviewCount: pullRequest?.approvals ?? null,
    requiredStatusCheckContexts: checks?.contexts ?? null,
    requiresCodeOwnerReviews: pullRequest?.codeOwners ?? false,
    requiresConversationResolution: protection.conversationResolution,
    requiresLinearHistory: false,
    requiresSignatures: protection.signatures,
    viewerAllowedToDismissReviews: false,
    viewerCanPush: false,
  };
}

function protectionRule(pattern: string, protection: ClassicProtectionState, eyes: Eyes) {
  const { pullRequest, checks, pushers, forcePushers } = protection;
  const named = (list: string, logins: readonly string[]) => (page: PageArguments) =>
    connection(
      list,
      logins.map((login) => ({ actor: () => actorNode(login, eyes) })),
      page,
    );
  return {
    pattern,
    isAdminEnforced: protection.administratorsBound,
    restrictsPushes: pushers !== null,
    allowsForcePushes: protection.forcePushes,
    allowsDeletions: protection.deletions,
    requiresApprovingReviews: pullRequest !== null,
    requiredApprovingReviewCount: pullRequest?.approvals ?? null,
    dismissesStaleReviews: pullRequest?.dismissStale ?? false,
    requiresCodeOwnerReviews: pullRequest?.codeOwners ?? false,
    requireLastPushApproval: pullRequest?.lastPush ?? false,
    requiresStatusChecks: checks !== null,
    requiresStrictStatusChecks: checks?.strict ?? false,
    requiredStatusCheckContexts: checks?.contexts ?? [],
    requiresConversationResolution: protection.conversationResolution,
    requiresCommitSignatures: protection.signatures,
    bypassPullRequestAllowances: named('bypassPullRequestAllowances', pullRequest?.bypass ?? []),
    bypassForcePushAllowances: named('bypassForcePushAllowances', forcePushers),
  };
}
