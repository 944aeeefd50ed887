import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitHubClient, isOfOrganization } from '../../src/adapters/github/client.ts';
import { answerMemory } from '../../src/adapters/github/conditional-fetch.ts';
import { objectCache } from '../../src/adapters/github/object-cache.ts';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { organizationReadings } from '../../src/adapters/github/shared-readings.ts';
import { githubTree } from '../../src/adapters/github/tree.ts';
import { memoised } from '../../src/adapters/memory/memoised.ts';
import { openObjectStore } from '../../src/adapters/sqlite/objects.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { NO_ORGANIZATION } from '../../src/pipeline/configuration.ts';
import type { Engine } from '../../src/pipeline/engine.ts';
import { evaluateCommit } from '../../src/pipeline/evaluate.ts';
import type { RecordedRequest } from '../../src/sandbox/http/exchange.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';

const REPOSITORIES = Number(process.env.BENCH_REPOSITORIES ?? 1_000);

interface Measured {
  readonly repositories: number;
  readonly requests: number;
  readonly megabytes: number;
}

/**
 * Many repositories of one organisation, each judged cold with what an App shares between looks: requests of each and memory stay
 * flat. The local GitHub runs in this process too, so that the memory is of both.
 */
export async function scale(): Promise<readonly string[]> {
  const engine = loadEngine(new URL('../../policies/', import.meta.url));
  const gitHub = await startSandbox({ scenario: wellKept, validate: false });
  const names = manyRepositories(gitHub, REPOSITORIES);
  const folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-bench-'));
  const now = () => new Date().toISOString();
  const store = openObjectStore({
    path: join(folder, 'objects'),
    now,
    problem: (error) => {
      throw error;
    },
  });
  try {
    const judge = judging(engine, gitHub, { now, objects: objectCache({ store }) });
    const marks = [0.1, 0.25, 0.5, 1].map((part) => Math.max(1, Math.round(part * names.length)));
    const measured = await measure(names, { judge, marks, forget: () => forgetRequests(gitHub) });
    const told = measured.map(
      ({ repositories, requests, megabytes }) =>
        `${repositories}: ${requests.toFixed(1)} requests each, ${megabytes} MB`,
    );
    return [
      `scale: repositories of one organization (mean since the mark before; resident memory): ${told.join('; ')}`,
    ];
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
    await gitHub.stop();
  }
}

/** The same repository under many names: as many as wanted, at the cost of one. */
function manyRepositories({ state }: Sandbox, count: number): readonly string[] {
  const [first] = state.repositories.values();
  if (first === undefined) throw new Error('the scenario has a repository');
  const names = Array.from({ length: count }, (_, at) => `kettle-${at}`);
  for (const [at, name] of names.entries())
    state.repositories.set(`${first.owner}/${name}`, { ...first, id: 1_000_000 + at, name });
  return names;
}

interface Kept {
  readonly now: () => string;
  readonly objects: ReturnType<typeof objectCache>;
}

function judging(engine: Engine, gitHub: Sandbox, { now, objects }: Kept): (name: string) => Promise<number> {
  const token = gitHub.token();
  gitHub.state.rateLimit = Number.MAX_SAFE_INTEGER;
  const owner = gitHub.state.installation.account;
  const answers = answerMemory();
  const readings = organizationReadings({ now }).of({ installation: 1, permissions: '' });
  return async (name) => {
    const shared = { readings, covers: isOfOrganization };
    const client = new GitHubClient({ apiUrl: gitHub.url, token, now, answers, shared });
    const repository = memoised(githubRepository(client, { owner, name }, objects));
    const commit = await repository.resolve('main');
    if (commit.state === 'unseen') throw new Error(`${name}: main cannot be read`);
    const look = {
      ...{ repository, supplied: [], at: now(), host: 'github.com', requests: () => client.requests },
      treeAt: (at: string) => githubTree(client, { owner, name, objects }, at),
      organization: () => Promise.resolve(NO_ORGANIZATION),
    };
    await evaluateCommit(engine, look, { ref: 'main', commit: commit.value });
    return client.requests.sent;
  };
}

interface Work {
  readonly judge: (name: string) => Promise<number>;
  readonly marks: readonly number[];
  readonly forget: () => void;
}

async function measure(names: readonly string[], { judge, marks, forget }: Work): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  let requests = 0;
  let since = 0;
  for (const [at, name] of names.entries()) {
    requests += await judge(name);
    forget();
    if (!marks.includes(at + 1)) continue;
    const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
    measured.push({ repositories: at + 1, requests: requests / (at + 1 - since), megabytes });
    requests = 0;
    since = at + 1;
  }
  return measured;
}

/** The local GitHub remembers every request for tests; here that alone would grow. */
function forgetRequests({ requests }: Sandbox): void {
  (requests as RecordedRequest[]).length = 0;
}
