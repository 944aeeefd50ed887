import { describe, expect, it } from '@jest/globals';
import { jobNames } from '../../src/workflows/matrix.ts';
import type { LocalAction, Unparsed, Workflow } from '../../src/workflows/model.ts';
import { isUnparsed, parseAction, parseWorkflow } from '../../src/workflows/parse.ts';
import { readUse } from '../../src/workflows/use.ts';

function parsed(text: string): Workflow {
  return sure(parseWorkflow('w.yml', text));
}

function sure<T extends Workflow | LocalAction>(read: T | Unparsed): T {
  if (isUnparsed(read)) throw new Error(read.error);
  return read;
}

const jobs = 'jobs: { a: { runs-on: x, steps: [] } }';

describe('a workflow file', () => {
  it.each<{ name: string; on: string; events: string[] }>([
    { name: 'as one event', on: 'on: push', events: ['push'] },
    { name: 'as a list', on: 'on: [push, pull_request]', events: ['push', 'pull_request'] },
    { name: 'as a map with empty filters', on: 'on:\n  push:\n  pull_request:', events: ['push', 'pull_request'] },
    { name: 'under a quoted key', on: '"on": push', events: ['push'] },
  ])('names its triggers $name', ({ on, events }) => {
    expect(parsed(`${on}\n${jobs}`).triggers.map((trigger) => trigger.event)).toEqual(events);
  });

  it('keeps filters, types and the line of each trigger', () => {
    const text = `name: x\non:\n  pull_request:\n    branches: [main]\n    paths-ignore: '**.md'\n    types: [opened]\n  schedule:\n    - cron: '0 0 * * 0'\n${jobs}`;
    expect(parsed(text).triggers).toEqual([
      { event: 'pull_request', line: 3, branches: ['main'], pathsIgnore: ['**.md'], types: ['opened'] },
      { event: 'schedule', line: 7 },
    ]);
  });

  it('remembers the line of jobs, steps, uses and the first line of a script', () => {
    const text = [
      'on: push',
      'jobs:',
      '',
      '  # a comment',
      '  build:',
      '    runs-on: ubuntu-latest',
      '    steps:',
      '      - name: one',
      '        uses: actions/checkout@v4',
      '      - run: |',
      '          first',
      '          second',
      '      - run: only',
    ].join('\n');
    const [job] = parsed(text).jobs;
    expect(job?.line).toBe(5);
    expect(job?.steps.map((step) => step.line)).toEqual([8, 10, 13]);
    expect(job?.steps[0]?.uses?.line).toBe(9);
    expect(job?.steps.slice(1).map((step) => step.run?.line)).toEqual([11, 13]);
  });

  it.each<{ name: string; text: string; permissions: unknown }>([
    { name: 'write-all', text: 'permissions: write-all', permissions: { kind: 'write-all', line: 1 } },
    { name: 'none', text: 'permissions: {}', permissions: { kind: 'scopes', scopes: {}, line: 1 } },
    {
      name: 'scopes',
      text: 'permissions:\n  contents: read',
      permissions: { kind: 'scopes', scopes: { contents: 'read' }, line: 2 },
    },
    { name: 'left out', text: 'name: x', permissions: undefined },
    { name: 'something else', text: 'permissions: ${{ x }}', permissions: { kind: 'undecidable', line: 1 } },
  ])('reads permissions: $name', ({ text, permissions }) => {
    expect(parsed(`${text}\non: push\n${jobs}`).permissions).toEqual(permissions);
  });

  it('follows anchors, which GitHub allows', () => {
    const text = `on: push\njobs:\n  a: &job\n    runs-on: x\n    steps: [{ run: one }]\n  b: *job`;
    expect(parsed(text).jobs.map((job) => job.steps[0]?.run?.text)).toEqual(['one', 'one']);
  });

  it.each<{ name: string; text: string; error: Unparsed['error'] }>([
    { name: 'no YAML', text: 'on: [push\njobs: }', error: 'not-yaml' },
    { name: 'a duplicate key', text: `on: push\non: push\n${jobs}`, error: 'not-yaml' },
    { name: 'no jobs', text: 'on: push', error: 'not-a-workflow' },
    { name: 'a list', text: '- on\n- jobs', error: 'not-a-workflow' },
    { name: 'an empty file', text: '', error: 'not-a-workflow' },
    { name: 'over the size limit', text: `on: push\n${jobs}\n#${'x'.repeat(600_000)}`, error: 'too-large' },
    { name: 'an endless nesting', text: `on: ${'['.repeat(50_000)}`, error: 'too-deep' },
    {
      name: 'an alias bomb',
      text: `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map(
          (key, at) =>
            `${key}: &${key} [${Array(9)
              .fill(`*${'abcdefgh'[at] ?? ''}`)
              .join(',')}]`,
        )
        .join('\n')}\non: push\n${jobs}`,
      error: 'too-deep',
    },
  ])('that is $name says so and nothing else', ({ text, error }) => {
    expect(parseWorkflow('w.yml', text)).toMatchObject({ path: 'w.yml', error });
  });

  it('never lets a name such as constructor reach into the language', () => {
    const text = `on: push\njobs:\n  constructor:\n    name: \${{ matrix.constructor }}\n    strategy: { matrix: { x: [1] } }\n    steps: []`;
    const [job] = parsed(text).jobs;
    expect(job === undefined ? [] : jobNames(job)).toBeUndefined();
  });
});

describe('a local action', () => {
  it('has steps when it is composite', () => {
    const text = 'runs:\n  using: composite\n  steps:\n    - run: x\n      shell: bash\ninputs: { a: { default: 1 } }';
    expect(sure(parseAction('action.yml', text))).toMatchObject({ runs: 'composite', inputs: { a: '1' } });
  });

  it('tells nothing when it runs JavaScript or a container', () => {
    expect(sure(parseAction('action.yml', 'runs: { using: node20, main: x.js }'))).toMatchObject({
      runs: 'other',
      steps: [],
    });
  });
});

describe('what uses: names', () => {
  const sha = 'a'.repeat(40);
  it.each<{ text: string; use: object }>([
    { text: `o/r@${sha}`, use: { kind: 'repository', owner: 'o', repo: 'r', path: '', pinned: 'sha' } },
    { text: 'o/r/sub/dir@v1', use: { kind: 'repository', path: 'sub/dir', ref: 'v1', pinned: 'tag-or-branch' } },
    { text: `o/r@${sha.slice(1)}`, use: { pinned: 'tag-or-branch' } },
    { text: 'o/r', use: { kind: 'repository', pinned: 'tag-or-branch' } },
    { text: './.github/actions/x', use: { kind: 'local', path: '.github/actions/x' } },
    { text: './../../etc', use: { kind: 'local', path: 'etc' } },
    { text: 'docker://alpine:3', use: { kind: 'docker', pinned: 'tag' } },
    { text: `docker://alpine@sha256:${'b'.repeat(64)}`, use: { kind: 'docker', pinned: 'digest' } },
    { text: '${{ inputs.action }}', use: { kind: 'undecidable' } },
  ])('reads $text', ({ text, use }) => {
    expect(readUse(text, 3)).toMatchObject({ ...use, line: 3 });
  });
});

describe('names of check runs', () => {
  it.each<{ name: string; job: string; names: string[] | undefined }>([
    { name: 'the key', job: 'runs-on: x', names: ['build'] },
    { name: 'the name', job: 'name: Build it', names: ['Build it'] },
    {
      name: 'the values of the matrix in brackets',
      job: 'strategy: { matrix: { os: [a, b], v: [1] } }',
      names: ['build (a, 1)', 'build (b, 1)'],
    },
    {
      name: 'a name filled from the matrix',
      job: 'name: on ${{ matrix.os }}\n    strategy: { matrix: { os: [a, b] } }',
      names: ['on a', 'on b'],
    },
    {
      name: 'members of a matrix value',
      job: 'name: ${{ matrix.t.os }}\n    strategy: { matrix: { t: [{ os: a }, { os: b }] } }',
      names: ['a', 'b'],
    },
    {
      name: 'included and excluded combinations',
      job: 'strategy: { matrix: { os: [a, b], include: [{ os: a, x: 1 }, { os: c }], exclude: [{ os: b }] } }',
      names: ['build (a, 1)', 'build (c)'],
    },
    {
      name: 'nothing, when an expression makes the matrix',
      job: 'strategy: { matrix: "${{ fromJSON(needs.a.outputs.m) }}" }',
      names: undefined,
    },
    { name: 'nothing, when an expression makes the name', job: 'name: ${{ github.ref }}', names: undefined },
  ])('are $name', ({ job, names }) => {
    const [only] = parsed(`on: push\njobs:\n  build:\n    ${job}\n    steps: []`).jobs;
    expect(only === undefined ? 'none' : jobNames(only)).toEqual(names);
  });
});
