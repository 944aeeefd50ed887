import { describe, expect, it } from '@jest/globals';
import { secrets } from '../../../src/collectors/secrets/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { Analysis, CodeAlert } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { SecretAlert, SecretScan } from '../../../src/ports/secret-scanning.ts';
import { answers, cutShort, forbidden, look, said } from '../../support/look.ts';
import { alert as codeAlert, analysis } from '../sast/scene.ts';

const OPEN = 'secrets.open-alerts';
const HISTORY = 'secrets.history-scanned-at';
const CODE = 'secrets.hard-coded-credential-alerts';
const OLD = '2025-01-01T00:00:00Z';
const NEW = '2026-10-01T00:00:00Z';

type Found = Observation<readonly SecretAlert[] | 'off'>;
const found = (count: number): Found => seen(Array.from({ length: count }, (_, number) => ({ number })));
const cut = (count: number): Found => cutShort(Array.from({ length: count }, (_, number) => ({ number })));
const facts = (repository: Partial<Repository>) => look(secrets, { repository });
const because = (all: readonly Fact[], id: string) => all.find((fact) => fact.id === id)?.because?.en ?? '';

describe('open secrets', () => {
  it.each<{ name: string; provider: Found; generic: Found; value: unknown }>([
    { name: 'none in either list', provider: found(0), generic: found(0), value: 0 },
    { name: 'both lists are added', provider: found(2), generic: found(3), value: 5 },
    { name: 'the second list is hidden', provider: found(2), generic: forbidden, value: 'atLeast 2' },
    { name: 'none, and the second list is hidden', provider: found(0), generic: forbidden, value: 'forbidden' },
    { name: 'the first list fails', provider: notSeen({ reason: 'server-error', what: 'x' }), generic: found(1), value: 'atLeast 1' },
    { name: 'a list that was cut', provider: cut(1), generic: found(1), value: 'atLeast 2' },
    { name: 'cut before the first', provider: cut(0), generic: found(0), value: 'truncated' },
    { name: 'forbidden', provider: forbidden, generic: found(0), value: 'forbidden,forbidden' },
    { name: 'off is not zero', provider: seen('off'), generic: found(0), value: 'unknown' },
    { name: 'off for generic ones says as much', provider: found(0), generic: seen('off'), value: 'unknown' },
  ])('$name: $value', async ({ provider, generic, value }) => {
    const openSecretAlerts: Repository['openSecretAlerts'] = (kind) =>
      Promise.resolve(kind === 'provider' ? provider : generic);
    expect(said(await facts({ openSecretAlerts }), OPEN)).toBe(value);
  }); // prettier-ignore

  it('that nobody looks for are unknown with the switch as the cure', async () => {
    const all = await facts({ openSecretAlerts: answers(seen('off')) });
    for (const id of [OPEN, HISTORY]) expect(because(all, id)).toMatch(/is off.*switch it on/);
  });

  it.each<{ name: string; first: Found; asked: number }>([
    { name: 'off', first: seen('off'), asked: 1 },
    { name: 'forbidden', first: forbidden, asked: 1 },
    { name: 'on', first: seen([]), asked: 3 },
  ])('cost no further question where the first answer settles it: $name', async ({ first, asked }) => {
    let count = 0;
    const asking = <T>(answer: T) => {
      count += 1;
      return Promise.resolve(answer);
    };
    await facts({
      openSecretAlerts: () => asking(first),
      secretHistoryScans: () => asking<Observation<readonly SecretScan[]>>(seen([])),
    });
    expect(count).toBe(asked);
  });
});

describe('the scan of the history', () => {
  const scan = (completedAt: string | null, overrides: Partial<SecretScan> = {}): SecretScan => ({
    ...{ pattern: 'provider', place: 'git', completedAt },
    ...overrides,
  });
  const issues = { place: 'issues' };

  it.each<{ name: string; scans: Observation<readonly SecretScan[] | 'off'>; value: unknown }>([
    { name: 'the newest of one place', scans: seen([scan(OLD), scan(NEW)]), value: NEW },
    { name: 'the oldest of two places', scans: seen([scan(NEW), scan(OLD, issues)]), value: OLD },
    { name: 'the oldest of two patterns', scans: seen([scan(NEW), scan(OLD, { pattern: 'custom' })]), value: OLD },
    { name: 'one place never completed', scans: seen([scan(NEW), scan(null, issues)]), value: 'pending' },
    { name: 'a new scan that still runs', scans: seen([scan(OLD), scan(null)]), value: OLD },
    { name: 'none ever', scans: seen([]), value: 'never' },
    { name: 'off', scans: seen('off'), value: 'unknown' },
    { name: 'a list that was cut', scans: cutShort([scan(NEW)]), value: 'truncated' },
    { name: 'a plan without it', scans: notSeen({ reason: 'hidden-or-absent', what: 'x' }), value: 'hidden-or-absent' },
  ])('$name: $value', async ({ scans, value }) => {
    const repository = { openSecretAlerts: answers(seen([])), secretHistoryScans: answers(scans) };
    expect(said(await facts(repository), HISTORY)).toBe(value);
  });
});

describe('credentials in the code', () => {
  const one = codeAlert({ cwes: [798] });
  const none = seen<readonly CodeAlert[]>([]);

  it.each<{ name: string; code: Observation<readonly CodeAlert[]>; analyses?: Observation<readonly Analysis[]>; value: unknown }>([
    { name: 'none after a scan', code: none, value: 0 },
    { name: 'each of the three classes', code: seen([259, 321, 798].map((cwe) => codeAlert({ cwes: [20, cwe] }))), value: 3 },
    { name: 'of other classes', code: seen([codeAlert({ cwes: [79, 7980] })]), value: 0 },
    { name: 'of any severity', code: seen([codeAlert({ cwes: [798], securitySeverity: 'low' })]), value: 1 },
    { name: 'only open ones', code: seen([codeAlert({ cwes: [798], state: 'dismissed' })]), value: 0 },
    { name: 'no scan yet', code: none, analyses: seen([]), value: 'unknown' },
    { name: 'no scan of this branch', code: none, analyses: seen([analysis({ ref: 'refs/heads/dev' })]), value: 'unknown' },
    { name: 'a scan that failed', code: none, analyses: seen([analysis({ error: 'boom' })]), value: 'unknown' },
    { name: 'a scan without rules', code: none, analyses: seen([analysis({ rules: 0 })]), value: 'unknown' },
    { name: 'scans are hidden', code: none, analyses: forbidden, value: 'forbidden' },
    { name: 'one, and scans are hidden', code: seen([one]), analyses: forbidden, value: 'atLeast 1' },
    { name: 'a list that was cut', code: cutShort([one]), value: 'atLeast 1' },
    { name: 'a cut list without one', code: cutShort([codeAlert()]), value: 'truncated' },
    { name: 'hidden alerts', code: forbidden, value: 'forbidden' },
  ])('$name: $value', async ({ code, analyses = seen([analysis()]), value }) => {
    const all = await facts({ codeAlerts: answers(code), analyses: answers(analyses) });
    expect(said(all, CODE)).toBe(value);
  }); // prettier-ignore
});

describe('the audience', () => {
  it('of what was found is security', () => {
    const audiences = Object.values(secrets.facts).map(({ audience }) => audience);
    expect(audiences).toEqual(['security', 'repository', 'security']);
  });
});
