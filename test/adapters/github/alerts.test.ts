import { describe, expect, it } from '@jest/globals';
import { advisories } from '../../../src/adapters/github/advisories.ts';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { dependencyAlerts } from '../../../src/adapters/github/dependency-alerts.ts';
import { dependencyChanges } from '../../../src/adapters/github/dependency-changes.ts';
import { secretScanning } from '../../../src/adapters/github/secret-scanning.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';

const ALERTS = 'GET /repos/{owner}/{repo}/dependabot/alerts';
const ADVISORIES = 'GET /repos/{owner}/{repo}/security-advisories';
const SECRETS = 'GET /repos/{owner}/{repo}/secret-scanning/alerts';
const HISTORY = 'GET /repos/{owner}/{repo}/secret-scanning/scan-history';
const COMPARE = 'GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}';
const AT = '2026-01-01T00:00:00Z';

function asking(routes: FakeRoutes) {
  const fake = fakeFetch(routes);
  const client = new GitHubClient({ fetch: fake, now: () => '2026-01-02T03:04:05Z' });
  const repository = { owner: 'acme', name: 'widget' };
  const ask = {
    ...dependencyAlerts(client, repository),
    ...advisories(client, repository),
    ...secretScanning(client, repository),
    ...dependencyChanges(client, repository),
  };
  return { fake, ask };
}
type Ask = ReturnType<typeof asking>['ask'];

const alert = {
  number: 3,
  state: 'open',
  dependency: { scope: 'development' },
  security_advisory: { ghsa_id: 'GHSA-aaaa-bbbb-cccc', cve_id: 'CVE-2026-1234', classification: 'malware' },
  security_vulnerability: { severity: 'high' },
  created_at: AT,
  dismissed_at: null,
  dismissed_reason: null,
  dismissed_comment: null,
  assignees: [{ login: 'aiko' }],
};
const advisory = { state: 'triage', created_at: AT, cwe_ids: ['CWE-79'], summary: 'kept from the report' };
const secret = { number: 4, state: 'open', secret: 'hunter2', secret_type: 'x' };
const change = {
  ...{ change_type: 'added', manifest: 'package.json', ecosystem: 'npm', name: 'left-pad', version: '1.0.0' },
  vulnerabilities: [{ severity: 'high', advisory_ghsa_id: 'GHSA-1', advisory_summary: 's' }],
};

interface Verb {
  readonly verb: string;
  readonly route: string;
  readonly permission: string;
  readonly call: (ask: Ask) => Promise<Observation<unknown>>;
}
const LISTS: readonly (Verb & { readonly good: unknown })[] = [
  { verb: 'alerts of dependencies', route: ALERTS, permission: 'vulnerability_alerts: read', call: (ask) => ask.dependencyAlerts(), good: alert },
  { verb: 'advisories', route: ADVISORIES, permission: 'repository_advisories: read', call: (ask) => ask.advisories(), good: advisory },
  { verb: 'secrets of providers', route: SECRETS, permission: 'secret_scanning_alerts: read', call: (ask) => ask.openSecretAlerts('provider'), good: secret },
  { verb: 'generic secrets', route: SECRETS, permission: 'secret_scanning_alerts: read', call: (ask) => ask.openSecretAlerts('generic'), good: secret },
  { verb: 'changes of dependencies', route: COMPARE, permission: 'contents: read', call: (ask) => ask.dependencyChanges('a', 'b'), good: change },
]; // prettier-ignore
const SCANS: Verb = {
  ...{ verb: 'scans of the history', route: HISTORY, permission: 'secret_scanning_alerts: read' },
  call: (ask) => ask.secretHistoryScans(),
};

describe.each([...LISTS, SCANS])('$verb', ({ route, permission, call }) => {
  it.each(FAULTS)('$name is never a value', async ({ answer, reason, named }) => {
    const { ask } = asking({ [route]: answer });
    const unseen = { reason, what: route, ...(named === true ? { permission } : {}) };
    expect(await call(ask)).toMatchObject({ state: 'unseen', unseen });
  });
});

describe.each(LISTS)('a list of $verb', ({ route, call, good }) => {
  const next = { link: '<https://api.github.com/x?after=Y3Vyc29y%3D&per_page=100>; rel="next"' };

  it('is empty only where GitHub says so', async () => {
    const { ask } = asking({ [route]: { body: [] } });
    expect(await call(ask)).toMatchObject({ state: 'seen', value: [], sources: [{ status: 200 }] });
  });

  it('goes on by its cursor, and to nobody but GitHub', async () => {
    const { ask, fake } = asking({ [route]: [{ body: [good], headers: next }, { body: [good] }] });
    const list = await call(ask);
    expect(list).toMatchObject({ state: 'seen', value: [{}, {}] });
    expect(list).not.toHaveProperty('missing');
    expect(fake.requests.map(({ query }) => query.get('after'))).toEqual([null, 'Y3Vyc29y=']);
  });

  it('whose second page fails is seen partly', async () => {
    const { ask } = asking({ [route]: [{ body: [good], headers: next }, { status: 502 }] });
    expect(await call(ask)).toMatchObject({ state: 'seen', value: [{}], missing: { reason: 'server-error' } });
  });

  it('with one member of another shape loses that one and says so', async () => {
    const { ask } = asking({ [route]: { body: [{ state: 7 }, good] } });
    expect(await call(ask)).toMatchObject({ value: [{}], missing: { reason: 'malformed', what: route } });
  });

  it('that never ends is cut', async () => {
    const { ask, fake } = asking({ [route]: { body: [good], headers: next } });
    expect(await call(ask)).toMatchObject({ missing: { reason: 'truncated' } });
    expect(fake.requests.length).toBeLessThanOrEqual(20);
  });
});

describe('a feature that is off', () => {
  it.each<{ says: string; status: number; verb: Verb }>([
    { says: 'Dependabot alerts are disabled for this repository.', status: 403, verb: row(0) },
    { says: 'Dependabot alerts are not available for archived repositories.', status: 403, verb: row(0) },
    { says: 'Secret scanning is disabled on this repository.', status: 404, verb: row(2) },
    { says: 'Secret scanning is disabled on this repository.', status: 404, verb: row(3) },
    { says: 'Secret scanning is disabled on this repository.', status: 404, verb: SCANS },
    { says: 'Dependency review is not supported on this repository. Please ensure that Dependency graph is enabled', status: 403, verb: row(4) },
  ])('$verb.verb: "$says" is off, which is no empty list', async ({ says, status, verb }) => {
    const { ask } = asking({ [verb.route]: { status, body: { message: says } } });
    expect(await verb.call(ask)).toMatchObject({ state: 'seen', value: 'off', sources: [{ status }] });
  }); // prettier-ignore

  it('is not read out of the words of an answer of another status', async () => {
    const message = 'Dependabot alerts are disabled for this repository.';
    const { ask } = asking({ [ALERTS]: { status: 500, body: { message } } });
    expect(await ask.dependencyAlerts()).toMatchObject({ state: 'unseen', unseen: { reason: 'server-error' } });
  });
});

function row(at: number): Verb {
  const found = LISTS[at];
  if (found === undefined) throw new Error('no such row');
  return found;
}

describe('alerts that are over', () => {
  const over = (state: string, more: object) => ({
    ...{ state, created_at: '2026-01-01T00:00:00Z', security_vulnerability: { severity: 'high' } },
    ...more,
  });
  it('are those that were fixed and those that a rule dismissed, each with its day', async () => {
    const body = [
      over('fixed', { fixed_at: '2026-01-05T00:00:00Z', auto_dismissed_at: null }),
      over('auto_dismissed', { fixed_at: null, auto_dismissed_at: '2026-01-06T00:00:00Z' }),
    ];
    const about = { severity: 'high', createdAt: '2026-01-01T00:00:00Z' };
    expect(await asking({ [ALERTS]: { body } }).ask.closedAlerts()).toMatchObject({
      state: 'seen',
      value: [
        { ...about, closedAt: '2026-01-05T00:00:00Z', how: 'fixed' },
        { ...about, closedAt: '2026-01-06T00:00:00Z', how: 'auto-dismissed' },
      ],
    });
  });

  it('without a day are not read, which is said', async () => {
    const body = [over('auto_dismissed', { auto_dismissed_at: null })];
    const list = await asking({ [ALERTS]: { body } }).ask.closedAlerts();
    expect(list).not.toMatchObject({ value: [{}] });
    expect(list.state === 'unseen' || list.missing !== undefined).toBe(true);
  });
});

describe('what is kept', () => {
  it('of an alert: what the facts ask, both names of its advisory among it', async () => {
    const { ask, fake } = asking({ [ALERTS]: { body: [alert] } });
    expect(await ask.dependencyAlerts()).toMatchObject({
      value: [
        {
          ...{ number: 3, state: 'open', severity: 'high', isMalware: true, development: true, assigned: true },
          ...{ advisories: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-1234'], createdAt: AT, dismissedAt: null },
        },
      ],
    });
    expect(fake.requests[0]?.query.get('state')).toBe('open,dismissed');
  });

  it('of an alert: the versions of the package that it is about, or that it does not tell', async () => {
    const about = {
      package: { ecosystem: 'pip', name: 'django' },
      ...{ vulnerable_version_range: '< 2.0', first_patched_version: { identifier: '2.0' } },
    };
    const kept = async (more: object) => {
      const one = { ...alert, security_vulnerability: { severity: 'high', ...more } };
      const list = await asking({ [ALERTS]: { body: [one] } }).ask.dependencyAlerts();
      return list.state === 'seen' && list.value !== 'off' ? list.value[0]?.affected : list;
    };
    const whole = { ecosystem: 'pip', name: 'django', range: '< 2.0', fixedIn: '2.0' };
    expect(await kept(about)).toEqual(whole);
    expect(await kept({ ...about, first_patched_version: null })).toEqual({ ...whole, fixedIn: null });
    expect(await kept({ ...about, vulnerable_version_range: undefined })).toBeNull();
    expect(await kept({})).toBeNull();
  });

  it('of a server that knows neither malware nor assignees: that it does not tell', async () => {
    const older = { ...alert, assignees: undefined, security_advisory: { ghsa_id: 'GHSA-1' } };
    const { ask } = asking({ [ALERTS]: { body: [older] } });
    const list = await ask.dependencyAlerts();
    expect(list).toMatchObject({ value: [{ isMalware: undefined, assigned: undefined, advisories: ['GHSA-1'] }] });
    expect(JSON.stringify(list)).not.toContain('isMalware');
  });

  it('of an advisory: no word of its text', async () => {
    const { ask } = asking({ [ADVISORIES]: { body: [advisory, { ...advisory, cwe_ids: ['unknown'] }] } });
    const list = await ask.advisories();
    expect(list).toMatchObject({ value: [{ hasCwe: true }, { hasCwe: false }] });
    expect(JSON.stringify(list)).not.toContain('kept from');
  });

  it.each(['provider', 'generic'] as const)('of a secret (%s): never the secret, and GitHub is asked to hide it', async (kind) => {
    const { ask, fake } = asking({ [SECRETS]: { body: [secret] } });
    const list = await ask.openSecretAlerts(kind);
    expect(list).toMatchObject({ value: [{ number: 4 }] });
    expect(JSON.stringify({ ...list, sources: [] })).not.toMatch(/hunter2|secret_type/);
    expect(fake.requests.map(({ query }) => [query.get('hide_secret'), query.get('state')])).toEqual([['true', 'open']]);
    expect(fake.requests[0]?.query.has('secret_type')).toBe(kind === 'generic');
  }); // prettier-ignore

  it('of a scan: when it was completed, and nothing of one that was not', async () => {
    const body = {
      backfill_scans: [{ type: 'git', status: 'completed', completed_at: AT }],
      custom_pattern_backfill_scans: [{ type: 'git', status: 'in_progress', completed_at: AT, pattern_name: 'ours' }],
    };
    const { ask } = asking({ [HISTORY]: { body } });
    expect(await ask.secretHistoryScans()).toMatchObject({
      value: [
        { pattern: 'provider', place: 'git', completedAt: AT },
        { place: 'git', completedAt: null },
      ],
    });
  });

  it('of a change: which package, and what is known against it', async () => {
    const { ask, fake } = asking({ [COMPARE]: { body: [change] } });
    expect(await ask.dependencyChanges('a', 'b')).toMatchObject({
      value: [{ change: 'added', name: 'left-pad', vulnerabilities: [{ advisory: 'GHSA-1', severity: 'high' }] }],
    });
    expect(fake.requests[0]?.path).toMatch(/compare\/a\.\.\.b$/);
    expect(fake.requests[0]?.query.has('per_page')).toBe(false);
  });
});
