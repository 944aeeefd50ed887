import { describe, expect, it } from '@jest/globals';
import type { SbomHistory, SbomPair } from '../../src/model/release-handling.ts';
import type { Subject } from '../../src/model/subject.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { markdown } from '../../src/reports/markdown/index.ts';
import { terminal } from '../../src/reports/terminal/index.ts';
import { text } from '../support/build.ts';
import { markdownFlaws } from './flaws.ts';
import { PULL_REQUEST, pullRequest, RELEASE_HANDLING, scene } from './scene.ts';

const { host, owner, name, commit } = PULL_REQUEST;
const RELEASE: Subject = { kind: 'release', host, owner, name, visibility: 'public', tag: 'v1.2.3', commit };
const file = { name: 'widget.cdx.json', digest: 'sha256:aa', from: 'release' } as const;
const about = { product: 'widget', before: file, now: file };

function reports(sboms: SbomHistory, language: 'en' | 'ja' = 'en'): readonly string[] {
  const input = scene({ subject: RELEASE, releaseHandling: { sboms } });
  const options = { language, audience: 'public' } as const;
  return [
    renderCheckRun([input], options).content.summary,
    markdown.render(input, options).content,
    terminal.render(input, options).content,
  ];
}
const plain = (report: string) => report.replaceAll(/\\|&#(\d+);/g, (_, code: string | undefined) => (code === undefined ? '' : String.fromCodePoint(Number(code)))); // prettier-ignore

describe('the components of a release since the one before', () => {
  it.each<{ language: 'en' | 'ja'; says: readonly string[] }>([
    {
      language: 'en',
      says: [
        'Components since the release before',
        'widget (v1.2.2 widget.cdx.json, kept copy → widget.cdx.json): Added 1, Upgraded 1',
        'Added: pkg:npm/glyphs 0.0.3',
        'Upgraded: pkg:npm/tar 6.1.0 → 6.1.2',
        'note: v1.2.2 carries no readable SBOM now',
      ],
    },
    {
      language: 'ja',
      says: [
        '前回リリースからの部品の変化',
        'widget（v1.2.2 widget.cdx.json、保管分 → widget.cdx.json）：追加 1、更新 1',
        '更新：pkg:npm/tar 6.1.0 → 6.1.2',
        '注意：v1.2.2 に読み取れる SBOM がないため',
      ],
    },
  ])('are told in $language by every report', ({ language, says }) => {
    for (const report of reports(RELEASE_HANDLING.sboms, language))
      for (const line of says) expect(plain(report)).toContain(line);
  });

  it.each<{ name: string; sboms: SbomHistory; says: string }>([
    { name: 'is the first', sboms: { state: 'first' }, says: 'no stable release of this product is before this one' },
    { name: 'cannot be compared', sboms: { state: 'not-compared', previous: 'v1.2.2', because: text('it carries none', 'なし') }, says: 'could not be compared with v1.2.2, so that nothing is said of what changed: it carries none' },
    { name: 'carries the file of the one before', sboms: { state: 'compared', previous: 'v1.2.2', notes: [], pairs: [{ ...about, state: 'same-file' }] }, says: 'the very same file was attached again' },
    { name: 'and the one before list nothing', sboms: { state: 'compared', previous: 'v1.2.2', notes: [], pairs: [{ ...about, state: 'empty' }] }, says: 'neither SBOM lists a component' },
  ])('are never "no difference" when it $name', ({ sboms, says }) => {
    for (const report of reports(sboms)) {
      expect(plain(report)).toContain(says);
      expect(report).not.toContain('no difference');
    }
  }); // prettier-ignore

  it('that are the same are said to be, in as many words', () => {
    const [pair] = RELEASE_HANDLING.sboms.state === 'compared' ? RELEASE_HANDLING.sboms.pairs : [];
    if (pair?.state !== 'compared') throw new Error('the scene compares');
    const none: SbomPair = { ...pair, counts: { ...pair.counts, added: 0, upgraded: 0 }, diff: { ...pair.diff, added: [], upgraded: [] } }; // prettier-ignore
    for (const report of reports({ state: 'compared', previous: 'v1.2.2', notes: [], pairs: [none] }))
      expect(plain(report)).toMatch(/widget \(v1\.2\.2 .*\): no difference/);
  });

  it('cut a long list and say by how much', () => {
    const [pair] = RELEASE_HANDLING.sboms.state === 'compared' ? RELEASE_HANDLING.sboms.pairs : [];
    if (pair?.state !== 'compared') throw new Error('the scene compares');
    const added = Array.from({ length: 100 }, (_, index) => ({ component: `pkg:npm/n${index}`, version: '1' }));
    const many: SbomPair = { ...pair, counts: { ...pair.counts, added: 500 }, diff: { ...pair.diff, added } };
    const [summary = ''] = reports({ state: 'compared', previous: 'v1.2.2', notes: [], pairs: [many] });
    expect(summary).toContain('Added 500');
    expect(summary).toContain('and 461 more');
    expect(markdownFlaws(summary)).toEqual([]);
  });

  it('are nothing on a pull request', () => {
    const { summary } = renderCheckRun([pullRequest()], { language: 'en', audience: 'public' }).content;
    expect(summary).not.toContain('since the release before');
  });
});
