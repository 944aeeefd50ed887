import { describe, expect, it } from '@jest/globals';
import { kindOfTool } from '../../../src/collectors/sast/tools.ts';
import { seen } from '../../../src/model/observation.ts';
import type { Analysis } from '../../../src/ports/code-scanning.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import { ACTIONS } from '../../../src/workflows/tools/actions.ts';
import { PROGRAMS } from '../../../src/workflows/tools/programs.ts';
import { answers, said } from '../../support/look.ts';
import { LINT_FILES, SCAN, analysis, because, codeQl, facts, hidden, run, setup, workflow } from './scene.ts';

const ID = 'sast.language-coverage-ratio';
const languages = (bytes: Readonly<Record<string, number>>): Partial<Repository> => ({
  languages: answers(seen(bytes)),
});
const list = (...all: readonly Analysis[]): Partial<Repository> => ({ analyses: answers(seen(all)) });
const GO_PYTHON = languages({ Go: 60, Python: 36, Shell: 4 });
const steps = (text: string) => ({ [SCAN]: workflow(text) });

describe('languages with an analyser', () => {
  it.each<{ name: string; github?: Partial<Repository>; files?: Record<string, string>; value: unknown }>([
    { name: 'none', value: 0 },
    { name: 'one named in a workflow', files: steps(codeQl('go')), value: 0.5 },
    { name: 'two named in a workflow', files: steps(codeQl('go, python')), value: 1 },
    { name: 'all that CodeQL finds by itself', files: steps(codeQl()), value: 1 },
    { name: 'an expression nobody can read', files: steps(codeQl('${{ vars.LANGUAGES }}')), value: 'undecidable' },
    { name: 'a language that CodeQL does not have', files: steps(codeQl('perl')), value: 'undecidable' },
    { name: 'a tool for one language', files: steps(run('gosec ./...')), value: 0.5 },
    { name: 'two tools', files: steps(`${run('gosec ./...')}\n${run('bandit -r .')}`), value: 1 },
    { name: 'a tool whose settings decide', files: steps(run('qodana scan')), value: 'undecidable' },
    { name: 'the default setup', github: { defaultSetup: setup(['go', 'python']) }, value: 1 },
    { name: 'the default setup without names', github: { defaultSetup: setup([]) }, value: 'undecidable' },
    { name: 'what was uploaded', github: list(analysis(), analysis({ category: '/language:python' })), value: 1 },
    { name: 'an upload that does not say its language', github: list(analysis({ category: '' })), value: 'undecidable' },
    { name: 'an upload of a stranger', github: list(analysis({ tool: 'Finder' })), value: 'undecidable' },
    { name: 'an upload of Scorecard', github: list(analysis({ tool: 'Scorecard' })), value: 0 },
    { name: 'one seen, while the default setup is hidden', files: steps(codeQl('go')), github: { defaultSetup: answers(hidden()) }, value: 'forbidden' },
    { name: 'all seen, whatever is hidden', files: steps(codeQl()), github: { defaultSetup: answers(hidden()), analyses: answers(hidden()) }, value: 1 },
    { name: 'languages hidden', github: { languages: answers(hidden()) }, value: 'forbidden' },
    { name: 'no code at all', github: languages({}), value: 'unknown' },
    { name: 'one that no tool reads stays in the sum', github: languages({ Go: 50, Brainfuck: 50 }), files: steps(codeQl()), value: 0.5 },
    { name: 'a language of exactly 5 % is left out', github: languages({ Go: 95, Brainfuck: 5 }), files: steps(codeQl()), value: 1 },
    { name: 'names of objects are no languages', github: languages({ constructor: 50, Go: 50 }), files: steps(codeQl('constructor')), value: 'undecidable' },
  ])('$name: $value', async ({ github = {}, files = LINT_FILES, value }) => {
    expect(said(await facts({ files, github: { ...GO_PYTHON, ...github } }), ID)).toBe(value);
  }); // prettier-ignore

  it('are taken from a matrix', async () => {
    const text = `on: push\njobs:\n  scan:\n    runs-on: x\n    strategy: { matrix: { language: [go, python] } }\n    steps:\n${codeQl('${{ matrix.language }}')}\n`;
    expect(said(await facts({ files: { [SCAN]: text }, github: GO_PYTHON }), ID)).toBe(1);
  });

  it('and those without one are named', async () => {
    const all = await facts({ files: steps(codeQl('go')), github: GO_PYTHON });
    expect(because(all, ID)).toMatchObject({
      en: expect.stringMatching(/1 of 2 .*Python/),
      ja: expect.stringMatching(/Python/),
    });
  });
});

describe('the table of tools', () => {
  it('knows every analyser that the workflows are searched for', () => {
    const analysers = [...ACTIONS, ...PROGRAMS].filter(({ category }) => category === 'sast').map(({ tool }) => tool);
    expect([...new Set(analysers)].filter((tool) => kindOfTool(tool) !== 'sast')).toEqual([]);
  });

  it('takes no tool of another kind for an analyser', () => {
    const others = [...ACTIONS, ...PROGRAMS].filter(({ category }) => category !== 'sast').map(({ tool }) => tool);
    const both = new Set(
      [...ACTIONS, ...PROGRAMS].filter(({ category }) => category === 'sast').map(({ tool }) => tool),
    );
    expect(others.filter((tool) => kindOfTool(tool) === 'sast' && !both.has(tool))).toEqual([]);
  });

  it.each([
    ['CodeQL', 'sast'],
    ['Semgrep OSS', 'sast'],
    ['Bandit (reported by Codacy)', 'sast'],
    ['SnykCode', 'sast'],
    ['Golang security checks by gosec', 'sast'],
    ['Snyk Open Source', 'other'],
    ['Scorecard', 'other'],
    ['zizmor', 'other'],
    ['Grype', 'other'],
    ['ESLint', 'other'],
    ['', 'unknown'],
    ['CodeQL-like', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (tool, kind) => expect(kindOfTool(tool)).toBe(kind));
});
