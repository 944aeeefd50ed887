import { describe, expect, it } from '@jest/globals';
import { answerMemory } from '../../src/adapters/github/conditional-fetch.ts';
import { objectCache } from '../../src/adapters/github/object-cache.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { evaluateCommit, evaluatePullRequest } from '../../src/pipeline/evaluate.ts';
import { scenarios } from '../../src/sandbox/scenarios/index.ts';
import { type LookOptions, lookAt, mainCommit } from '../bench/world.ts';
import { repositoryOf } from '../support/collectors.ts';
import { NOW, openSandbox } from '../support/sandbox.ts';

const engine = loadEngine(new URL('../../policies/', import.meta.url));

async function openScenario(scenario: (typeof scenarios)[number]) {
  const own = scenario.name === 'private-server';
  const gitHub = await openSandbox({ scenario, description: own ? 'ghes-3.19' : 'api.github.com', validate: false });
  const pull = repositoryOf(gitHub).pullRequests.find(({ state }) => state === 'open')?.number ?? 0;
  const look = (options: LookOptions = {}) =>
    lookAt(gitHub, { base: own ? '/api/v3' : '', now: () => NOW, ...options });
  return {
    /** The default branch and the open pull request, told without where it was read. */
    facts: async (options: LookOptions = {}) => {
      const whole = look(options);
      const commit = await evaluateCommit(engine, whole, await mainCommit(whole));
      const change = await evaluatePullRequest(engine, look(options), pull);
      return [commit, change].map(({ input }) => withoutSources(input.evidence));
    },
    stop: () => gitHub.stop(),
  };
}

function withoutSources({ facts, toolchain, toolchainRead, collectors }: Evidence) {
  return { facts: facts.map((fact) => ({ ...fact, sources: [] })), toolchain, toolchainRead, collectors };
}

/** A GitHub that refuses these queries as documents with a field it does not have. */
function lacking(...names: readonly string[]): typeof fetch {
  const errors = [{ message: 'no such field', path: ['query', 'x'], extensions: { code: 'undefinedField' } }];
  return (input, init) => {
    const asked = typeof init?.body === 'string' ? init.body : '';
    return names.some((name) => asked.includes(`query ${name}(`))
      ? Promise.resolve(Response.json({ errors }))
      : fetch(input, init);
  };
}

const rows = scenarios.map((scenario) => ({ name: scenario.name, scenario }));

describe('the same facts, whichever way they are read', () => {
  it.each(rows)('$name: in one query, or in single queries and by REST', async ({ scenario }) => {
    const { facts, stop } = await openScenario(scenario);
    const batched = await facts();
    expect(await facts({ fetch: lacking('RepositoryOverview') })).toEqual(batched);
    await stop();
  });

  it.each(rows)('$name: cold, or with everything known that may be', async ({ scenario }) => {
    const { facts, stop } = await openScenario(scenario);
    const cold = await facts();
    const known = { objects: objectCache(), answers: answerMemory() };
    await facts(known);
    expect(await facts(known)).toEqual(cold);
    await stop();
  });
});
