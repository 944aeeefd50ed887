import { afterEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/model/digest.ts';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubEvaluator } from '../../src/app/github-evaluator.ts';
import { type RunningApp, startApp } from '../../src/app/server.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import type { Evaluation } from '../../src/pipeline/evaluation.ts';
import { startSandbox, type Sandbox, type SandboxOptions, type Scenario } from '../../src/sandbox/index.ts';
import { pullRequestPayload, pushPayload, releasePayload } from '../../src/sandbox/payloads.ts';
import { forkPullRequest } from '../../src/sandbox/scenarios/fork-pull-request.ts';
import { halfVisible } from '../../src/sandbox/scenarios/half-visible.ts';
import { neglected } from '../../src/sandbox/scenarios/neglected.ts';
import { privateServer } from '../../src/sandbox/scenarios/private-server.ts';
import { rulesetsOnly } from '../../src/sandbox/scenarios/rulesets-only.ts';
import { faults, type Fault } from '../../src/sandbox/faults.ts';
import { commitTo } from '../../src/sandbox/state/build.ts';
import type { ReleaseState } from '../../src/sandbox/state/releases.ts';
import type { RepositoryState } from '../../src/sandbox/state/repository.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';

const engine = loadEngine(new URL('../../policies/', import.meta.url));

interface World {
  readonly gitHub: Sandbox;
  readonly app: RunningApp;
  readonly evaluations: readonly Evaluation[];
  readonly log: readonly string[];
  readonly repository: RepositoryState;
  readonly packs: string;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function world(
  scenario: Scenario,
  { now, ...options }: Partial<SandboxOptions> & { readonly now?: () => string } = {},
): Promise<World> {
  const gitHub = await startSandbox({ scenario, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  const evaluations: Evaluation[] = [];
  const log: string[] = [];
  const app = await startApp({
    host: '127.0.0.1',
    port: 0,
    appId: gitHub.appId,
    privateKey: gitHub.privateKey,
    webhookSecret: gitHub.webhookSecret,
    apiUrl: gitHub.url,
    gitHubHost: 'github.com',
    storePath: join(folder, 'store.sqlite'),
    packsPath: join(folder, 'packs'),
    evaluator: githubEvaluator(engine, {
      published: (_request, done) => Promise.resolve(void evaluations.push(...done)),
    }),
    ...(now === undefined ? {} : { now }),
    writeLog: (line) => void log.push(line),
    retry: { attempts: 2, firstWaitMs: 10, longestWaitMs: 50 },
  });
  open.push(async () => {
    await app.stop();
    await gitHub.stop();
    rmSync(folder, { recursive: true });
  });
  const [repository] = gitHub.state.repositories.values();
  if (repository === undefined) throw new Error('a scenario has a repository');
  return { gitHub, app, evaluations, log, repository, packs: join(folder, 'packs') };
}

async function deliverPullRequest({ gitHub, app, repository }: World): Promise<number> {
  const pull = repository.pullRequests.find(({ state }) => state === 'open');
  if (pull === undefined) throw new Error('a scenario has a pull request');
  const name = `${repository.owner}/${repository.name}`;
  const { payload } = pullRequestPayload(gitHub, { repository: name, action: 'opened', number: pull.number });
  const { status } = await gitHub.deliver('pull_request', payload, { to: `${app.url}/api/github/webhooks` });
  await app.idle();
  return status;
}

async function deliverRelease(
  { gitHub, app, repository }: World,
  action: 'published' | 'edited',
  tag = 'v1.4.0',
): Promise<void> {
  const name = `${repository.owner}/${repository.name}`;
  const { payload } = releasePayload(gitHub, { repository: name, tag, action });
  await gitHub.deliver('release', payload, { to: `${app.url}/api/github/webhooks` });
  await app.idle();
}

function keptPacks({ packs }: World) {
  return readdirSync(packs).flatMap((repository) =>
    readdirSync(join(packs, repository)).map((name) => {
      const folder = join(packs, repository, name);
      return {
        files: readdirSync(folder),
        about: JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8')) as Readonly<Record<string, unknown>>,
      };
    }),
  );
}

/** The scenario with this `.github/ssdf-gate.yml` on its default branch, and its newest release changed. */
function configuredBy(scenario: Scenario, text: string, change: Partial<ReleaseState>): Scenario {
  return {
    ...scenario,
    build: (at) => {
      const state = scenario.build(at);
      const [repository] = state.repositories.values();
      if (repository === undefined) throw new Error('a scenario has a repository');
      const files = { '.github/ssdf-gate.yml': text };
      commitTo(repository, repository.defaultBranch, { change: files, message: 'Configure', author: 'aiko', at });
      const index = repository.releases.findIndex(({ tag }) => tag === 'v1.4.0');
      const release = repository.releases[index];
      if (release !== undefined) repository.releases[index] = { ...release, ...change };
      return state;
    },
  };
}

const ours = ({ repository }: World) => repository.checkRuns.filter((run) => run.name.startsWith('ssdf-gate'));

describe('a signed pull request', () => {
  it('ends in a completed check run that says what the change lowers and how to cure it', async () => {
    const stage = await world(wellKept);
    expect(await deliverPullRequest(stage)).toBe(202);
    const [run, ...others] = ours(stage);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ name: 'ssdf-gate', status: 'completed', conclusion: 'failure' });
    expect(run?.output.title).toContain('PO.3.2');
    expect(run?.output.summary).toContain('release.yml');
    expect(stage.gitHub.violations).toEqual([]);
  });

  it.each<{ scenario: Scenario; description?: 'ghes-3.19' }>([
    { scenario: neglected },
    { scenario: halfVisible },
    { scenario: rulesetsOnly },
    { scenario: forkPullRequest },
    { scenario: privateServer, description: 'ghes-3.19' },
  ])(
    'of the scenario $scenario.name is judged, its check run completed, and GitHub is asked only what it documents',
    async ({ scenario, description }) => {
      const stage = await world(scenario, description === undefined ? {} : { description });
      await deliverPullRequest(stage);
      expect(ours(stage).map((run) => run.status)).toEqual(['completed']);
      expect(stage.evaluations).toHaveLength(1);
      expect(stage.gitHub.violations).toEqual([]);
    },
  );

  it('is judged once, however often GitHub delivers it', async () => {
    const stage = await world(wellKept);
    await deliverPullRequest(stage);
    await deliverPullRequest(stage);
    const completed = ours(stage).filter((run) => run.status === 'completed');
    expect(completed.length).toBe(ours(stage).length);
  });

  it('costs a stated number of requests', async () => {
    const stage = await world(wellKept);
    await deliverPullRequest(stage);
    const sent = stage.evaluations[0]?.input.evidence.requests.sent ?? 0;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(82);
  });
});

describe('what goes wrong at GitHub', () => {
  it.each<readonly [string, Fault]>(Object.entries(faults))(
    '%s on one endpoint costs its own facts, never the check run',
    async (_name, fault) => {
      const stage = await world(wellKept);
      stage.gitHub.faults.set('repos/get-branch-rules', fault);
      await deliverPullRequest(stage);
      expect(ours(stage).map((run) => run.status)).toEqual(['completed']);
      const fact = stage.evaluations[0]?.input.evidence.facts.find(({ id }) => id === 'branch.signatures-required');
      expect(fact?.state).not.toBe('not-applicable');
    },
  );
});

describe('a rate limit', () => {
  it('leaves a verdict with a hole, which is filled by a second look once GitHub answers again', async () => {
    let passed = 0;
    const stage = await world(wellKept, { now: () => new Date(Date.now() + passed).toISOString() });
    stage.gitHub.faults.set('actions/get-artifact-and-log-retention-settings-repository', {
      ...faults.tooManyRequests,
      times: 1,
    });
    await deliverPullRequest(stage);
    expect(stage.evaluations.map(reasonFor('actions.log-retention-days'))).toEqual(['unknown']);
    expect(stage.log.join('')).toContain('LOOK_AGAIN');

    passed = 61_000;
    // An event that leads to nothing, but lets the worker look at what is due.
    await stage.gitHub.deliver('star', { action: 'created' }, { to: `${stage.app.url}/api/github/webhooks` });
    await stage.app.idle();
    expect(stage.evaluations.map(reasonFor('actions.log-retention-days'))).toEqual(['unknown', 'observed']);
    expect(ours(stage).map((run) => run.status)).toEqual(['completed', 'completed']);
  });
});

const reasonFor =
  (id: string) =>
  ({ input }: Evaluation): string | undefined =>
    input.evidence.facts.find((fact) => fact.id === id)?.state;

describe('other events', () => {
  it('a push to the default branch is judged and kept as what drift is told against', async () => {
    const stage = await world(wellKept);
    const { gitHub, app, repository } = stage;
    const { payload } = pushPayload(gitHub, { repository: `${repository.owner}/${repository.name}`, branch: 'main' });
    await gitHub.deliver('push', payload, { to: `${app.url}/api/github/webhooks` });
    await app.idle();
    expect(ours(stage)).toMatchObject([{ name: 'ssdf-gate', status: 'completed', conclusion: 'neutral' }]);
  });

  it('a report of the default branch enters the ledger that later reports look back on, one of a pull request does not', async () => {
    const stage = await world(wellKept);
    const { gitHub, app, repository } = stage;
    await deliverPullRequest(stage);
    const { payload } = pushPayload(gitHub, { repository: `${repository.owner}/${repository.name}`, branch: 'main' });
    await gitHub.deliver('push', payload, { to: `${app.url}/api/github/webhooks` });
    await app.idle();
    await deliverRelease(stage, 'published');
    const told = stage.evaluations.map(({ input }) =>
      input.evidence.facts.find(({ id }) => id === 'ci.recent-unknown-ratio'),
    );
    expect(told.map((fact) => /(\d) of the 3/.exec(fact?.because?.en ?? '')?.[1])).toEqual(['0', '0', '1']);
  });

  it('a published release gets a check run of its own on the commit of its tag', async () => {
    const stage = await world(wellKept);
    const { gitHub, app, repository } = stage;
    const name = `${repository.owner}/${repository.name}`;
    const { payload } = releasePayload(gitHub, { repository: name, tag: 'v1.4.0', action: 'published' });
    await gitHub.deliver('release', payload, { to: `${app.url}/api/github/webhooks` });
    await app.idle();
    expect(ours(stage)).toMatchObject([{ name: 'ssdf-gate release v1.4.0', status: 'completed' }]);
    expect(ours(stage)[0]?.output.summary).toContain('v1');
  });

  it('a release leaves an evidence pack with the App, and its check run says where it is and that nobody signed it', async () => {
    const stage = await world(wellKept);
    await deliverRelease(stage, 'published');
    const [pack] = keptPacks(stage);
    expect(pack?.about).toMatchObject({ tag: 'v1.4.0', repository: { name: stage.repository.name } });
    expect(pack?.files.sort()).toEqual(['about.json', 'pack.zip', 'restricted.zip', 'sbom-1']);
    const { summary } = ours(stage)[0]?.output ?? {};
    expect(summary).toContain('### Evidence pack: ssdf-gate-evidence-v1.4.0.zip');
    expect(summary).toMatch(/- not signed: .*\n- kept by this App; no end of keeping is configured/);
  });

  it('the SBOM of a release is kept, and the next release is compared with it though it is gone from GitHub', async () => {
    const stage = await world(wellKept);
    await deliverRelease(stage, 'published', 'v1.3.0');
    const old = stage.repository.releases.find(({ tag }) => tag === 'v1.3.0');
    old?.assets.splice(0, old.assets.length);
    await deliverRelease(stage, 'published');
    const [run] = ours(stage).filter(({ name }) => name.endsWith('v1.4.0'));
    expect(run?.output.summary?.replaceAll('&#46;', '.')).toContain(
      'v1.3.0 kettle.cdx.json, kept copy → kettle.cdx.json): Upgraded 1',
    );
    expect(stage.evaluations[1]?.input.evidence.releaseHandling?.sboms).toMatchObject({
      state: 'compared',
      previous: 'v1.3.0',
      pairs: [{ before: { from: 'archive' }, diff: { upgraded: [{ from: '7.6.2', to: '7.6.3' }] } }],
    });
  });

  it('a pack goes to a release that takes files when that is configured, and the answer of GitHub is told', async () => {
    const stage = await world(
      configuredBy(wellKept, 'pack: { restricted: keep, upload: true }\nretention: P400D\n', { immutable: false }),
    );
    const { installation } = stage.gitHub.state;
    installation.permissions = { ...installation.permissions, contents: 'write' };
    await deliverRelease(stage, 'published');
    const release = stage.repository.releases.find(({ tag }) => tag === 'v1.4.0');
    expect(release?.assets.map(({ name }) => name)).toContain('ssdf-gate-evidence-v1.4.0.zip');
    expect(ours(stage)[0]?.output.summary).toContain('attached to the release; kept for 400 days');
    const [attached] = release?.assets.filter(({ name }) => name === 'ssdf-gate-evidence-v1.4.0.zip') ?? [];
    expect(keptPacks(stage)).toHaveLength(1);

    // An edit asks for a new verdict; what hangs on the release is the record of its own moment.
    Object.assign(release ?? {}, { body: 'Notes, corrected' });
    await deliverRelease(stage, 'edited');
    expect(release?.assets.filter(({ name }) => name === 'ssdf-gate-evidence-v1.4.0.zip')).toEqual([attached]);
    expect(keptPacks(stage)).toHaveLength(2);
    const summary = ours(stage).at(-1)?.output.summary;
    expect(summary).toContain('which is not replaced; this newer one is kept here');
    // What this program attached is no file that the release ships: it takes nothing from the ratio of signed ones.
    expect(summary).toContain('belongs to them? **100 % (1 of 1 files)**');
  });

  it.each([
    { name: 'that is immutable', immutable: true, says: 'not attached to the release: the release is immutable' },
    { name: 'without the permission', immutable: false, says: 'needs the permission contents: write' },
  ])('a pack for a release $name is kept and the reason told', async ({ immutable, says }) => {
    const stage = await world(configuredBy(wellKept, 'pack: { restricted: keep, upload: true }\n', { immutable }));
    await deliverRelease(stage, 'published');
    expect(ours(stage)[0]?.output.summary).toContain(says);
    expect(keptPacks(stage)).toHaveLength(1);
  });

  it('a pack that the release carries already, signed or not, is not replaced', async () => {
    const stage = await world(
      configuredBy(wellKept, 'pack: { restricted: keep, upload: true }\n', { immutable: false }),
    );
    const { installation } = stage.gitHub.state;
    installation.permissions = { ...installation.permissions, contents: 'write' };
    const release = stage.repository.releases.find(({ tag }) => tag === 'v1.4.0');
    const name = 'ssdf-gate-evidence-v1.4.0.zip';
    const bytes = Buffer.from('made of the draft');
    release?.assets.push({ id: 991, name, contentType: 'application/zip', bytes, digest: sha256(bytes) });
    await deliverRelease(stage, 'published');
    expect(release?.assets.filter((asset) => asset.name === name)).toMatchObject([{ id: 991 }]);
    expect(ours(stage)[0]?.output.summary).toContain('it carries an evidence pack already, ');
    expect(keptPacks(stage)).toHaveLength(1);
  });

  it('nothing secret reaches the log', async () => {
    const stage = await world(wellKept);
    await deliverPullRequest(stage);
    const log = stage.log.join('\n');
    expect(log).not.toContain(stage.gitHub.webhookSecret);
    expect(log).not.toMatch(/gh[a-z]_[A-Za-z0-9]{20}|BEGIN [A-Z ]*PRIVATE KEY|eyJ[A-Za-z0-9_-]{20}/);
  });
});
