import { answerMemory } from '../../src/adapters/github/conditional-fetch.ts';
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
  const kept = { objects: objectCache(), answers: answerMemory(), token: gitHub.token() };
  const judge = async () => {
    const look = lookAt(gitHub, { ...kept, fetch: counting });
    await evaluateCommit(engine, look, await mainCommit(look));
    return look.requests();
  };
  let queries = 0;
  const counting: typeof fetch = (input, init) => {
    if (init?.method === 'POST') queries += 1;
    return fetch(input, init);
  };
  const cold = await judge();
  const coldQueries = queries;
  const warm = await judge();
  const [repository] = gitHub.state.repositories.values();
  const pull = repository?.pullRequests.find(({ state }) => state === 'open');
  const look = lookAt(gitHub, { objects: kept.objects });
  await evaluatePullRequest(engine, look, pull?.number ?? 0);
  await gitHub.stop();
  return [
    `requests: repository and its organization cold ${cold.sent - coldQueries} REST + ${coldQueries} GraphQL; unchanged ${warm.sent}, of which GitHub counts ${warm.counted}; pull request ${look.requests().sent} (Scorecard publishes 66 REST + 4 GraphQL for a repository, for a narrower set of facts)`,
  ];
}
