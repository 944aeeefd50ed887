import { describe, expect, it } from '@jest/globals';
import { notSeen, seen, seenPartly } from '../../../src/model/observation.ts';
import type { Analysis, CheckRunSeen } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { subject } from '../../support/build.ts';
import { answers, said } from '../../support/look.ts';
import {
  CODEQL_FILES,
  HEAD,
  LINT_FILES,
  MERGE,
  SCAN,
  SEMGREP_FILES,
  analysis,
  because,
  check,
  facts,
  hidden,
  offline,
  pullRequest,
  pullRequestSeen,
  run,
  setup,
  workflow,
  type Scene,
} from './scene.ts';

const ID = 'sast.head-scanned';
const OTHER = 'd'.repeat(40);

const recorded = (...all: readonly Analysis[]): Partial<Repository> => ({ analyses: answers(seen(all)) });
const ran = (...all: readonly CheckRunSeen[]): Partial<Repository> => ({ checkRuns: answers(seen(all)) });
const done = check({ name: 'test' });

async function ask(github: Partial<Repository>, scene: Scene = { files: LINT_FILES }) {
  return said(await facts({ ...scene, github: { ...ran(done), ...github } }), ID);
}

describe('analyses on record', () => {
  it.each<{ name: string; github: Partial<Repository>; value: unknown }>([
    { name: 'one of this commit', github: recorded(analysis()), value: true },
    { name: 'one of another commit', github: recorded(analysis({ commit: OTHER })), value: false },
    { name: 'one that failed', github: recorded(analysis({ error: 'upload failed' })), value: false },
    { name: 'one without rules and results', github: recorded(analysis({ rules: 0 })), value: false },
    { name: 'one with results whose rules were not counted', github: recorded(analysis({ rules: 0, results: 3 })), value: true },
    { name: 'one by Scorecard', github: recorded(analysis({ tool: 'Scorecard' })), value: false },
    { name: 'one by a container scanner', github: recorded(analysis({ tool: 'Trivy' })), value: false },
    { name: 'one by a stranger', github: recorded(analysis({ tool: 'Finder 3000' })), value: 'undecidable' },
    { name: 'none', github: recorded(), value: false },
    { name: 'hidden', github: { analyses: answers(hidden()) }, value: 'forbidden' },
    { name: 'a list that was cut', github: { analyses: answers(seenPartly([], { reason: 'truncated', what: 'list' })) }, value: 'truncated' },
  ])('$name: $value', async ({ github, value }) => expect(await ask(github)).toBe(value)); // prettier-ignore
});

describe('a pull request', () => {
  const ofMerge = recorded(analysis({ ref: 'refs/pull/7/merge', commit: MERGE }));
  const scene = { files: LINT_FILES, subject: pullRequest };

  it.each<{ name: string; github: Partial<Repository>; value: unknown }>([
    { name: 'its test merge was analysed', github: ofMerge, value: true },
    { name: 'an older test merge was analysed', github: recorded(analysis({ commit: OTHER })), value: false },
    { name: 'the test merge is hidden', github: { ...ofMerge, pullRequest: answers(hidden()) }, value: 'forbidden' },
    { name: 'the head itself was analysed and the test merge is hidden', github: { ...recorded(analysis()), pullRequest: answers(hidden()) }, value: true },
    { name: 'it cannot be merged', github: { ...ofMerge, pullRequest: answers(seen(pullRequestSeen({ testMergeCommit: null }))) }, value: false },
    { name: 'it has moved on: the test merge is not of this head', github: { ...ofMerge, pullRequest: answers(seen(pullRequestSeen({ head: { ...pullRequest.head, commit: OTHER, repository: null } }))) }, value: false },
  ])('$name: $value', async ({ github, value }) => expect(await ask(github, scene)).toBe(value)); // prettier-ignore

  it('what a cut list does not show is asked by its own ref', async () => {
    const analyses: Repository['analyses'] = ({ ref }) =>
      Promise.resolve(
        ref === 'refs/pull/7/merge'
          ? seen([analysis({ ref, commit: MERGE })])
          : seenPartly([], { reason: 'truncated', what: 'list' }),
      );
    expect(await ask({ analyses }, scene)).toBe(true);
  });
});

describe('check runs on the commit', () => {
  it.each<{ name: string; run: Partial<CheckRunSeen>; files: Record<string, string>; value: unknown }>([
    { name: 'the job that scans succeeded', run: {}, files: SEMGREP_FILES, value: true },
    { name: 'the job that scans failed, for whatever reason', run: { conclusion: 'failure' }, files: SEMGREP_FILES, value: 'undecidable' },
    { name: 'the job that scans was skipped', run: { conclusion: 'skipped' }, files: SEMGREP_FILES, value: false },
    { name: 'the job that scans stayed neutral', run: { conclusion: 'neutral' }, files: SEMGREP_FILES, value: false },
    { name: 'the job that scans was cancelled', run: { conclusion: 'cancelled' }, files: SEMGREP_FILES, value: false },
    { name: 'the job that scans is running', run: { status: 'in_progress', conclusion: null }, files: SEMGREP_FILES, value: 'pending' },
    { name: 'another job is running', run: { name: 'test', status: 'queued', conclusion: null }, files: SEMGREP_FILES, value: 'pending' },
    { name: 'a job that swallows failures succeeded', run: {}, files: { [SCAN]: workflow(run('semgrep scan || true')) }, value: 'undecidable' },
    { name: 'a job that scans on a schedule only succeeded on a push', run: {}, files: { [SCAN]: workflow(`      - if: github.event_name == 'schedule'\n        run: semgrep scan`, '{ push: {}, schedule: [{ cron: 0 0 * * 0 }] }') }, value: 'undecidable' },
    { name: 'a job of that name lives in no file', run: { name: 'unheard-of' }, files: SEMGREP_FILES, value: false },
    { name: 'a job that does not scan succeeded', run: { name: 'test' }, files: LINT_FILES, value: false },
    { name: 'the results of CodeQL have a check that passed', run: { name: 'CodeQL', app: 'github-advanced-security' }, files: LINT_FILES, value: true },
    { name: 'the results of CodeQL have a check that failed', run: { name: 'CodeQL', app: 'github-advanced-security', conclusion: 'failure' }, files: LINT_FILES, value: true },
    { name: 'the results of CodeQL have a check that stayed neutral', run: { name: 'CodeQL', app: 'github-advanced-security', conclusion: 'neutral' }, files: LINT_FILES, value: false },
    { name: 'the results of Scorecard have a check', run: { name: 'Scorecard', app: 'github-advanced-security' }, files: LINT_FILES, value: false },
    { name: 'an app that analyses code passed', run: { name: 'SonarCloud Code Analysis', app: 'sonarqubecloud' }, files: LINT_FILES, value: true },
    { name: 'an app of another nature passed', run: { name: 'codecov/patch', app: 'codecov' }, files: LINT_FILES, value: false },
    { name: 'an app of another nature never ends', run: { name: 'x', app: 'vercel', status: 'queued', conclusion: null }, files: LINT_FILES, value: false },
    { name: 'a stranger passed', run: { name: 'x', app: 'who-knows' }, files: LINT_FILES, value: 'undecidable' },
    { name: 'nobody says which app it is', run: { name: 'x', app: null }, files: LINT_FILES, value: 'undecidable' },
  ])('$name: $value', async ({ run: one, files, value }) => {
    expect(await ask(ran(check(one)), { files })).toBe(value);
  }); // prettier-ignore

  it('our own run never makes us wait', async () => {
    const own = check({ name: 'ssdf-gate', app: 'ssdf-gate', status: 'in_progress', conclusion: null });
    expect(await ask(ran(done, own))).toBe(false);
  });

  it.each([
    { name: 'with an analyser set up it may yet begin', files: CODEQL_FILES, value: 'pending' },
    { name: 'without one it stays undone', files: LINT_FILES, value: false },
  ])('nothing ran: $name', async ({ files, value }) => expect(await ask(ran(), { files })).toBe(value));

  it('a job of the default setup counts only where that is switched on', async () => {
    const github = ran(check({ name: 'Analyze (go)' }));
    expect(await ask({ ...github, defaultSetup: setup() })).toBe(true);
    expect(await ask(github)).toBe('undecidable');
  });

  it('hidden, they leave it open', async () => {
    expect(await ask({ checkRuns: answers(hidden()) })).toBe('forbidden');
    expect(await ask({ checkRuns: answers(hidden()), ...recorded(analysis()) })).toBe(true);
  });
});

describe('a SARIF file that was handed over', () => {
  const sarif = (overrides: object = {}) => ({
    tool: { driver: { name: 'Semgrep OSS', rules: [{ id: 'r' }] } },
    invocations: [{ executionSuccessful: true }],
    versionControlProvenance: [{ repositoryUri: 'https://x', revisionId: HEAD }],
    results: [],
    ...overrides,
  });
  const supplied = (content: unknown) => {
    const text = typeof content === 'string' ? content : JSON.stringify({ version: '2.1.0', runs: [content] });
    return [{ kind: 'sarif', path: 'out.sarif', bytes: new TextEncoder().encode(text) }] as const;
  };
  const elsewhere = [{ revisionId: OTHER }];

  it.each<{ name: string; content: unknown; value: unknown; says?: RegExp }>([
    { name: 'of this commit, whole', content: sarif(), value: true },
    { name: 'with its rules in an extension', content: sarif({ tool: { driver: { name: 'CodeQL' }, extensions: [{ name: 'q', rules: [{}] }] } }), value: true },
    { name: 'of another commit', content: sarif({ versionControlProvenance: elsewhere }), value: 'offline,offline', says: /out\.sarif.*another commit/ },
    { name: 'that names no commit', content: sarif({ versionControlProvenance: undefined }), value: 'offline,undecidable,offline', says: /names no commit/ },
    { name: 'without rules', content: sarif({ tool: { driver: { name: 'Semgrep OSS' } } }), value: 'offline,offline', says: /no rules/ },
    { name: 'without results', content: sarif({ results: null }), value: 'offline,offline', says: /came to no result/ },
    { name: 'without a run', content: '{"version":"2.1.0","runs":[]}', value: 'offline,offline', says: /out\.sarif: the file holds no run/ },
    { name: 'cut off in the middle', content: '{"version":"2.1.0","runs":[{', value: 'offline,not-json,offline' },
    { name: 'of a version that nobody reads', content: '{"version":"2.0.0","runs":[]}', value: 'offline,malformed,offline' },
    { name: 'whose runs are no list', content: '{"version":"2.1.0","runs":{}}', value: 'offline,malformed,offline' },
    { name: 'with more runs than are read', content: JSON.stringify({ version: '2.1.0', runs: Array.from({ length: 101 }, () => sarif({ versionControlProvenance: elsewhere })) }), value: 'offline,too-large,offline', says: /another commit/ },
    { name: 'with a name of ten million letters', content: sarif({ tool: { driver: { name: 'x'.repeat(10_000_000), rules: [{}] } } }), value: 'offline,undecidable,offline', says: /^.{0,2000}$/s },
    { name: 'of a failed run', content: sarif({ invocations: [{ executionSuccessful: false }] }), value: 'offline,offline', says: /Semgrep OSS failed/ },
    { name: 'of Scorecard', content: sarif({ tool: { driver: { name: 'Scorecard', rules: [{}] } } }), value: 'offline,offline', says: /does not analyse/ },
    { name: 'of a stranger', content: sarif({ tool: { driver: { name: 'Finder', rules: [{}] } } }), value: 'offline,undecidable,offline', says: /not a tool/ },
    { name: 'that is no JSON', content: '{', value: 'offline,not-json,offline' },
    { name: 'of another form', content: '{"version":"1.0"}', value: 'offline,malformed,offline' },
    { name: 'whose run is of another form', content: 7, value: 'offline,malformed,offline' },
  ])('$name', async ({ content, value, says = /./ }) => {
    const all = await offline({ supplied: supplied(content) });
    expect(said(all, ID)).toBe(value);
    expect(because(all, ID)?.en ?? 'x').toMatch(says);
    expect(because(all, ID)?.ja ?? 'x').toMatch(/\S/);
  }); // prettier-ignore

  it('that does not count is named where everything else says no', async () => {
    const all = await facts({
      files: LINT_FILES,
      github: ran(done),
      supplied: supplied(sarif({ versionControlProvenance: elsewhere })),
    });
    expect(said(all, ID)).toBe(false);
    expect(because(all, ID)?.en).toMatch(/another commit/);
  });

  it('of the test merge counts for its pull request', async () => {
    const content = sarif({ versionControlProvenance: [{ revisionId: MERGE }] });
    const scene = { files: LINT_FILES, subject: pullRequest, supplied: supplied(content) };
    expect(await ask({ analyses: answers(hidden()) }, scene)).toBe(true);
  });
});

it('files of which nobody knows the commit cannot be said to be scanned', async () => {
  const all = await facts({ subject: { ...subject, kind: 'tree', commit: null } });
  expect(said(all, ID)).toBe('unknown');
});

describe('what CI left and nobody could read', () => {
  const unread = [notSeen({ reason: 'unverified', what: 'ssdf-gate-evidence (run 1)' })];

  it('keeps "not scanned" open: a scan may be among it', async () => {
    expect(await ask(recorded(), { files: LINT_FILES, unread })).toBe('unverified');
  });

  it('takes nothing from what was seen', async () => {
    expect(await ask(recorded(analysis()), { files: LINT_FILES, unread })).toBe(true);
  });
});
