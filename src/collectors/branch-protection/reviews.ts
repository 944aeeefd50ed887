import { greatest, type Joined } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { mapSeen, notSeen, seenPartly, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { BranchRule, ClassicProtection } from '../../ports/branch-settings.ts';
import { atLeastOne, onlyWith } from './only-with.ts';
import { pullRequestParameters, pullRequestSwitch } from './rule-parameters.ts';
import { demanded, leftOut, make, unexpectedRule, type Demands } from './settings.ts';

const NO_APPROVAL: Text = {
  en: 'switched on, but no approval is required, so it has no effect',
  ja: '設定は有効ですが、必要な承認数が 0 のため効果がありません',
};
/** Two switches mean something only while at least one approval is required. */
export function reviewFacts(demands: Demands): readonly Fact[] {
  const approvals = requiredApprovals(demands);
  const some = atLeastOne(approvals);
  const stale = demanded(
    demands,
    pullRequestSwitch('dismiss_stale_reviews_on_push'),
    (classic) => classic.pullRequest?.dismissesStale ?? false,
  );
  const lastPush = demanded(
    demands,
    pullRequestSwitch('require_last_push_approval'),
    (classic) => classic.pullRequest?.lastPushApproval ?? false,
  );
  return [
    make.joined('branch.required-approvals', approvals),
    onlyWith('branch.stale-approvals-dismissed', { setting: stale, needed: some, idle: NO_APPROVAL }),
    onlyWith('branch.last-push-approval-required', { setting: lastPush, needed: some, idle: NO_APPROVAL }),
  ];
}

/** The strictest of several rules holds, never their sum. */
function requiredApprovals({ rules, classic }: Demands): Joined<number> {
  return greatest([approvalsOfRules(rules), approvalsOfClassic(classic)]);
}

function approvalsOfRules(rules: Observation<readonly BranchRule[]>): Observation<number> {
  if (rules.state === 'unseen') return rules;
  const all = rules.value.map(pullRequestParameters).filter((each) => each !== undefined);
  const counts = all.map((each) => each.required_approving_review_count);
  const value = Math.max(0, ...counts.filter((count) => count !== undefined));
  if (!counts.includes(undefined)) return { ...rules, value };
  return seenPartly(value, rules.missing ?? unexpectedRule, rules.sources);
}

function approvalsOfClassic(classic: Observation<ClassicProtection | null>): Observation<number> {
  if (classic.state === 'unseen') return classic;
  const pullRequest = classic.value === null ? null : classic.value.pullRequest;
  if (pullRequest === null) return { ...classic, value: 0 };
  const { approvals } = pullRequest;
  return approvals === undefined
    ? notSeen(classic.missing ?? leftOut, classic.sources)
    : mapSeen(classic, () => approvals);
}
