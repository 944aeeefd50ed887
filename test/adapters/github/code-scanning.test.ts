import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { withoutOverview } from '../../../src/adapters/github/overview.ts';
import { codeScanning } from '../../../src/adapters/github/code-scanning.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { CodeScanning } from '../../../src/ports/code-scanning.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const ANALYSES = 'GET /repos/{owner}/{repo}/code-scanning/analyses';
const ALERTS = 'GET /repos/{owner}/{repo}/code-scanning/alerts';
const SETUP = 'GET /repos/{owner}/{repo}/code-scanning/default-setup';
const CHECKS = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
const RUNS = 'GET /repos/{owner}/{repo}/actions/runs';
const HEAD = 'a'.repeat(40);

function scanning(routes: FakeRoutes) {
  const fake = fakeFetch(routes);
  const client = new GitHubClient({ fetch: fake, now: () => '2026-01-02T03:04:05Z' });
  return { fake, ask: codeScanning(client, { owner: 'acme', name: 'widget' }, { overview: withoutOverview }) };
}

const analysis = {
  ref: 'refs/heads/main',
  commit_sha: HEAD,
  analysis_key: '.github/workflows/scan.yml:scan',
  category: '/language:go',
  error: '',
  created_at: '2026-01-01T00:00:00Z',
  results_count: 2,
  rules_count: 40,
  tool: { name: 'CodeQL' },
};
const alert = {
  number: 3,
  state: 'open',
  tool: { name: 'CodeQL' },
  rule: { severity: 'error', security_severity_level: 'high' },
  created_at: '2026-01-01T00:00:00Z',
  dismissed_reason: null,
};
const next = { link: '<https://api.github.com/x?page=2>; rel="next"' };

interface Verb {
  readonly verb: string;
  readonly route: string;
  readonly permission: string;
  readonly call: (ask: CodeScanning) => Promise<Observation<unknown>>;
}
const VERBS: readonly Verb[] = [
  { verb: 'analyses', route: ANALYSES, permission: 'security_events: read', call: (ask) => ask.analyses({}) },
  { verb: 'alerts', route: ALERTS, permission: 'security_events: read', call: (ask) => ask.codeAlerts() },
  { verb: 'default setup', route: SETUP, permission: 'administration: read', call: (ask) => ask.defaultSetup() },
  { verb: 'check runs', route: CHECKS, permission: 'checks: read', call: (ask) => ask.checkRuns(HEAD) },
  { verb: 'scheduled runs', route: RUNS, permission: 'actions: read', call: (ask) => ask.scheduledRuns() },
];

describe.each(VERBS)('$verb', ({ route, permission, call }) => {
  it.each(FAULTS)('$name is never a value', async ({ answer, reason, named }) => {
    const { ask } = scanning({ [route]: answer });
    const unseen = { reason, what: route, ...(named === true ? { permission } : {}) };
    expect(await call(ask)).toMatchObject({ state: 'unseen', unseen });
  });
});

describe('no analysis', () => {
  const none = { status: 404, body: { message: 'no analysis found' } };

  it('is an empty list where GitHub says so', async () => {
    const { ask } = scanning({ [ANALYSES]: none });
    expect(await ask.analyses({})).toMatchObject({ state: 'seen', value: [], sources: [{ status: 404 }] });
  });

  it('is no empty list of alerts: nobody looked', async () => {
    const { ask } = scanning({ [ALERTS]: none });
    expect(await ask.codeAlerts()).toMatchObject({ state: 'unseen', unseen: { reason: 'hidden-or-absent' } });
  });

  it.each([
    { says: 'Code Security must be enabled for this repository to use code scanning.', reason: 'plan' },
    { says: 'Advanced Security must be enabled for this repository to use code scanning.', reason: 'plan' },
    { says: 'Resource not accessible by integration', reason: 'forbidden' },
  ])('is not what "$says" means', async ({ says, reason }) => {
    const { ask } = scanning({ [ANALYSES]: { status: 403, body: { message: says } } });
    expect(await ask.analyses({})).toMatchObject({ unseen: { reason } });
  });
});

describe('what is kept of an answer', () => {
  it('an analysis: where, of what, by which tool, how it ended and what made it', async () => {
    const { ask } = scanning({ [ANALYSES]: { body: [analysis] } });
    expect(await ask.analyses({})).toMatchObject({
      value: [
        {
          ref: 'refs/heads/main',
          commit: HEAD,
          tool: 'CodeQL',
          createdAt: '2026-01-01T00:00:00Z',
          error: '',
          rules: 40,
          results: 2,
          category: '/language:go',
          key: '.github/workflows/scan.yml:scan',
        },
      ],
    });
  });

  it('an alert: state, severity by either scale, and why it was dismissed', async () => {
    const { ask } = scanning({ [ALERTS]: { body: [alert] } });
    const kept = { number: 3, state: 'open', tool: 'CodeQL', securitySeverity: 'high', ruleSeverity: 'error' };
    expect(await ask.codeAlerts()).toMatchObject({
      value: [{ ...kept, createdAt: '2026-01-01T00:00:00Z', dismissedReason: null, dismissedComment: null }],
    });
  });

  it.each([
    {
      name: 'on, with its schedule',
      body: { state: 'configured', languages: ['go'], schedule: 'weekly' },
      value: { configured: true, languages: ['go'], scheduled: true },
    },
    {
      name: 'on, without a schedule',
      body: { state: 'configured', languages: ['go'], schedule: null },
      value: { configured: true, languages: ['go'], scheduled: false },
    },
    {
      name: 'off',
      body: { state: 'not-configured', schedule: 'weekly' },
      value: { configured: false, languages: [], scheduled: false },
    },
  ])('the default setup: $name', async ({ body, value }) => {
    expect(await scanning({ [SETUP]: { body } }).ask.defaultSetup()).toMatchObject({ value });
  });

  it('a check run: name, state and the app behind it, which may be hidden', async () => {
    const run = { name: 'scan', status: 'completed', conclusion: 'success' };
    const body = {
      check_runs: [
        { ...run, app: { slug: 'github-actions' } },
        { ...run, app: null },
      ],
    };
    const { ask } = scanning({ [CHECKS]: { body } });
    expect(await ask.checkRuns(HEAD)).toMatchObject({
      value: [
        { ...run, app: 'github-actions' },
        { ...run, app: null },
      ],
    });
  });

  it('a scheduled run: its workflow without the branch', async () => {
    const run = { id: 1, path: '.github/workflows/scan.yml@main', event: 'schedule', head_sha: HEAD, conclusion: null };
    const { fake, ask } = scanning({
      [RUNS]: { body: { workflow_runs: [{ ...run, created_at: '2026-01-01T00:00:00Z' }] } },
    });
    expect(await ask.scheduledRuns()).toMatchObject({ value: [{ path: '.github/workflows/scan.yml', commit: HEAD }] });
    expect(fake.requests[0]?.query.get('event')).toBe('schedule');
  });
});

describe('bad and long lists', () => {
  it.each([
    { name: 'an analysis', routes: { [ANALYSES]: { body: [analysis, { ...analysis, created_at: 'soon' }] } }, ask: 0 },
    { name: 'an alert', routes: { [ALERTS]: { body: [{ ...alert, state: null }, alert] } }, ask: 1 },
  ])('$name of another form costs only itself', async ({ routes, ask }) => {
    const answer = await VERBS[ask]?.call(scanning(routes).ask);
    expect(answer).toMatchObject({ state: 'seen', value: [{ tool: 'CodeQL' }], missing: { reason: 'malformed' } });
  });

  it('a list of analyses without end is cut, and says so', async () => {
    const { fake, ask } = scanning({ [ANALYSES]: { body: [analysis], headers: next } });
    expect(await ask.analyses({ ref: 'refs/heads/main' })).toMatchObject({
      value: [{}, {}, {}],
      missing: { reason: 'truncated' },
    });
    expect(fake.requests.map(({ query }) => query.get('ref'))).toEqual(Array(3).fill('refs/heads/main'));
  });

  it('a second page that fails leaves the first one seen partly', async () => {
    const { ask } = scanning({ [ALERTS]: { body: [alert], headers: next }, [`${ALERTS}?page=2`]: { status: 502 } });
    expect(await ask.codeAlerts()).toMatchObject({ value: [{ number: 3 }], missing: { reason: 'server-error' } });
  });

  it('alerts of a branch are asked once for all states that it settles', async () => {
    const of = (number: number, state: string) => ({ ...alert, number, state, most_recent_instance: { state } });
    const dismissed = { ...of(5, 'dismissed'), most_recent_instance: { state: 'open' } };
    const { fake, ask } = scanning({ [ALERTS]: { body: [dismissed, of(4, 'fixed'), of(3, 'open')] } });
    const ref = 'refs/heads/main';
    expect(await ask.codeAlerts({ state: 'open', ref })).toMatchObject({ value: [{ number: 3 }] });
    expect(await ask.codeAlerts({ state: 'dismissed', ref })).toMatchObject({ value: [{ number: 5 }] });
    expect(fake.requests.map(({ query }) => query.toString())).toEqual(['ref=refs%2Fheads%2Fmain&per_page=100']);
  });

  const settled = { ...alert, most_recent_instance: { state: 'open' } };
  it.each([
    { name: 'a list longer than a page', body: [settled], headers: next },
    {
      name: 'an alert that is fixed on the branch only',
      body: [{ ...alert, most_recent_instance: { state: 'fixed' } }],
    },
    { name: 'an alert without its state on the branch', body: [alert] },
    { name: 'an alert of another form', body: [settled, { ...settled, state: null }] },
  ])('$name is asked for by state', async ({ body, headers = {} }) => {
    const { fake, ask } = scanning({ [ALERTS]: { body, headers }, [`${ALERTS}?state=open`]: { body: [settled] } });
    const ref = 'refs/heads/main';
    expect(await ask.codeAlerts({ state: 'open', ref })).toMatchObject({ value: [{ number: 3 }] });
    expect(fake.requests.map(({ query }) => query.get('state'))).toEqual([null, 'open']);
  });
});
