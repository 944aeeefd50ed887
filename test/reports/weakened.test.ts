import { describe, expect, it } from '@jest/globals';
import { weakened } from '../../src/reports/weakened.ts';
import { description, is, ladder, observed, policy, profile } from '../support/build.ts';
import { PULL_REQUEST, scene } from './scene.ts';

const SHEET = {
  'a.missing': description(),
  'a.shared': description(),
  'a.base': description(),
  'a.other': description(),
};
const facts = (shared: boolean, other = true) => [
  observed('a.base', true),
  observed('a.missing', false),
  observed('a.shared', shared),
  observed('a.other', other),
];
const input = (tasks: Parameters<typeof policy>[0], head: ReturnType<typeof facts>) =>
  scene({
    subject: PULL_REQUEST,
    policy: policy(tasks),
    sheet: SHEET,
    facts: head,
    base: facts(true),
    overrides: { profile: profile() },
  });
const told = (...given: Parameters<typeof input>) =>
  weakened(input(...given), { language: 'en', audience: 'public' }).map(({ task }) => task.id);

/** Level 0, level 1, and one that moves; all of them look at the same fact above their level. */
const low = ladder('PO.1.1', [is('a.missing'), is('a.shared')]);
const high = ladder('PS.1.1', [is('a.base'), is('a.missing'), is('a.shared')]);
const moving = ladder('PW.4.1', [is('a.shared')]);

describe('what weakens below a level', () => {
  it('is told once, at the task that stands highest', () =>
    expect(told([low, high], facts(false))).toEqual(['PS.1.1']));
  it('is not told again where a level fell by it', () => expect(told([low, high, moving], facts(false))).toEqual([]));
  it('is told at each task that has a change of its own', () => {
    const other = ladder('PO.1.2', [is('a.missing'), is('a.other')]);
    expect(told([low, high, other], facts(false, false))).toEqual(['PO.1.2', 'PS.1.1']);
  });
  it('is nothing where nothing changed', () => expect(told([low, high], facts(true))).toEqual([]));
});
