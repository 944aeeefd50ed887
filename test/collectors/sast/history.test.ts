import { describe, expect, it } from '@jest/globals';
import { seen, seenPartly } from '../../../src/model/observation.ts';
import type { Analysis, WorkflowRun } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { answers, said } from '../../support/look.ts';
import { CODEQL_FILES, SEMGREP_FILES, analysis, because, facts, hidden, merged, scheduled, setup } from './scene.ts';

const NEW = '2026-11-20T10:00:00Z';
const OLD = '2026-05-01T00:00:00Z';
const list = (...all: readonly Analysis[]): Partial<Repository> => ({ analyses: answers(seen(all)) });
const cut = { reason: 'truncated', what: 'the list' } as const;

interface Row {
  readonly name: string;
  readonly github: Partial<Repository>;
  readonly files?: Readonly<Record<string, string>>;
  readonly value: unknown;
}

describe('the last scan of the branch', () => {
  it.each<Row>([
    { name: 'is the newest good one', github: list(analysis(), analysis({ createdAt: OLD })), value: NEW },
    { name: 'never happened where GitHub says so', github: list(), value: 'never' },
    { name: 'is not one of a pull request', github: list(analysis({ ref: 'refs/pull/7/merge' })), value: 'never' },
    { name: 'is not one that failed', github: list(analysis({ error: 'bad' }), analysis({ createdAt: OLD })), value: OLD },
    { name: 'is not one that looked for nothing', github: list(analysis({ rules: 0 })), value: 'never' },
    { name: 'is none of Scorecard, zizmor or Trivy', github: list(...['Scorecard', 'zizmor', 'Trivy'].map((tool) => analysis({ tool }))), value: 'never' },
    { name: 'is open where only a stranger uploaded', github: list(analysis({ tool: 'Finder' })), value: 'undecidable' },
    { name: 'is at least the known one where a stranger came later', github: list(analysis({ tool: 'Finder' }), analysis({ createdAt: OLD })), value: `atLeast ${OLD}` },
    { name: 'does not mind an older stranger', github: list(analysis(), analysis({ tool: 'Finder', createdAt: OLD })), value: NEW },
    { name: 'is hidden', github: { analyses: answers(hidden()) }, value: 'forbidden' },
    { name: 'is the newest of a list that was cut', github: { analyses: answers(seenPartly([analysis()], cut)) }, value: NEW },
    { name: 'is open where the cut list holds none', github: { analyses: answers(seenPartly([], cut)) }, value: 'truncated' },
    { name: 'is at least the known one where a member could not be read', github: { analyses: answers(seenPartly([analysis()], { reason: 'malformed', what: 'x' })) }, value: `atLeast ${NEW}` },
    { name: 'is open where a workflow runs what need not upload', github: list(), files: SEMGREP_FILES, value: 'undecidable' },
    { name: 'never happened where CodeQL, which always uploads, has none', github: list(), files: CODEQL_FILES, value: 'never' },
    { name: 'is known where what runs has uploaded', github: list(analysis({ tool: 'Semgrep OSS' })), files: SEMGREP_FILES, value: NEW },
  ])('$name', async ({ github, files = {}, value }) => {
    expect(said(await facts({ github, files }), 'sast.latest-scan-at')).toBe(value);
  }); // prettier-ignore

  it('is asked of the judged branch by itself where the whole list was cut', async () => {
    const analyses: Repository['analyses'] = ({ ref }) =>
      Promise.resolve(ref === 'refs/heads/main' ? seen([analysis()]) : seenPartly([], cut));
    expect(said(await facts({ github: { analyses } }), 'sast.latest-scan-at')).toBe(NEW);
  });
});

describe('the last scheduled scan', () => {
  const runs = (...all: readonly WorkflowRun[]): Partial<Repository> => ({ scheduledRuns: answers(seen(all)) });
  const ofSetup = (createdAt: string, overrides: Partial<Analysis> = {}) =>
    analysis({ key: 'dynamic/github-code-scanning/codeql:analyze', createdAt, ...overrides });
  const WEEKLY = { defaultSetup: setup(['go'], true) };

  it.each<Row>([
    { name: 'is that of the run that made it', github: { ...list(analysis()), ...runs(scheduled()) }, value: NEW },
    { name: 'never happened', github: { ...list(analysis()), ...runs() }, value: 'never' },
    { name: 'is not a push of the same day', github: { ...list(analysis({ createdAt: '2026-11-20T09:00:00Z' })), ...runs(scheduled()) }, value: 'never' },
    { name: 'is not of another commit', github: { ...list(analysis()), ...runs(scheduled({ commit: 'f'.repeat(40) })) }, value: 'never' },
    { name: 'is not of another workflow', github: { ...list(analysis()), ...runs(scheduled({ path: '.github/workflows/stale.yml' })) }, value: 'never' },
    { name: 'is not days after its run', github: { ...list(analysis()), ...runs(scheduled({ createdAt: '2026-11-18T00:00:00Z' })) }, value: 'never' },
    { name: 'is no failed upload', github: { ...list(analysis({ error: 'bad' })), ...runs(scheduled()) }, value: 'never' },
    { name: 'is open where runs are hidden', github: { ...list(analysis()), scheduledRuns: answers(hidden()) }, value: 'forbidden' },
    { name: 'is open where the list of runs was cut', github: { ...list(analysis()), scheduledRuns: answers(seenPartly([], cut)) }, value: 'truncated' },
    { name: 'is known where only older runs were cut', github: { ...list(analysis()), scheduledRuns: answers(seenPartly([scheduled()], cut)) }, value: NEW },
    { name: 'is open where another system uploads', github: list(analysis({ key: 'jenkins' })), value: 'undecidable' },
    { name: 'is open where the default setup has a schedule that looks like a push', github: { ...list(ofSetup(NEW)), ...WEEKLY }, value: 'undecidable' },
    { name: 'shows where the default setup repeats a commit a week later', github: { ...list(ofSetup(NEW), ofSetup('2026-11-13T10:00:00Z')), ...WEEKLY }, value: `atLeast ${NEW}` },
    { name: 'is not two languages of one push', github: { ...list(ofSetup(NEW), ofSetup('2026-11-13T10:00:00Z', { category: '/language:python' })), defaultSetup: setup() }, value: 'never' },
    { name: 'is at least the known one where the default setup is hidden', github: { ...list(analysis()), ...runs(scheduled()), defaultSetup: answers(hidden()) }, value: `atLeast ${NEW}` },
  ])('$name', async ({ github, value }) => {
    expect(said(await facts({ github }), 'sast.latest-scheduled-scan-at')).toBe(value);
  }); // prettier-ignore
});

describe('scans of what was merged', () => {
  const pulls = (...all: readonly ReturnType<typeof merged>[]): Partial<Repository> => ({
    mergedPullRequests: answers(seen(all)),
  });
  const ofPull = (number: number, overrides: Partial<Analysis> = {}) =>
    analysis({ ref: `refs/pull/${number}/merge`, commit: 'c'.repeat(40), ...overrides });
  const two = pulls(merged(1), merged(2, { byRobot: true }));

  it.each<Row>([
    { name: 'all of them, robots counted', github: { ...two, ...list(ofPull(1), ofPull(2)) }, value: 1 },
    { name: 'half of them', github: { ...two, ...list(ofPull(2)) }, value: 0.5 },
    { name: 'by the head commit of a push', github: { ...two, ...list(ofPull(1), analysis({ commit: merged(2).headCommit })) }, value: 1 },
    { name: 'none, where nothing was ever analysed', github: { ...two, ...list() }, value: 0 },
    { name: 'not by a failed or foreign one', github: { ...two, ...list(ofPull(1, { error: 'x' }), ofPull(2, { tool: 'Scorecard' })) }, value: 0 },
    { name: 'open, where a stranger scanned one', github: { ...two, ...list(ofPull(1), ofPull(2, { tool: 'Finder' })) }, value: 'undecidable' },
    { name: 'open, where a workflow runs what need not upload', github: { ...two, ...list(ofPull(1)) }, files: SEMGREP_FILES, value: 'undecidable' },
    { name: 'nothing to judge before the first merge', github: pulls(), value: 'not-applicable' },
    { name: 'hidden pull requests', github: { mergedPullRequests: answers(hidden()) }, value: 'forbidden' },
    { name: 'hidden analyses', github: { ...two, analyses: answers(hidden()) }, value: 'forbidden' },
    { name: 'a list of pull requests that was cut', github: { mergedPullRequests: answers(seenPartly([merged(1)], cut)) }, value: 'truncated' },
  ])('$name', async ({ github, files = {}, value }) => {
    expect(said(await facts({ github, files }), 'sast.merged-heads-scanned-ratio')).toBe(value);
  }); // prettier-ignore

  it('are looked up one by one where the list was cut, and the rest stays open', async () => {
    const asked: unknown[] = [];
    const answering = (known: readonly number[]): Repository['analyses'] => {
      return ({ ref }) => {
        asked.push(ref);
        const own = known.map((number) => ofPull(number)).filter((one) => one.ref === ref);
        return Promise.resolve(ref === undefined ? seenPartly([ofPull(1)], cut) : seen(own));
      };
    };
    const whole = await facts({ github: { ...two, analyses: answering([2]) } });
    expect(said(whole, 'sast.merged-heads-scanned-ratio')).toBe(1);
    expect(asked).not.toContain('refs/pull/1/merge');
    const part = await facts({ github: { ...two, analyses: answering([]) } });
    expect(said(part, 'sast.merged-heads-scanned-ratio')).toBe('truncated');
  });

  it('say both numbers', async () => {
    const all = await facts({ github: { ...two, ...list(ofPull(2)) } });
    expect(because(all, 'sast.merged-heads-scanned-ratio')).toMatchObject({
      en: expect.stringMatching(/1 of the last 2/),
      ja: expect.stringMatching(/2 件.*1 件/),
    });
  });
});
