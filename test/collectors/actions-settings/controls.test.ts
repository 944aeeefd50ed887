import { describe, expect, it } from '@jest/globals';
import { actionsSettings } from '../../../src/collectors/actions-settings/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { OidcSubject, Runner } from '../../../src/ports/actions-controls.ts';
import type { About } from '../../../src/ports/repository-settings.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';

function about(visibility: About['visibility']): Observation<About> {
  return seen({
    ...{ defaultBranch: 'main', archived: false, ownerKind: 'organization', administrationProven: true, visibility },
    ...{ secretScanning: undefined, pushProtection: undefined },
  });
}

const runner = (id: number, ephemeral: boolean): Runner => ({ id, ephemeral });

function world(repository: Partial<Repository>) {
  const on = seen({ enabled: true, allowedActions: 'all', shaPinningRequired: true } as const);
  return look(actionsSettings, {
    repository: { about: answers(about('public')), actionsSettings: answers(on), ...repository },
  });
}

describe('workflows of outsiders', () => {
  const id = 'actions.fork-approval-for-all-outsiders';

  it.each<{ policy: string; expected: boolean }>([
    { policy: 'all_external_contributors', expected: true },
    { policy: 'first_time_contributors', expected: false },
    { policy: 'first_time_contributors_new_to_github', expected: false },
    { policy: 'a word of tomorrow', expected: false },
  ])('wait for an approval under $policy: $expected', async ({ policy, expected }) => {
    expect(said(await world({ forkApprovalPolicy: answers(seen(policy)) }), id)).toBe(expected);
  });

  it.each<{ visibility: About['visibility'] }>([{ visibility: 'private' }, { visibility: 'internal' }])(
    'do not exist where the repository is $visibility, whatever the setting says',
    async ({ visibility }) => {
      const repository = {
        about: answers(about(visibility)),
        forkApprovalPolicy: answers(seen('first_time_contributors')),
      };
      expect(said(await world(repository), id)).toBe('not-applicable');
    },
  );

  it('stay unknown while it is not seen whether the repository is public', async () => {
    const policy = answers(seen('all_external_contributors'));
    expect(said(await world({ about: answers(forbidden), forkApprovalPolicy: policy }), id)).toBe('forbidden');
  });
});

describe('runners that keep their state', () => {
  it.each<{ name: string; own: Observation<readonly Runner[]>; shared: Observation<readonly Runner[]>; expected: unknown }>([
    { name: 'none anywhere', own: seen([]), shared: seen([]), expected: 0 },
    { name: 'ephemeral ones only', own: seen([runner(1, true)]), shared: seen([runner(2, true)]), expected: 0 },
    { name: 'one here and one of the organisation', own: seen([runner(1, false)]), shared: seen([runner(2, false), runner(3, true)]), expected: 2 },
    { name: 'one twice in a list', own: seen([runner(1, false), runner(1, false)]), shared: seen([]), expected: 1 },
    { name: 'the organisation hidden', own: seen([runner(1, false)]), shared: forbidden, expected: 'atLeast 1' },
    { name: 'none here and the organisation hidden', own: seen([]), shared: forbidden, expected: 'atLeast 0' },
    { name: 'a list that was cut', own: cutShort([runner(1, false)]), shared: seen([]), expected: 'atLeast 1' },
    { name: 'both hidden', own: forbidden, shared: forbidden, expected: 'forbidden,forbidden' },
  ])('are counted: $name', async ({ own, shared, expected }) => {
    const facts = await world({ repositoryRunners: answers(own), organizationRunners: answers(shared) });
    expect(said(facts, 'actions.persistent-runners')).toBe(expected);
  }); // prettier-ignore
});

describe('logs', () => {
  it.each<{ days: Observation<number>; expected: unknown }>([
    { days: seen(90), expected: 90 },
    { days: seen(1), expected: 1 },
    { days: forbidden, expected: 'forbidden' },
  ])('are kept as long as GitHub says: $expected', async ({ days, expected }) => {
    expect(said(await world({ logRetentionDays: answers(days) }), 'actions.log-retention-days')).toBe(expected);
  });
});

describe('a server without the path', () => {
  it.each(['not-offered', 'hidden-or-absent'] as const)(
    'answers %s for approval and days of logs, never "no"',
    async (reason) => {
      const absent = answers(notSeen({ reason, what: 'a path', status: 404 }));
      const facts = await world({ forkApprovalPolicy: absent, logRetentionDays: absent });
      expect(said(facts, 'actions.fork-approval-for-all-outsiders')).toBe(reason);
      expect(said(facts, 'actions.log-retention-days')).toBe(reason);
    },
  );
});

describe('the subject of OpenID Connect tokens', () => {
  const replaced = (claims: readonly string[] | undefined) => seen<OidcSubject>({ kind: 'replaced', claims });

  it.each<{ name: string; oidc: Observation<OidcSubject>; expected: unknown }>([
    { name: 'left to GitHub', oidc: seen({ kind: 'default' }), expected: false },
    { name: 'with the ref', oidc: replaced(['repo', 'ref']), expected: true },
    { name: 'with the environment', oidc: replaced(['repo', 'environment']), expected: true },
    { name: 'with the workflow', oidc: replaced(['job_workflow_ref']), expected: true },
    { name: 'weaker than the default', oidc: replaced(['repo', 'repository_owner']), expected: false },
    { name: 'with no claim at all', oidc: replaced([]), expected: false },
    { name: 'replaced by what GitHub does not show', oidc: replaced(undefined), expected: 'malformed' },
    { name: 'hidden', oidc: forbidden, expected: 'forbidden' },
  ])('counts as replaced only when it tells workflows apart: $name', async ({ oidc, expected }) => {
    expect(said(await world({ oidcSubject: answers(oidc) }), 'actions.oidc-subject-replaced')).toBe(expected);
  });
});
