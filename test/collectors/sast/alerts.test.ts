import { describe, expect, it } from '@jest/globals';
import { seen, seenPartly } from '../../../src/model/observation.ts';
import type { CodeAlert } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { answers, said } from '../../support/look.ts';
import { absent, alert, alerts, analysis, because, facts, hidden } from './scene.ts';

const OLD = '2026-01-01T00:00:00Z';
const cut = { reason: 'truncated', what: 'the list' } as const;
const scanned: Partial<Repository> = { analyses: answers(seen([analysis()])) };
const open = (...all: readonly CodeAlert[]): Partial<Repository> => ({ ...scanned, codeAlerts: alerts(...all) });
const partly = (...all: readonly CodeAlert[]): Partial<Repository> => ({
  ...scanned,
  codeAlerts: answers(seenPartly(all, cut)),
});

describe('open severe findings', () => {
  it.each<{ name: string; github: Partial<Repository>; count: unknown; oldest: unknown }>([
    { name: 'none after a scan', github: open(), count: 0, oldest: 'none' },
    { name: 'none without a scan', github: {}, count: 'unknown', oldest: 'unknown' },
    { name: 'none, and whether anybody scanned is hidden', github: { analyses: answers(hidden()) }, count: 'forbidden', oldest: 'forbidden' },
    { name: 'none, and only a stranger scanned', github: { analyses: answers(seen([analysis({ tool: 'Finder' })])) }, count: 'undecidable', oldest: 'undecidable' },
    { name: 'none, and the scan looked for nothing', github: { analyses: answers(seen([analysis({ rules: 0 })])) }, count: 'unknown', oldest: 'unknown' },
    { name: 'two', github: open(alert(), alert({ number: 2, createdAt: OLD, securitySeverity: 'critical' })), count: 2, oldest: OLD },
    { name: 'medium and low do not count', github: open(alert({ securitySeverity: 'medium' }), alert({ securitySeverity: 'low' })), count: 0, oldest: 'none' },
    { name: 'an error without a security severity counts', github: open(alert({ securitySeverity: null })), count: 1, oldest: alert().createdAt },
    { name: 'a warning without one does not', github: open(alert({ securitySeverity: null, ruleSeverity: 'warning' })), count: 0, oldest: 'none' },
    { name: 'an error rated medium does not', github: open(alert({ securitySeverity: 'medium', ruleSeverity: 'error' })), count: 0, oldest: 'none' },
    { name: 'those of other tools do not count', github: open(alert({ tool: 'Scorecard' })), count: 0, oldest: 'none' },
    { name: 'those of a stranger leave it open', github: open(alert({ tool: 'Finder' })), count: 'undecidable', oldest: 'undecidable' },
    { name: 'those of a stranger beside known ones make a bound', github: open(alert({ tool: 'Finder' }), alert()), count: 'atLeast 1', oldest: `atMost ${alert().createdAt}` },
    { name: 'a list that was cut makes a bound', github: partly(alert()), count: 'atLeast 1', oldest: `atMost ${alert().createdAt}` },
    { name: 'an empty list that was cut says nothing', github: partly(), count: 'truncated', oldest: 'truncated' },
    { name: 'hidden alerts', github: { ...scanned, codeAlerts: answers(hidden()) }, count: 'forbidden', oldest: 'forbidden' },
    { name: 'some, and analyses are hidden', github: { analyses: answers(hidden()), codeAlerts: alerts(alert()) }, count: 'atLeast 1', oldest: `atMost ${alert().createdAt}` },
  ])('$name', async ({ github, count, oldest }) => {
    const all = await facts({ github });
    expect(said(all, 'sast.open-severe')).toBe(count);
    expect(said(all, 'sast.oldest-open-severe-at')).toBe(oldest);
  }); // prettier-ignore

  it('without a scan are not blamed on a permission, though GitHub answers "not found"', async () => {
    const all = await facts({ github: { codeAlerts: answers(absent) } });
    for (const id of ['sast.open-severe', 'sast.oldest-open-severe-at', 'sast.dismissals-explained-ratio'])
      expect(because(all, id)?.en).toMatch(/not been scanned/);
  });

  it('are asked of the judged branch', async () => {
    const asked: unknown[] = [];
    const codeAlerts: Repository['codeAlerts'] = (filter) => {
      asked.push(filter);
      return Promise.resolve(seen([]));
    };
    await facts({ github: { codeAlerts } });
    const ref = 'refs/heads/main';
    expect(asked).toEqual([
      { state: 'open', ref },
      { state: 'dismissed', ref },
    ]);
  });
});

describe('dismissed findings', () => {
  const dismissed = (dismissedComment: string | null, overrides: Partial<CodeAlert> = {}) =>
    alert({ state: 'dismissed', dismissedReason: 'false positive', dismissedComment, ...overrides });

  it.each<{ name: string; github: Partial<Repository>; value: unknown }>([
    { name: 'each with a comment', github: open(dismissed('input is a constant')), value: 1 },
    { name: 'a comment in Japanese', github: open(dismissed('入力は定数のため')), value: 1 },
    { name: 'one of two with a comment', github: open(dismissed('constant'), dismissed(null)), value: 0.5 },
    { name: 'a comment of blanks and dots', github: open(dismissed(' ... ')), value: 0 },
    { name: 'a comment without a reason', github: open(dismissed('x', { dismissedReason: null })), value: 0 },
    { name: 'of any severity', github: open(dismissed(null, { securitySeverity: 'low' })), value: 0 },
    { name: 'of another tool', github: open(dismissed(null, { tool: 'Trivy' })), value: 'not-applicable' },
    { name: 'of a stranger', github: open(dismissed('x'), dismissed('x', { tool: 'Finder' })), value: 'undecidable' },
    { name: 'none after a scan', github: open(), value: 'not-applicable' },
    { name: 'none without a scan', github: {}, value: 'unknown' },
    { name: 'none, and scans are hidden', github: { analyses: answers(hidden()) }, value: 'forbidden' },
    { name: 'a list that was cut', github: partly(dismissed('x')), value: 'truncated' },
    { name: 'hidden', github: { ...scanned, codeAlerts: answers(hidden()) }, value: 'forbidden' },
  ])('$name: $value', async ({ github, value }) => {
    expect(said(await facts({ github }), 'sast.dismissals-explained-ratio')).toBe(value);
  }); // prettier-ignore

  it('say both numbers', async () => {
    const all = await facts({ github: open(dismissed('constant'), dismissed(null)) });
    expect(because(all, 'sast.dismissals-explained-ratio')?.en).toMatch(/1 of 2/);
  });
});
