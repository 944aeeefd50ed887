import { objectCache } from '../../src/adapters/github/object-cache.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { evaluateCommit, evaluatePullRequest } from '../../src/pipeline/evaluate.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { lookAt, mainCommit } from './world.ts';

/** Requests of one repository assessment: cold, again with the same git objects, and of a pull request. */
export async function requestBudget(): Promise<readonly string[]> {
  const engine = loadEngine(new URL('../../policies/', import.meta.url));
  const gitHub = await startSandbox({ scenario: wellKept, validate: false });
  const objects = objectCache();
  const judge = async () => {
    const look = lookAt(gitHub, { objects });
    await evaluateCommit(engine, look, await mainCommit(look));
    return look.requests().sent;
  };
  const cold = await judge();
  const warm = await judge();
  const [repository] = gitHub.state.repositories.values();
  const pull = repository?.pullRequests.find(({ state }) => state === 'open');
  const look = lookAt(gitHub, { objects });
  await evaluatePullRequest(engine, look, pull?.number ?? 0);
  await gitHub.stop();
  return [
    `requests: repository cold ${cold}, warm ${warm}; pull request ${look.requests().sent} (Scorecard spends 70 on a repository)`,
  ];
}
