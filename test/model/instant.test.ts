import { describe, expect, it } from '@jest/globals';
import { before, durationOf, instantOf } from '../../src/model/instant.ts';

describe('an instant', () => {
  it.each<{ text: string; time: string | undefined }>([
    { text: '2026-11-23T09:14:00Z', time: '2026-11-23T09:14:00.000Z' },
    { text: '2026-11-23T18:14:00+09:00', time: '2026-11-23T09:14:00.000Z' },
    { text: '2026-11-23T09:14:00.5Z', time: '2026-11-23T09:14:00.500Z' },
    { text: '2026-11-23', time: undefined },
    { text: '2026-11-23T09:14:00', time: undefined },
    { text: '2026-13-01T00:00:00Z', time: undefined },
    { text: 'never', time: undefined },
    { text: '', time: undefined },
  ])('"$text" is read as $time', ({ text, time }) => {
    const read = instantOf(text);
    expect(read === undefined ? undefined : new Date(read).toISOString()).toBe(time);
  });
});

describe('a duration', () => {
  it.each<{ iso: string; at?: string; then: string | undefined }>([
    { iso: 'P30D', then: '2026-10-24T09:14:00.000Z' },
    { iso: 'P1Y', then: '2025-11-23T09:14:00.000Z' },
    { iso: 'P1Y6M', then: '2025-05-23T09:14:00.000Z' },
    { iso: 'P2W', then: '2026-11-09T09:14:00.000Z' },
    { iso: 'PT12H30M', then: '2026-11-22T20:44:00.000Z' },
    { iso: 'P1DT1S', then: '2026-11-22T09:13:59.000Z' },
    { iso: 'P1M', at: '2026-03-31T00:00:00Z', then: '2026-02-28T00:00:00.000Z' },
    { iso: 'P1Y', at: '2028-02-29T12:00:00Z', then: '2027-02-28T12:00:00.000Z' },
    { iso: 'P', then: undefined },
    { iso: 'PT', then: undefined },
    { iso: 'P1DT', then: undefined },
    { iso: 'P-1D', then: undefined },
    { iso: 'P1.5D', then: undefined },
    { iso: '30 days', then: undefined },
  ])('$iso before $at is $then', ({ iso, at = '2026-11-23T09:14:00Z', then }) => {
    const duration = durationOf(iso);
    const time = duration && before(instantOf(at) ?? Number.NaN, duration);
    expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(then);
  });
});
