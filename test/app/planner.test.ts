import { beforeAll, describe, expect, it } from '@jest/globals';
import { createPlanner, type Planner } from '../../src/app/planner.ts';
import type { Plan } from '../../src/ports/queue.ts';
import type { CheckRunRecord } from '../../src/ports/store.ts';
import { APP_KEY } from '../support/keys.ts';
import { guid, instant, pullRequest, REPOSITORY, sha } from '../support/requests.ts';
import { webhookPayload, type Payload } from '../support/webhooks.ts';

const OUR_APP = 29310;
const records: CheckRunRecord[] = [
  record('1:pull-request:7:x', sha('a'), pullRequest(sha('a'))),
  record('1:merge-group:q:x', sha('b'), {
    kind: 'merge-group',
    installation: 9,
    repository: { ...REPOSITORY, name: 'old-name' },
    base: sha('c'),
    head: sha('b'),
    headRef: 'q',
  }),
];

function record(externalId: string, head: string, request: CheckRunRecord['request']): CheckRunRecord {
  return { installation: 9, repository: REPOSITORY.id, externalId, head, runId: 1, request };
}

/** A release with our pack, and a program that was put there at another time. */
function packed(by: 'Bot' | 'User', programAt = '2026-01-01T00:00:00Z') {
  return {
    tag_name: 'v1',
    draft: false,
    assets: [
      { name: 'ssdf-gate-evidence-v1.zip', updated_at: '2026-01-02T00:00:00Z', uploader: { type: by } },
      { name: 'program', updated_at: programAt, uploader: { type: 'User' } },
    ],
  };
}

let planner: Planner;
beforeAll(async () => {
  planner = await createPlanner({
    appId: OUR_APP,
    privateKey: APP_KEY,
    apiUrl: 'http://127.0.0.1:1',
    host: 'github.com',
    now: () => instant(7200),
    runs: {
      checkRun: (repository, id) => Promise.resolve(records.find((one) => one.repository === repository && one.externalId === id)),
      checkRunsAt: (repository, head) => Promise.resolve(records.filter((one) => one.repository === repository && one.head === head)),
    }, // prettier-ignore
  });
});

const repository = { id: 42, name: 'hello', private: false, visibility: 'public', default_branch: 'main', owner: { login: 'octo' } }; // prettier-ignore
const at = (event: string, action: string | undefined, patch: Payload = {}) => ({
  event,
  payload: webhookPayload(event, action, { repository, installation: { id: 1 }, ...patch }),
});
const planFor = (event: string, payload: unknown): Promise<Plan> =>
  planner({ id: guid(1), event, body: Buffer.from(JSON.stringify(payload)) });
const subject = { installation: 1, repository: REPOSITORY };
const head = { sha: sha('a') };
const suite = (app: number, more: Payload = {}) => ({
  check_suite: { app: { id: app }, head_sha: sha('d'), head_branch: 'topic', pull_requests: [], ...more },
});
const ours = (externalId: string, app = OUR_APP) => ({ check_run: { app: { id: app }, external_id: externalId } });

describe('what an event leads to', () => {
  it.each(['opened', 'synchronize', 'reopened', 'ready_for_review'])(
    'a pull request that is %s is evaluated at its head, as of when GitHub says',
    async (action) => {
      const { event, payload } = at('pull_request', action, {
        pull_request: { number: 7, state: 'open', head, updated_at: '2030-01-01T00:00:05Z' },
      });
      expect(await planFor(event, payload)).toEqual({
        evaluate: [
          { request: pullRequest(sha('a')), movedAt: instant(5), onlyIfCurrent: false, limit: null, notBefore: null },
        ],
        drop: [],
        outcome: 'planned',
      });
    },
  );

  it.each<{ name: string; given: ReturnType<typeof at>; expected: object }>([
    {
      name: 'a pull request with another base',
      given: at('pull_request', 'opened', { action: 'edited', changes: { base: { ref: { from: 'x' } } }, pull_request: { number: 7, head } }),
      expected: pullRequest(sha('a')),
    },
    {
      name: 'a push to the default branch',
      given: at('push', undefined, { ref: 'refs/heads/main', after: sha('a'), deleted: false }),
      expected: { kind: 'commit', ...subject, ref: 'main', head: sha('a') },
    },
    {
      name: 'a published release',
      given: at('release', 'published', { release: { tag_name: 'v1', draft: false } }),
      expected: { kind: 'release', ...subject, tag: 'v1' },
    },
    {
      name: 'a release whose text was edited, our pack on it',
      given: at('release', 'edited', { release: packed('Bot'), changes: { body: { from: 'old' } } }),
      expected: { kind: 'release', ...subject, tag: 'v1' },
    },
    {
      name: 'a release on which a person put a file of that name',
      given: at('release', 'edited', { release: packed('User'), changes: undefined }),
      expected: { kind: 'release', ...subject, tag: 'v1' },
    },
    {
      name: 'a release whose newest file is another one',
      given: at('release', 'edited', { release: packed('Bot', '2026-01-03T00:00:00Z'), changes: undefined }),
      expected: { kind: 'release', ...subject, tag: 'v1' },
    },
    {
      name: 'a merge group',
      given: at('merge_group', 'checks_requested', { merge_group: { head_sha: sha('b'), base_sha: sha('c'), head_ref: 'refs/heads/gh-readonly-queue/main/pr-1-x' } }),
      expected: { kind: 'merge-group', ...subject, base: sha('c'), head: sha('b'), headRef: 'gh-readonly-queue/main/pr-1-x' },
    },
    {
      name: 'a check suite of a pull request',
      given: at('check_suite', 'requested', suite(OUR_APP, { pull_requests: [{ number: 8, base: { repo: { id: 42 } } }, { number: 9, base: { repo: { id: 43 } } }] })),
      expected: pullRequest(sha('d'), [8]),
    },
    {
      name: 'a check suite of the default branch',
      given: at('check_suite', 'requested', suite(OUR_APP, { head_branch: 'main' })),
      expected: { kind: 'commit', ...subject, ref: 'main', head: sha('d') },
    },
    {
      name: 'CI of others that ended at a head we know',
      given: at('check_suite', 'completed', suite(5, { head_sha: sha('a') })),
      expected: pullRequest(sha('a')),
    },
    {
      name: 'a run asked for again that is remembered',
      given: at('check_run', 'rerequested', ours('1:merge-group:q:x')),
      expected: { kind: 'merge-group', ...subject, base: sha('c'), head: sha('b'), headRef: 'q' },
    },
    {
      name: 'a run asked for again that only its external id tells of',
      given: at('check_run', 'rerequested', ours(`1:release:v2:${sha('e')}`)),
      expected: { kind: 'release', ...subject, tag: 'v2' },
    },
    {
      name: 'a suite asked for again whose runs are remembered',
      given: at('check_suite', 'rerequested', suite(OUR_APP, { head_sha: sha('a') })),
      expected: pullRequest(sha('a')),
    },
    {
      name: 'a suite asked for again that nothing tells of',
      given: at('check_suite', 'rerequested', suite(OUR_APP)),
      expected: pullRequest(sha('d'), []),
    },
  ])('$name is evaluated', async ({ given, expected }) => {
    const plan = await planFor(given.event, given.payload);
    expect(plan.evaluate.map(({ request }) => request)).toEqual([expected]);
  }); // prettier-ignore

  it.each<{ name: string; given: ReturnType<typeof at>; expected: object }>([
    { name: 'a run asked for again', given: at('check_run', 'rerequested', ours('1:pull-request:7:x')), expected: { onlyIfCurrent: false, limit: { name: 'rerequest', atMost: 6, since: instant(3600) } } },
    { name: 'a suite asked for again', given: at('check_suite', 'rerequested', suite(OUR_APP)), expected: { onlyIfCurrent: false, limit: { name: 'rerequest', atMost: 6, since: instant(3600) } } },
    { name: 'CI of others', given: at('check_suite', 'completed', suite(5, { head_sha: sha('a') })), expected: { onlyIfCurrent: true, limit: { name: 'after-ci', atMost: 20, since: instant(3600) } } },
  ])('$name cannot keep the App busy for ever', async ({ given, expected }) => {
    expect((await planFor(given.event, given.payload)).evaluate).toMatchObject([{ ...expected, movedAt: null }]);
  }); // prettier-ignore

  it.each<{ name: string; given: { event: string; payload: unknown }; outcome: string }>([
    { name: 'a label on a pull request', given: at('pull_request', 'labeled'), outcome: 'action labeled' },
    { name: 'a new title', given: at('pull_request', 'opened', { action: 'edited', changes: { title: { from: 'x' } } }), outcome: 'the base did not change' },
    { name: 'a closed pull request', given: at('pull_request', 'opened', { pull_request: { state: 'closed' } }), outcome: 'not open' },
    { name: 'a push to another branch', given: at('push', undefined, { ref: 'refs/heads/topic', after: sha('a'), deleted: false }), outcome: 'not the default branch' },
    { name: 'a pushed tag called like the branch', given: at('push', undefined, { ref: 'refs/tags/main', after: sha('a'), deleted: false }), outcome: 'not the default branch' },
    { name: 'a deleted default branch', given: at('push', undefined, { ref: 'refs/heads/main', after: '0'.repeat(40), deleted: true }), outcome: 'the branch was deleted' },
    { name: 'a deleted release', given: at('release', 'deleted'), outcome: 'action deleted' },
    {
      name: 'a release that our own pack was attached to',
      given: at('release', 'edited', { release: packed('Bot'), changes: undefined }),
      outcome: 'its own pack was attached',
    },
    { name: 'our own finished suite', given: at('check_suite', 'completed', suite(OUR_APP, { head_sha: sha('a') })), outcome: 'our own check suite' },
    { name: 'CI of others where we have shown nothing', given: at('check_suite', 'completed', suite(5)), outcome: 'no check run of ours at this head' },
    { name: 'a suite of a branch without a pull request', given: at('check_suite', 'requested', suite(OUR_APP)), outcome: 'neither a pull request nor the default branch' },
    { name: 'a run of another App', given: at('check_run', 'rerequested', ours('1:pull-request:7:x', 5)), outcome: 'a check run of another App' },
    { name: 'a forged external id', given: at('check_run', 'rerequested', ours('1:pull-request:7:main')), outcome: 'an external id that is not known' },
    { name: 'a merge group that nothing remembers', given: at('check_run', 'rerequested', ours(`1:merge-group:z:${sha('f')}`)), outcome: 'an external id that is not known' },
    { name: 'an event nobody handles', given: { event: 'star', payload: { action: 'created' } }, outcome: 'an event nobody handles' },
    { name: 'the event constructor', given: { event: 'constructor', payload: {} }, outcome: 'an event nobody handles' },
    { name: 'a payload without an installation', given: at('pull_request', 'opened', { installation: undefined }), outcome: 'no installation' },
    { name: 'an installation whose id is text', given: at('pull_request', 'opened', { installation: { id: '1; DROP' } }), outcome: 'no installation' },
    { name: 'a payload of a deleted repository', given: at('push', undefined, { repository: null }), outcome: 'no repository' },
    { name: 'an empty payload', given: { event: 'pull_request', payload: {} }, outcome: 'no installation' },
    { name: 'a head that is no commit', given: at('pull_request', 'opened', { pull_request: { head: { sha: '$(id)' } } }), outcome: 'unexpected payload' },
    { name: 'an owner that is an object', given: at('push', undefined, { repository: { owner: { login: {} } } }), outcome: 'no repository' },
  ])('$name is ignored, and the ledger says why', async ({ given, outcome }) => {
    expect(await planFor(given.event, given.payload)).toEqual({ evaluate: [], drop: [], outcome: `ignored: ${outcome}` });
  }); // prettier-ignore

  it.each(['repository_ruleset', 'code_scanning_alert', 'workflow_run'])(
    'a changed setting, alert or run of the default branch (%s) has that branch looked at again, once for a burst',
    async (event) => {
      const run = { workflow_run: { head_branch: 'main' } };
      const payload = { action: 'created', repository, installation: { id: 1 }, ...(event === 'workflow_run' ? run : {}) };
      expect((await planFor(event, payload)).evaluate).toEqual([
        { request: { kind: 'default-branch', ...subject }, movedAt: null, onlyIfCurrent: false, limit: null, notBefore: instant(7500) },
      ]);
    },
  ); // prettier-ignore

  it('a run of another branch changes nothing that the default branch shows', async () => {
    const payload = { repository, installation: { id: 1 }, workflow_run: { head_branch: 'topic' } };
    expect((await planFor('workflow_run', payload)).outcome).toBe('ignored: a run of another branch');
  });

  it('a new installation has its default branches looked at', async () => {
    const payload = webhookPayload('installation', 'created', { repositories: [{ id: 42, full_name: 'octo/hello', private: true }] }); // prettier-ignore
    expect((await planFor('installation', payload)).evaluate.map(({ request }) => request)).toEqual([
      { kind: 'default-branch', installation: 957387, repository: { ...REPOSITORY, visibility: 'private' } },
    ]);
  });

  it.each(['deleted', 'suspend'])('an installation that is %s takes its work along', async (action) => {
    const { evaluate, drop } = await planFor('installation', webhookPayload('installation', action));
    expect({ evaluate, drop: drop.map(({ repositories }) => repositories) }).toEqual({ evaluate: [], drop: ['all'] });
  });

  it('repositories that are added are looked at, removed ones dropped', async () => {
    const payload = webhookPayload('installation_repositories', 'added', {
      repositories_removed: [{ id: 5, full_name: 'octo/gone', private: false }],
    });
    const { evaluate, drop } = await planFor('installation_repositories', payload);
    expect(evaluate.map(({ request }) => [request.kind, request.repository.name])).toEqual([
      ['default-branch', 'Space'],
    ]);
    expect(drop).toEqual([{ installation: 957387, repositories: [5] }]);
  });

  it('a push tells its time in seconds, a pull request in words; both become one form', async () => {
    const { event, payload } = at('push', undefined, { ref: 'refs/heads/main', after: sha('a'), deleted: false });
    const [first] = (await planFor(event, payload)).evaluate;
    expect(first?.movedAt).toBe('2019-05-15T15:20:57.000Z');
  });
});
