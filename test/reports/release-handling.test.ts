import { describe, expect, it } from '@jest/globals';
import { evidenceShownTo, holdsBack } from '../../src/pack/shown-to.ts';
import { AUDIENCES, type Audience, mayBeShownTo } from '../../src/model/fact.ts';
import type { ReleaseHandling } from '../../src/model/release-handling.ts';
import type { Subject } from '../../src/model/subject.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { markdown } from '../../src/reports/markdown/index.ts';
import { terminal } from '../../src/reports/terminal/index.ts';
import { PULL_REQUEST, pullRequest, RELEASE_HANDLING, scene } from './scene.ts';

const { host, owner, name, commit } = PULL_REQUEST;
const RELEASE: Subject = { kind: 'release', host, owner, name, visibility: 'public', tag: 'v1.2.3', commit };
const release = (releaseHandling: ReleaseHandling = RELEASE_HANDLING) => scene({ subject: RELEASE, releaseHandling });

function reports(language: 'en' | 'ja', audience: Audience): readonly string[] {
  const options = { language, audience };
  return [
    renderCheckRun([release()], options).content.summary,
    markdown.render(release(), options).content,
    terminal.render(release(), options).content,
  ].map((report) => report.replaceAll('\\', '').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))); // prettier-ignore
}

describe('how known vulnerabilities of a release were handled', () => {
  it.each<{ language: 'en' | 'ja'; says: readonly string[] }>([
    {
      language: 'en',
      says: [
        'identification: partly; 11 of 12 components looked up',
        'prioritisation: partly; 2 of 3 open findings have one decision',
        'sharing: not done; no plan says what is shared',
        'response: not done; of 3 open findings: 1 late',
        'fixes carry an SBOM and VEX: does not hold; 1 fixed (CVE-2026-1001)',
      ],
    },
    {
      language: 'ja',
      says: [
        '特定：一部。12 部品中 11 部品を照合',
        '優先付け：一部。未対処 3 件のうち 2 件で判断が確定',
        '共有：未了。共有計画がない',
        '対応：未了。未対処 3 件：期限超過 1',
        '修正に伴う SBOM・VEX：満たさない。解消 1 件（CVE-2026-1001）',
      ],
    },
  ])('is told in $language, in the words of sbom triage', ({ language, says }) => {
    for (const report of reports(language, 'repository')) for (const line of says) expect(report).toContain(line);
  });

  it('shows on a public page how far each phase got, and nothing of what is open', () => {
    for (const report of reports('en', 'public')) {
      expect(report).toContain('response: not done\n');
      expect(report).toContain('identification: partly; 11 of 12');
      expect(report).not.toMatch(/open findings|1 late|no plan says/);
    }
  });

  it.each(AUDIENCES)('leaves a pack for %s with what these readers may see', (audience) => {
    const { evidence, facts } = release();
    const told = JSON.stringify(evidenceShownTo(evidence, facts, audience).releaseHandling);
    expect(told.includes('1 late')).toBe(mayBeShownTo('repository', audience));
    expect(told).toContain('CVE-2026-1001');
    const bare = { ...release(), evidence: { ...evidence, facts: [] } };
    expect(holdsBack(bare, audience)).toBe(!mayBeShownTo('repository', audience));
  });

  it('is nothing on a pull request', () => {
    const { summary } = renderCheckRun([pullRequest()], { language: 'en', audience: 'repository' }).content;
    expect(summary).not.toContain('How known vulnerabilities were handled');
  });
});
