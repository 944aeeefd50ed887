import { describe, expect, it } from '@jest/globals';
import { pinsOf, scriptInjections, untrustedCheckouts, widePermissionJobs } from '../../src/workflows/dangers.ts';
import { CI, indented, job, run, scene } from './scene.ts';

const HEAD = 'ref: ${{ github.event.pull_request.head.sha }}';
const checkout = (inputs = '') =>
  `- uses: actions/checkout@v4\n${inputs === '' ? '' : `  with:\n${indented(inputs, 4)}\n`}`;

function checkouts(steps: string, on: string, files: Readonly<Record<string, string>> = {}): string {
  return untrustedCheckouts(scene({ [CI]: job(steps, { on }), ...files }).jobs)
    .map((danger) => `${danger.line} ${danger.sure}`)
    .join();
}

describe('a job with rights that runs a change by anybody', () => {
  it.each<{ name: string; steps: string; on?: string }>([
    { name: 'built by its own scripts', steps: checkout(HEAD) + run('npm ci') },
    { name: 'by name of its branch', steps: checkout('ref: ${{ github.head_ref }}') + run('make') },
    { name: 'by number', steps: checkout('ref: refs/pull/${{ github.event.number }}/merge') + run('make') },
    {
      name: 'from its own repository',
      steps: checkout('repository: ${{ github.event.pull_request.head.repo.full_name }}') + run('make'),
    },
    {
      name: 'through a variable',
      steps: `${checkout('ref: ${{ env.SHA }}')}  env: { SHA: "\${{ github.event.pull_request.head.sha }}" }\n${run('make')}`,
    },
    { name: 'through a local action of the change', steps: `${checkout(HEAD)}- uses: ./.github/actions/x` },
    { name: 'in a container build', steps: `${checkout(HEAD)}- uses: docker/build-push-action@v6` },
    {
      name: 'under a label',
      steps: checkout(HEAD) + run('make', "if: contains(github.event.pull_request.labels.*.name, 'safe')"),
    },
    { name: 'in a folder of its own', steps: checkout(`${HEAD}\npath: pr`) + run('cd pr && make') },
    { name: 'after a comment', steps: `${run('gh pr checkout 1')}\n${run('npm test')}`, on: 'issue_comment' },
    {
      name: 'in the same script',
      steps: run('git fetch origin pull/${{ github.event.issue.number }}/head\ngit checkout FETCH_HEAD\nnpm ci'),
      on: 'issue_comment',
    },
    {
      name: 'after another workflow',
      steps: checkout('ref: ${{ github.event.workflow_run.head_sha }}') + run('make'),
      on: '{ workflow_run: { workflows: [x] } }',
    },
  ])('is found: $name', ({ steps, on = 'pull_request_target' }) => {
    expect(checkouts(steps, on)).toMatch(/^\d+ yes$/);
  });

  it.each<{ name: string; steps: string; on?: string }>([
    { name: 'the base is checked out', steps: checkout() + run('make') },
    { name: 'the base is named', steps: checkout('ref: ${{ github.event.pull_request.base.sha }}') + run('make') },
    { name: 'nothing runs', steps: checkout(HEAD) },
    { name: 'it is only read', steps: checkout(HEAD) + run('git diff | grep x\ncat README.md') },
    {
      name: 'it lies in a folder that is only read',
      steps: checkout() + checkout(`${HEAD}\npath: pr`) + run('npm ci'),
    },
    { name: 'the run has no rights', steps: checkout(HEAD) + run('make'), on: 'pull_request' },
    {
      name: 'the step is for another event',
      steps: checkout(HEAD) + run('make', "if: github.event_name == 'push'"),
      on: '[push, pull_request_target]',
    },
    { name: 'the base runs before the change comes', steps: checkout() + run('make') + '\n' + checkout(HEAD) },
  ])('is not found: $name', ({ steps, on = 'pull_request_target' }) => {
    expect(checkouts(steps, on)).toBe('');
  });

  it.each<{ name: string; steps: string; on: string }>([
    {
      name: 'an unknown action gets the change',
      steps: `${checkout(HEAD)}- uses: some/thing@v1`,
      on: 'pull_request_target',
    },
    {
      name: 'a step before tells what to check out',
      steps: `${checkout('ref: ${{ steps.x.outputs.sha }}')}${run('make')}`,
      on: 'issue_comment',
    },
  ])('is open: $name', ({ steps, on }) => {
    expect(checkouts(steps, on)).toMatch(/^\d+ unknown$/);
  });
});

function injections(steps: string, extra = ''): string[] {
  return scriptInjections(scene({ [CI]: job(steps, { extra }) }).jobs).map((danger) => `${danger.line}`);
}

describe('text by anybody inside a script', () => {
  it.each<{ expression: string }>([
    { expression: 'github.event.issue.title' },
    { expression: 'github.event.pull_request.body' },
    { expression: 'github.head_ref' },
    { expression: "github.head_ref || 'main'" },
    { expression: 'github.event.commits[0].message' },
    { expression: 'github.event.commits.*.message' },
    { expression: "github.event['comment']['body']" },
    { expression: 'toJSON(github.event)' },
    { expression: "format('{0}', github.event.head_commit.message)" },
    { expression: 'GitHub.Event.Review.Body' },
    { expression: 'env.TITLE' },
  ])('is found in ${{ $expression }}', ({ expression }) => {
    const extra = '    env: { TITLE: "${{ github.event.issue.title }}" }\n';
    expect(injections(run(`echo first\necho "\${{ ${expression} }}"`), extra)).toEqual(['10']);
  });

  it.each<{ expression: string }>([
    { expression: 'github.event.number' },
    { expression: 'github.event.pull_request' },
    { expression: 'github.event.pull_request.head.sha' },
    { expression: 'github.event.pull_request.user.login' },
    { expression: 'github.ref_name' },
    { expression: "contains(github.event.issue.title, 'x')" },
    { expression: "github.head_ref == 'main'" },
    { expression: "github.head_ref && 'a' || 'b'" },
    { expression: "'github.head_ref'" },
    { expression: 'secrets.TOKEN' },
    { expression: 'env.PLAIN' },
  ])('is not seen in ${{ $expression }}', ({ expression }) => {
    expect(injections(run(`echo \${{ ${expression} }}`), '    env: { PLAIN: x }\n')).toEqual([]);
  });

  it('is fine when it comes through the environment', () => {
    expect(injections(run('echo "$TITLE"', 'env: { TITLE: "${{ github.event.issue.title }}" }'))).toEqual([]);
  });

  it('is found in github-script as well, each place once', () => {
    const steps =
      '- uses: actions/github-script@v7\n  with:\n    script: |\n      const a = `${{ github.head_ref }}`;\n      const b = "${{ github.event.issue.body }}"';
    expect(injections(steps)).toEqual(['10', '11']);
  });

  it('is found where a local action pastes what its caller hands over', () => {
    const action =
      'inputs: { title: {} }\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.title }}\n      shell: bash';
    const text = job(
      '- uses: ./x\n  with: { title: "${{ github.event.issue.title }}" }\n- uses: ./x\n  with: { title: fixed }',
    );
    expect(scriptInjections(scene({ [CI]: text, 'x/action.yml': action }).jobs)).toMatchObject([
      { path: 'x/action.yml', line: 5 },
    ]);
  });

  it('is looked for in a step that runs after a failure', () => {
    expect(injections(run('echo ${{ github.head_ref }}', 'if: failure()'))).toEqual(['8']);
  });

  it('is not looked for in a step that never runs', () => {
    expect(injections(run('echo ${{ github.head_ref }}', 'if: false'))).toEqual([]);
  });
});

describe('jobs whose token may write everything', () => {
  const wide = (text: string, token: 'read' | 'write' | undefined = 'write') =>
    widePermissionJobs(scene({ [CI]: text }).workflows, token).map((danger) => danger.sure);
  const two = (top: string, first: string) =>
    `on: push\n${top}\njobs:\n  a:\n    ${first}\n    steps: []\n  b:\n    steps: []`;

  it.each<{ name: string; text: string; token?: 'read' | 'write'; found: string[] }>([
    {
      name: 'write-all at the top',
      text: two('permissions: write-all', 'name: a'),
      token: 'read',
      found: ['yes', 'yes'],
    },
    { name: 'write-all, narrowed by one job', text: two('permissions: write-all', 'permissions: {}'), found: ['yes'] },
    { name: 'write-all of one job', text: two('permissions: {}', 'permissions: write-all'), found: ['yes'] },
    { name: 'nothing stated, default write', text: two('name: x', 'permissions: read-all'), found: ['yes'] },
    { name: 'nothing stated, default read', text: two('name: x', 'name: a'), token: 'read', found: [] },
    { name: 'a job that never runs', text: two('permissions: {}', 'permissions: write-all\n    if: false'), found: [] },
    {
      name: 'a called workflow, which gets what its caller has',
      text: two('name: x', 'name: a').replace('on: push', 'on: workflow_call'),
      found: [],
    },
  ])('$name', ({ text, token = 'write', found }) => {
    expect(wide(text, token)).toEqual(found);
  });

  it('are open while the default is not known', () => {
    expect(widePermissionJobs(scene({ [CI]: two('name: x', 'permissions: {}') }).workflows, undefined)).toMatchObject([
      { sure: 'unknown' },
    ]);
  });
});

describe('pinning', () => {
  const sha = 'a'.repeat(40);
  const text = job(
    [
      `o/r@${sha}`,
      'o/r@v1',
      `docker://x@sha256:${'b'.repeat(64)}`,
      'docker://x:1',
      'Acme/own@v1',
      './local',
      '${{ x }}',
    ]
      .map((name) => `- uses: ${name}`)
      .join('\n'),
  );

  it('counts code of others only: by commit or digest, by name, or by an expression', () => {
    const { workflows, actions } = scene({ [CI]: text });
    const pins = pinsOf(workflows, actions, 'acme');
    expect([pins.pinned, pins.loose, pins.undecidable].map((uses) => uses.length)).toEqual([2, 2, 1]);
  });

  it('takes every owner for another one when nobody says who owns the tree', () => {
    const { workflows, actions } = scene({ [CI]: text });
    expect(pinsOf(workflows, actions, null).loose).toHaveLength(3);
  });

  it('sees the uses of reusable workflows and of local actions', () => {
    const action = 'runs:\n  using: composite\n  steps:\n    - uses: o/r@v1';
    const caller =
      'on: push\njobs:\n  a:\n    uses: o/r/.github/workflows/x.yml@v1\n  b:\n    steps:\n      - uses: ./x';
    const { workflows, actions } = scene({ [CI]: caller, 'x/action.yml': action });
    expect(pinsOf(workflows, actions, 'acme').loose.map(({ path }) => path)).toEqual([CI, 'x/action.yml']);
  });
});
