import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { leaveEvidence } from '../../action/ci-evidence.ts';
import { readInputs } from '../../action/inputs.ts';
import type { Runner } from '../../action/main.ts';
import { ci } from '../../src/collectors/ci/index.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { evaluateCommit } from '../../src/pipeline/evaluate.ts';
import { addArtifact, addRun } from '../../src/sandbox/scenarios/runs.ts';
import { commitTo } from '../../src/sandbox/state/build.ts';
import { lookAt } from '../bench/world.ts';
import { checkoutAt, temporaryFolder, writeBelow } from '../support/checkout.ts';
import { runAction, type Step, type Stepped, useBundle } from '../support/run-action.ts';
import { signingWorld, type SigningWorld } from '../support/sigstore.ts';
import { serveSigstore, type SigstoreServer } from '../support/sigstore-server.ts';
import { trusting } from '../support/verification.ts';
import { believing } from '../support/verifiers.ts';
import { repository, world } from './worlds.ts';

const bundle = useBundle();
const PASS = '<testsuite><testcase name="boils"/></testsuite>';
const COVERAGE = 'SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n';

let sigstore: SigningWorld;
let server: SigstoreServer;
/** What GitHub says of the job that asks for its identity. */
const claims: Record<string, string> = {};
beforeAll(async () => {
  sigstore = await signingWorld();
  server = await serveSigstore(sigstore, claims);
});
beforeEach(() => {
  server.broken.clear();
  server.asked.length = 0;
});
afterAll(() => server.close());

const signing = () => ({
  inputs: { evidence: 'leave', junit: 'a/unit.xml\nb/unit.xml', coverage: 'lcov.info', ...instance() },
  environment: { ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/oidc`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: server.secret },
});
const instance = () => ({ 'sigstore-fulcio': server.url, 'sigstore-rekor': server.url });

function withResults<S extends Step>(step: S): S {
  writeBelow(step.workspace, 'a/unit.xml', PASS);
  writeBelow(step.workspace, 'b/unit.xml', PASS);
  writeBelow(step.workspace, 'lcov.info', COVERAGE);
  return step;
}

/** A push to the default branch, whose workflow keeps what the Action leaves. */
async function pushed() {
  const { gitHub, state } = await world();
  const change = { '.github/workflows/evidence.yml': 'on: push # ssdf-gate-evidence\n' };
  const { id: commit } = commitTo(state, 'main', {
    change,
    author: 'aiko',
    at: gitHub.state.at,
    message: 'Keep results',
  });
  const at = { commit, ref: 'refs/heads/main', workspace: checkoutAt(state, commit) };
  const step = withResults({ bundle: bundle(), gitHub, event: 'push', ...at, ...signing() });
  const run = addRun(gitHub.state, state, {
    ...{ name: 'Evidence', path: '.github/workflows/evidence.yml', event: 'push', commit, at: gitHub.state.at },
  });
  const workflow = `${repository}/.github/workflows/evidence.yml@refs/heads/main`;
  Object.assign(claims, { repository, sha: commit, ref: at.ref, run_id: String(run.id), event_name: 'push' });
  Object.assign(claims, { job_workflow_ref: workflow, job_workflow_sha: commit });
  return { step, state, gitHub, run };
}

function filesOf({ outputs }: Stepped): Readonly<Record<string, string>> {
  const folder = outputs.evidence ?? '';
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe('evidence that the Action leaves', () => {
  it('is one folder with a signed statement, which the App takes over once the workflow has kept it', async () => {
    const { step, state, gitHub, run } = await pushed();
    const done = await runAction(step);
    expect(done.errors).toEqual([]);
    const files = filesOf(done);
    expect(Object.keys(files).sort()).toEqual([
      ...['coverage/lcov.info', 'evidence.sigstore.json', 'junit/2-unit.xml', 'junit/unit.xml'],
    ]);
    expect(done.summary).toContain('3 files of this run were signed');
    expect(done.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(server.secret);

    addArtifact(gitHub.state, state, { run, name: 'ssdf-gate-evidence', files });
    const engine = loadEngine(new URL('../../policies/', import.meta.url));
    const verifiers = { ...believing(''), sigstore: trusting(sigstore.root()) };
    const look = { ...lookAt(gitHub), takesCiEvidence: true } as const;
    const { input } = await evaluateCommit({ ...engine, collectors: [ci], verifiers }, look, {
      ref: 'main',
      commit: step.commit,
    });
    const fact = (id: string) => input.evidence.facts.find((one) => one.id === id);
    expect(input.assessment.notices.map(({ en }) => en).join('\n')).toContain(
      'counts: the run that made it is verified',
    );
    expect(fact('ci.tests-passed')).toMatchObject({ state: 'observed', value: true });
    expect(fact('ci.line-coverage-ratio')).toMatchObject({ state: 'observed', value: 0.5 });
  });
});

const unit = (path: string) => ({ kind: 'junit', path, bytes: new TextEncoder().encode(PASS) }) as const;
const RUNNER: Runner = {
  ...{ repository, host: 'github.com', apiUrl: '', ref: 'main', commit: 'a'.repeat(40), folder: '', path: '', fetch },
  ...{ supplied: [unit('a/unit.xml'), unit('.x/b c/unit.xml')], now: () => '', wait: () => Promise.resolve() },
};

/** A job without a process around it: what the Action is told, and where it leaves what it makes. */
function job({ inputs = {}, ...more }: Partial<Job> = {}): Around {
  const given: Readonly<Record<string, string>> = { evidence: 'leave', ...instance(), ...inputs };
  const { environment } = signing();
  const started = { kind: 'commit' } as const;
  const read = readInputs((name) => given[name] ?? '');
  const visibility = 'public';
  return { inputs: read, environment, folder: temporaryFolder(), started, runner: RUNNER, visibility, ...more };
}
type Around = Parameters<typeof leaveEvidence>[0];
type Job = Omit<Around, 'inputs'> & { readonly inputs: Readonly<Record<string, string>> };

const pull = { kind: 'pull-request', number: 7, head: '', base: '', fromFork: false, onBase: false } as const;

describe('a job', () => {
  it.each<{ name: string; given: Partial<Job> }>([
    { name: 'that nobody asks for it', given: { inputs: { evidence: '' } } },
    { name: 'of a fork, which has no identity', given: { started: { ...pull, fromFork: true } } },
  ])('$name leaves nothing and asks nobody', async ({ given }) => {
    const around = job(given);
    expect(await leaveEvidence(around)).toEqual({});
    expect({ asked: server.asked, left: readdirSync(around.folder) }).toEqual({ asked: [], left: [] });
  });

  it.each<{ name: string; given: Partial<Job>; says: RegExp }>([
    { name: 'has no file', given: { runner: { ...RUNNER, supplied: [] } }, says: /expected files that this run made/ },
    { name: 'may not sign', given: { environment: {} }, says: /input evidence: .*"id-token: write"/ },
    { name: 'runs for the base of a pull request', given: { started: { ...pull, onBase: true } }, says: /use pull_request/ },
    { name: 'is of a private repository and names the public instance', given: { visibility: 'private', inputs: { 'sigstore-fulcio': 'https://fulcio.sigstore.dev' } }, says: /the repository is not public/ },
    { name: 'is of a server without an instance', given: { runner: { ...RUNNER, host: 'git.example' }, inputs: { 'sigstore-fulcio': '', 'sigstore-rekor': '' } }, says: /has no Sigstore instance/ },
  ])('that $name ends with one line, and signs nothing', async ({ given, says }) => {
    const around = job(given);
    const { left, failed } = await leaveEvidence(around);
    expect({ left, failed }).toEqual({ left: undefined, failed: expect.stringMatching(says) });
    expect({ asked: server.asked, left: readdirSync(around.folder) }).toEqual({ asked: [], left: [] });
  }); // prettier-ignore

  it('that gets no certificate leaves no unsigned folder behind', async () => {
    server.broken.add('/api/v2/signingCert');
    const around = job();
    expect((await leaveEvidence(around)).failed).toMatch(/^input evidence: .*gave no certificate/);
    expect(readdirSync(around.folder)).toEqual([]);
  });

  it('replaces what lies in the place of its folder, and follows no link', async () => {
    const around = job();
    const outside = temporaryFolder();
    symlinkSync(outside, join(around.folder, 'ssdf-gate-evidence'));
    const left = { folder: join(around.folder, 'ssdf-gate-evidence'), files: 2 };
    expect(await leaveEvidence(around)).toEqual({ left });
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(join(around.folder, 'ssdf-gate-evidence/junit')).sort()).toEqual(['2-unit.xml', 'unit.xml']);
  });
});

it('a wish that is none is said in one line', () => {
  expect(() => job({ inputs: { evidence: 'upload' } })).toThrow(/input evidence: expected none, leave/);
});
