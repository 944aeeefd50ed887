import { describe, expect, it } from '@jest/globals';
import type { ComponentChange } from '../../src/model/component-change.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { ReleaseHandling } from '../../src/model/release-handling.ts';
import type { Subject } from '../../src/model/subject.ts';
import { markdown } from '../../src/reports/markdown/index.ts';
import { renderCheckRun, renderNotAssessed } from '../../src/reports/check-run/index.ts';
import { terminal } from '../../src/reports/terminal/index.ts';
import { escapeMarkdown } from '../../src/reports/escape-markdown.ts';
import { cutText, visibleLine } from '../../src/reports/visible.ts';
import type { ReportInput } from '../../src/reports/types.ts';
import { observed, profile, text } from '../support/build.ts';
import { declaration, exception, notApplicableTask, records } from '../support/build-records.ts';
import { GUARDED_FORMATS } from './formats.ts';
import { hiddenFlaws, markdownFlaws } from './flaws.ts';
import { PULL_REQUEST, pullRequest, RELEASE_HANDLING, scene, withFacts } from './scene.ts';

const LANGUAGES = ['en', 'ja'] as const;
const { host, owner, name, commit } = PULL_REQUEST;

const HOSTILE: readonly { readonly name: string; readonly hostile: string }[] = [
  { name: 'pipes', hostile: 'a | b || c |' },
  { name: 'backticks', hostile: '`a` ``` b' },
  { name: 'HTML', hostile: '</summary></details><script>alert(1)</script><img src=x onerror=1><!--' },
  { name: 'a mention', hostile: '@octocat and @acme/security, a@b.example' },
  { name: 'an entity mention', hostile: '&#64;octocat &commat;octocat' },
  { name: 'a reference', hostile: '#1 acme/widget#2 GH-3' },
  {
    name: 'links',
    hostile: '[x](https://evil.example) ![y](//evil.example/z) <https://evil.example> www.evil.example',
  },
  { name: 'line ends', hostile: 'a\n\n# b\r\n- c\u2028d\u2029e\u0085f\n| g | h |\n\nGate: enforce → holds' },
  { name: 'bidirectional overrides', hostile: 'a\u202eb\u2066c\u200fd\u061ce' },
  { name: 'controls', hostile: 'a\u0000b\u001b[2Jc\u0007d\u009be\u007f' },
  { name: 'invisible characters', hostile: 'a\u200bb\u{e0041}\u{e0042}c\ufeffd' },
  { name: 'half a surrogate pair', hostile: 'a\ud800b\udc00' },
  { name: 'emoji', hostile: '👩‍👩‍👧‍👦🏳️‍🌈🇯🇵' },
  { name: 'emphasis', hostile: '**a** _b_ ~~c~~ ***' },
  { name: 'mathematics', hostile: '$a$ $$b$$ \\(c\\)' },
  { name: 'ten thousand characters', hostile: '漢字😀x'.repeat(2500) },
  { name: 'ten thousand pipes', hostile: '|'.repeat(10_000) },
  { name: 'nothing but space', hostile: ' \t\n ' },
];

/** The text in every place that a repository, its owner or its people can fill. */
function filledWith(filling: string, subject: Subject): ReportInput {
  const source = { path: filling, line: 3 };
  const facts: readonly Fact[] = withFacts([
    observed('workflow.pinned-actions-ratio', 0.5, { because: text(filling), sources: [source] }),
    observed('workflow.pull-request-tool-categories', [filling], { sources: [{ path: filling }] }),
    observed('release.evidence-kinds', [filling], { sources: [{ url: filling, status: 200, readAt: filling }] }),
  ]);
  return {
    ...pullRequest({
      subject,
      facts,
      previous: withFacts([observed('branch.force-push-blocked', false, { because: text(filling) })]),
      afterMerge: [text(filling)],
      componentChanges: { state: 'compared', leftOut: 1, because: text(filling), changes: [filledChange(filling)] },
      releaseHandling: filledHandling(filling),
      overrides: {
        profile: profile({ 'PO.3.2': 2, 'PS.1.1': 1 }, { name: filling }),
        records: records({
          declarations: [declaration('PS.1.1-1a', { author: filling, path: filling })],
          exceptions: [exception('PO.3.2-3a', { approver: filling }), exception('PW.9.9-1a', { path: filling })],
          notApplicable: [notApplicableTask('RV.3.4', { approver: filling })],
        }),
        locksUnknown: text(filling),
      },
    }),
  };
}

function filledHandling(filling: string): ReleaseHandling {
  const file = { name: filling, digest: 'sha256:aa', from: 'archive' } as const;
  const { sboms } = RELEASE_HANDLING;
  if (sboms.state !== 'compared') throw new Error('the scene compares');
  const pairs = sboms.pairs.map((pair) =>
    pair.state === 'compared'
      ? {
          ...pair,
          ...{ product: filling, before: file, now: file },
          diff: {
            ...pair.diff,
            added: [{ component: filling, version: filling }],
            upgraded: [{ component: filling, from: filling, to: filling }],
          },
        }
      : pair,
  );
  return {
    sboms: { state: 'compared', previous: filling, pairs, notes: [text(filling)] },
    fixing: {
      state: 'fails',
      newSbom: 'no',
      because: text(filling),
      fixes: [{ id: filling, toldBy: ['vex'], inVex: false }],
    },
    phases: [{ phase: 'sharing', state: 'partly', because: text(filling) }],
  };
}

function filledChange(filling: string): ComponentChange {
  const newVulnerabilities = [{ advisory: filling, severity: filling }];
  return {
    ...{ kind: 'upgraded', ecosystem: filling, name: filling, version: filling, before: filling, path: filling },
    ...{ development: true, license: filling, licenseBefore: filling, sourceKnown: false, newVulnerabilities },
    oldVulnerabilities: newVulnerabilities,
  };
}

const SUBJECTS: Readonly<Record<string, (filling: string) => Subject>> = {
  'pull request': (filling) => ({
    ...PULL_REQUEST,
    base: { ref: filling, commit: filling },
    head: { ref: filling, commit },
  }),
  release: (filling) => ({ kind: 'release', host, owner, name, tag: filling, commit }),
  tree: (filling) => ({
    kind: 'tree',
    host: filling,
    owner: filling,
    name: filling,
    ref: filling,
    commit: filling,
    dirty: true,
  }),
};

const ROWS = HOSTILE.flatMap((each) =>
  Object.keys(SUBJECTS).flatMap((kind) => LANGUAGES.map((language) => ({ ...each, kind, language }))),
).map((row) => ({ ...row, name: `${row.name} in a ${row.kind}, ${row.language}` }));

const inputOf = (kind: string, filling: string) =>
  filledWith(filling, (SUBJECTS[kind] ?? SUBJECTS.tree)?.(filling) ?? PULL_REQUEST);
/** A record that nobody signed does not count, so that blank text is held against blank text. */
const plainFor = (hostile: string) => (hostile.trim() === '' ? ' ' : 'x');
const lineCount = (page: string) => page.split('\n').length;

describe('repository text is data', () => {
  it.each(ROWS)('$name breaks no table, tag or mention of the check run', ({ hostile, kind, language }) => {
    const options = { language, audience: 'organisation' } as const;
    const { content, minimal } = renderCheckRun([inputOf(kind, hostile)], options);
    for (const page of [content.summary, content.text ?? '', minimal.summary]) expect(markdownFlaws(page)).toEqual([]);
  });

  it.each(ROWS)('$name leaves the title one short line', ({ hostile, kind, language }) => {
    const { content } = renderCheckRun([inputOf(kind, hostile)], { language, audience: 'organisation' });
    expect(hiddenFlaws(content.title)).toEqual([]);
    expect(content.title).not.toContain('\n');
    expect(Array.from(content.title).length).toBeLessThanOrEqual(255);
    expect(content.title).toMatch(/tasks at target|目標到達/);
  });

  it.each(ROWS)('$name adds no line to the terminal and steers nothing', ({ hostile, kind, language }) => {
    const options = { language, audience: 'organisation' } as const;
    const { content } = terminal.render(inputOf(kind, hostile), options);
    expect(hiddenFlaws(content.replaceAll('\n', ''))).toEqual([]);
    expect(lineCount(content)).toBe(lineCount(terminal.render(inputOf(kind, plainFor(hostile)), options).content));
  });

  it.each(ROWS)('$name gives a whole Markdown document, with no line of its own', ({ hostile, kind, language }) => {
    const options = { language, audience: 'organisation' } as const;
    const { content } = markdown.render(inputOf(kind, hostile), options);
    expect(markdownFlaws(content)).toEqual([]);
    expect(lineCount(content)).toBe(lineCount(markdown.render(inputOf(kind, plainFor(hostile)), options).content));
  });

  it.each(HOSTILE)('$name stops no format', ({ hostile }) => {
    for (const { render } of GUARDED_FORMATS) {
      const { content } = render(inputOf('tree', hostile), { language: 'ja', audience: 'organisation' });
      expect(content.isWellFormed()).toBe(true);
    }
  });

  it.each(HOSTILE)('$name as the reason of a run without a verdict stays text', ({ hostile }) => {
    expect(markdownFlaws(renderNotAssessed(text(hostile)).content.summary)).toEqual([]);
  });

  it.each(HOSTILE)('$name keeps an annotation on its two lines', ({ hostile }) => {
    const { content } = renderCheckRun([inputOf('pull request', hostile)], { language: 'en', audience: 'public' });
    for (const { message } of content.annotations) {
      expect(message.split('\n').length).toBe(2);
      expect(hiddenFlaws(message.replaceAll('\n', ''))).toEqual([]);
    }
  });
});

describe('text that is shown', () => {
  it.each<{ name: string; raw: string; shown: string }>([
    { name: 'line ends as spaces', raw: 'a\r\nb\tc', shown: 'a b c' },
    { name: 'hidden characters as replaced ones', raw: 'a\u202eb\u0007', shown: 'a\ufffdb\ufffd' },
    { name: 'spaces as they are', raw: '  a  b', shown: '  a  b' },
  ])('keeps $name', ({ raw, shown }) => expect(visibleLine(raw)).toBe(shown));

  it('is cut between whole characters, and the cut is marked', () => {
    expect(cutText('😀😀😀', 3)).toBe('😀😀😀');
    expect(cutText('😀😀😀😀', 3)).toBe('😀😀…');
    expect(escapeMarkdown('1. a')).toBe('1&#46; a');
    expect(escapeMarkdown('- a')).toBe('&#45; a');
  });
});

describe('a link to a file', () => {
  const linksOf = (path: string, subject: Subject = PULL_REQUEST) => {
    const facts = withFacts([observed('workflow.pinned-actions-ratio', 0, { sources: [{ path, line: 3 }] })]);
    const page = markdown.render(pullRequest({ facts, subject }), { language: 'en', audience: 'public' }).content;
    return [...page.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1]).filter((link) => link?.endsWith('#L3'));
  };

  it.each<{ name: string; path: string; encoded: string }>([
    { name: 'spaces', path: 'a b.yml', encoded: 'a%20b.yml' },
    { name: 'brackets', path: 'a(b)[c].yml', encoded: 'a%28b%29%5Bc%5D.yml' },
    { name: 'Japanese', path: '設定/a.yml', encoded: '%E8%A8%AD%E5%AE%9A/a.yml' },
    { name: 'query and fragment', path: 'a?b#c', encoded: 'a%3Fb%23c' },
  ])('takes $name', ({ path, encoded }) => {
    expect(linksOf(path)[0]).toBe(`https://github.com/acme/widget/blob/${commit}/${encoded}#L3`);
  });

  it.each<{ name: string; subject: Subject }>([
    { name: 'host', subject: { ...PULL_REQUEST, host: 'evil.example/x' } },
    { name: 'commit', subject: { ...PULL_REQUEST, commit: '../../evil' } },
  ])('is left out where the $name of a saved evidence is none', ({ subject }) => {
    expect(linksOf('a.yml', subject)).toEqual([]);
  });

  it('is left out where nothing is known of a place on a server', () => {
    const facts = withFacts([observed('workflow.script-injections', 1, { sources: [{ path: 'a.yml', line: 3 }] })]);
    const input = scene({
      facts,
      subject: { kind: 'tree', host: null, owner: null, name: null, ref: null, commit: null, dirty: false },
    });
    expect(markdown.render(input, { language: 'en', audience: 'public' }).content).toContain('a.yml:3');
  });
});
