import { describe, expect, it } from '@jest/globals';
import { seen } from '../../../src/model/observation.ts';
import type { Repository } from '../../../src/ports/repository.ts';
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
