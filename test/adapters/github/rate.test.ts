import { describe, expect, it } from '@jest/globals';
import { RateMeter, waitSeconds } from '../../../src/adapters/github/rate.ts';

const AT = '2030-01-01T00:00:00.000Z';
const epoch = (seconds: number) => String(Date.parse(AT) / 1000 + seconds);

describe('how long GitHub wants to be left alone', () => {
  it.each<{ name: string; headers: Record<string, string>; seconds: number }>([
    { name: 'as long as Retry-After says', headers: { 'retry-after': '90' }, seconds: 90 },
    {
      name: 'until an empty window begins anew',
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(1200) },
      seconds: 1200,
    },
    {
      name: 'a minute when the window is not empty (a secondary limit)',
      headers: { 'x-ratelimit-remaining': '40', 'x-ratelimit-reset': epoch(1200) },
      seconds: 60,
    },
    { name: 'a minute when nothing is said', headers: {}, seconds: 60 },
    { name: 'a minute when what is said is no number', headers: { 'retry-after': 'soon' }, seconds: 60 },
    { name: 'at least a second', headers: { 'retry-after': '0' }, seconds: 1 },
    {
      name: 'never longer than an hour, whatever a server says',
      headers: { 'retry-after': '999999999999' },
      seconds: 3600,
    },
    {
      name: 'never longer than an hour, whatever the end of the window',
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(90_000) },
      seconds: 3600,
    },
  ])('$name', ({ headers, seconds }) => expect(waitSeconds(headers, AT)).toBe(seconds));
});

describe('the meter', () => {
  it('says what the last answer left, and keeps it when an answer says nothing', () => {
    const meter = new RateMeter();
    expect(meter.read()).toEqual({});
    meter.note({ 'x-ratelimit-remaining': '41', 'x-ratelimit-reset': epoch(600) }, { at: AT, limited: false });
    meter.note({}, { at: AT, limited: false });
    expect(meter.read()).toEqual({ remaining: 41, resetAt: '2030-01-01T00:10:00.000Z' });
  });

  it('keeps the longest wait of all refusals', () => {
    const meter = new RateMeter();
    meter.note({ 'retry-after': '120' }, { at: AT, limited: true });
    meter.note({ 'retry-after': '5' }, { at: AT, limited: true });
    expect(meter.read().limitedUntil).toBe('2030-01-01T00:02:00.000Z');
  });
});
