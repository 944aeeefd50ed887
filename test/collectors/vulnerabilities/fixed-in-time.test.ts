import { describe, expect, it } from '@jest/globals';
import type { Measures } from '../../../src/collectors/types.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { DependencyAlert, ClosedAlert } from '../../../src/ports/dependency-alerts.ts';
import { answers, cutShort, forbidden, said } from '../../support/look.ts';
import { alert, because, dismissed, facts } from './scene.ts';

const ID = 'vulnerability.fixed-in-time-ratio';
const AT = '2026-03-01T00:00:00Z';
const within = (fixWithin: Measures['fixWithin']): Measures => ({ fixWithin, supportedBranches: seen([]) });
const LIMITS = within(seen({ critical: 'P7D', high: 'P30D' }));

const fixed = (closedAt: string, severity: ClosedAlert['severity'] = 'high'): ClosedAlert => ({
  severity,
  createdAt: '2026-01-01T00:00:00Z',
  closedAt,
  how: 'fixed',
});
const byRule = (closedAt: string): ClosedAlert => ({ ...fixed(closedAt), how: 'auto-dismissed' });
const IN_TIME = fixed('2026-01-31T00:00:00Z');
const LATE = fixed('2026-01-31T00:00:01Z');
const OVERDUE = alert({ createdAt: '2026-01-01T00:00:00Z' });
const RUNNING = alert({ createdAt: '2026-02-20T00:00:00Z' });

type Alerts = Observation<readonly DependencyAlert[] | 'off'>;
type Fixed = Observation<readonly ClosedAlert[] | 'off'>;

describe('severe alerts fixed in time', () => {
  it.each<{ name: string; alerts?: Alerts; fixed?: Fixed; value: unknown }>([
    { name: 'all of them, to the very second', fixed: seen([IN_TIME]), value: 1 },
    { name: 'one of two', fixed: seen([IN_TIME, LATE]), value: 0.5 },
    { name: 'critical ones have their own time', fixed: seen([fixed('2026-01-08T00:00:00Z', 'critical'), fixed('2026-01-09T00:00:00Z', 'critical')]), value: 0.5 },
    { name: 'an open one whose time has run out', alerts: seen([OVERDUE]), fixed: seen([IN_TIME]), value: 0.5 },
    { name: 'a dismissed one is not fixed', alerts: seen([dismissed({ createdAt: OVERDUE.createdAt })]), fixed: seen([IN_TIME]), value: 0.5 },
    { name: 'one that a rule dismissed in time is in no sum', fixed: seen([IN_TIME, LATE, byRule('2026-01-02T00:00:00Z')]), value: 0.5 },
    { name: 'one that a rule dismissed too late was late', fixed: seen([IN_TIME, byRule('2026-02-02T00:00:00Z')]), value: 0.5 },
    { name: 'rules dismissed everything', fixed: seen([byRule('2026-01-02T00:00:00Z')]), value: 'unknown' },
    { name: 'an open one whose time is running has not fallen due', alerts: seen([RUNNING]), fixed: seen([IN_TIME]), value: 1 },
    { name: 'what is not severe never falls due', alerts: seen([alert({ ...OVERDUE, severity: 'medium' })]), fixed: seen([IN_TIME]), value: 1 },
    { name: 'nothing has fallen due', alerts: seen([RUNNING]), value: 'unknown' },
    { name: 'a cut list of fixed ones', fixed: cutShort([IN_TIME]), value: 'truncated' },
    { name: 'a cut list of the others', alerts: cutShort([]), fixed: seen([IN_TIME]), value: 'truncated' },
    { name: 'hidden fixed ones', fixed: forbidden, value: 'forbidden' },
    { name: 'hidden others', alerts: forbidden, fixed: seen([IN_TIME]), value: 'forbidden' },
    { name: 'alerts that are off', alerts: seen('off'), fixed: seen('off'), value: 'unknown' },
  ])('$name: $value', async ({ alerts: listed = seen([]), fixed: over = seen([]), value }) => {
    const repository = { dependencyAlerts: answers(listed), closedAlerts: answers(over) };
    expect(said(await facts({ repository, measures: LIMITS, at: AT }), ID)).toBe(value);
  }); // prettier-ignore

  it.each<{ name: string; measures: Measures | undefined; value: string }>([
    { name: 'nobody was asked for limits', measures: undefined, value: 'not-supplied' },
    { name: 'nobody has set limits', measures: within(seen(undefined)), value: 'not-supplied' },
    { name: 'the limits could not be read', measures: within(notSeen({ reason: 'hidden-or-absent', what: 'it' })), value: 'hidden-or-absent' },
  ])('are not asked for, let alone judged, where $name', async ({ measures, value }) => {
    const repository = {
      dependencyAlerts: answers(seen([OVERDUE])),
      closedAlerts: () => Promise.reject(new Error('nobody may ask')),
    };
    expect(said(await facts({ repository, at: AT, ...(measures && { measures }) }), ID)).toBe(value);
  }); // prettier-ignore

  it('name how many a rule dismissed', async () => {
    const closedAlerts = answers(seen([IN_TIME, byRule('2026-01-02T00:00:00Z')]));
    const told = await facts({
      repository: { dependencyAlerts: answers(seen([])), closedAlerts },
      measures: LIMITS,
      at: AT,
    });
    expect(because(told, ID)).toMatch(/1 of 1 .*; 1 that a rule dismissed in time are not counted/);
  });

  it('name the limits', async () => {
    const repository = { dependencyAlerts: answers(seen([])), closedAlerts: answers(seen([IN_TIME])) };
    expect(because(await facts({ repository, measures: LIMITS, at: AT }), ID)).toMatch(
      /1 of 1 .*critical P7D, high P30D/,
    );
  });
});
