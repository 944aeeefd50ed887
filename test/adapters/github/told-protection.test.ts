import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { BypassActor, ClassicProtection } from '../../../src/ports/branch-settings.ts';
import { fakeFetch } from '../../support/fake-fetch.ts';

const REST = 'GET /repos/{owner}/{repo}/branches/{branch}/protection';
const actors = (...nodes: readonly object[]) => ({ totalCount: nodes.length, nodes });
const actor = (__typename: string, databaseId: number | null) => ({ actor: { __typename, databaseId } });

const rule = {
  allowsDeletions: false,
  allowsForcePushes: true,
  dismissesStaleReviews: true,
  isAdminEnforced: true,
  requireLastPushApproval: false,
  requiredApprovingReviewCount: 2,
  requiredStatusCheckContexts: ['build', 'build', 'lint'],
  requiresApprovingReviews: true,
  requiresCodeOwnerReviews: true,
  requiresCommitSignatures: false,
  requiresConversationResolution: true,
  requiresStatusChecks: true,
  requiresStrictStatusChecks: true,
  restrictsPushes: true,
  bypassPullRequestAllowances: actors(actor('Team', 5)),
  bypassForcePushAllowances: actors(actor('User', 6), actor('App', 7)),
};

interface Told {
  readonly of?: Readonly<Record<string, unknown>> | null;
  readonly branch?: string;
  readonly failed?: readonly string[];
}

/** Classic protection of main when the overview tells `of`; REST says that nothing is protected. */
async function ask({ of = rule, branch = 'main', failed }: Told) {
  const at = ['repository', 'defaultBranchRef', 'branchProtectionRule'];
  const errors = failed === undefined ? {} : { errors: [{ type: 'FORBIDDEN', path: [...at, ...failed] }] };
  const repository = { defaultBranchRef: { name: branch, branchProtectionRule: of } };
  const fetch = fakeFetch({
    'POST /graphql': { body: { data: { repository }, ...errors } },
    [REST]: { status: 404, body: { message: 'Branch not protected' } },
  });
  const client = new GitHubClient({ fetch, now: () => '2026-01-02T03:04:05Z' });
  const answer = await githubRepository(client, { owner: 'acme', name: 'widget' }).classicProtection('main');
  return { answer, byRest: fetch.requests.some(({ path }) => path.endsWith('/protection')) };
}

function protectionIn(answer: Observation<ClassicProtection | null>): ClassicProtection {
  if (answer.state === 'unseen' || answer.value === null) throw new Error('a protection was told');
  return answer.value;
}

function namesIn({ named }: ClassicProtection): readonly BypassActor[] {
  return named.flatMap((list) => (list.state === 'seen' ? list.value : []));
}

describe('classic protection out of the overview', () => {
  it('is the whole of it, with those who are named', async () => {
    const { answer, byRest } = await ask({});
    const { named, ...settings } = protectionIn(answer);
    expect(byRest).toBe(false);
    expect(settings).toEqual({
      pullRequest: { approvals: 2, dismissesStale: true, codeOwners: true, lastPushApproval: false },
      pushRestricted: true,
      forcePushesAllowed: true,
      deletionsAllowed: false,
      conversationResolution: true,
      signatures: false,
      administratorsBound: true,
      checks: { strict: true, contexts: ['build', 'lint'] },
    });
    expect(named.map((list) => (list.state === 'seen' ? list.value : []))).toEqual([
      [{ kind: 'Team', id: 5, mode: 'pull_request' }],
      [
        { kind: 'User', id: 6, mode: 'always' },
        { kind: 'Integration', id: 7, mode: 'always' },
      ],
    ]);
  });

  it('leaves out the parts that are off, whatever numbers stand beside them', async () => {
    const { answer } = await ask({ of: { ...rule, requiresApprovingReviews: false, requiresStatusChecks: false } });
    expect(protectionIn(answer)).toMatchObject({ pullRequest: null, checks: null });
  });

  it('counts an actor without a number', async () => {
    const { answer } = await ask({ of: { ...rule, bypassForcePushAllowances: actors(actor('App', null)) } });
    expect(namesIn(protectionIn(answer))).toContainEqual({ kind: 'Integration', id: null, mode: 'always' });
  });

  it.each<Told & { readonly name: string }>([
    { name: 'no rule, which may be a hidden one', of: null },
    { name: 'the rule of another branch', branch: 'next' },
    { name: 'a rule that failed', failed: [] },
    { name: 'a member that failed', of: { ...rule, isAdminEnforced: null }, failed: ['isAdminEnforced'] },
    { name: 'a member that is missing', of: { ...rule, requiresCommitSignatures: null } },
    { name: 'a list longer than a page', of: { ...rule, bypassForcePushAllowances: { totalCount: 101, nodes: [] } } },
    { name: 'an actor who is hidden', of: { ...rule, bypassPullRequestAllowances: actors({ actor: null }) } },
  ])('is asked for by REST at $name', async (told) => {
    const { answer, byRest } = await ask(told);
    expect(byRest).toBe(true);
    expect(answer).toMatchObject({ state: 'seen', value: null });
  });
});
