import { type ClientOptions, GitHubClient } from '../../src/adapters/github/client.ts';
import { objectCache, type ObjectCache } from '../../src/adapters/github/object-cache.ts';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { githubTree } from '../../src/adapters/github/tree.ts';
import { memoised } from '../../src/adapters/memory/memoised.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { NO_ORGANIZATION } from '../../src/pipeline/configuration.ts';
import type { Engine, Look } from '../../src/pipeline/engine.ts';
import { evaluateCommit } from '../../src/pipeline/evaluate.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';

export interface LookOptions extends Pick<ClientOptions, 'fetch' | 'answers' | 'shared' | 'permissions'> {
  /** Git objects kept between looks. */
  readonly objects?: ObjectCache;
  /** Of a server that is not github.com: where it has its API. */
  readonly base?: string;
  readonly token?: string;
  readonly now?: () => string;
}

/** A look at the first repository of the local GitHub. */
export function lookAt(gitHub: Sandbox, options: LookOptions = {}): Look {
  const [repository] = gitHub.state.repositories.values();
  if (repository === undefined) throw new Error('the scenario has a repository');
  const { objects = objectCache(), base = '', token = gitHub.token(), ...rest } = options;
  const { now = () => new Date().toISOString() } = rest;
  const name = { owner: repository.owner, name: repository.name };
  const client = new GitHubClient({ ...rest, apiUrl: `${gitHub.url}${base}`, token, now });
  return {
    repository: memoised(githubRepository(client, name, objects)),
    treeAt: (commit) => githubTree(client, { ...name, objects }, commit),
    organization: () => Promise.resolve(NO_ORGANIZATION),
    supplied: [],
    at: now(),
    host: 'github.com',
    requests: () => client.requests,
    mixed: () => client.mixed(name),
  };
}

export async function mainCommit(look: Look): Promise<{ readonly ref: string; readonly commit: string }> {
  const commit = await look.repository.resolve('main');
  if (commit.state === 'unseen') throw new Error('main cannot be read');
  return { ref: 'main', commit: commit.value };
}

export async function wellKeptEvidence(engine: Engine): Promise<{ readonly evidence: Evidence }> {
  const gitHub = await startSandbox({ scenario: wellKept, validate: false });
  const look = lookAt(gitHub);
  const { input } = await evaluateCommit(engine, look, await mainCommit(look));
  await gitHub.stop();
  return { evidence: input.evidence };
}
