import { beforeAll, describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { ci } from '../../src/collectors/ci/index.ts';
import { sast } from '../../src/collectors/sast/index.ts';
import { notSeen, type Observation, seen, seenPartly } from '../../src/model/observation.ts';
import { takeOver } from '../../src/pipeline/ci-evidence.ts';
import type { CommitRun } from '../../src/ports/workflow-runs.ts';
import { subject } from '../support/build.ts';
import { evidenceOf } from '../support/ci-evidence.ts';
import { answers, look, said } from '../support/look.ts';
import { type SigningWorld, signingWorld } from '../support/sigstore.ts';
import { trusting } from '../support/verification.ts';
import { believing } from '../support/verifiers.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type Texts = Readonly<Record<string, string>>;

const HEAD = subject.commit ?? '';
const REPOSITORY = `${subject.owner ?? ''}/${subject.name ?? ''}`;
const PIN = 'c'.repeat(40);
const CALLED = `acme/ci/.github/workflows/test.yml@${PIN}`;
const AT_HEAD = `${REPOSITORY}/.github/workflows/test.yml@refs/pull/7/merge`;
const PASS = '<testsuite><testcase name="a"/></testsuite>';
const FAIL = '<testsuite><testcase name="a"><failure/></testcase></testsuite>';
const scan = (more: object = {}, rules: readonly object[] = [{}]) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Semgrep OSS', rules } }, results: [], ...more }],
  });

let world: SigningWorld;
beforeAll(async () => {
  world = await signingWorld();
});

/** Evidence of a run for the pull request, signed by the workflow that ran. */
const made = (files: Texts, run: number, { workflow = CALLED, attempt = 1 } = {}) =>
  evidenceOf(world, files, {
    ...{ repository: REPOSITORY, commit: HEAD, run, workflow, attempt },
    ...{ ref: 'refs/pull/7/merge', event: 'pull_request' },
  });
const run = (id: number, more: Partial<CommitRun> = {}): CommitRun => ({
  ...{ id, attempt: 1, path: '.github/workflows/ci.yml', event: 'pull_request', branch: 'topic', from: REPOSITORY },
  ...{ status: 'completed', called: [CALLED] },
  ...more,
});

interface World {
  /** What each run left, by the number of the run. */
  readonly left?: Readonly<Record<number, Observation<Files>>>;
  readonly runs?: Observation<readonly CommitRun[]>;
  readonly workflows?: readonly string[];
  readonly workflowsUnknown?: boolean;
  readonly tree?: Texts;
  readonly name?: string;
}

/** What is taken over, and what the collectors say of it. */
async function taken({ left = {}, runs, workflows = [CALLED], workflowsUnknown = false, tree = {}, name }: World) {
  const numbers = Object.keys(left).map(Number);
  const asked: string[] = [];
  const artifacts = numbers.map((id) => ({
    // What stands under a number above 1000 belongs to the run of the rest.
    ...{ id, name: name ?? 'ssdf-gate-evidence', size: 1, expired: false, commit: HEAD, run: id % 1000 },
  }));
  const repository = {
    ...blindRepository(),
    workflowArtifacts: (commit: string) => (asked.push(commit), Promise.resolve(seen(artifacts))),
    artifactFiles: ({ id }: { id: number }) =>
      Promise.resolve(left[id] ?? notSeen({ reason: 'server-error', what: '' })),
    runsOfCommit: answers(runs ?? seen(numbers.map((id) => run(id)))),
  };
  const trust = { repository: subject, commits: [HEAD], defaultBranch: 'main', workflows, workflowsUnknown };
  const verifiers = { ...believing(''), sigstore: trusting(world.root()) };
  const { supplied, unread, notices } = await takeOver({
    ...{ repository, commit: HEAD, tree: memoryTree(tree), verifiers, trust },
  });
  const facts = [...(await look(ci, { supplied, unread })), ...(await look(sast, { supplied, unread }))];
  return {
    asked,
    notices: notices.map(({ en }) => en),
    ja: notices.map(({ ja }) => ja),
    value: (id: string) => said(facts, id),
  };
}

describe('evidence of the same bytes', () => {
  const files = { 'sarif/scan.sarif': scan(), 'junit/unit.xml': PASS };

  it('counts when a trusted workflow signed it, of the commit that the certificate names', async () => {
    const { value, notices, ja } = await taken({ left: { 1: seen(await made(files, 1)) } });
    expect(value('ci.tests-passed')).toBe(true);
    expect(value('sast.head-scanned')).toBe(true);
    expect(value('ci.result-kinds')).toBe('atLeast junit,sarif');
    expect(value('ci.evidence-triggers')).toBe('atLeast pull-request');
    expect(notices[0]).toBe(
      'CI evidence ssdf-gate-evidence (run 1): sarif/scan.sarif, junit/unit.xml counts: the run that made it is verified',
    );
    expect(notices[1]).toMatch(/GitHub keeps no trace of a run that somebody deleted as a whole/);
    expect(ja[1]).toMatch(/実行ごと削除/);
    expect(ja[0]).toMatch(/算入しました/);
  });

  it('is shown, does not count and changes nothing when a workflow file at the head signed it', async () => {
    const left = { 1: seen(await made(files, 1, { workflow: AT_HEAD })) };
    const { value, notices, ja } = await taken({ left, runs: seen([run(1, { called: [] })]) });
    expect(value('ci.tests-passed')).toBe('not-supplied');
    expect(value('ci.evidence-triggers')).toBe('not-supplied');
    expect(value('sast.head-scanned')).not.toBe(true);
    expect(notices[0]).toMatch(/unit.xml is shown and does not count; the workflow file that made it/);
    expect(ja[0]).toMatch(/表示のみ/);
  });

  it('of the head neither helps nor harms what a trusted run left', async () => {
    const left = {
      1: seen(await made(files, 1)),
      2: seen(await made({ 'junit/a.xml': FAIL }, 2, { workflow: AT_HEAD })),
    };
    const { value } = await taken({ left, runs: seen([run(1), run(2, { called: [] })]) });
    expect(value('ci.tests-passed')).toBe(true);
  });
});

describe('attempts of one run', () => {
  it('the last one speaks for the run, whatever an earlier one said', async () => {
    const both = async (first: string, last: string) => ({
      left: {
        1: seen(await made({ 'junit/a.xml': first }, 1)),
        1001: seen(await made({ 'junit/a.xml': last }, 1, { attempt: 2 })),
      },
      runs: seen([run(1, { attempt: 2 })]),
    });
    const { value, notices } = await taken(await both(FAIL, PASS));
    expect(value('ci.tests-passed')).toBe(true);
    expect(notices.join()).toMatch(/is shown and does not count; it was signed by attempt 1 of a run whose last/);
    expect((await taken(await both(PASS, FAIL))).value('ci.tests-passed')).toBe(false);
  });
});

describe('losing evidence never raises anything', () => {
  const good = { 'junit/a.xml': PASS, 'coverage/a.info': 'SF:a\nDA:1,1\nend_of_record\n' };
  const bad = { 'junit/b.xml': FAIL, 'coverage/b.info': 'SF:b\nDA:1,0\nend_of_record\n' };
  const gone = notSeen({ reason: 'hidden-or-absent', what: 'artifact 2' });
  const without = (files: Files, path: string) => new Map([...files].filter(([each]) => each !== path));

  it('both together say what failed', async () => {
    const { value } = await taken({ left: { 1: seen(await made(good, 1)), 2: seen(await made(bad, 2)) } });
    expect(value('ci.tests-passed')).toBe(false);
    expect(value('ci.line-coverage-ratio')).toBe(0.5);
  });

  it.each<{ name: string; world: () => Promise<World>; reason: string }>([
    { name: 'the artifact that failed has expired', world: async () => ({ left: { 1: seen(await made(good, 1)), 2: gone } }), reason: 'hidden-or-absent' },
    { name: 'it was deleted, and its run is still known', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1), run(2)]) }), reason: 'hidden-or-absent' },
    { name: 'its run is not done yet', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1), run(2, { status: 'in_progress' })]) }), reason: 'pending' },
    { name: 'the list of runs cannot be read', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: notSeen({ reason: 'forbidden', what: 'runs' }) }), reason: 'forbidden' },
    { name: 'the list of runs is cut', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seenPartly([run(1)], { reason: 'truncated', what: 'runs' }) }), reason: 'truncated' },
    { name: 'a file was taken out of the artifact', world: async () => ({ left: { 1: seen(without(await made({ ...good, ...bad }, 1), 'junit/b.xml')) } }), reason: 'hidden-or-absent' },
    { name: 'a file was replaced', world: async () => ({ left: { 1: seen(new Map([...(await made({ ...good, ...bad }, 1)), ['junit/b.xml', new TextEncoder().encode(PASS)]])) } }), reason: 'hidden-or-absent' },
    { name: 'the statement was taken out', world: async () => ({ left: { 1: seen(await made(good, 1)), 2: seen(without(await made(bad, 2), 'evidence.sigstore.json')) } }), reason: 'unverified' },
    { name: 'the statement could not be unpacked', world: async () => ({ left: { 1: seen(await made(good, 1)), 2: seenPartly(without(await made(bad, 2), 'evidence.sigstore.json'), { reason: 'too-large', what: 'artifact 2' }) } }), reason: 'too-large' },
    { name: 'the statement was replaced by that of a run that passed', world: async () => ({ left: { 1: seen(await made(good, 1)), 2: seen(await made(good, 1)) } }), reason: 'unverified' },
    { name: 'the last attempt was deleted, and that of an earlier one is put forward', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1, { attempt: 2 })]) }), reason: 'unverified' },
    { name: 'GitHub does not say which attempt was the last', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1, { attempt: null })]) }), reason: 'unverified' },
    { name: 'the zip is broken', world: async () => ({ left: { 1: seen(await made(good, 1)), 2: notSeen({ reason: 'malformed', what: 'artifact 2' }) } }), reason: 'malformed' },
    { name: 'the run is on the default branch and its file names the artifact', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1), run(2, { event: 'push', branch: 'main', called: [] })]), tree: { '.github/workflows/ci.yml': 'name: ssdf-gate-evidence' } }), reason: 'hidden-or-absent' },
    { name: 'the organization may allow the workflow of the run', world: async () => ({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1), run(2, { called: [`acme/x/.github/workflows/y.yml@${PIN}`] })]), workflowsUnknown: true }), reason: 'hidden-or-absent' },
  ])('$name: unknown, not passed', async ({ world: worldOf, reason }) => {
    const { value } = await taken(await worldOf());
    expect(value('ci.tests-passed')).toContain(reason);
    expect(value('ci.line-coverage-ratio')).toContain(reason);
  }); // prettier-ignore

  it('a run of somebody else owes nothing: it keeps nothing open', async () => {
    const others = [run(2, { called: [] }), run(3, { event: 'push', branch: 'main', from: 'me/fork', called: [] })];
    const tree = { '.github/workflows/ci.yml': 'name: ssdf-gate-evidence' };
    const { value } = await taken({ left: { 1: seen(await made(good, 1)) }, runs: seen([run(1), ...others]), tree });
    expect(value('ci.tests-passed')).toBe(true);
  });

  it('a run on the default branch whose file names no artifact owes none either', async () => {
    const runs = seen([run(1), run(2, { event: 'push', branch: 'main', called: [] })]);
    const tree = { '.github/workflows/ci.yml': 'on: push' };
    expect((await taken({ left: { 1: seen(await made(good, 1)) }, runs, tree })).value('ci.tests-passed')).toBe(true);
  });
});

describe('SARIF that comes by CI', () => {
  it.each<{ name: string; text: string; value: unknown }>([
    { name: 'a run that found nothing', text: scan(), value: true },
    { name: 'a run that failed', text: scan({ invocations: [{ executionSuccessful: false }] }), value: false },
    { name: 'a run without rules', text: scan({}, []), value: false },
    { name: 'a run without a result', text: scan({ results: null }), value: false },
    { name: 'no run', text: '{"version":"2.1.0","runs":[]}', value: false },
    { name: 'a run of another commit by its own word', text: scan({ versionControlProvenance: [{ revisionId: 'f'.repeat(40) }] }), value: false },
    { name: 'a broken file', text: '{', value: 'not-json' },
  ])('$name: scanned $value', async ({ text, value }) => {
    const world = await taken({ left: { 1: seen(await made({ 'sarif/a.sarif': text }, 1)) } });
    if (value === true) expect(world.value('sast.head-scanned')).toBe(true);
    else expect(world.value('sast.head-scanned')).not.toBe(true);
    expect(world.value('ci.result-kinds')).toBe(value === true ? 'atLeast sarif' : world.value('ci.result-kinds'));
    expect(String(world.value('ci.result-kinds')).includes('atLeast')).toBe(value === true);
  }); // prettier-ignore
});

describe('nothing that counts', () => {
  const bytes = new TextEncoder().encode(PASS);
  it.each<{ name: string; world: World }>([
    { name: 'no artifact', world: {} },
    { name: 'an artifact of another name', world: { left: { 1: seen(new Map([['junit/a.xml', bytes]])) }, name: 'logs', runs: seen([]) } },
    { name: 'files without a folder', world: { left: { 1: seen(new Map([['a.xml', bytes]])) } } },
    { name: 'a path that climbs', world: { left: { 1: seen(new Map([['../junit/a.xml', bytes]])) } } },
    { name: 'nobody signed', world: { left: { 1: seen(new Map([['junit/a.xml', bytes]])) } } },
  ])('$name', async ({ world: given }) => {
    const { value } = await taken(given);
    expect(value('ci.tests-passed')).toContain('not-supplied');
  }); // prettier-ignore

  it('costs no request where no workflow names the artifact and no workflow is allowed', async () => {
    const nothing = { workflows: [], tree: { '.github/workflows/ci.yml': 'on: push' } };
    expect((await taken(nothing)).asked).toEqual([]);
    const named = { '.github/workflows/ci.yml': 'name: ssdf-gate-evidence' };
    expect((await taken({ ...nothing, tree: named })).asked).toEqual([HEAD]);
    const calls = { '.github/workflows/ci.yml': `jobs:\n  a:\n    uses: ${CALLED}` };
    expect((await taken({ ...nothing, tree: calls })).asked).toEqual([]);
    expect((await taken({ ...nothing, tree: calls, workflowsUnknown: true })).asked).toEqual([HEAD]);
  });
});
