import { describe, expect, it } from '@jest/globals';
import type { Conclusion, GateMode } from '../../src/model/assessment.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Records } from '../../src/model/records.ts';
import { assessed, taskIn } from '../support/assess.ts';
import { evidence, is, ladder, observed, policy, profile, text, unknown } from '../support/build.ts';
import { exception, records } from '../support/build-records.ts';

const MODES = ['observe', 'ratchet', 'enforce'] as const satisfies readonly GateMode[];
const TESTED = policy([ladder('PO.3.2', [is('a.one'), is('a.two')])]);
const both = [observed('a.one', true), observed('a.two', true)];
const first = [observed('a.one', true), observed('a.two', false)];
const firstPerhapsBoth = [observed('a.one', true), unknown('a.two')];
const none = [observed('a.one', false), observed('a.two', false)];

interface Situation {
  readonly head: readonly Fact[];
  readonly base?: readonly Fact[];
  readonly target?: 1 | 2 | 3;
  readonly given?: Partial<Records>;
  readonly locked?: boolean;
}

function gateOf({ head, base, target, given = {}, locked = false }: Situation, gate: GateMode) {
  return assessed({
    policy: TESTED,
    evidence: evidence(head),
    profile: profile(target === undefined ? {} : { 'PO.3.2': target }),
    records: records(given),
    gate,
    ...(base === undefined ? {} : { baseline: { evidence: evidence(base) } }),
    ...(locked ? { locksUnknown: text('locks unread') } : {}),
  }).gate;
}

interface Row extends Situation {
  readonly name: string;
  readonly answers: readonly [observe: Conclusion, ratchet: Conclusion, enforce: Conclusion];
}

const EXCEPTED = { exceptions: [exception('PO.3.2-2a')] };

describe('the gate in observe, ratchet and enforce', () => {
  it.each<Row>([
    {
      name: 'nothing falls, the target is met',
      head: both,
      base: both,
      target: 2,
      answers: ['success', 'success', 'success'],
    },
    { name: 'a definite regression', head: first, base: both, target: 1, answers: ['neutral', 'failure', 'failure'] },
    {
      name: 'a regression outside the profile is one too',
      head: none,
      base: first,
      answers: ['neutral', 'failure', 'failure'],
    },
    {
      name: 'the target is missed as before',
      head: first,
      base: first,
      target: 2,
      answers: ['neutral', 'neutral', 'failure'],
    },
    {
      name: 'the change made the level uncertain',
      head: firstPerhapsBoth,
      base: both,
      target: 1,
      answers: ['neutral', 'action_required', 'action_required'],
    },
    {
      name: 'it is as uncertain as before',
      head: firstPerhapsBoth,
      base: firstPerhapsBoth,
      target: 2,
      answers: ['neutral', 'neutral', 'action_required'],
    },
    {
      name: 'doubt above the target does not matter',
      head: firstPerhapsBoth,
      base: firstPerhapsBoth,
      target: 1,
      answers: ['success', 'success', 'success'],
    },
    { name: 'a rise holds', head: both, base: first, target: 2, answers: ['success', 'success', 'success'] },
    {
      name: 'without a baseline ratchet only observes',
      head: both,
      target: 2,
      answers: ['success', 'success', 'success'],
    },
    {
      name: 'without a baseline a miss is neutral to ratchet',
      head: none,
      target: 2,
      answers: ['neutral', 'neutral', 'failure'],
    },
    {
      name: 'no target at all is not yet a pass',
      head: both,
      base: both,
      answers: ['neutral', 'neutral', 'action_required'],
    },
    {
      name: 'unknown locks allow no answer but "look"',
      head: both,
      base: both,
      target: 2,
      locked: true,
      answers: ['success', 'action_required', 'action_required'],
    },
    {
      name: 'unknown locks come before a failure',
      head: none,
      base: both,
      target: 2,
      locked: true,
      answers: ['neutral', 'action_required', 'action_required'],
    },
    {
      name: 'an excepted criterion excuses a fall',
      head: first,
      base: both,
      target: 1,
      given: EXCEPTED,
      answers: ['success', 'success', 'success'],
    },
    {
      name: 'an excepted criterion excuses a miss',
      head: first,
      base: first,
      target: 2,
      given: EXCEPTED,
      answers: ['success', 'success', 'success'],
    },
    {
      name: 'an excepted criterion excuses doubt',
      head: firstPerhapsBoth,
      base: both,
      target: 2,
      given: EXCEPTED,
      answers: ['success', 'success', 'success'],
    },
    {
      name: 'it excuses no other criterion',
      head: none,
      base: both,
      target: 2,
      given: EXCEPTED,
      answers: ['neutral', 'failure', 'failure'],
    },
    {
      name: 'an exception never makes a fall: the baseline counts without it',
      head: none,
      base: [observed('a.one', false), observed('a.two', true)],
      target: 1,
      given: { exceptions: [exception('PO.3.2-1a')] },
      answers: ['success', 'success', 'success'],
    },
    {
      name: 'an expired exception excuses nothing',
      head: first,
      base: both,
      target: 1,
      given: { exceptions: [exception('PO.3.2-2a', { expires: '2026-11-22' })] },
      answers: ['neutral', 'failure', 'failure'],
    },
    {
      name: 'records that could not be read leave nothing definite',
      head: first,
      base: both,
      target: 1,
      given: { unread: { reason: 'forbidden', what: '.ssdf' } },
      answers: ['neutral', 'action_required', 'action_required'],
    },
  ])('$name', (row) => expect(MODES.map((mode) => gateOf(row, mode).conclusion)).toEqual(row.answers));

  it('a task of the profile without criteria is no pass', () => {
    const row = { policy: policy([]), profile: profile({ 'PW.1.1': 1 }) } as const;
    expect(MODES.map((gate) => assessed({ ...row, gate }).gate.conclusion)).toEqual([
      'neutral',
      'neutral',
      'action_required',
    ]);
  });
});

describe('the reasons of the gate', () => {
  const english = (situation: Situation, mode: GateMode) => gateOf(situation, mode).reasons.map(({ en }) => en);

  it.each<{ name: string; situation: Situation; mode?: GateMode; says: readonly string[] }>([
    {
      name: 'what holds',
      situation: { head: both, base: both, target: 2 },
      says: ['no task falls; 1 of 1 tasks are at target'],
    },
    {
      name: 'a regression with both levels',
      situation: { head: first, base: both, target: 1 },
      says: ['PO.3.2 falls from level 2 to level 1'],
    },
    {
      name: 'a regression that may be deeper',
      situation: { head: [unknown('a.one'), observed('a.two', false)], base: both, target: 1 },
      says: [
        'PO.3.2 falls from level 2 to at most level 1',
        'may or may not be at target, some facts could not be confirmed: PO.3.2',
      ],
    },
    {
      name: 'a fall that may be none',
      situation: { head: firstPerhapsBoth, base: both, target: 1 },
      says: ['PO.3.2 was at level 2 and can no longer be confirmed there: it is now between level 1 and 2'],
    },
    { name: 'a missed target', situation: { head: first, base: first, target: 2 }, says: ['below target: PO.3.2'] },
    {
      name: 'what exceptions hold open',
      situation: { head: first, base: first, target: 2, given: EXCEPTED },
      says: [
        'no task falls; 0 of 1 tasks are at target',
        'held open by an exception (unmet, risk accepted; no level rises): PO.3.2',
      ],
    },
    {
      name: 'unknown locks first',
      situation: { head: first, base: both, target: 1, locked: true },
      says: ['locks unread', 'PO.3.2 falls from level 2 to level 1'],
    },
    {
      name: 'that ratchet had nothing to compare with',
      situation: { head: both, target: 2 },
      says: [
        '1 of 1 tasks are at target',
        'there is no baseline to compare with, so nothing can be called a regression: ratchet behaves as observe here',
      ],
    },
  ])('say $name', ({ situation, mode = 'ratchet', says }) => expect(english(situation, mode)).toEqual(says));

  it('are in both languages', () => {
    const { reasons } = gateOf({ head: first, base: both, target: 1 }, 'ratchet');
    expect(reasons.map(({ ja }) => ja)).toEqual(['PO.3.2 の達成レベルが 2 から 1 に低下します']);
  });
});

describe('an exception', () => {
  it('changes neither level nor totals', () => {
    const row = { policy: TESTED, evidence: evidence(first), profile: profile({ 'PO.3.2': 2 }) } as const;
    const without = assessed(row);
    const withOne = assessed({ ...row, records: records(EXCEPTED) });
    const totals = ({ coverage, atTarget, distribution, beside }: typeof without) => ({
      coverage,
      atTarget,
      distribution,
      beside,
    });
    expect(totals(withOne)).toEqual(totals(without));
    expect(taskIn(withOne, 'PO.3.2')).toMatchObject({ level: 1, levelAtMost: 1, status: 'below' });
  });
});
