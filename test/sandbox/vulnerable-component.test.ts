import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadEngine } from '../../src/cli/engine.ts';
import { evaluatePullRequest } from '../../src/pipeline/evaluate.ts';
import type { Evaluation } from '../../src/pipeline/evaluation.ts';
import { renderCheckRun } from '../../src/reports/check-run/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { vulnerableComponent } from '../../src/sandbox/scenarios/vulnerable-component.ts';
import { lookAt } from '../bench/world.ts';

const engine = loadEngine(new URL('../../policies/', import.meta.url));
let gitHub: Sandbox;
let evaluation: Evaluation;

beforeAll(async () => {
  gitHub = await startSandbox({ scenario: vulnerableComponent });
  evaluation = await evaluatePullRequest(engine, lookAt(gitHub), 7);
});
afterAll(() => gitHub.stop());

describe('a pull request that adds a vulnerable component', () => {
  it('shows it on its check run, with license, source and the line of the lockfile', () => {
    const { content } = renderCheckRun([evaluation.input], { language: 'en', audience: 'public' });
    const line = (name: string) => content.summary.split('\n').find((one) => one.startsWith(`| ${name} `));
    expect(content.summary).toContain(
      'Components: 3 added, 1 upgraded, 1 removed. MALWARE in 1 component: do not merge.',
    );
    expect(line('minimatch')).toMatch(
      /added 3\.0\.4 \| \[GHSA-f8q6-p94x-37v3\].*\(high; defer … immediate; EPSS 0\.42 %; fixed in 3\.0\.5\) \| ISC \| known \| .*package-lock\.json#L\d+/,
    );
    expect(line('kettle-glyphs')).toMatch(/added 0\.0\.3 \| – \| unknown \| unknown/);
    expect(line('semver')).toMatch(/upgraded 7\.6\.3 → 7\.7\.1/);
  });

  it.each([
    { language: 'en', says: /^MALWARE in 1 component: do not merge\. / },
    { language: 'ja', says: /^マルウェアを含む部品が 1 件あります。マージしないでください。/ },
  ] as const)('says in $language before anything else that it brings malware', ({ language, says }) => {
    const { content } = renderCheckRun([evaluation.input], { language, audience: 'public' });
    expect(content.title).toMatch(says);
    expect(content.summary.replace(/^\*+/, '')).toMatch(says);
  });

  it('names the version to choose where one repairs all that it brings', () => {
    const { content } = renderCheckRun([evaluation.input], { language: 'en', audience: 'public' });
    const about = content.annotations.find(({ title }) => title.includes('minimatch'));
    expect(about?.message).toContain('Choose 3.0.5 or a later version, or another component.');
  });

  it('annotates the line of the lockfile at the head', () => {
    const { content } = renderCheckRun([evaluation.input], { language: 'en', audience: 'public' });
    const [repository] = gitHub.state.repositories.values();
    const files = repository?.store.commit(repository.branches.get('match-names') ?? '')?.files;
    const lock = new TextDecoder().decode(files?.get('package-lock.json')?.bytes).split('\n');
    const about = content.annotations.filter(({ path }) => path === 'package-lock.json');
    expect(about.map(({ level, startLine }) => [level, lock[startLine - 1]?.trim()])).toEqual([
      ['failure', '"tea-timr": "1.0.2"'],
      ['warning', '"minimatch": "3.0.4",'],
      ['notice', '"kettle-glyphs": "0.0.3",'],
    ]);
  });

  it('decides upon it with what the advisory tells, and leaves open what nobody told', () => {
    const { content } = renderCheckRun([evaluation.input], { language: 'en', audience: 'public' });
    expect(content.summary).toContain('minimatch 3.0.4, GHSA-f8q6-p94x-37v3, CVE-2022-3517: defer … immediate');
    expect(content.summary).toContain('Technical Impact: partial; the CVSS vector loses neither');
    expect(content.summary).toContain('not known for certain: Exploitation, Utility, Public Safety Impact');
  });

  it('counts it against the change and not against what was there', () => {
    const facts = evaluation.input.evidence.facts.filter(({ id }) => id === 'dependency.introduced-vulnerabilities');
    expect(facts).toMatchObject([{ state: 'observed', value: 1, exactness: 'exact', audience: 'public' }]);
    expect(evaluation.input.baseline?.evidence.componentChanges).toBeUndefined();
  });
});
