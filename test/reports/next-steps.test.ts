import { describe, expect, it } from '@jest/globals';
import type { Audience } from '../../src/model/fact.ts';
import { nextSteps } from '../../src/reports/next-steps.ts';
import type { ReportInput } from '../../src/reports/types.ts';
import { criterion, declared, is, level, observed, policy, profile, sheet, task, unknown } from '../support/build.ts';
import { exception, records } from '../support/build-records.ts';
import { PULL_REQUEST, pullRequest, scene } from './scene.ts';

const SHEET = sheet(['tree.a', 'tree.b', 'tree.c']);
const POLICY = policy([
  task('PS.1.1', [level(1, [criterion('PS.1.1-1a', is('tree.a')), criterion('PS.1.1-1b', is('tree.b'))])]),
  task('PS.2.1', [level(1, [criterion('PS.2.1-1a', is('tree.c'))]), level(2, [criterion('PS.2.1-2a', declared)])]),
]);
const TARGETS = profile({ 'PS.1.1': 1, 'PS.2.1': 1 });
const yes = (id: string) => observed(id, true);
const no = (id: string) =>
  observed(id, false, {
    sources: [
      { path: 'a.yml', line: 3 },
      { path: 'a.yml', line: 3 },
    ],
  });
const overrides = { profile: TARGETS, records: records() };
const common = { policy: POLICY, sheet: SHEET, overrides };

function stepsOf(input: ReportInput, audience: Audience = 'public') {
  return nextSteps(input, { language: 'en', audience }).map((step) => [
    step.criterion.id,
    step.caused ? 'caused' : 'older',
    step.brings ?? '-',
  ]);
}

describe('what to do next', () => {
  it('begins with what the change broke, and says that repairing it brings the level back', () => {
    const input = pullRequest({
      ...common,
      base: [yes('tree.a'), yes('tree.b')],
      facts: [yes('tree.a'), no('tree.b')],
    });
    expect(stepsOf(input)).toEqual([
      ['PS.1.1-1b', 'caused', 1],
      ['PS.2.1-1a', 'older', 1],
    ]);
  });

  it('promises no level where two things were broken', () => {
    const input = pullRequest({ ...common, base: [yes('tree.a'), yes('tree.b')], facts: [no('tree.a'), no('tree.b')] });
    expect(stepsOf(input).slice(0, 2)).toEqual([
      ['PS.1.1-1a', 'caused', '-'],
      ['PS.1.1-1b', 'caused', '-'],
    ]);
  });

  it('goes on with the task that lacks the fewest criteria', () => {
    const input = scene({ ...common, facts: [no('tree.a'), no('tree.b'), no('tree.c')] });
    expect(stepsOf(input)).toEqual([
      ['PS.2.1-1a', 'older', 1],
      ['PS.1.1-1a', 'older', '-'],
    ]);
  });

  it('leaves out what somebody accepted as a risk', () => {
    const accepted = { profile: TARGETS, records: records({ exceptions: [exception('PS.2.1-1a')] }) };
    const input = scene({ ...common, overrides: accepted, facts: [yes('tree.a'), yes('tree.b'), no('tree.c')] });
    expect(stepsOf(input)).toEqual([]);
  });

  it('leaves out what these readers may not see', () => {
    const hidden = { ...SHEET, ...sheet(['tree.c'], { audience: 'security' }) };
    const input = scene({ ...common, sheet: hidden, facts: [yes('tree.a'), yes('tree.b'), no('tree.c')] });
    expect(stepsOf(input)).toEqual([]);
    expect(stepsOf(input, 'security')).toEqual([['PS.2.1-1a', 'older', 1]]);
  });

  it('promises no level beside a criterion that these readers may not see', () => {
    const hidden = { ...SHEET, ...sheet(['tree.b'], { audience: 'security' }) };
    const input = scene({ ...common, sheet: hidden, facts: [no('tree.a'), yes('tree.b'), yes('tree.c')] });
    expect(stepsOf(input)).toEqual([['PS.1.1-1a', 'older', '-']]);
  });

  it('names what could not be confirmed', () => {
    const input = scene({ ...common, facts: [yes('tree.a'), yes('tree.b'), unknown('tree.c')] });
    expect(stepsOf(input)).toEqual([['PS.2.1-1a', 'older', 1]]);
  });

  it('asks nothing for a task without a target', () => {
    const none = { profile: profile(), records: records() };
    expect(stepsOf(scene({ ...common, overrides: none, facts: [no('tree.a')] }))).toEqual([]);
  });

  it('names each place once', () => {
    const input = scene({ ...common, subject: PULL_REQUEST, facts: [yes('tree.a'), yes('tree.b'), no('tree.c')] });
    const [step] = nextSteps(input, { language: 'en', audience: 'public' });
    expect(step?.places).toEqual([{ path: 'a.yml', line: 3 }]);
  });
});
