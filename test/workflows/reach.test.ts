import { describe, expect, it } from '@jest/globals';
import { filterMatches } from '../../src/workflows/glob.ts';
import { CI, entryOf, job, run, scene } from './scene.ts';

const SCAN = run('gosec ./...');

function onPullRequest(on: string, branch: string | null = 'main'): boolean | string {
  const [use] = scene({ [CI]: job(SCAN, { on }) }, { branch }).tools;
  return use?.onPullRequest ?? 'none';
}

describe('a tool judges every pull request', () => {
  it.each<{ on: string; reaches: 'yes' | 'no' | 'unknown'; branch?: string | null }>([
    { on: 'pull_request', reaches: 'yes' },
    { on: 'merge_group', reaches: 'yes' },
    { on: 'push', reaches: 'no' },
    { on: 'pull_request_target', reaches: 'no' },
    { on: '{ pull_request: { branches: [main] } }', reaches: 'yes' },
    { on: '{ pull_request: { branches: [trunk] } }', reaches: 'no' },
    { on: '{ pull_request: { branches: [trunk] } }', branch: 'trunk', reaches: 'yes' },
    { on: '{ pull_request: { branches: ["release/**"] } }', reaches: 'no' },
    { on: '{ pull_request: { branches: ["**", "!main"] } }', reaches: 'no' },
    { on: '{ pull_request: { branches-ignore: [main] } }', reaches: 'no' },
    { on: '{ pull_request: { branches-ignore: [gh-pages] } }', reaches: 'yes' },
    { on: '{ pull_request: { branches: [main] } }', branch: null, reaches: 'unknown' },
    { on: '{ pull_request: { branches: ["**"] } }', branch: null, reaches: 'yes' },
    { on: 'pull_request', branch: null, reaches: 'yes' },
    { on: '{ pull_request: { paths: ["**.go"] } }', reaches: 'no' },
    { on: '{ pull_request: { paths: ["**"] } }', reaches: 'yes' },
    { on: '{ pull_request: { paths-ignore: ["src/**"] } }', reaches: 'no' },
    { on: '{ pull_request: { paths-ignore: ["**/*.md", "docs/**"] } }', reaches: 'yes' },
    { on: '{ pull_request: { types: [opened] } }', reaches: 'no' },
    { on: '{ pull_request: { types: [labeled] } }', reaches: 'no' },
    { on: '{ pull_request: { types: [opened, synchronize] } }', reaches: 'yes' },
  ])('on $on with the default branch $branch: $reaches', ({ on, reaches, branch = 'main' }) => {
    expect(onPullRequest(on, branch)).toBe(reaches);
  });

  it('not when documents are left out and it looks for secrets, which hide anywhere', () => {
    const on = '{ pull_request: { paths-ignore: ["**.md"] } }';
    expect(entryOf(scene({ [CI]: job(run('gitleaks detect'), { on }) })).onPullRequest).toBe(false);
  });

  it('says when it took a conventional name for the default branch', () => {
    const on = '{ pull_request: { branches: [main] } }';
    const entry = entryOf(scene({ [CI]: job(SCAN, { on }) }, { branch: null }));
    expect(entry).toMatchObject({ onPullRequest: true, because: { en: expect.stringContaining('default branch') } });
  });
});

describe('a branch that nobody named', () => {
  it('says that it is open whether every pull request is judged', () => {
    const entry = entryOf(
      scene({ [CI]: job(SCAN, { on: '{ pull_request: { branches: [dev] } }' }) }, { branch: null }),
    );
    expect(entry).toMatchObject({ onPullRequest: false, because: { en: expect.stringContaining('default branch') } });
  });
});

interface Condition {
  readonly if: string;
  readonly ever: 'yes' | 'no' | 'unknown';
  readonly pull: 'yes' | 'no' | 'unknown';
}

describe('a condition', () => {
  it.each<Condition>([
    { if: 'true', ever: 'yes', pull: 'yes' },
    { if: '${{ false }}', ever: 'no', pull: 'no' },
    { if: "github.event_name == 'push'", ever: 'yes', pull: 'no' },
    { if: "github.event_name != 'push'", ever: 'yes', pull: 'yes' },
    { if: "${{ github.event_name == 'PULL_REQUEST' }}", ever: 'yes', pull: 'yes' },
    { if: "github.repository == 'acme/widget'", ever: 'yes', pull: 'yes' },
    { if: "github.repository == 'other/widget'", ever: 'no', pull: 'no' },
    { if: "github.repository_owner == 'acme' && github.event_name == 'schedule'", ever: 'no', pull: 'no' },
    { if: "github.ref == 'refs/heads/main'", ever: 'yes', pull: 'no' },
    { if: "startsWith(github.ref, 'refs/tags/')", ever: 'yes', pull: 'no' },
    { if: 'github.event.pull_request.head.repo.full_name == github.repository', ever: 'yes', pull: 'yes' },
    { if: "github.actor != 'dependabot[bot]'", ever: 'yes', pull: 'yes' },
    { if: 'github.event.pull_request.draft == false', ever: 'yes', pull: 'yes' },
    { if: "github.event.action == 'opened'", ever: 'yes', pull: 'no' },
    { if: "github.actor == 'dependabot[bot]'", ever: 'unknown', pull: 'no' },
    { if: "github.event.pull_request.user.login == 'renovate[bot]'", ever: 'unknown', pull: 'no' },
    { if: 'github.event.pull_request.head.repo.fork', ever: 'unknown', pull: 'no' },
    { if: "startsWith(github.head_ref, 'release/')", ever: 'unknown', pull: 'no' },
    { if: "github.event_name == 'schedule' && github.actor == 'x'", ever: 'no', pull: 'no' },
    { if: "contains(github.event.pull_request.labels.*.name, 'scan')", ever: 'unknown', pull: 'unknown' },
    { if: 'contains(fromJSON(\'["push", "pull_request"]\'), github.event_name)', ever: 'yes', pull: 'yes' },
    { if: 'always()', ever: 'yes', pull: 'yes' },
    { if: 'failure()', ever: 'unknown', pull: 'no' },
    { if: 'success() || failure()', ever: 'yes', pull: 'yes' },
    { if: '!failure()', ever: 'yes', pull: 'yes' },
    { if: '${{ !cancelled() }}', ever: 'yes', pull: 'yes' },
    { if: "vars.SCAN == 'on'", ever: 'unknown', pull: 'unknown' },
    { if: "vars.SCAN == 'on' && false", ever: 'no', pull: 'no' },
    { if: "vars.SCAN == 'on' || github.event_name == 'push'", ever: 'yes', pull: 'unknown' },
    { if: "matrix.os == 'linux'", ever: 'yes', pull: 'yes' },
    { if: "matrix.os == 'beos'", ever: 'no', pull: 'no' },
    { if: "runner.os == 'Linux'", ever: 'yes', pull: 'yes' },
    { if: "runner.os == 'Windows'", ever: 'no', pull: 'no' },
    { if: "env.MODE == 'full'", ever: 'yes', pull: 'yes' },
    { if: "${{ github.event_name }} == 'push'", ever: 'unknown', pull: 'unknown' },
    { if: 'this is (no expression', ever: 'unknown', pull: 'unknown' },
  ])('"$if" lets the step run: $ever, on pull requests: $pull', ({ if: condition, ever, pull }) => {
    const extra = '    strategy: { matrix: { os: [linux, mac] } }\n    env: { MODE: full }\n';
    const text = job(run('gosec ./...', `if: ${JSON.stringify(condition)}`), { extra });
    const [reached] = scene({ [CI]: text }).jobs.flatMap((each) => each.steps);
    expect(reached?.reach).toMatchObject({ ever, onPullRequest: pull });
  });

  it('that only a run can decide makes the tool undecidable, not found', () => {
    const entry = entryOf(scene({ [CI]: job(run('gosec ./...', "if: vars.SCAN == 'on'")) }));
    expect(entry).toMatchObject({ state: 'undecidable', onPullRequest: false, because: { ja: expect.any(String) } });
  });
});

describe('a workflow started by hand', () => {
  const on =
    '{ workflow_dispatch: { inputs: { to: { default: production }, scan: { type: boolean, default: true } } } }';
  it.each<{ condition: string; ever: string }>([
    { condition: "inputs.to == 'production'", ever: 'yes' },
    { condition: 'inputs.scan', ever: 'yes' },
    { condition: "github.event.inputs.to == 'production'", ever: 'yes' },
    { condition: "inputs.to == 'staging'", ever: 'unknown' },
  ])('runs what its proposed inputs ask for: $condition', ({ condition, ever }) => {
    const text = job(run('gosec ./...', `if: ${condition}`), { on });
    const [reached] = scene({ [CI]: text }).jobs.flatMap((each) => each.steps);
    expect(reached?.reach.ever).toBe(ever);
  });
});

describe('a filter pattern', () => {
  it.each<{ patterns: string[]; text: string; matches: boolean }>([
    { patterns: ['main'], text: 'main', matches: true },
    { patterns: ['*'], text: 'a/b', matches: false },
    { patterns: ['**'], text: 'a/b', matches: true },
    { patterns: ['release-*'], text: 'release-1', matches: true },
    { patterns: ['v[0-9]+.x'], text: 'v12.x', matches: true },
    { patterns: ['*.js?'], text: 'a.j', matches: true },
    { patterns: ['**', '!main'], text: 'main', matches: false },
    { patterns: ['!main', '**'], text: 'main', matches: true },
    { patterns: ['a.b'], text: 'axb', matches: false },
    { patterns: ['**'.repeat(500)], text: 'a'.repeat(500), matches: true },
  ])('$patterns on $text: $matches', ({ patterns, text, matches }) => {
    expect(filterMatches(patterns, text)).toBe(matches);
  });
});
