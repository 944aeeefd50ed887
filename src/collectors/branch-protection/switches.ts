import type { Fact } from '../../model/fact.ts';
import type { BranchRule, ClassicProtection } from '../../ports/branch-settings.ts';
import { pullRequestSwitch } from './rule-parameters.ts';
import { demanded, make, type Demands, type FactName, type Says } from './settings.ts';

interface DemandSwitch {
  readonly id: FactName;
  readonly rule: Says<BranchRule>;
  readonly classic: Says<ClassicProtection>;
}

const ofType =
  (type: string): Says<BranchRule> =>
  (rule) =>
    rule.type === type;

const not = (value: boolean | undefined) => (value === undefined ? undefined : !value);

const SWITCHES: readonly DemandSwitch[] = [
  {
    id: 'branch.pull-request-required',
    rule: ofType('pull_request'),
    classic: (classic) => classic.pullRequest !== null,
  },
  { id: 'branch.push-restricted', rule: ofType('update'), classic: (classic) => classic.pushRestricted },
  {
    id: 'branch.force-push-blocked',
    rule: ofType('non_fast_forward'),
    classic: (classic) => not(classic.forcePushesAllowed),
  },
  { id: 'branch.deletion-blocked', rule: ofType('deletion'), classic: (classic) => not(classic.deletionsAllowed) },
  {
    id: 'branch.code-owner-review-required',
    rule: pullRequestSwitch('require_code_owner_review'),
    classic: (classic) => classic.pullRequest?.codeOwners ?? false,
  },
  {
    id: 'branch.conversation-resolution-required',
    rule: pullRequestSwitch('required_review_thread_resolution'),
    classic: (classic) => classic.conversationResolution,
  },
  { id: 'branch.signatures-required', rule: ofType('required_signatures'), classic: (classic) => classic.signatures },
];

/** What the branch demands before something lands on it, whoever pushes: one switch, one fact. */
export function switchFacts(demands: Demands): readonly Fact[] {
  return SWITCHES.map(({ id, rule, classic }) => make.joined(id, demanded(demands, rule, classic)));
}
