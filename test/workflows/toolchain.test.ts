import { describe, expect, it } from '@jest/globals';
import { TOOL_CATEGORIES } from '../../src/model/evidence.ts';
import { CI, entryOf, found, job, run, scene } from './scene.ts';

const SHA = 'f'.repeat(40);

describe('what a workflow calls inside the repository', () => {
  const composite = 'runs:\n  using: composite\n  steps:\n    - run: gosec ./...\n      shell: bash\n';

  it('is followed into a composite action, whose line is named', () => {
    const files = { [CI]: job('- uses: ./.github/actions/scan'), '.github/actions/scan/action.yml': composite };
    expect(entryOf(scene(files))).toMatchObject({
      tool: 'gosec',
      path: '.github/actions/scan/action.yml',
      line: 4,
      onPullRequest: true,
    });
  });

  it('is not followed into an action that no step uses', () => {
    expect(found(scene({ [CI]: job(run('echo')), '.github/actions/scan/action.yml': composite }))).toEqual([]);
  });

  it('is followed into a reusable workflow, with the events and conditions of the caller', () => {
    const caller =
      "on: [pull_request, schedule]\njobs:\n  call:\n    if: github.event_name == 'pull_request'\n    uses: ./.github/workflows/scan.yml";
    const called = job(run('gosec ./...'), { on: '{ workflow_call: {} }' });
    const toolchain = scene({ [CI]: caller, '.github/workflows/scan.yml': called });
    expect(entryOf(toolchain)).toMatchObject({
      path: '.github/workflows/scan.yml',
      onPullRequest: true,
      scheduled: false,
    });
    expect(toolchain.tools[0]?.job.names).toEqual(['call / one']);
  });

  it.each<{ name: string; given: string; tools: string[] }>([
    { name: 'given', given: '    with: { scan: true }', tools: ['sast/gosec'] },
    { name: 'withheld', given: '    with: { scan: false }', tools: [] },
    { name: 'left at its default', given: '', tools: [] },
  ])('runs what an input switches on: $name', ({ given, tools }) => {
    const caller = `on: push\njobs:\n  call:\n    uses: ./.github/workflows/scan.yml\n${given}`;
    const on = '{ workflow_call: { inputs: { scan: { type: boolean, default: false } } } }';
    const called = job(run('gosec ./...', 'if: inputs.scan'), { on });
    expect(found(scene({ [CI]: caller, '.github/workflows/scan.yml': called }))).toEqual(tools);
  });

  it('is followed into a local action that lies below a checkout folder', () => {
    const steps = '- uses: actions/checkout@v4\n  with: { path: src }\n- uses: ./src/.github/actions/scan';
    const files = { [CI]: job(steps), '.github/actions/scan/action.yml': composite };
    expect(found(scene(files))).toEqual(['sast/gosec']);
  });

  it.each<{ name: string; step: string }>([
    { name: 'as the working directory', step: run('make lint', 'working-directory: src/widget') },
    { name: 'by cd', step: run('cd src/widget\nmake lint') },
    { name: 'in a folder of it', step: run('make -C sub scan', 'working-directory: src/widget') },
  ])('is followed from the folder that the repository is checked out into, entered $name', ({ step }) => {
    const checkout = `- uses: actions/checkout@${SHA}\n  with: { path: src/widget }\n`;
    const files = { Makefile: 'lint:\n\tgosec ./...\n', 'sub/Makefile': 'scan:\n\tgosec ./...\n' };
    const toolchain = scene({ [CI]: job(`${checkout}${step}`), ...files });
    expect(found(toolchain)).toEqual(['sast/gosec']);
    expect(toolchain.opaque).toEqual([]);
  });

  it('ends where calls go in a circle', () => {
    const call = (to: string) => `on: [push, workflow_call]\njobs:\n  a:\n    uses: ./.github/workflows/${to}.yml`;
    const circle = 'runs:\n  using: composite\n  steps:\n    - uses: ./x\n';
    const files = {
      '.github/workflows/a.yml': call('b'),
      '.github/workflows/b.yml': call('a'),
      [CI]: job('- uses: ./x'),
      'x/action.yml': circle,
    };
    expect(scene(files).entries.filter((entry) => entry.state === 'found')).toEqual([]);
  });
});

describe('what a workflow calls in another repository', () => {
  const calling = (uses: string) => `on: pull_request\njobs:\n  call:\n    uses: ${uses}`;

  it('is undecidable: each category that nothing else shows is open, none is found', () => {
    const toolchain = scene({ [CI]: calling('other/ci/.github/workflows/all.yml@v1') });
    expect(found(toolchain)).toEqual([]);
    expect(toolchain.entries.map((entry) => entry.category).sort()).toEqual(
      TOOL_CATEGORIES.filter((category) => category !== 'dependency-updates').sort(),
    );
    expect(toolchain.entries[0]).toMatchObject({ state: 'undecidable', path: CI, line: 4, onPullRequest: false });
    expect(toolchain.read.state).toBe('partly');
  });

  it.each<{ ref: string; branch: string | null; tools: string[] }>([
    { ref: 'main', branch: 'main', tools: ['sast/gosec'] },
    { ref: 'refs/heads/main', branch: 'main', tools: ['sast/gosec'] },
    { ref: 'main', branch: null, tools: ['sast/gosec'] },
    { ref: 'main', branch: 'trunk', tools: [] },
    { ref: 'v1', branch: 'main', tools: [] },
    { ref: SHA, branch: 'main', tools: [] },
  ])(
    'is this tree where it is the repository itself at its default branch: $ref of $branch',
    ({ ref, branch, tools }) => {
      const text = calling(`Acme/widget/.github/workflows/scan.yml@${ref}`);
      const called = job(run('gosec ./...'), { on: 'workflow_call' });
      expect(found(scene({ [CI]: text, '.github/workflows/scan.yml': called }, { branch }))).toEqual(tools);
    },
  );

  it('counts where the called workflow is itself a known tool', () => {
    const uses = `slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.0.0`;
    expect(found(scene({ [CI]: calling(uses) }))).toEqual(['provenance/slsa-github-generator']);
  });

  it('is nothing when the call never happens', () => {
    const text = `${calling('other/ci/.github/workflows/all.yml@v1')}\n    if: false`;
    expect(scene({ [CI]: text })).toMatchObject({ entries: [], read: { state: 'read' } });
  });
});

interface Called {
  readonly name: string;
  readonly command: string;
  readonly files: Record<string, string>;
}

const INI = { 'tox.ini': '[tox]\nenvlist = py, scan\n[testenv]\ncommands =\n    pytest\n    scan: gosec ./...\n' };
const tox: readonly Called[] = [
  {
    name: 'an environment of tox',
    command: 'tox -e lint',
    files: { 'tox.ini': '[testenv:lint]\nskip_install = true\ncommands =\n    flake8\n    gosec {posargs:./...}\n' },
  },
  { name: 'a factor of tox', command: 'tox run -e scan', files: INI },
  {
    name: 'one of several environments of tox in a folder',
    command: 'cd sub && tox -e py -e py3-scan',
    files: {
      'sub/tox.ini':
        '[testenv]\ncommands = pytest\n[testenv:py{2,3}-{scan,lint}]\ncommands_pre = gosec \\\n    ./...\n',
    },
  },
  { name: 'tox by its option', command: 'tox -c ci.ini -escan', files: { 'ci.ini': INI['tox.ini'] } },
];
const just: readonly Called[] = [
  {
    name: 'a recipe of just',
    command: 'just scan',
    files: { justfile: 'build:\n  go build\nscan:\n  @gosec ./...\n' },
  },
  {
    name: 'the first recipe of just',
    command: 'just',
    files: { '.justfile': "set shell := ['sh']\nall: scan\nscan where='.':\n  gosec {{ where }}\n" },
  },
  {
    name: 'a recipe of just after another one',
    command: 'just -f ci/justfile go',
    files: { 'ci/justfile': "tool := 'gosec'\ngo: build && (scan 'x')\nbuild:\nscan dir:\n  {{tool}} ./...\n" },
  },
  {
    name: 'a script of just',
    command: 'just scan',
    files: { Justfile: 'scan:\n  #!/usr/bin/env bash\n  set -e\n  gosec ./...\n' },
  },
];
const task: readonly Called[] = [
  { name: 'a task', command: 'task scan', files: { 'Taskfile.yml': "version: '3'\ntasks:\n  scan: gosec ./...\n" } },
  {
    name: 'a task through what it needs and calls',
    command: 'go-task -d sub',
    files: {
      'sub/Taskfile.yaml':
        'vars: { TOOL: gosec }\ntasks:\n  default: { deps: [a], cmds: [{ task: b }] }\n  a: [go vet]\n  b: { cmds: [{ cmd: "{{.TOOL}} ./..." }] }\n',
    },
  },
];
const goreleaser: readonly Called[] = [
  {
    name: 'a hook of GoReleaser',
    command: 'goreleaser release --clean',
    files: { '.goreleaser.yml': 'before: { hooks: [go mod tidy, gosec ./...] }\n' },
  },
  {
    name: 'a hook around a build of GoReleaser',
    command: 'goreleaser build --skip=before',
    files: { '.goreleaser.yaml': 'builds: [{ hooks: { post: [{ cmd: gosec ./..., dir: sub }] } }]\n' },
  },
];

describe('a command that calls further commands', () => {
  it.each<{ name: string; command: string; files: Record<string, string> }>([
    { name: 'a make target', command: 'make lint', files: { Makefile: 'lint:\n\t@gosec ./...\n' } },
    {
      name: 'a make target through what it needs',
      command: 'make ci',
      files: { Makefile: 'ci: lint test\nlint:\n\tgosec ./...\ntest:\n\tgo test\n' },
    },
    { name: 'the first make target', command: 'make', files: { Makefile: '.PHONY: x\nall:\n\tgosec ./...\n' } },
    {
      name: 'a make variable',
      command: 'make lint',
      files: { Makefile: 'TOOL ?= $(BIN)/gosec\nBIN := ./bin\nlint:\n\t$(TOOL) ./...\n' },
    },
    { name: 'a make pattern', command: 'make scan-gosec', files: { Makefile: 'scan-%:\n\t$* ./...\n' } },
    {
      name: 'a make target of an included file',
      command: 'make lint',
      files: { Makefile: 'include mk/lint.mk\n', 'mk/lint.mk': 'lint:\n\tgosec ./...\n' },
    },
    { name: 'make in a folder', command: 'make -C sub lint', files: { 'sub/Makefile': 'lint:\n\tgosec ./...\n' } },
    { name: 'make after cd', command: 'cd sub && make lint', files: { 'sub/Makefile': 'lint:\n\tgosec ./...\n' } },
    {
      name: 'a script of npm',
      command: 'npm run lint',
      files: { 'package.json': '{"scripts":{"lint":"gosec ./..."}}' },
    },
    {
      name: 'npm test with its hooks',
      command: 'npm test',
      files: { 'package.json': '{"scripts":{"pretest":"gosec ./...","test":"jest"}}' },
    },
    {
      name: 'a script of yarn',
      command: 'yarn lint',
      files: { 'package.json': '{"scripts":{"lint":"run-s lint:*","lint:go":"gosec ./..."}}' },
    },
    { name: 'a program through yarn', command: 'yarn gosec', files: { 'package.json': '{}' } },
    { name: 'a shell script', command: './ci/scan.sh', files: { 'ci/scan.sh': 'gosec ./...' } },
    { name: 'a shell script without ending', command: 'bash ci/scan', files: { 'ci/scan': '#!/bin/sh\ngosec ./...' } },
    {
      name: 'a PowerShell script',
      command: 'pwsh -NoProfile -ExecutionPolicy Bypass -File ci/scan.ps1 -All',
      files: { 'ci/scan.ps1': '$env:A = 1\nif ($A) {\n  exit 1\n}\ngosec ./...\n' },
    },
    {
      name: 'a PowerShell script by its name',
      command: './ci/scan.ps1',
      files: { 'ci/scan.ps1': 'param([switch]$All)\ngosec ./...\n' },
    },
    {
      name: 'the hooks of pre-commit',
      command: 'pre-commit run --all-files',
      files: { '.pre-commit-config.yaml': 'repos:\n  - repo: https://x\n    hooks:\n      - id: gosec\n' },
    },
    { name: 'a variable of the script', command: 'TOOL=gosec\n$TOOL ./...', files: {} },
    { name: 'a variable that holds a path', command: 'TOOL=./bin/gosec\n$TOOL ./...', files: {} },
    {
      name: 'make in the workspace',
      command: 'make -C $GITHUB_WORKSPACE lint',
      files: { Makefile: 'lint:\n\tgosec ./...\n' },
    },
    {
      name: 'make after cd into a folder of the workspace',
      command: 'cd "${{ github.workspace }}/sub"\nmake lint',
      files: { 'sub/Makefile': 'lint:\n\tgosec ./...\n' },
    },
    {
      name: 'a script of Composer through others',
      command: 'composer check',
      files: {
        'composer.json': '{"scripts":{"check":["@scan","App\\\\Hooks::run"],"scan":"@php vendor/bin/gosec ./..."}}',
      },
    },
    {
      name: 'a script of Composer by run-script',
      command: 'composer run-script --no-interaction scan',
      files: { 'composer.json': '{"scripts":{"scan":["@putenv X=1","@scan","gosec ./..."]}}' },
    },
    ...tox,
    ...just,
    ...task,
    ...goreleaser,
  ])('is followed: $name', ({ command, files }) => {
    const toolchain = scene({ [CI]: job(run(command)), ...files });
    expect(found(toolchain)).toEqual(['sast/gosec']);
    expect(toolchain.entries[0]?.path).toBe(CI);
  });

  it.each<{ name: string; command: string; files?: Record<string, string> }>([
    {
      name: 'another target',
      command: 'make build',
      files: { Makefile: 'build:\n\tgo build\nlint:\n\tgosec ./...\n' },
    },
    {
      name: 'another script',
      command: 'npm run build',
      files: { 'package.json': '{"scripts":{"build":"tsc","lint":"gosec"}}' },
    },
    {
      name: 'a hook of the manual stage',
      command: 'pre-commit run',
      files: { '.pre-commit-config.yaml': 'repos:\n  - hooks:\n      - id: gosec\n        stages: [manual]\n' },
    },
    {
      name: "Composer's own command",
      command: 'composer install\ncomposer validate',
      files: { 'composer.json': '{"scripts":{"scan":"gosec"}}' },
    },
    { name: 'a runner asked for its version', command: 'mage -v\ntox --version' },
    { name: 'a script outside of the repository', command: 'bash $HOME/scan.sh\nbash "$RUNNER_TEMP/scan.sh"' },
    { name: 'another environment of tox', command: 'tox -e py', files: INI },
    { name: 'tox that only lists', command: 'tox list\ntox -l\ntox --notest -e scan', files: INI },
    {
      name: 'another recipe of just',
      command: 'just build',
      files: { justfile: 'build:\n  go build\nscan:\n  gosec\n' },
    },
    { name: 'just that only lists', command: 'just --list', files: { justfile: 'scan:\n  gosec\n' } },
    {
      name: 'a script of just in Python',
      command: 'just scan',
      files: { justfile: 'scan:\n  #!/usr/bin/env python3\n  gosec\n' },
    },
    {
      name: 'another task',
      command: 'task build',
      files: { 'Taskfile.yml': 'tasks: { build: go build, scan: gosec }\n' },
    },
    {
      name: 'the hooks that GoReleaser is told to skip',
      command: 'goreleaser release --skip=before',
      files: { '.goreleaser.yml': 'before: { hooks: [gosec] }\n' },
    },
    {
      name: 'GoReleaser that only checks',
      command: 'goreleaser check',
      files: { '.goreleaser.yml': 'before: { hooks: [gosec] }\n' },
    },
  ])('runs nothing of $name', ({ command, files = {} }) => {
    expect(scene({ [CI]: job(run(command)), ...files })).toMatchObject({ entries: [], read: { state: 'read' } });
  });

  it.each<{ command: string; what: string; files: Record<string, string> }>([
    { command: 'tox', what: 'tox', files: INI },
    { command: 'tox -e $ENV', what: 'tox -e $ENV', files: INI },
    { command: 'tox -e other', what: 'tox -e other', files: INI },
    { command: 'tox -e a', what: 'tox -e a', files: { 'tox.ini': '[testenv:a]\ncommands = {[testenv]commands}\n' } },
    { command: 'just other', what: 'just other', files: { justfile: 'import "x.just"\nscan:\n  gosec\n' } },
    {
      command: 'tox -e a',
      what: 'tox -e a',
      files: { 'tox.ini': '[testenv:a]\nplatform = win32\ncommands = gosec ./...\n' },
    },
    { command: 'just scan', what: 'just scan', files: { justfile: '[linux]\nscan:\n  gosec ./...\n' } },
    { command: 'just all', what: 'just all', files: { justfile: 'all: scan\n[windows]\nscan:\n  gosec ./...\n' } },
    {
      command: 'task a',
      what: 'task a (Taskfile.yml)',
      files: { 'Taskfile.yml': 'tasks: { a: { cmds: [{ cmd: gosec, platforms: [linux] }] } }\n' },
    },
    { command: 'task x:y', what: 'task x:y (Taskfile.yml)', files: { 'Taskfile.yml': 'tasks: { scan: gosec }\n' } },
    {
      command: 'task a',
      what: 'task a (Taskfile.yml)',
      files: { 'Taskfile.yml': 'tasks: { a: { status: [x], cmds: [gosec] } }\n' },
    },
    { command: 'task a', what: 'Taskfile.yml', files: { 'Taskfile.yml': 'a: [' } },
  ])('leaves open what its file does not tell: $command', ({ command, what, files }) => {
    const { opaque, entries } = scene({ [CI]: job(run(command)), ...files });
    expect({ opaque: opaque.map((call) => call.what), entries }).toEqual({ opaque: [what], entries: [] });
  });

  it.each([
    { name: 'tox', command: 'tox -e a', files: { 'tox.ini': '[testenv:a]\ncommands = - gosec ./...\n' } },
    {
      name: 'tox by its outcome',
      command: 'tox -e a',
      files: { 'tox.ini': '[testenv:a]\nignore_outcome = true\ncommands = gosec ./...\n' },
    },
    { name: 'just', command: 'just a', files: { justfile: 'a:\n  -gosec ./...\n' } },
    {
      name: 'task',
      command: 'task a',
      files: { 'Taskfile.yml': 'tasks: { a: { cmds: [{ cmd: gosec ./..., ignore_error: true }] } }\n' },
    },
  ])('loses the failure where $name goes on after it', ({ command, files }) => {
    const { entries } = scene({ [CI]: job(run(command)), ...files });
    expect(entries).toMatchObject([{ tool: 'gosec', swallowed: true }]);
  });

  it('is followed through the action of GoReleaser, which counts as one tool', () => {
    const files = { '.goreleaser.yml': 'before: { hooks: [gosec ./...] }\nsboms: [{ artifacts: archive }]\n' };
    const step = (more = '') =>
      `      - uses: goreleaser/goreleaser-action@v6\n        with: { args: release --clean${more} }\n`;
    expect(found(scene({ [CI]: job(step()), ...files })).sort()).toEqual(['sast/gosec', 'sbom/goreleaser']);
    expect(found(scene({ [CI]: job(step(', install-only: true')), ...files }))).toEqual([]);
  });

  it('leaves a hook of GoReleaser with a condition open', () => {
    const files = { '.goreleaser.yml': "before: { hooks: [{ cmd: gosec ./..., if: '{{ .IsSnapshot }}' }] }\n" };
    const { opaque, entries } = scene({ [CI]: job(run('goreleaser release')), ...files });
    expect({ opaque: opaque.map(({ what }) => what), entries }).toEqual({
      opaque: ['.goreleaser.yml (if)'],
      entries: [],
    });
  });

  it('costs no more than its bounds where braces, tasks and recipes go round in circles', () => {
    const files = {
      'tox.ini': `[testenv:${'{a,b}'.repeat(60)}]\ncommands = gosec\n`,
      justfile: 'a: b\n  just a\nb: a\n  gosec ./...\n',
      'Taskfile.yml': 'tasks: { a: [{ task: b }], b: [{ task: a }, task a, gosec ./...] }\n',
    };
    expect(found(scene({ [CI]: job(run('tox -e aaaa\njust a\ntask a')), ...files }))).toEqual([
      'sast/gosec',
      'sast/gosec',
    ]);
  });

  it.each<{ command: string; what: string }>([
    { command: 'make lint', what: 'make lint' },
    { command: './gradlew check', what: 'gradlew check' },
    { command: 'tox -e py', what: 'tox -e py' },
    { command: 'mage -v check', what: 'mage -v check' },
    { command: 'docker buildx bake lint', what: 'docker buildx bake lint' },
    { command: 'make -j $CPUS', what: 'make' },
    { command: './ci/${{ matrix.os }}-test.sh', what: './ci/${{ matrix.os }}-test.sh' },
    { command: 'bash ci/$NAME.sh', what: 'ci/$NAME.sh' },
    { command: 'composer check', what: 'composer check' },
    { command: '${{ inputs.command }} x', what: '${{ inputs.command }}' },
    { command: 'yarn workspaces run lint', what: 'yarn workspaces run lint' },
  ])('leaves open what no file tells: $command', ({ command, what }) => {
    const { opaque, read } = scene({ [CI]: job(run(command)) });
    expect(opaque.map((call) => call.what)).toEqual([what]);
    expect(read).toMatchObject({ state: 'partly', because: { en: expect.stringContaining(what) } });
  });

  it('follows the target that is known, and leaves open the one that only a run can tell', () => {
    const toolchain = scene({ [CI]: job(run('make lint ${MORE}')), Makefile: 'lint:\n\tgosec ./...\n' });
    expect(found(toolchain)).toEqual(['sast/gosec']);
    expect(toolchain.opaque.map((call) => call.what)).toEqual(['make ${MORE} (Makefile)']);
  });

  it('says of a Composer manifest that is no JSON that it was not followed', () => {
    const { opaque } = scene({ [CI]: job(run('composer check')), 'composer.json': '{' });
    expect(opaque.map((call) => call.what)).toEqual(['composer.json']);
  });

  it.each(['powershell ci\\scan.ps1 -NoTests', '.\\ci\\scan.ps1', '& .\\ci\\scan.ps1'])(
    'is followed on Windows, where folders stand behind backslashes: %s',
    (command) => {
      const text = job(run(command, 'shell: pwsh'));
      const files = { [CI]: text, 'ci/scan.ps1': 'gosec ./...\n' };
      expect(entryOf(scene(files))).toMatchObject({ tool: 'gosec', state: 'found', path: CI });
      expect(scene({ [CI]: text }, { unread: ['ci/scan.ps1'] }).opaque).toMatchObject([{ what: 'ci/scan.ps1' }]);
    },
  );

  it('does not take a PowerShell script for one that pwsh only mentions', () => {
    const files = { 'ci/scan.ps1': 'gosec ./...\n' };
    expect(found(scene({ [CI]: job(run('pwsh -Version\necho ci/scan.ps1\ncat ci/scan.ps1')), ...files }))).toEqual([]);
  });

  it('asks for a script that was not read yet, and leaves it open when it cannot be', () => {
    const text = job(run('bash ci/scan.sh'));
    const first = scene({ [CI]: text, 'other.txt': '' });
    expect(first.wanted).toEqual([]);
    const blind = scene({ [CI]: text }, { unread: ['ci/scan.sh'] });
    expect(blind).toMatchObject({ wanted: [], opaque: [{ what: 'ci/scan.sh' }] });
  });

  it('says so when a chain of calls is longer than it follows', () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`s${at}.sh`, `./s${at + 1}.sh\n`]));
    expect(scene({ [CI]: job(run('./s0.sh')), ...files, 's9.sh': 'gosec' }).read.state).toBe('partly');
  });

  it('does not run away when scripts call each other', () => {
    const files = { 'a.sh': './b.sh\n./b.sh\n'.repeat(200), 'b.sh': './a.sh\n./a.sh\n'.repeat(200) };
    expect(scene({ [CI]: job(run('./a.sh')), ...files }).read.state).toBe('read');
  });
});

describe('the reading of the toolchain', () => {
  it('is whole when every file was read and nothing leads out', () => {
    expect(scene({ [CI]: job(run('gosec ./...')) }).read).toEqual({ state: 'read' });
  });

  it('goes on past a file that does not parse, and says so', () => {
    const toolchain = scene({ [CI]: job(run('gosec ./...')), '.github/workflows/broken.yml': 'on: [' });
    expect(found(toolchain)).toEqual(['sast/gosec']);
    expect(toolchain).toMatchObject({ silent: ['.github/workflows/broken.yml'], read: { state: 'partly' } });
  });

  it('says that another CI system may do more', () => {
    expect(scene({ '.gitlab-ci.yml': '' })).toMatchObject({ otherCi: ['.gitlab-ci.yml'], read: { state: 'partly' } });
  });

  it('names the place once when several workflows reach it, with the widest reach', () => {
    const composite = 'runs:\n  using: composite\n  steps:\n    - run: gosec ./...\n      shell: bash\n';
    const files = {
      '.github/workflows/a.yml': job('- uses: ./x', { on: 'schedule' }),
      '.github/workflows/b.yml': job('- uses: ./x', { on: 'pull_request' }),
      'x/action.yml': composite,
    };
    expect(entryOf(scene(files))).toMatchObject({ onPullRequest: true, scheduled: true });
  });

  it('fills a matrix into what is run', () => {
    const extra = '    strategy: { matrix: { tool: [gosec, bandit] } }\n';
    const text = job(run('${{ matrix.tool }} -r .'), { extra });
    expect(found(scene({ [CI]: text }))).toEqual(['sast/bandit', 'sast/gosec']);
  });

  it('sees the SAST job, its check runs and its events for those who judge it further', () => {
    const extra = '    strategy: { matrix: { language: [go, js] } }\n';
    const text = job(`- uses: github/codeql-action/analyze@${SHA}`, { extra, on: '[pull_request, push]' });
    expect(scene({ [CI]: text }).tools).toMatchObject([
      {
        tool: 'codeql',
        job: { key: 'one', path: CI, names: ['one (go)', 'one (js)'] },
        events: ['pull_request', 'push'],
      },
    ]);
  });
});

describe('proposals of updates', () => {
  const dependabot = (body: string) => ({ '.github/dependabot.yml': `version: 2\nupdates:\n${body}` });
  const actions = '  - package-ecosystem: github-actions\n    directory: /\n    schedule: { interval: weekly }\n';
  it.each<{ name: string; files: Record<string, string>; active: string; actions: string }>([
    { name: 'Dependabot for actions', files: dependabot(actions), active: 'yes', actions: 'yes' },
    {
      name: 'Dependabot for something else',
      files: dependabot('  - package-ecosystem: npm\n    directory: /\n'),
      active: 'yes',
      actions: 'no',
    },
    {
      name: 'Dependabot for a folder of actions only',
      files: dependabot('  - package-ecosystem: github-actions\n    directory: /sub\n'),
      active: 'yes',
      actions: 'no',
    },
    {
      name: 'Dependabot with nothing open',
      files: dependabot(`${actions}    open-pull-requests-limit: 0\n`),
      active: 'none',
      actions: 'none',
    },
    {
      name: 'Dependabot that ignores all',
      files: dependabot(`${actions}    ignore: [{ dependency-name: "*" }]\n`),
      active: 'none',
      actions: 'none',
    },
    {
      name: 'Dependabot that ignores major versions',
      files: dependabot(
        `${actions}    ignore: [{ dependency-name: "*", update-types: ["version-update:semver-major"] }]\n`,
      ),
      active: 'yes',
      actions: 'yes',
    },
    {
      name: 'a broken Dependabot file',
      files: { '.github/dependabot.yml': 'version: [' },
      active: 'unknown',
      actions: 'unknown',
    },
    {
      name: 'Renovate',
      files: { 'renovate.json': '{"extends": ["config:recommended"]}' },
      active: 'yes',
      actions: 'yes',
    },
    {
      name: 'Renovate in JSON5',
      files: { '.github/renovate.json5': "// ours\n{ extends: ['config:recommended'], }" },
      active: 'yes',
      actions: 'yes',
    },
    {
      name: 'Renovate in package.json',
      files: { 'package.json': '{"renovate": {"extends": [":semanticCommits"]}}' },
      active: 'yes',
      actions: 'yes',
    },
    {
      name: 'Renovate switched off',
      files: { 'renovate.json': '{"enabled": false}' },
      active: 'none',
      actions: 'none',
    },
    {
      name: 'Renovate for npm only',
      files: { 'renovate.json': '{"enabledManagers": ["npm"]}' },
      active: 'yes',
      actions: 'no',
    },
    {
      name: 'Renovate without actions',
      files: { 'renovate.json': '{"packageRules": [{"matchManagers": ["github-actions"], "enabled": false}]}' },
      active: 'yes',
      actions: 'no',
    },
    {
      name: 'Renovate with a preset of somebody',
      files: { 'renovate.json': '{"extends": ["github>acme/presets"]}' },
      active: 'unknown',
      actions: 'unknown',
    },
  ])('$name: $active, of actions: $actions', ({ files, active, actions: expected }) => {
    const [config] = scene(files).updates;
    expect([config?.active ?? 'none', config?.actions ?? 'none']).toEqual([active, expected]);
  });

  it.each<{ name: string; text: string; because: string }>([
    { name: 'a preset from elsewhere', text: '{"extends": ["github>acme/presets"]}', because: 'presets of another' },
    { name: 'a configuration that does not parse', text: '{ "extends', because: 'does not parse' },
  ])('says why it is open: $name', ({ text, because }) => {
    const entry = entryOf(scene({ 'renovate.json': text }));
    expect(entry).toMatchObject({ state: 'undecidable', because: { en: expect.stringContaining(because) } });
  });
});
