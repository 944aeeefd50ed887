import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { seen } from '../../../src/model/observation.ts';
import { answers, said } from '../../support/look.ts';
import {
  CODEQL_FILES,
  LINT_FILES,
  SCAN,
  SEMGREP_FILES,
  codeQl,
  facts,
  hidden,
  offline,
  run,
  setup,
  workflow,
  type Scene,
} from './scene.ts';

const blindSetup = { defaultSetup: answers(hidden()) };
const elsewhere = { [SCAN]: 'on: pull_request\njobs:\n  all:\n    uses: other/ci/.github/workflows/all.yml@v1\n' };

interface Row {
  readonly name: string;
  readonly scene: Scene;
  readonly configured: unknown;
  readonly onPullRequest: unknown;
  readonly swallowed: unknown;
}

describe('what the workflows and the default setup say', () => {
  it.each<Row>([
    {
      name: 'a workflow runs CodeQL',
      scene: { files: CODEQL_FILES },
      configured: true,
      onPullRequest: true,
      swallowed: 0,
    },
    {
      name: 'a workflow runs Semgrep on push only',
      scene: { files: { [SCAN]: workflow(run('semgrep scan --error'), 'push') } },
      configured: true,
      onPullRequest: false,
      swallowed: 0,
    },
    {
      name: 'only the default setup scans',
      scene: { files: LINT_FILES, github: { defaultSetup: setup() } },
      configured: true,
      onPullRequest: true,
      swallowed: 'not-applicable',
    },
    {
      name: 'nothing scans, and all was seen',
      scene: { files: LINT_FILES },
      configured: false,
      onPullRequest: false,
      swallowed: 'unknown',
    },
    {
      name: 'the tree shows nothing, and the default setup is hidden',
      scene: { files: LINT_FILES, github: blindSetup },
      configured: 'forbidden',
      onPullRequest: 'forbidden',
      swallowed: 'forbidden',
    },
    {
      name: 'the tree shows a step, and the default setup is hidden',
      scene: { files: SEMGREP_FILES, github: blindSetup },
      configured: true,
      onPullRequest: true,
      swallowed: 0,
    },
    {
      name: 'a reusable workflow elsewhere may hold it',
      scene: { files: elsewhere },
      configured: 'undecidable',
      onPullRequest: 'undecidable',
      swallowed: 'undecidable',
    },
    {
      name: 'a linter is no analyser of this kind',
      scene: { files: { [SCAN]: workflow('      - uses: super-linter/super-linter@v7') } },
      configured: false,
      onPullRequest: false,
      swallowed: 'unknown',
    },
    {
      name: 'an upload by itself scans nothing',
      scene: { files: { [SCAN]: workflow('      - uses: github/codeql-action/upload-sarif@v3') } },
      configured: false,
      onPullRequest: false,
      swallowed: 'unknown',
    },
    {
      name: 'another CI system is not read',
      scene: { files: { '.gitlab-ci.yml': 'sast: {}\n' } },
      configured: 'undecidable',
      onPullRequest: 'undecidable',
      swallowed: 'undecidable',
    },
    {
      name: 'path filters leave pull requests out',
      scene: { files: { [SCAN]: workflow(codeQl(), '{ pull_request: { paths: [src/**] } }') } },
      configured: true,
      onPullRequest: false,
      swallowed: 0,
    },
    {
      name: 'a variable decides whether the step runs',
      scene: { files: { [SCAN]: workflow(`      - if: vars.SCAN == 'yes'\n        run: semgrep scan --error`) } },
      configured: 'undecidable',
      onPullRequest: 'undecidable',
      swallowed: 'undecidable',
    },
  ])('$name', async ({ scene, configured, onPullRequest, swallowed }) => {
    const all = await facts(scene);
    expect(said(all, 'sast.configured')).toBe(configured);
    expect(said(all, 'sast.runs-on-pull-request')).toBe(onPullRequest);
    expect(said(all, 'sast.failures-swallowed')).toBe(swallowed);
  });

  it('the file and the line are named', async () => {
    const all = await facts({ files: SEMGREP_FILES });
    expect(all.find(({ id }) => id === 'sast.configured')).toMatchObject({ sources: [{ path: SCAN, line: 6 }] });
  });

  it('a list of files that was cut hides what lies beyond', async () => {
    const missing = { reason: 'truncated', what: 'the tree' } as const;
    const all = await facts({ tree: memoryTree(SEMGREP_FILES, { missing }) });
    expect(said(all, 'sast.configured')).toBe(true);
    expect(said(all, 'sast.failures-swallowed')).toBe('atLeast 0');
    const none = await facts({ tree: memoryTree(LINT_FILES, { missing }) });
    expect(said(none, 'sast.configured')).toBe('truncated');
  });
});

describe('swallowed failures', () => {
  const step = (extra: string, script = 'semgrep scan --error') => `      - ${extra}\n        run: ${script}`;

  it.each([
    { name: 'continue-on-error', text: step('continue-on-error: true'), value: 1 },
    { name: '|| true', text: run('semgrep scan --error || true'), value: 1 },
    { name: '--exit-zero', text: run('bandit -r . --exit-zero'), value: 1 },
    { name: 'an expression', text: step('continue-on-error: ${{ inputs.soft }}'), value: 'atLeast 0' },
    { name: 'nothing of the kind', text: run('semgrep scan --error'), value: 0 },
    {
      name: 'two of three',
      text: [1, 2, 3].map((n) => run(`semgrep scan ${n}${n < 3 ? ' || true' : ''}`)).join('\n'),
      value: 2,
    },
  ])('$name', async ({ text, value }) => {
    expect(said(await facts({ files: { [SCAN]: workflow(text) } }), 'sast.failures-swallowed')).toBe(value);
  });
});

describe('with nobody to ask', () => {
  it('the tree gives its three facts and everything else is unknown', async () => {
    const all = await offline({ files: SEMGREP_FILES, branch: 'main' });
    const known = all.filter(({ state }) => state !== 'unknown').map(({ id }) => id);
    expect(known).toEqual(['sast.configured', 'sast.runs-on-pull-request', 'sast.failures-swallowed']);
  });

  it('a tree without a step says neither yes nor no', async () => {
    const all = await offline({ files: LINT_FILES });
    expect(all.map(({ state }) => state)).toEqual(all.map(() => 'unknown'));
    expect(said(all, 'sast.configured')).toBe('offline');
  });

  it('a tree that cannot be listed says nothing', async () => {
    const tree = { list: answers(hidden('the tree')), read: answers(new Map()) };
    const all = await facts({ tree, github: { defaultSetup: setup() } });
    expect(said(all, 'sast.configured')).toBe(true);
    expect(said(all, 'sast.failures-swallowed')).toBe('forbidden');
    expect(said(await facts({ tree, github: { analyses: answers(seen([])) } }), 'sast.latest-scan-at')).toBe(
      'forbidden',
    );
  });
});
