import type { Scenario } from '../index.ts';
import { newState } from '../state/build.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { RulesetState } from '../state/rules.ts';
import { fullName, nextId, type SandboxState } from '../state/state.ts';
import { daysBefore } from './dates.ts';
import { openWeakeningPullRequest, wellKeptRepository } from './well-kept.ts';

/** No classic protection: everything by rulesets of repository, organisation and enterprise, one of them only evaluated. */
export const rulesetsOnly: Scenario = { name: 'rulesets-only', build: buildRulesetsOnly };

function buildRulesetsOnly(at: string): SandboxState {
  const state = newState({ at, organization: 'tea-works' });
  const repository = wellKeptRepository(state);
  repository.protection.clear();
  repository.rulesets.push(...rulesetsOf(state, repository));
  openWeakeningPullRequest(state, repository);
  return state;
}

function rulesetsOf(state: SandboxState, repository: RepositoryState): readonly RulesetState[] {
  const common = {
    target: 'branch' as const,
    include: ['~DEFAULT_BRANCH'],
    exclude: [],
    bypass: [],
    updatedAt: daysBefore(state.at, 30),
  };
  const inOrganization = { from: 'Organization' as const, source: repository.owner };
  return [
    {
      ...common,
      id: nextId(state),
      name: 'main',
      enforcement: 'active',
      from: 'Repository',
      source: fullName(repository),
      rules: [pullRequestRule(1), checksRule(['build', 'CodeQL']), { type: 'required_signatures' }],
      bypass: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'pull_request' }],
    },
    {
      ...common,
      ...inOrganization,
      id: nextId(state),
      name: 'company floor',
      enforcement: 'active',
      rules: [pullRequestRule(2), { type: 'deletion' }, { type: 'non_fast_forward' }],
    },
    {
      ...common,
      ...inOrganization,
      id: nextId(state),
      name: 'trial: scan before merge',
      enforcement: 'evaluate',
      rules: [codeScanningRule],
    },
    {
      ...common,
      id: nextId(state),
      name: 'enterprise floor',
      enforcement: 'active',
      from: 'Enterprise',
      source: 'tea-group',
      rules: [{ type: 'required_linear_history' }],
    },
  ];
}

function pullRequestRule(approvals: number) {
  return {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: approvals,
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: true,
      require_last_push_approval: approvals > 1,
      required_review_thread_resolution: true,
      required_reviewers: [],
    },
  };
}

function checksRule(contexts: readonly string[]) {
  return {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: true,
      required_status_checks: contexts.map((context) => ({ context, integration_id: 15_368 })),
    },
  };
}

const codeScanningRule = {
  type: 'code_scanning',
  parameters: {
    code_scanning_tools: [{ tool: 'CodeQL', alerts_threshold: 'errors', security_alerts_threshold: 'high_or_higher' }],
  },
};
