import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import {
  about, classic, classicReviews, collect, forcePushers, notProtected, pullRequestRule, ROUTES, rule, rulesetRoutes, says,
  type Scene,
} from './scene.ts'; // prettier-ignore

const { rules: RULES, classic: CLASSIC, graphql: GRAPHQL, rulesets: RULESETS } = ROUTES;
const forbidden = { status: 403, body: { message: 'Resource not accessible by integration' } };
const notFound = { status: 404, body: { message: 'Not Found' } };

const onRules = (...rules: unknown[]): Scene => ({ routes: { [RULES]: { body: rules } } });
const onClassic = (overrides: Readonly<Record<string, unknown>>): Scene => ({
  routes: { [CLASSIC]: classic(overrides) },
});
const reviews = (overrides: Readonly<Record<string, unknown>> = {}) =>
  onClassic({ required_pull_request_reviews: classicReviews(overrides) });
const checks = (...names: string[]) => ({
  parameters: {
    required_status_checks: names.map((context) => ({ context })),
    strict_required_status_checks_policy: false,
  },
});
const codeScanning = (alerts: string, security: string) =>
  rule('code_scanning', {
    parameters: {
      code_scanning_tools: [{ tool: 'CodeQL', alerts_threshold: alerts, security_alerts_threshold: security }],
    },
  });
const workflow = (path: string) => rule('workflows', { parameters: { workflows: [{ path, repository_id: 7 }] } });

interface Row {
  readonly name: string;
  readonly id: string;
  readonly scene: Scene;
  readonly value: unknown;
}

const ROWS: readonly Row[] = [
  { name: 'nothing at all', id: 'branch.pull-request-required', scene: {}, value: false },
  { name: 'a ruleset', id: 'branch.pull-request-required', scene: onRules(pullRequestRule()), value: true },
  { name: 'zero approvals', id: 'branch.pull-request-required', scene: onRules(pullRequestRule({ required_approving_review_count: 0 })), value: true },
  { name: 'classic reviews', id: 'branch.pull-request-required', scene: reviews(), value: true },
  { name: 'classic without reviews', id: 'branch.pull-request-required', scene: onClassic({}), value: false },
  { name: 'rule update', id: 'branch.push-restricted', scene: onRules(rule('update')), value: true },
  { name: 'classic restrictions', id: 'branch.push-restricted', scene: onClassic({ restrictions: { users: [] } }), value: true },
  { name: 'another rule', id: 'branch.push-restricted', scene: onRules(rule('deletion')), value: false },
  { name: 'rule non_fast_forward', id: 'branch.force-push-blocked', scene: onRules(rule('non_fast_forward')), value: true },
  { name: 'classic as it comes', id: 'branch.force-push-blocked', scene: onClassic({}), value: true },
  { name: 'classic that allows it', id: 'branch.force-push-blocked', scene: onClassic({ allow_force_pushes: { enabled: true } }), value: false },
  { name: 'classic that leaves it out', id: 'branch.force-push-blocked', scene: onClassic({ allow_force_pushes: undefined }), value: 'unknown' },
  { name: 'rule deletion', id: 'branch.deletion-blocked', scene: onRules(rule('deletion')), value: true },
  { name: 'no rule: a default branch that GitHub keeps', id: 'branch.deletion-blocked', scene: {}, value: false },
  { name: 'classic that allows it', id: 'branch.deletion-blocked', scene: onClassic({ allow_deletions: { enabled: true } }), value: false },
  { name: 'several rules: the greatest, not the sum', id: 'branch.required-approvals', scene: onRules(pullRequestRule(), pullRequestRule({ required_approving_review_count: 2 })), value: 2 },
  { name: 'classic more than rules', id: 'branch.required-approvals', scene: { routes: { [RULES]: { body: [pullRequestRule()] }, [CLASSIC]: classic({ required_pull_request_reviews: classicReviews({ required_approving_review_count: 3 }) }) } }, value: 3 },
  { name: 'a count left out', id: 'branch.required-approvals', scene: reviews({ required_approving_review_count: undefined }), value: { atLeast: 0 } },
  { name: 'a count of an unexpected form', id: 'branch.required-approvals', scene: onRules(pullRequestRule({ required_approving_review_count: 'two' })), value: { atLeast: 0 } },
  { name: 'classic hidden', id: 'branch.required-approvals', scene: { routes: { [RULES]: { body: [pullRequestRule()] }, [CLASSIC]: forbidden } }, value: { atLeast: 1 } },
  { name: 'a rule', id: 'branch.stale-approvals-dismissed', scene: onRules(pullRequestRule({ dismiss_stale_reviews_on_push: true })), value: true },
  { name: 'no approval required', id: 'branch.stale-approvals-dismissed', scene: onRules(pullRequestRule({ dismiss_stale_reviews_on_push: true, required_approving_review_count: 0 })), value: false },
  { name: 'approvals from classic, dismissal from a rule', id: 'branch.stale-approvals-dismissed', scene: { routes: { [RULES]: { body: [pullRequestRule({ dismiss_stale_reviews_on_push: true, required_approving_review_count: 0 })] }, [CLASSIC]: classic({ required_pull_request_reviews: classicReviews() }) } }, value: true },
  { name: 'approvals hidden', id: 'branch.stale-approvals-dismissed', scene: { routes: { [RULES]: { body: [pullRequestRule({ dismiss_stale_reviews_on_push: true, required_approving_review_count: 0 })] }, [CLASSIC]: forbidden } }, value: 'unknown' },
  { name: 'classic', id: 'branch.last-push-approval-required', scene: reviews({ require_last_push_approval: true }), value: true },
  { name: 'no approval required', id: 'branch.last-push-approval-required', scene: reviews({ require_last_push_approval: true, required_approving_review_count: 0 }), value: false },
  { name: 'a rule', id: 'branch.code-owner-review-required', scene: onRules(pullRequestRule({ require_code_owner_review: true })), value: true },
  { name: 'classic', id: 'branch.code-owner-review-required', scene: reviews({ require_code_owner_reviews: true }), value: true },
  { name: 'a switch of an unexpected form', id: 'branch.code-owner-review-required', scene: onRules(pullRequestRule({ require_code_owner_review: 'yes' })), value: 'unknown' },
  { name: 'a rule', id: 'branch.conversation-resolution-required', scene: onRules(pullRequestRule({ required_review_thread_resolution: true })), value: true },
  { name: 'classic', id: 'branch.conversation-resolution-required', scene: onClassic({ required_conversation_resolution: { enabled: true } }), value: true },
  { name: 'a rule', id: 'branch.signatures-required', scene: onRules(rule('required_signatures')), value: true },
  { name: 'classic', id: 'branch.signatures-required', scene: onClassic({ required_signatures: { url: 'u', enabled: true } }), value: true },
  { name: 'distinct names of every kind', id: 'branch.required-checks', scene: { routes: { [RULES]: { body: [rule('required_status_checks', checks('a', 'b')), workflow('.github/workflows/x.yml'), codeScanning('none', 'none')] }, [CLASSIC]: classic({ required_status_checks: { strict: false, contexts: ['b'], checks: [{ context: 'c', app_id: null }] } }) } }, value: 5 },
  { name: 'one half hidden', id: 'branch.required-checks', scene: { routes: { [RULES]: { body: [rule('required_status_checks', checks('a'))] }, [CLASSIC]: notFound } }, value: { atLeast: 1 } },
  { name: 'a rule of an unexpected form', id: 'branch.required-checks', scene: onRules(rule('required_status_checks', { parameters: { required_status_checks: 'all' } })), value: { atLeast: 0 } },
  { name: 'strict without a check', id: 'branch.required-checks-strict', scene: onRules(rule('required_status_checks', { parameters: { required_status_checks: [], strict_required_status_checks_policy: true } })), value: false },
  { name: 'strict with a check', id: 'branch.required-checks-strict', scene: onClassic({ required_status_checks: { strict: true, contexts: ['a'], checks: [] } }), value: true },
  { name: 'a merge queue with a check', id: 'branch.required-checks-strict', scene: onRules(rule('merge_queue'), rule('required_status_checks', checks('a'))), value: true },
  { name: 'a merge queue without a check', id: 'branch.required-checks-strict', scene: onRules(rule('merge_queue')), value: false },
  { name: 'one threshold', id: 'branch.code-scanning-threshold-required', scene: onRules(codeScanning('none', 'high_or_higher')), value: true },
  { name: 'thresholds of none', id: 'branch.code-scanning-threshold-required', scene: onRules(codeScanning('none', 'none')), value: false },
  { name: 'classic hidden, which knows no thresholds', id: 'branch.code-scanning-threshold-required', scene: { routes: { [CLASSIC]: forbidden } }, value: false },
  { name: 'rules of the organisation alone', id: 'ruleset.inherited-rules', scene: onRules(rule('deletion', { from: 'Organization' }), rule('update', { from: 'Enterprise' }), pullRequestRule()), value: ['deletion', 'update'] },
  { name: 'workflows without a workflow', id: 'ruleset.inherited-rules', scene: onRules(rule('workflows', { from: 'Organization', parameters: { workflows: [{ path: '', repository_id: 1 }] } })), value: [] },
  { name: 'one rule of an unexpected form', id: 'ruleset.inherited-rules', scene: onRules(rule('deletion', { from: 'Organization' }), { type: 3 }), value: { atLeast: ['deletion'] } },
  { name: 'on', id: 'repo.push-protection', scene: {}, value: true },
  { name: 'off', id: 'repo.push-protection', scene: { routes: { [ROUTES.about]: about({ security_and_analysis: { secret_scanning_push_protection: { status: 'disabled' } } }) } }, value: false },
  { name: 'left out', id: 'repo.push-protection', scene: { routes: { [ROUTES.about]: about({ security_and_analysis: undefined }) } }, value: 'unknown' },
]; // prettier-ignore

describe('what the branch demands', () => {
  it.each(ROWS)('$id with $name is $value', async ({ id, scene, value }) => {
    expect(await says(id, scene)).toEqual(value);
  });

  it('says why a switch without effect is false', async () => {
    const scene = onRules(pullRequestRule({ require_last_push_approval: true, required_approving_review_count: 0 }));
    const { facts } = await collect(scene);
    const fact = facts.find(({ id }) => id === 'branch.last-push-approval-required');
    expect(fact).toMatchObject({ value: false, because: { en: expect.stringContaining('no approval is required') } });
  });
});

describe('classic protection that cannot be read', () => {
  const id = 'branch.pull-request-required';
  const admin = about({ permissions: { admin: true } });

  it.each([
    { name: '"Branch not protected" proves that there is none', routes: { [CLASSIC]: notProtected }, value: false },
    { name: 'another 404 may hide it', routes: { [CLASSIC]: notFound }, value: 'unknown' },
    {
      name: 'another 404 hides nothing from an administrator',
      routes: { [CLASSIC]: notFound, [ROUTES.about]: admin },
      value: false,
    },
    { name: 'a 403 hides it', routes: { [CLASSIC]: forbidden, [ROUTES.about]: admin }, value: 'unknown' },
    {
      name: 'a rule that says yes is enough',
      routes: { [CLASSIC]: forbidden, [RULES]: { body: [pullRequestRule()] } },
      value: true,
    },
  ])('$name', async ({ routes, value }) => {
    expect(await says(id, { routes })).toBe(value);
  });

  const updateRule = {
    allowsDeletions: false,
    allowsForcePushes: true,
    requiredApprovingReviewCount: 2,
    requiredStatusCheckContexts: ['a', null],
    requiresCodeOwnerReviews: true,
    requiresConversationResolution: false,
    requiresSignatures: false,
  };
  const routes = {
    [CLASSIC]: forbidden,
    [GRAPHQL]: { body: { data: { repository: { ref: { refUpdateRule: updateRule } } } } },
  };

  it.each([
    { id: 'branch.pull-request-required', value: true },
    { id: 'branch.code-owner-review-required', value: true },
    { id: 'branch.deletion-blocked', value: true },
    { id: 'branch.force-push-blocked', value: 'unknown' },
    { id: 'branch.signatures-required', value: 'unknown' },
    { id: 'branch.required-approvals', value: { atLeast: 2 } },
    { id: 'branch.required-checks', value: { atLeast: 1 } },
    { id: 'branch.administrators-bound', value: 'unknown' },
    { id: 'branch.bypass-actors', value: 'unknown' },
  ])('still shows to everybody what it demands, and never that it does not: $id is $value', async ({ id, value }) => {
    expect(await says(id, { routes })).toEqual(value);
  });
});

describe('reviewers of paths', () => {
  const id = 'branch.path-reviewers-required';
  const reviewers = (minimum: number, ...patterns: string[]) =>
    onRules(
      pullRequestRule({
        required_reviewers: [
          { file_patterns: patterns, minimum_approvals: minimum, reviewer: { id: 1, type: 'Team' } },
        ],
      }),
    );
  const tree = memoryTree({ 'src/auth/token.ts': 'x' });

  it.each([
    { name: 'patterns that fit a file', scene: { ...reviewers(1, 'src/**/*'), tree }, value: true },
    { name: 'patterns that fit no file', scene: { ...reviewers(1, 'lib/*'), tree }, value: false },
    { name: 'exceptions alone', scene: { ...reviewers(1, '!src/**/*'), tree }, value: false },
    { name: 'a minimum of zero', scene: { ...reviewers(0, '**/*'), tree }, value: false },
    { name: 'a tree that was cut', scene: { ...reviewers(1, 'lib/*'), tree: memoryTree({}, { missing: { reason: 'truncated', what: 't' } }) }, value: 'unknown' },
    { name: 'a server that does not say', scene: { ...onRules(pullRequestRule({ required_reviewers: undefined })), tree }, value: 'unknown' },
    { name: 'no rule', scene: { tree }, value: false },
  ])('with $name: $value', async ({ scene, value }) => {
    expect(await says(id, scene)).toBe(value);
  }); // prettier-ignore
});

describe('who stands outside', () => {
  const team = { actor_id: 3, actor_type: 'Team', bypass_mode: 'pull_request' };
  const adminRole = { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' };
  const owner = { actor_id: null, actor_type: 'OrganizationAdmin', bypass_mode: 'exempt' };
  const withRules = (rules: readonly unknown[], ...scenes: Parameters<typeof rulesetRoutes>): Scene => ({
    routes: { [RULES]: { body: rules }, ...rulesetRoutes(...scenes) },
  });
  const deletion = (rulesetId: number) => rule('deletion', { rulesetId });
  const pr = classicReviews({
    bypass_pull_request_allowances: { users: [{ id: 9 }], teams: [{ id: 3 }], apps: [{ id: 8 }] },
  });

  it.each<{ readonly name: string; readonly scene: Scene; readonly actors: unknown; readonly bound: unknown }>([
    { name: 'nothing protects: no emptiness passes', scene: {}, actors: 'not-applicable', bound: false },
    { name: 'nobody', scene: withRules([deletion(1)], { id: 1 }), actors: 0, bound: true },
    { name: 'a team in pull requests', scene: withRules([deletion(1)], { id: 1, actors: [team] }), actors: 1, bound: true },
    { name: 'the administrator role', scene: withRules([deletion(1)], { id: 1, actors: [adminRole] }), actors: 1, bound: false },
    { name: 'owners, exempt', scene: withRules([deletion(1)], { id: 1, actors: [owner, { ...owner, actor_id: 1 }] }), actors: 1, bound: false },
    { name: 'one team in two rulesets', scene: withRules([deletion(1), deletion(2)], { id: 1, actors: [team] }, { id: 2, actors: [team, owner] }), actors: 2, bound: false },
    { name: 'a list left out', scene: withRules([deletion(1)], { id: 1, actors: null }), actors: 'unknown', bound: 'unknown' },
    { name: 'one list of two left out', scene: withRules([deletion(1), deletion(2)], { id: 1, actors: [team] }, { id: 2, actors: null }), actors: { atLeast: 1 }, bound: 'unknown' },
    { name: 'one list of two left out, the other with administrators', scene: withRules([deletion(1), deletion(2)], { id: 1, actors: [adminRole] }, { id: 2, actors: null }), actors: { atLeast: 1 }, bound: false },
    { name: 'a ruleset that the list does not show', scene: withRules([deletion(7)]), actors: 'unknown', bound: 'unknown' },
    { name: 'rulesets unreadable', scene: { routes: { [RULES]: { body: [deletion(1)] }, [RULESETS]: forbidden } }, actors: 'unknown', bound: 'unknown' },
    { name: 'a ruleset that gives nothing judged here', scene: withRules([rule('required_linear_history', { rulesetId: 1 })], { id: 1, actors: [team] }), actors: 'not-applicable', bound: false },
    { name: 'classic that binds all', scene: onClassic({}), actors: 0, bound: true },
    { name: 'classic that leaves administrators out', scene: onClassic({ enforce_admins: { url: 'u', enabled: false } }), actors: 1, bound: false },
    { name: 'classic allowances', scene: onClassic({ required_pull_request_reviews: pr }), actors: 3, bound: true },
    { name: 'the same person in both classic lists', scene: { routes: { [CLASSIC]: classic({ required_pull_request_reviews: pr }), [GRAPHQL]: forcePushers(9, 10) } }, actors: 4, bound: true },
    { name: 'force-push names hidden', scene: { routes: { [CLASSIC]: classic(), [GRAPHQL]: forbidden } }, actors: { atLeast: 0 }, bound: true },
    { name: 'force-push names cut', scene: { routes: { [CLASSIC]: classic(), [GRAPHQL]: { body: { data: { repository: { ref: { branchProtectionRule: { bypassForcePushAllowances: { totalCount: 101, nodes: [] } } } } } } } } }, actors: { atLeast: 0 }, bound: true },
    { name: 'a rule in GraphQL that is not there', scene: { routes: { [CLASSIC]: classic(), [GRAPHQL]: { body: { data: { repository: { ref: { branchProtectionRule: null } } } } } } }, actors: { atLeast: 0 }, bound: true },
    { name: 'classic that gives nothing', scene: onClassic({ allow_force_pushes: { enabled: true }, allow_deletions: { enabled: true }, enforce_admins: { url: 'u', enabled: false } }), actors: 'not-applicable', bound: false },
    { name: 'administrators in both halves', scene: { routes: { [RULES]: { body: [deletion(1)] }, ...rulesetRoutes({ id: 1, actors: [adminRole] }), [CLASSIC]: classic({ enforce_admins: { url: 'u', enabled: false } }) } }, actors: 1, bound: false },
  ])('$name: $actors, administrators bound $bound', async ({ scene, actors, bound }) => {
    expect(await says('branch.bypass-actors', scene)).toEqual(actors);
    expect(await says('branch.administrators-bound', scene)).toBe(bound);
  }); // prettier-ignore
});

describe('the branch that is judged', () => {
  it('is the default branch when the run names none', async () => {
    const { requests } = await collect({
      branch: null,
      routes: { [ROUTES.about]: about({ default_branch: 'trunk/next' }) },
    });
    expect(requests.map(({ path }) => path)).toContain('/repos/acme/widget/rules/branches/trunk%2Fnext');
  });

  it('is not asked about when nobody knows it', async () => {
    const scene: Scene = { branch: null, routes: { [ROUTES.about]: forbidden } };
    expect(await says('branch.pull-request-required', scene)).toBe('unknown');
    expect((await collect(scene)).requests.map(({ path }) => path)).not.toContain(
      '/repos/acme/widget/rules/branches/main',
    );
  });
});
