import { describe, expect, it } from '@jest/globals';
import { AUDIENCES, type Audience } from '../../src/model/fact.ts';
import type { ComponentChange, ComponentChanges, KnownVulnerability } from '../../src/model/component-change.ts';
import type { StatedDecision } from '../../src/model/stated-decision.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { terminal } from '../../src/reports/terminal/index.ts';
import { observed, text } from '../support/build.ts';
import { markdownFlaws } from './flaws.ts';
import { COMPONENT_CHANGES, componentChange, pullRequest, withFacts } from './scene.ts';

const INTRODUCED = 'dependency.introduced-vulnerabilities';
const compared = (...changes: readonly Parameters<typeof componentChange>[0][]) => ({
  state: 'compared' as const,
  leftOut: 0,
  changes: changes.map(componentChange),
});
function checkRun(
  componentChanges: ComponentChanges | undefined,
  audience: Audience = 'public',
  language: 'en' | 'ja' = 'en',
) {
  const input = pullRequest(componentChanges === undefined ? {} : { componentChanges });
  return renderCheckRun([input], { language, audience }).content;
}
const rows = (summary: string) => summary.split('\n').filter((line) => line.includes('package-lock.json'));

describe('what new components bring', () => {
  it('is said with vulnerabilities, license, source and place', () => {
    const { summary } = checkRun(COMPONENT_CHANGES);
    expect(summary).toContain('### What new components bring');
    expect(summary).toContain('Components: 2 added, 1 upgraded, 1 removed. They bring 1 known vulnerability');
    const [minimatch = '', glyphs = '', tar = '', leftPad = ''] = rows(summary);
    expect(minimatch).toMatch(
      /minimatch \(npm\) \| added 3\.0\.4 \| \[GHSA-f8q6-p94x-37v3\]\(https:\/\/github\.com\/advisories\/GHSA-f8q6-p94x-37v3\) \(high\) \| ISC \| known \| \[package-lock\.json:12\]\(.*#L12\)/,
    );
    expect(glyphs).toMatch(/added 0\.0\.3 \| – \| unknown \| unknown \|/);
    expect(tar).toMatch(/upgraded 6\.1\.0 → 6\.1\.2 \| – \|/);
    expect(leftPad).toMatch(/removed 1\.3\.0 \| – \| – \| – \| package-lock\.json/);
    expect(leftPad).not.toContain('](http');
    expect(markdownFlaws(summary)).toEqual([]);
  });

  it('is said in Japanese', () => {
    expect(checkRun(COMPONENT_CHANGES, 'public', 'ja').summary).toContain(
      '既知の脆弱性が新たに 1 件加わります（うち重大なもの 1 件）。',
    );
  });

  it.each<{ name: string; changes: ComponentChanges | undefined }>([
    { name: 'no component moves', changes: compared() },
    { name: 'nothing was compared, because nothing is a change', changes: undefined },
  ])('is left out where $name', ({ changes }) => {
    expect(checkRun(changes).summary).not.toContain('new components');
  });

  it('says why nothing could be compared, never that nothing comes', () => {
    const { summary, annotations } = checkRun({ state: 'not-compared', because: text('the graph is off') });
    expect(summary).toContain('Components could not be compared: the graph is off.');
    expect(annotations.filter(({ title }) => title.startsWith('SSDF PW.4.4'))).toEqual([]);
  });

  it('says what a list that was cut may lack', () => {
    const cut = { ...compared({}), because: text('the list was cut') };
    expect(checkRun(cut).summary).toContain('the list was cut');
    expect(checkRun({ ...compared(), because: text('the list was cut') }).summary).toContain('the list was cut');
  });

  it('shows some of very many, and says how many are not shown', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ name: `p${n}`, newVulnerabilities: [] }));
    const { summary } = checkRun({ ...compared(...many), leftOut: 9 });
    expect(rows(summary)).toHaveLength(40);
    expect(summary).toMatch(/20 more are not shown\./);
    expect(summary).toContain('9 more not looked at here');
  });

  it('keeps what was vulnerable before for those who see alerts', () => {
    const seen = AUDIENCES.filter((audience) => checkRun(COMPONENT_CHANGES, audience).summary.includes('GHSA-r628'));
    expect(seen).toEqual(['security', 'organisation']);
  });

  it('keeps to the audience of the comparison', () => {
    const facts = withFacts([observed(INTRODUCED, 1, { audience: 'repository' })]);
    const input = pullRequest({ facts, componentChanges: COMPONENT_CHANGES });
    const { content } = renderCheckRun([input], { language: 'en', audience: 'public' });
    expect(JSON.stringify(content)).not.toContain('minimatch');
    expect(terminal.render(input, { language: 'en', audience: 'public' }).content).not.toContain('minimatch');
  });

  it('stands in the terminal too', () => {
    const { content } = terminal.render(pullRequest({ componentChanges: COMPONENT_CHANGES }), {
      language: 'en',
      audience: 'public',
    });
    expect(content).toContain('minimatch (npm)  added 3.0.4  GHSA-f8q6-p94x-37v3 (high)  package-lock.json:12');
  });
});

describe('annotations of components', () => {
  const of = (changes: ComponentChanges) =>
    checkRun(changes).annotations.filter(({ title }) => title.startsWith('SSDF PW.4.4'));

  it('warn of new vulnerabilities and note what is of unknown origin, on the line of the manifest', () => {
    expect(
      of(COMPONENT_CHANGES).map(({ level, path, startLine, title }) => ({ level, path, startLine, title })),
    ).toEqual([
      { level: 'warning', path: 'package-lock.json', startLine: 12, title: 'SSDF PW.4.4: minimatch 3.0.4' },
      { level: 'notice', path: 'package-lock.json', startLine: 8, title: 'SSDF PW.4.4: glyphs 0.0.3' },
    ]);
  });

  it('stand at the top of a file in which no line names the component', () => {
    const nowhere = JSON.parse(JSON.stringify({ ...componentChange(), line: undefined })) as ComponentChange;
    expect(of({ state: 'compared', leftOut: 0, changes: [nowhere] })).toMatchObject([{ startLine: 1, endLine: 1 }]);
  });

  it('say nothing of an update that keeps what was there, nor of what goes', () => {
    expect(
      of(
        compared(
          { kind: 'upgraded', newVulnerabilities: [], license: null },
          { kind: 'removed', newVulnerabilities: [], license: null },
        ),
      ),
    ).toEqual([]);
  });
});

describe('decisions upon what a change brings', () => {
  const value = (key: string) => ({ key, label: text(key) });
  const decision = (...reachable: readonly string[]): StatedDecision => ({
    table: 'ssdf-gate:developer-high',
    reachable: reachable.map(value),
    inputs: [
      {
        ...{ point: 'E', label: text('Exploitation'), settled: reachable.length === 1 },
        candidates: (reachable.length === 1 ? ['active'] : ['none', 'active']).map(value),
        basis: [{ what: text('listed'), source: 'KEV 2026.11.01', asOf: '2026-11-01T00:00:00Z' }],
      },
      { ...{ point: 'U', label: text('Utility'), settled: true, basis: [] }, candidates: [value('laborious')] },
    ],
    vector: 'SSVCv2/E:A/2026-11-29T00:00:00.000Z/',
  });
  const flaw = { advisory: 'GHSA-f8q6-p94x-37v3', severity: 'high', aliases: ['CVE-2022-3517'], fixedIn: '3.0.5' };
  const brings = (known: Partial<KnownVulnerability>) => compared({ newVulnerabilities: [{ ...flaw, ...known }] });

  it('stand beside the vulnerability, with what they rest on below', () => {
    const { summary, annotations } = checkRun(brings({ decision: decision('immediate') }));
    expect(rows(summary)[0]).toContain('(high; immediate; fixed in 3.0.5)');
    expect(summary).toContain('GHSA-f8q6-p94x-37v3, CVE-2022-3517: immediate');
    expect(summary).toContain('Exploitation: active; listed (KEV 2026.11.01, 2026-11-01)');
    expect(summary).toContain('Utility: laborious; nothing is known about it here');
    expect(summary).not.toContain('A range');
    expect(markdownFlaws(summary)).toEqual([]);
    expect(annotations.find(({ title }) => title.includes('minimatch'))?.message).toContain('Exploitation: active');
  });

  it('say how probable exploitation is, a small probability too', () => {
    const told = (probability: number) => checkRun(brings({ epss: { probability, percentile: 0.5 } })).summary;
    expect(told(0.4213)).toContain('EPSS 42 %');
    expect(told(0.00045)).toContain('EPSS 0.045 %');
    expect(checkRun(brings({})).summary).not.toContain('EPSS');
  });

  it('are a range while an answer is unknown, and say which', () => {
    const { summary } = checkRun(brings({ decision: decision('defer', 'scheduled', 'immediate') }));
    expect(rows(summary)[0]).toContain('defer … immediate');
    expect(summary).toContain('A range, because this is not known for certain: Exploitation.');
    const japanese = checkRun(brings({ decision: decision('defer', 'immediate') }), 'public', 'ja').summary;
    expect(japanese).toContain('判断に幅があります。未確定の項目：');
  });

  it('are not made upon malware: it is named first and told not to be merged', () => {
    const { summary, annotations } = checkRun(brings({ severity: 'malware', malware: true }));
    expect(summary).toContain('MALWARE in 1 component: do not merge.');
    expect(summary).toContain('No known vulnerability comes with them');
    expect(annotations).toEqual(expect.arrayContaining([expect.objectContaining({ level: 'failure' })]));
    expect(checkRun(brings({ severity: 'malware', malware: true }), 'public', 'ja').summary).toContain(
      'マージしないでください',
    );
  });

  it('say what could not be read, with or without a vulnerability', () => {
    const cut = { ...compared({ newVulnerabilities: [] }), detailsUnseen: text('GET /advisories: rate limit') };
    expect(checkRun(cut).summary).toMatch(/malware may be missed: .*rate limit/);
  });
});
