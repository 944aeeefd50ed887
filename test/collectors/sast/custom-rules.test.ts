import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { forbidden, said } from '../../support/look.ts';
import { CODEQL_FILES, facts, run, SCAN, workflow } from './scene.ts';

const ID = 'sast.custom-rules-changed-at';
const OLD = '2025-01-01T00:00:00Z';
const NEW = '2026-10-01T00:00:00Z';
const RULES = 'rules:\n  - id: no-eval\n';
type Files = Readonly<Record<string, string>>;

/** A tree whose files were last changed long ago, but for those named. */
function dated(
  files: Files,
  changed: Readonly<Record<string, Observation<string | null>>> = {},
  missing = false,
): Tree {
  const tree = memoryTree(files, missing ? { missing: { reason: 'truncated', what: 'the list of files' } } : {});
  const answer = (path: string) => changed[path] ?? seen(OLD);
  return { ...tree, lastChanged: (paths) => Promise.resolve(new Map(paths.map((path) => [path, answer(path)]))) };
}

const semgrep = (options: string): Files => ({ [SCAN]: workflow(run(`semgrep scan --error ${options}`)) });
const codeQl = (inputs: string): Files => ({
  [SCAN]: workflow(
    `      - uses: github/codeql-action/init@v3\n        with:\n          languages: go\n          ${inputs}\n      - uses: github/codeql-action/analyze@v3`,
  ),
});
const valueOf = async (tree: Tree) => said(await facts({ tree }), ID);

describe('own rules of an analyser', () => {
  it.each<{ name: string; files: Files; value: unknown }>([
    { name: 'none', files: CODEQL_FILES, value: 'never' },
    { name: 'no workflow at all', files: {}, value: 'never' },
    { name: 'a folder of Semgrep rules', files: { ...semgrep('--config .semgrep/'), '.semgrep/eval.yml': RULES }, value: OLD },
    { name: 'a file of Semgrep rules', files: { ...semgrep('--config=./.semgrep.yml'), '.semgrep.yml': RULES }, value: OLD },
    { name: 'rules that no run names', files: { ...semgrep('--config p/ci'), '.semgrep/eval.yml': RULES }, value: 'never' },
    { name: 'rules that only a comment names', files: { ...semgrep('--config p/ci # not .semgrep/'), '.semgrep/eval.yml': RULES }, value: 'never' },
    { name: 'rules that a variable may name', files: { ...semgrep('--config $RULES'), '.semgrep/eval.yml': RULES }, value: 'undecidable' },
    { name: 'a variable where no rule lies', files: semgrep('--config $RULES'), value: 'never' },
    { name: 'a file that holds no rules', files: { ...semgrep('--config .semgrep/'), '.semgrep/eval.yml': 'paths: []\n' }, value: 'never' },
    { name: 'rules that a workflow without an analyser names', files: { [SCAN]: workflow(run('cat .semgrep/eval.yml')), '.semgrep/eval.yml': RULES }, value: 'never' },
    { name: 'a query of CodeQL', files: { ...codeQl('queries: ./ql/eval.ql'), 'ql/eval.ql': 'select 1' }, value: OLD },
    { name: 'a query named in the configuration', files: { ...codeQl('config-file: ./.github/codeql/codeql-config.yml'), '.github/codeql/codeql-config.yml': 'queries:\n  - uses: ./ql\n', 'ql/eval.ql': 'select 1' }, value: OLD },
  ])('$name', async ({ files, value }) => {
    expect(await valueOf(dated(files))).toEqual(value);
  }); // prettier-ignore

  const two = { ...semgrep('--config .semgrep/'), '.semgrep/a.yml': RULES, '.semgrep/b.yml': RULES };

  it('are as new as the newest of them', async () => {
    expect(await valueOf(dated(two, { '.semgrep/b.yml': seen(NEW) }))).toBe(NEW);
  });

  it('stay open while one of them cannot be dated', async () => {
    expect(await valueOf(dated(two, { '.semgrep/b.yml': forbidden }))).toBe('forbidden');
    expect(await valueOf(memoryTree(two))).toBe('not-supplied');
  });

  it('stay open in a list that was cut', async () => {
    expect(await valueOf(dated(two, {}, true))).toContain('truncated');
    expect(await valueOf(dated(CODEQL_FILES, {}, true))).toContain('truncated');
  });

  it('stay open where a workflow of others may name them', async () => {
    const called = { [SCAN]: 'on: push\njobs:\n  a:\n    uses: acme/x/.github/workflows/scan.yml@v1\n' };
    expect(await valueOf(dated(called))).toBe('undecidable');
  });

  it('are too many to date', async () => {
    const many = Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`.semgrep/${at}.yml`, RULES]));
    expect(await valueOf(dated({ ...semgrep('--config .semgrep/'), ...many }))).toBe('truncated');
  });
});
