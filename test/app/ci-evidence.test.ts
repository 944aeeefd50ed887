import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { githubEvaluator } from '../../src/app/github-evaluator.ts';
import { type RunningApp, startApp } from '../../src/app/server.ts';
import { ci } from '../../src/collectors/ci/index.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import type { Evaluation } from '../../src/pipeline/evaluation.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { checkSuitePayload, pullRequestPayload } from '../../src/sandbox/payloads.ts';
import { addArtifact, addRun } from '../../src/sandbox/scenarios/runs.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { addRepository, commitTo } from '../../src/sandbox/state/build.ts';
import type { PullRequestState } from '../../src/sandbox/state/pull-requests.ts';
import type { RepositoryState } from '../../src/sandbox/state/repository.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { evidenceOf } from '../support/ci-evidence.ts';
import { type SigningWorld, signingWorld } from '../support/sigstore.ts';
import { trusting } from '../support/verification.ts';
import { believing } from '../support/verifiers.ts';

const NAME = 'tea-works/kettle';
const PIN = 'c'.repeat(40);
const CALLED = `tea-works/ci/.github/workflows/test.yml@${PIN}`;
const PASS = '<testsuite><testcase name="boils"/></testsuite>';
const FAIL = '<testsuite><testcase name="boils"><failure/></testcase></testsuite>';

let world: SigningWorld;
let gitHub: Sandbox;
let app: RunningApp;
let repository: RepositoryState;
let pull: PullRequestState;
const evaluations: Evaluation[] = [];

/** The well-kept repository, in an organization that lets one pinned workflow of its own vouch for results. */
beforeAll(async () => {
  world = await signingWorld();
  gitHub = await startSandbox({ scenario: wellKept });
  const { state } = gitHub;
  const home = addRepository(state, { name: '.github', description: 'About us' });
  const change = { '.github/ssdf-gate.yml': `evidenceWorkflows:\n  - ${CALLED}\n` };
  commitTo(home, 'main', { change, author: 'aiko', at: state.at, message: 'Let our own workflow vouch' });
  const found = state.repositories.get(NAME);
  const open = found?.pullRequests.find((one) => one.state === 'open');
  if (found === undefined || open === undefined) throw new Error('the scenario has a pull request');
  [repository, pull] = [found, open];
  const engine = loadEngine(new URL('../../policies/', import.meta.url));
  const verifiers = { ...believing(''), sigstore: trusting(world.root()) };
  const published = (_request: unknown, done: readonly Evaluation[]) => Promise.resolve(void evaluations.push(...done));
  const folder = temporaryFolder();
  app = await startApp({
    ...{ host: '127.0.0.1', port: 0, appId: gitHub.appId, privateKey: gitHub.privateKey },
    ...{ webhookSecret: gitHub.webhookSecret, apiUrl: gitHub.url, gitHubHost: 'github.com' },
    ...{ storePath: join(folder, 'store.sqlite'), packsPath: join(folder, 'packs'), writeLog: () => undefined },
    evaluator: githubEvaluator({ ...engine, collectors: [ci], verifiers }, { published }),
  });
});

afterAll(async () => {
  await app.stop();
  await gitHub.stop();
});

/** A run for the pull request that leaves signed evidence; of the organization's workflow, or of a file at the head. */
async function runs(by: 'organization' | 'head', files: Readonly<Record<string, string>> | undefined) {
  const workflow = by === 'organization' ? CALLED : `${NAME}/.github/workflows/ci.yml@refs/pull/${pull.number}/merge`;
  const run = addRun(gitHub.state, repository, {
    ...{ name: 'CI', path: '.github/workflows/ci.yml', event: 'pull_request', branch: pull.head.ref },
    ...{ commit: pull.head.commit, at: gitHub.state.at, called: by === 'organization' ? [CALLED] : [] },
  });
  if (files === undefined) return;
  const left = await evidenceOf(world, files, {
    ...{ repository: NAME, commit: pull.testMergeCommit ?? '', run: run.id, workflow },
    ...{ ref: `refs/pull/${pull.number}/merge`, event: 'pull_request' },
  });
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const all = Object.fromEntries([...left].map(([path, bytes]) => [path, text(bytes)]));
  addArtifact(gitHub.state, repository, { run, name: 'ssdf-gate-evidence', files: all });
}

async function deliver(event: string, payload: object): Promise<void> {
  await gitHub.deliver(event, payload, { to: `${app.url}/api/github/webhooks` });
  await app.idle();
}

/** CI of another App has ended on the head. */
async function ciEnded(): Promise<void> {
  const { payload } = checkSuitePayload(gitHub, { repository: NAME, action: 'completed', head: pull.head.commit });
  const { check_suite: suite, ...rest } = payload as { check_suite: { app: object } };
  await deliver('check_suite', { ...rest, check_suite: { ...suite, app: { ...suite.app, id: 15368 } } });
}

const factNow = (id: string) => evaluations.at(-1)?.input.evidence.facts.find((fact) => fact.id === id);
const shownNow = () =>
  repository.checkRuns
    .filter(({ name }) => name === 'ssdf-gate')
    .map(({ output }) => `${output.summary ?? ''}\n${output.text ?? ''}`)
    .at(-1) ?? '';

it('the App takes over what the workflow of the organization left, and shows what a file at the head left', async () => {
  await runs('head', { 'junit/unit.xml': PASS });
  const { payload } = pullRequestPayload(gitHub, { repository: NAME, action: 'opened', number: pull.number });
  await deliver('pull_request', payload);
  expect(factNow('ci.tests-passed')?.state).toBe('unknown');
  expect(shownNow()).toMatch(/junit\/unit\.xml is shown and does not count; the workflow file that made it/);

  await runs('organization', { 'junit/unit.xml': PASS });
  await ciEnded();
  expect(factNow('ci.tests-passed')).toMatchObject({ state: 'observed', value: true });
  expect(shownNow()).toMatch(/junit\/unit\.xml counts: the run that made it is verified/);
  expect(shownNow()).toMatch(/is shown and does not count/);

  await runs('organization', { 'junit/unit.xml': FAIL });
  await ciEnded();
  expect(factNow('ci.tests-passed')).toMatchObject({ state: 'observed', value: false });

  repository.artifacts.splice(repository.artifacts.length - 1, 1);
  await ciEnded();
  expect(factNow('ci.tests-passed')?.state).toBe('unknown');
  expect(evaluations).toHaveLength(4);
  expect(gitHub.violations).toEqual([]);
});
