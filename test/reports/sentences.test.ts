import { describe, expect, it } from '@jest/globals';
import type { Level } from '../../src/model/level.ts';
import type { Movement } from '../../src/model/assessment.ts';
import type { Subject } from '../../src/model/subject.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { headline } from '../../src/reports/headline.ts';
import { timeText } from '../../src/language/time.ts';
import type { ReportInput, ReportOptions } from '../../src/reports/types.ts';
import { observed, policy, profile, text, unknown } from '../support/build.ts';
import { records } from '../support/build-records.ts';
import { BASE_FACTS, HEAD_FACTS, PULL_REQUEST, pullRequest, scene, withFacts } from './scene.ts';

const PUBLIC = { language: 'en', audience: 'public' } as const;
const ALL = { language: 'en', audience: 'organisation' } as const;

const moves = (from: readonly [Level, Level], to: readonly [Level, Level]): Movement => ({
  id: 'PO.3.2',
  from: { level: from[0], atMost: from[1] },
  to: { level: to[0], atMost: to[1] },
  because: [],
});

function withDelta(delta: readonly Movement[]): ReportInput {
  const input = pullRequest({ facts: BASE_FACTS });
  return { ...input, assessment: { ...input.assessment, delta } };
}

describe('the headline', () => {
  it.each<{ name: string; delta: readonly Movement[]; en: string; ja: string }>([
    { name: 'nothing', delta: [], en: 'this change moves no task level', ja: 'この変更による達成レベルの変化なし' },
    {
      name: 'a fall',
      delta: [moves([2, 2], [1, 1])],
      en: 'lowers PO.3.2 from 2 to 1',
      ja: 'PO.3.2 の達成レベルが 2→1 に低下',
    },
    { name: 'a rise', delta: [moves([0, 0], [1, 2])], en: 'raises PO.3.2 from 0 to 1–2', ja: '0→1～2 に上昇' },
    {
      name: 'a level that can no longer be confirmed',
      delta: [moves([2, 2], [1, 2])],
      en: 'leaves PO.3.2 unconfirmed at 2 (now 1–2)',
      ja: '達成レベル 2 が確認不能（現在 1～2）',
    },
    {
      name: 'a range that narrows',
      delta: [moves([1, 2], [1, 1])],
      en: 'moves PO.3.2 from 1–2 to 1',
      ja: '範囲が 1～2→1 に変化',
    },
    {
      name: 'the gravest of several',
      delta: [moves([0, 0], [1, 1]), moves([2, 2], [1, 1]), moves([3, 3], [0, 0])],
      en: 'lowers PO.3.2 from 2 to 1 and 1 more',
      ja: '2→1 に低下（ほか 1 件）',
    },
  ])('says $name', ({ delta, en, ja }) => {
    expect(headline(withDelta(delta), 'en')).toContain(en);
    expect(headline(withDelta(delta), 'ja')).toContain(ja);
  });

  it('never counts tasks of a target that nobody set', () => {
    expect(headline(scene({ overrides: { profile: profile() } }), 'en')).toBe('SSDF: no task has a target');
  });
});

const summaryOf = (input: ReportInput, options: ReportOptions = PUBLIC) =>
  renderCheckRun([input], options).content.summary;
const textOf = (input: ReportInput, options: ReportOptions = PUBLIC) =>
  renderCheckRun([input], options).content.text ?? '';

describe('a check run says', () => {
  it('that tasks without criteria are not assessed, and that they count against the target', () => {
    expect(summaryOf(pullRequest())).toContain(
      '36 of 42 tasks have no criteria yet and are not assessed; in the target (1 of them)',
    );
    expect(summaryOf(scene({ policy: policy([]) }))).toContain('42 of 42 tasks have no criteria yet');
  });

  it('coverage over both denominators', () => {
    expect(summaryOf(pullRequest())).toContain(
      'Coverage (of all 42 tasks / of the 41 applicable): level 1 or above 3 (7.1 % / 7.3 %)',
    );
  });

  it('what facts alone would give, where people’s word raises a level', () => {
    expect(textOf(pullRequest())).toContain('●●○ 2 · counting facts alone 1');
    expect(textOf(pullRequest({ overrides: { records: records() } }))).not.toContain('counting facts alone');
  });

  it('required and elective counts of every level', () => {
    expect(textOf(pullRequest())).toContain('Level 1: required 1/1, elective 0/1, 1 recommended');
  });

  it('observed, declared, equivalent and excepted as four words', () => {
    const page = textOf(pullRequest(), ALL);
    for (const word of ['**observed**', '**declared**', '**equivalent**', '**unmet, excepted**'])
      expect(page).toContain(word);
  });

  it('that a fork pull request is one', () => {
    const fork: Subject = { ...PULL_REQUEST, fromFork: true };
    expect(summaryOf(pullRequest({ subject: fork }))).toContain('It is a fork pull request');
    expect(summaryOf(pullRequest())).not.toContain('fork');
  });

  it('that something got weaker although no level fell, as advice', () => {
    const facts = withFacts(HEAD_FACTS.filter(({ id }) => id === 'workflow.pull-request-tool-categories'));
    const page = summaryOf(pullRequest({ facts }));
    expect(page).toContain('changes no task level.** ');
    expect(page).toContain('Weaker below the level: 1 task (advice).');
    expect(page).toMatch(/\| PW\.7\.2 .*\| ●●○ 2 \| ●●○ 2 \|.*missing: sast.*\(advice: the level holds\) \|/);
  });

  it('that a share fell although its criterion still holds', () => {
    const facts = withFacts([observed('workflow.pinned-actions-ratio', 0.97)]);
    expect(summaryOf(pullRequest({ facts }))).toMatch(
      /was: 100 % \(16 of 16\); now: 97 %.*\(advice: the level holds\)/,
    );
  });

  it('nothing about a setting that moved while the pull request was open', () => {
    const facts = withFacts([observed('branch.force-push-blocked', false)]);
    expect(summaryOf(pullRequest({ facts }))).not.toContain('What this change does');
  });

  it('what would settle an open gate', () => {
    const facts = withFacts([
      unknown('workflow.script-injections', {
        unseen: [{ reason: 'forbidden', what: 'the workflows', permission: 'contents: read' }],
      }),
    ]);
    const input = pullRequest({ facts, overrides: { gate: 'enforce' } });
    const open = {
      ...input,
      assessment: { ...input.assessment, gate: { ...input.assessment.gate, conclusion: 'action_required' as const } },
    };
    expect(summaryOf(open)).toContain('to settle it: grant the permissions contents: read, administration: read');
    expect(summaryOf(pullRequest({ overrides: { locksUnknown: text('the organization file is hidden') } }))).toContain(
      'to settle it: ',
    );
  });

  it('the gravest conclusion of several pull requests, each under its number', () => {
    const held = pullRequest({ facts: BASE_FACTS, subject: { ...PULL_REQUEST, number: 8 } });
    const run = renderCheckRun([held, pullRequest()], PUBLIC);
    expect(run.conclusion).toBe('failure');
    expect(run.content.title).toMatch(/^#7 SSDF: this change lowers/);
    expect([...run.content.summary.matchAll(/^## (#\d+)$/gm)].map((match) => match[1])).toEqual(['#8', '#7']);
    expect([...(run.content.text ?? '').matchAll(/^## (#\d+)$/gm)].map((match) => match[1])).toEqual(['#8', '#7']);
  });

  it('the answer, the gate and what it does not prove, even where GitHub refuses everything else', () => {
    const { minimal } = renderCheckRun([pullRequest()], PUBLIC);
    expect(minimal.summary).toMatch(/^\*\*This pull request lowers PO\.3\.2 from 2 to 1\.\*\*/);
    expect(minimal.summary).toContain('does not hold');
    expect(minimal.annotations).toEqual([]);
  });
});

describe('a time', () => {
  it('is given in JST and UTC in Japanese, across midnight too', () => {
    expect(timeText('2026-11-23T20:14:00Z', 'ja')).toBe('2026-11-24 05:14 JST（2026-11-23 20:14 UTC）');
    expect(timeText('2026-11-23T20:14:00Z', 'en')).toBe('2026-11-23 20:14 UTC');
  });

  it('that is none is shown as it came', () => expect(timeText('yesterday', 'en')).toBe('yesterday'));
});
