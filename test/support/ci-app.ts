import { join } from 'node:path';
import { githubEvaluator } from '../../src/app/github-evaluator.ts';
import { startApp } from '../../src/app/server.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import type { Collector } from '../../src/collectors/types.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Evaluation } from '../../src/pipeline/evaluation.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { checkSuitePayload, pullRequestPayload } from '../../src/sandbox/payloads.ts';
import { addArtifact, addRun } from '../../src/sandbox/scenarios/runs.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { addRepository, commitTo } from '../../src/sandbox/state/build.ts';
import type { WorkflowRunState } from '../../src/sandbox/state/results.ts';
import { temporaryFolder } from './checkout.ts';
import { evidenceOf } from './ci-evidence.ts';
import { signingWorld } from './sigstore.ts';
import { trusting } from './verification.ts';
import { believing } from './verifiers.ts';

const NAME = 'tea-works/kettle';
const CALLED = `tea-works/ci/.github/workflows/test.yml@${'c'.repeat(40)}`;

export interface Left {
  /** The workflow of the organization ran, or a file at the head of the pull request. */
  readonly by: 'organization' | 'head';
  readonly files: Readonly<Record<string, string>>;
  /** False: the files are uploaded without the statement that the Action signs. */
  readonly signed?: boolean;
  /** A run that is there already, and the attempt in which it left this. */
  readonly run?: WorkflowRunState;
  readonly attempt?: number;
}

/** The App beside the well-kept repository, in an organization that lets one pinned workflow of its own vouch for results. */
export async function ciApp(collectors: readonly Collector[]) {
  const world = await signingWorld();
  const gitHub = await startSandbox({ scenario: wellKept });
  const { state } = gitHub;
  const home = addRepository(state, { name: '.github', description: 'About us' });
  const change = { '.github/ssdf-gate.yml': `evidenceWorkflows:\n  - ${CALLED}\n` };
  commitTo(home, 'main', { change, author: 'aiko', at: state.at, message: 'Let our own workflow vouch' });
  const repository = state.repositories.get(NAME);
  const pull = repository?.pullRequests.find((one) => one.state === 'open');
  if (repository === undefined || pull === undefined) throw new Error('the scenario has a pull request');
  const evaluations: Evaluation[] = [];
  const engine = loadEngine(new URL('../../policies/', import.meta.url));
  const verifiers = { ...believing(''), sigstore: trusting(world.root()) };
  const published = (_request: unknown, done: readonly Evaluation[]) => Promise.resolve(void evaluations.push(...done));
  const folder = temporaryFolder();
  const app = await startApp({
    ...{ host: '127.0.0.1', port: 0, appId: gitHub.appId, privateKey: gitHub.privateKey },
    ...{ webhookSecret: gitHub.webhookSecret, apiUrl: gitHub.url, gitHubHost: 'github.com' },
    ...{ storePath: join(folder, 'store.sqlite'), packsPath: join(folder, 'packs'), writeLog: () => undefined },
    evaluator: githubEvaluator({ ...engine, collectors, verifiers }, { published }),
  });

  async function deliver(event: string, payload: object): Promise<void> {
    await gitHub.deliver(event, payload, { to: `${app.url}/api/github/webhooks` });
    await app.idle();
  }

  return {
    gitHub,
    repository,
    evaluations,
    stop: async () => {
      await app.stop();
      await gitHub.stop();
    },
    /** A run for the pull request that leaves evidence. */
    runs: async ({ by, files, signed = true, attempt = 1, ...given }: Left): Promise<WorkflowRunState> => {
      const run =
        given.run ??
        addRun(state, repository, {
          ...{ name: 'CI', path: '.github/workflows/ci.yml', event: 'pull_request', branch: pull.head.ref },
          ...{ commit: pull.head.commit, at: state.at, called: by === 'organization' ? [CALLED] : [] },
        });
      const workflow =
        by === 'organization' ? CALLED : `${NAME}/.github/workflows/ci.yml@refs/pull/${pull.number}/merge`;
      const left = await evidenceOf(world, files, {
        ...{ repository: NAME, commit: pull.testMergeCommit ?? '', run: run.id, workflow, attempt },
        ...{ ref: `refs/pull/${pull.number}/merge`, event: 'pull_request' },
      });
      const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
      const all = Object.fromEntries([...left].map(([path, bytes]) => [path, text(bytes)]));
      addArtifact(state, repository, { run, name: 'ssdf-gate-evidence', files: signed ? all : { ...files } });
      return run;
    },
    opened: () => {
      const { payload } = pullRequestPayload(gitHub, { repository: NAME, action: 'opened', number: pull.number });
      return deliver('pull_request', payload);
    },
    /** CI of another App has ended on the head. */
    ended: () => {
      const { payload } = checkSuitePayload(gitHub, { repository: NAME, action: 'completed', head: pull.head.commit });
      const { check_suite: suite, ...rest } = payload as { check_suite: { app: object } };
      return deliver('check_suite', { ...rest, check_suite: { ...suite, app: { ...suite.app, id: 15368 } } });
    },
    fact: (id: string): Fact | undefined => evaluations.at(-1)?.input.evidence.facts.find((fact) => fact.id === id),
    /** The newest report as a maintainer reads it. */
    shown: () =>
      repository.checkRuns
        .filter(({ name }) => name === 'ssdf-gate')
        .map(({ output }) => `${output.summary ?? ''}\n${output.text ?? ''}`)
        .at(-1) ?? '',
  };
}
