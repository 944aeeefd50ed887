import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { seen, seenPartly } from '../../../src/model/observation.ts';
import type { BranchRule, ClassicProtection } from '../../../src/ports/branch-settings.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { answers, said } from '../../support/look.ts';
import {
  CODEQL_FILES,
  LINT_FILES,
  SCAN,
  absent,
  codeQl,
  contexts,
  facts,
  hidden,
  rule,
  run,
  setup,
  workflow,
} from './scene.ts';

const files = { ...CODEQL_FILES, ...LINT_FILES };
const ID = 'sast.check-required';

const check = (context: string, integration_id: number): BranchRule =>
  rule('required_status_checks', { required_status_checks: [{ context, integration_id }] });
const results = (tool: string, threshold = 'high_or_higher'): BranchRule =>
  rule('code_scanning', {
    code_scanning_tools: [{ tool, alerts_threshold: 'none', security_alerts_threshold: threshold }],
  });
const classic = (...names: readonly string[]): Partial<Repository> => ({
  classicProtection: answers(
    seen<ClassicProtection>({
      pullRequest: null,
      pushRestricted: false,
      forcePushesAllowed: false,
      deletionsAllowed: false,
      conversationResolution: false,
      signatures: false,
      administratorsBound: false,
      checks: { strict: false, contexts: names },
      named: [],
    }),
  ),
});

async function ask(
  rules: readonly BranchRule[],
  more: { files?: Record<string, string>; github?: Partial<Repository> } = {},
) {
  const all = await facts({ files, ...more, github: { branchRules: answers(seen(rules)), ...more.github } });
  return said(all, ID);
}

describe('a merge waits for an analyser', () => {
  it.each<{ name: string; rules: readonly BranchRule[]; value: unknown }>([
    { name: 'nothing is required', rules: [], value: false },
    { name: 'the job that scans is required', rules: [contexts('scan')], value: true },
    { name: 'another job is required', rules: [contexts('test')], value: false },
    { name: 'one of several is the job that scans', rules: [contexts('unheard-of', 'scan')], value: true },
    { name: 'a name that nobody knows is required', rules: [contexts('unheard-of')], value: 'undecidable' },
    { name: 'a name known to be no analyser', rules: [contexts('DCO', 'codecov/patch')], value: false },
    { name: 'the check with results of CodeQL', rules: [check('CodeQL', 57789)], value: true },
    { name: 'the check with results of Scorecard', rules: [check('Scorecard', 57789)], value: false },
    { name: 'the check with results of a stranger', rules: [check('Finder', 57789)], value: 'undecidable' },
    { name: 'a job named as an analyser, from Actions, in no file', rules: [check('CodeQL', 15368)], value: 'undecidable' },
    { name: 'the job that scans, from Actions', rules: [check('scan', 15368)], value: true },
    { name: 'a service of its own', rules: [contexts('SonarCloud Code Analysis')], value: true },
    { name: 'results of CodeQL below a threshold', rules: [results('CodeQL')], value: true },
    { name: 'results of CodeQL whatever they are', rules: [results('CodeQL', 'none')], value: false },
    { name: 'results of Scorecard', rules: [results('Scorecard')], value: false },
    { name: 'results of a stranger', rules: [results('Finder')], value: 'undecidable' },
    { name: 'a workflow of some repository', rules: [rule('workflows', { workflows: [{ path: SCAN, repository_id: 1 }] })], value: 'undecidable' },
    { name: 'a rule of an unexpected form', rules: [rule('required_status_checks', { required_status_checks: 'scan' })], value: 'malformed' },
    { name: 'a rule of another kind', rules: [rule('pull_request', {})], value: false },
  ])('$name', async ({ rules, value }) => expect(await ask(rules)).toBe(value)); // prettier-ignore

  it.each([
    { name: 'each combination of a matrix has a name', required: 'scan (go)', value: true },
    { name: 'the bare name of a matrix job is nobody', required: 'scan', value: 'undecidable' },
  ])('$name', async ({ required, value }) => {
    const matrix = `on: pull_request\njobs:\n  scan:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        language: [go, python]\n    steps:\n${codeQl('${{ matrix.language }}')}\n`;
    expect(await ask([contexts(required)], { files: { [SCAN]: matrix } })).toBe(value);
  });

  it.each([
    {
      name: 'two jobs of one name, of which one scans, cannot be told apart',
      files: { ...CODEQL_FILES, 'other.yml': '', '.github/workflows/b.yml': workflow(run('npm test')) },
      required: 'scan',
    },
    {
      name: 'a job that calls what cannot be followed may scan',
      files: { [SCAN]: workflow('      - run: ${{ vars.COMMAND }} .') },
      required: 'scan',
    },
    {
      name: 'a job of another repository may scan',
      files: { [SCAN]: 'on: pull_request\njobs:\n  scan:\n    uses: other/ci/.github/workflows/x.yml@v1\n' },
      required: 'scan',
    },
  ])('$name', async ({ files: own, required }) => {
    expect(await ask([contexts(required)], { files: own })).toBe('undecidable');
  });

  it('the jobs of the default setup stand in no file', async () => {
    const analyze = contexts('Analyze (go)');
    expect(await ask([analyze], { github: { defaultSetup: setup() } })).toBe(true);
    expect(await ask([analyze], { github: { defaultSetup: answers(hidden()) } })).toBe('forbidden');
    expect(await ask([analyze])).toBe('undecidable');
  });
});

describe('both halves of the protection', () => {
  it.each<{ name: string; github: Partial<Repository>; value: unknown }>([
    { name: 'classic protection requires it', github: classic('scan'), value: true },
    { name: 'classic protection requires another job', github: classic('test'), value: false },
    { name: 'classic protection is hidden', github: { classicProtection: answers(hidden()) }, value: 'forbidden' },
    { name: 'rules are hidden', github: { branchRules: answers(hidden()) }, value: 'forbidden' },
    {
      name: 'rules require it and classic protection is hidden',
      github: { branchRules: answers(seen([contexts('scan')])), classicProtection: answers(hidden()) },
      value: true,
    },
    {
      name: 'a list of rules that was cut holds none',
      github: { branchRules: answers(seenPartly([], { reason: 'truncated', what: 'rules' })) },
      value: 'truncated',
    },
    { name: 'not found may hide it', github: { classicProtection: answers(absent) }, value: 'hidden-or-absent' },
  ])('$name', async ({ github, value }) => expect(said(await facts({ files, github }), ID)).toBe(value));

  it('without the files a name says nothing', async () => {
    const tree = { list: answers(hidden('tree')), read: answers(new Map()) };
    const all = await facts({ tree, github: { branchRules: answers(seen([contexts('SonarCloud Code Analysis')])) } });
    expect(said(all, ID)).toBe('undecidable');
    const missing = { reason: 'truncated', what: 'the tree' } as const;
    const cut = { tree: memoryTree(files, { missing }), github: { branchRules: answers(seen([contexts('test')])) } };
    expect(said(await facts(cut), ID)).toBe('undecidable');
  });
});
