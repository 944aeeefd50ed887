import { describe, expect, it } from '@jest/globals';
import { AUDIENCES, type Audience, type Fact, mayBeShownTo } from '../../src/model/fact.ts';
import type { Need } from '../../src/model/policy.ts';
import {
  all,
  AT,
  criterion,
  declared,
  description,
  is,
  level,
  observed,
  policy,
  profile,
  task,
  text,
  unknown,
} from '../support/build.ts';
import { exception, records } from '../support/build-records.ts';
import { GUARDED_FORMATS } from './formats.ts';
import { pullRequest, PULL_REQUEST, scene } from './scene.ts';

const LANGUAGES = ['en', 'ja'] as const;
const SECRET_AUDIENCES = AUDIENCES.filter((audience) => audience !== 'public');
const needs = (fact: string): Need => ({ kind: 'fact', fact, op: 'atMost', value: 1 });

const SHEET = {
  ...Object.fromEntries(
    AUDIENCES.map((audience) => [
      `seen.${audience}`,
      description({ type: 'integer', better: 'less', audience, scope: 'tree', asks: text(`ASKS-${audience}`) }),
    ]),
  ),
  'seen.setting': description({ type: 'integer', better: 'less', audience: 'security', scope: 'settings' }),
  'shown.flag': description(),
};

/** Every place of a fact that could reach a page carries the name of its audience. */
function marked(audience: Audience, value: number): Fact {
  return observed(`seen.${audience}`, value, {
    audience,
    because: text(`BECAUSE-${audience}`),
    sources: [
      { path: `PATH-${audience}.yml`, line: 3, readAt: AT },
      { url: `https://api.github.com/URL-${audience}`, status: 200, readAt: AT },
    ],
  });
}

const NUMBERS = { public: 4111, repository: 4222, security: 4333, organisation: 4444 } as const;

const MARKED_POLICY = policy([
  task('PS.1.1', [
    level(
      1,
      AUDIENCES.map((audience, n) => criterion(`PS.1.1-1${'abcd'[n] ?? 'z'}`, needs(`seen.${audience}`))),
    ),
    level(2, [criterion('PS.1.1-2a', declared)]),
    level(3, [criterion('PS.1.1-3a', needs('seen.setting'))]),
  ]),
]);

function markedInput(before: number) {
  return pullRequest({
    policy: MARKED_POLICY,
    sheet: SHEET,
    facts: [...AUDIENCES.map((audience) => marked(audience, NUMBERS[audience])), observed('seen.setting', 4555)],
    base: AUDIENCES.map((audience) => marked(audience, before)),
    previous: [observed('seen.setting', 4666)],
    overrides: { profile: profile({ 'PS.1.1': 3 }), records: records() },
  });
}

describe.each(GUARDED_FORMATS)('$name', ({ name, render }) => {
  it.each(AUDIENCES.map((reader) => ({ reader })))('$reader readers see no fact that is not theirs', ({ reader }) => {
    for (const language of LANGUAGES) {
      const { content } = render(markedInput(0), { language, audience: reader });
      const secret = AUDIENCES.filter((audience) => !mayBeShownTo(audience, reader));
      const leaks = secret.flatMap((audience) =>
        [`BECAUSE-${audience}`, `PATH-${audience}`, `URL-${audience}`, String(NUMBERS[audience])].filter((mark) =>
          content.includes(mark),
        ),
      );
      expect(leaks).toEqual([]);
    }
  });

  it('drift is told to those who may see the setting, and to nobody else', () => {
    const seen = AUDIENCES.filter((audience) =>
      render(markedInput(0), { language: 'en', audience }).content.includes('4666'),
    );
    expect(seen).toEqual(['explain', 'case'].includes(name) ? [] : ['security', 'organisation']);
  });

  it('a criterion over facts of several circles is for the narrowest', () => {
    const both = all(needs('seen.public'), needs('seen.security'));
    const input = scene({
      policy: policy([task('PS.1.1', [level(1, [criterion('PS.1.1-1a', both)])])]),
      sheet: SHEET,
      facts: [marked('public', 0), marked('security', NUMBERS.security)],
      overrides: { profile: profile({ 'PS.1.1': 1 }), records: records() },
    });
    expect(render(input, { language: 'en', audience: 'repository' }).content).not.toContain('BECAUSE-security');
    expect(render(input, { language: 'en', audience: 'security' }).content).toContain('BECAUSE-security');
  });

  it('why a closed fact could not be seen is told by the missing permission alone', () => {
    const input = scene({
      subject: PULL_REQUEST,
      policy: policy([task('PS.1.1', [level(1, [criterion('PS.1.1-1a', needs('seen.security'))])])]),
      sheet: SHEET,
      facts: [
        unknown('seen.security', {
          audience: 'security',
          because: text('BECAUSE-hidden'),
          unseen: [
            { reason: 'plan', what: 'WHAT-hidden' },
            { reason: 'forbidden', what: 'WHAT-hidden', permission: 'alerts: read' },
          ],
        }),
      ],
      overrides: { profile: profile({ 'PS.1.1': 1 }), records: records() },
    });
    const page = render(input, { language: 'en', audience: 'public' }).content;
    expect(page).not.toMatch(/BECAUSE-hidden|WHAT-hidden|not part of the plan/);
    expect(page.includes('grant the permission alerts: read')).toBe(['markdown', 'check run'].includes(name));
  });

  it('what a release ships is told to those who may see it', () => {
    const { host, owner, commit } = PULL_REQUEST;
    const input = scene({
      subject: { kind: 'release', host, owner, name: 'widget', tag: 'v1', commit },
      sheet: { 'release.evidence-kinds': description({ type: 'set', audience: 'repository', scope: 'release' }) },
      facts: [observed('release.evidence-kinds', ['WORD-closed'], { audience: 'repository' })],
    });
    const seen = AUDIENCES.filter((audience) =>
      render(input, { language: 'en', audience }).content.includes('WORD-closed'),
    );
    expect(seen).toEqual(['explain', 'case'].includes(name) ? [] : ['repository', 'security', 'organisation']);
  });

  it('a fact that the evidence keeps closer than the sheet is held back too', () => {
    const facts = [observed('shown.flag', false, { audience: 'security', because: text('BECAUSE-closer') })];
    const input = scene({
      policy: policy([task('PS.1.1', [level(1, [criterion('PS.1.1-1a', is('shown.flag'))])])]),
      sheet: SHEET,
      facts,
    });
    expect(render(input, { language: 'en', audience: 'public' }).content).not.toContain('BECAUSE-closer');
    expect(render(input, { language: 'en', audience: 'security' }).content).toContain('BECAUSE-closer');
  });

  it('a fact that nobody describes is shown to the organisation only', () => {
    const facts = [observed('unknown.fact', false, { because: text('BECAUSE-undescribed') })];
    const input = scene({
      policy: policy([task('PS.1.1', [level(1, [criterion('PS.1.1-1a', is('unknown.fact'))])])]),
      sheet: {},
      facts,
    });
    expect(render(input, { language: 'en', audience: 'security' }).content).not.toContain('BECAUSE-undescribed');
  });

  it.each(SECRET_AUDIENCES.map((audience) => ({ audience })))(
    'a page for the public is the same whatever $audience facts say, as long as the levels are',
    ({ audience }) => {
      const pages = answersOf(audience).map(
        (fact) => render(behindAShownGap(audience, fact), { language: 'en', audience: 'public' }).content,
      );
      expect(new Set(pages).size).toBe(1);
    },
  );
});

/** What a closed fact may say. */
function answersOf(audience: Audience): readonly Fact[] {
  const id = `seen.${audience}`;
  return [
    observed(id, 0, { audience }),
    observed(id, 9, { audience, sources: [{ path: 'a.yml', line: 1 }] }),
    unknown(id, { audience, unseen: [{ reason: 'forbidden', what: 'it', permission: 'administration: read' }] }),
  ];
}

/** A ★ that everyone sees is unmet, so that the level stays 0 whatever the closed ★ and ▲ beside it say. */
function behindAShownGap(audience: Audience, fact: Fact) {
  const closed = needs(`seen.${audience}`);
  const levels = [
    level(
      1,
      [
        criterion('PS.1.1-1a', is('shown.flag')),
        criterion('PS.1.1-1b', closed),
        criterion('PS.1.1-1c', closed, { mark: 'elective' }),
      ],
      { atLeast: 1, enforce: 'recommend' },
    ),
  ];
  return scene({
    subject: PULL_REQUEST,
    policy: policy([
      task('PS.1.1', levels),
      task('PS.2.1', [level(1, [criterion('PS.2.1-1a', is('shown.flag')), criterion('PS.2.1-1b', declared)])]),
    ]),
    sheet: SHEET,
    facts: [observed('shown.flag', false), fact],
    base: [observed('shown.flag', false), observed(`seen.${audience}`, 0, { audience })],
    overrides: {
      profile: profile({ 'PS.1.1': 1, 'PS.2.1': 1 }),
      records: records({ exceptions: [exception('PS.1.1-1b'), exception('PS.1.1-1c')] }),
    },
  });
}
