import { describe, expect, it } from '@jest/globals';
import { notSeen, seen } from '../../../src/model/observation.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { subject } from '../../support/build.ts';
import { cutShort, forbidden, said } from '../../support/look.ts';
import { alert, alerts, because, dismissed, facts, NEW, OLD, open } from './scene.ts';

const SEVERE = 'vulnerability.open-severe';
const CRITICAL = 'vulnerability.oldest-open-critical-at';
const HIGH = 'vulnerability.oldest-open-high-at';
const MALWARE = 'vulnerability.open-malware';

describe('open alerts', () => {
  it.each<{ name: string; github: Partial<Repository>; severe: unknown; critical: unknown; high: unknown }>([
    { name: 'none in a whole list', github: open(), severe: 0, critical: 'none', high: 'none' },
    { name: 'one high', github: open(alert()), severe: 1, critical: 'none', high: NEW },
    { name: 'the oldest of each severity', github: open(alert(), alert({ createdAt: OLD }), alert({ severity: 'critical' })), severe: 3, critical: NEW, high: OLD },
    { name: 'medium and low are not severe', github: open(alert({ severity: 'medium' }), alert({ severity: 'low' })), severe: 0, critical: 'none', high: 'none' },
    { name: 'for development only counts', github: open(alert({ development: true })), severe: 1, critical: 'none', high: NEW },
    { name: 'dismissed is not open', github: open(dismissed({ createdAt: OLD })), severe: 0, critical: 'none', high: 'none' },
    { name: 'time zones are compared as times', github: open(alert({ createdAt: '2026-01-01T08:00:00+09:00' }), alert({ createdAt: '2025-12-31T23:30:00Z' })), severe: 2, critical: 'none', high: '2026-01-01T08:00:00+09:00' },
    { name: 'a list that was cut leaves bounds', github: alerts(cutShort([alert()])), severe: 'atLeast 1', critical: 'truncated', high: `atMost ${NEW}` },
    { name: 'a cut list without one says nothing', github: alerts(cutShort([])), severe: 'truncated', critical: 'truncated', high: 'truncated' },
    { name: 'off is not zero', github: alerts(seen('off')), severe: 'unknown', critical: 'unknown', high: 'unknown' },
    { name: 'forbidden is not zero', github: alerts(forbidden), severe: 'forbidden', critical: 'forbidden', high: 'forbidden' },
  ])('$name', async ({ github, severe, critical, high }) => {
    const all = await facts({ repository: github });
    expect([SEVERE, CRITICAL, HIGH].map((id) => said(all, id))).toEqual([severe, critical, high]);
  }); // prettier-ignore

  it('tell those for development apart, also beside a bound', async () => {
    const two = [alert(), alert({ development: true })];
    expect(because(await facts({ repository: open(...two) }), SEVERE)).toMatch(/2 open, 1 of them/);
    expect(because(await facts({ repository: alerts(cutShort(two)) }), SEVERE)).toMatch(/2 open, 1 of.*cut before/);
  });

  it('that nobody looks for are unknown with the switch as the cure', async () => {
    const all = await facts({ repository: alerts(seen('off')) });
    for (const id of [SEVERE, CRITICAL, HIGH, MALWARE, 'vulnerability.decided-ratio', 'vulnerability.triaged-ratio'])
      expect(because(all, id)).toMatch(/are off.*switch them on/);
  });
});

describe('malware', () => {
  const ghes = { ...subject, host: 'ghes.example' };
  const data = { ...subject, host: 'octo.ghe.com' };

  it.each<{ name: string; github: Partial<Repository>; host?: typeof subject; value: unknown }>([
    { name: 'none among marked alerts', github: open(alert()), value: 0 },
    { name: 'of any severity', github: open(alert({ isMalware: true, severity: 'low' })), value: 1 },
    { name: 'none at all at GitHub', github: open(), value: 0 },
    { name: 'none at all at GitHub with data residency', github: open(), host: data, value: 0 },
    { name: 'none at all at a server that may not know malware', github: open(), host: ghes, value: 'not-offered' },
    { name: 'unmarked alerts', github: open(alert({ isMalware: undefined })), value: 'not-offered' },
    { name: 'marked ones at a server', github: open(alert({ isMalware: true })), host: ghes, value: 1 },
    { name: 'a cut list', github: alerts(cutShort([alert({ isMalware: true })])), value: 'atLeast 1' },
    { name: 'dismissed is not open', github: open(dismissed({ isMalware: true })), value: 0 },
    { name: 'a server without the endpoint', github: alerts(notSeen({ reason: 'not-offered', what: 'x' })), value: 'not-offered' },
  ])('$name: $value', async ({ github, host, value }) => {
    expect(said(await facts({ repository: github, subject: host ?? subject }), MALWARE)).toBe(value);
  }); // prettier-ignore
});
