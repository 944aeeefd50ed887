import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isOfOrganization } from '../../src/adapters/github/client.ts';
import { answerMemory } from '../../src/adapters/github/conditional-fetch.ts';
import { objectCache } from '../../src/adapters/github/object-cache.ts';
import { organizationReadings } from '../../src/adapters/github/shared-readings.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { evaluateCommit, evaluatePullRequest } from '../../src/pipeline/evaluate.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { commitTo } from '../../src/sandbox/state/build.ts';
import { openPullRequest } from '../../src/sandbox/state/build-pull-request.ts';
import { wellKept } from '../../src/sandbox/scenarios/well-kept.ts';
import { lookAt, mainCommit } from '../bench/world.ts';

const engine = loadEngine(new URL('../../policies/', import.meta.url));
let gitHub: Sandbox;

beforeAll(async () => {
  gitHub = await startSandbox({ scenario: wellKept, validate: false });
});
afterAll(() => gitHub.stop());

/** What the App's token may do where the budget depends on it. */
const permissions = { administration: 'read' } as const;

/** What the number of assets and rulesets decides: an asset, its attestations, a ruleset's version, an annotated tag. */
const BY_NUMBER = /\/(?:attestations\/sha256|releases\/assets\/\d|rulesets\/\d|git\/tags\/)/;

function kindOf(url: string, init: RequestInit | undefined): 'organization' | 'graphql' | 'byNumber' | 'rest' {
  const body = typeof init?.body === 'string' ? init.body : '';
  if (url.includes('/orgs/') || body.includes('organization(login')) return 'organization';
  if (url.endsWith('/graphql')) return 'graphql';
  return BY_NUMBER.test(url) ? 'byNumber' : 'rest';
}

/** The budget that README and the reports speak of. A new collector that needs more raises it here, on purpose. */
describe('requests of one assessment', () => {
  it('of a repository: at most 32 REST and 3 GraphQL, beside one for each asset, digest, tag and ruleset version', async () => {
    const asked = { organization: 0, graphql: 0, byNumber: 0, rest: 0 };
    const counting: typeof fetch = (input, init) => {
      asked[kindOf(input instanceof Request ? input.url : input.toString(), init)] += 1;
      return fetch(input, init);
    };
    const look = lookAt(gitHub, { fetch: counting, permissions });
    await evaluateCommit(engine, look, await mainCommit(look));
    expect(asked.rest).toBeLessThanOrEqual(32);
    expect(asked.graphql).toBeLessThanOrEqual(3);
    // Six assets of the last three releases, each with its attestations; three annotated tags; one version of a ruleset.
    expect(asked.byNumber).toBeLessThanOrEqual(6 + 6 + 3 + 1);
    expect(asked.organization).toBeLessThanOrEqual(12 - 3);
  });

  it('of a repository are fewer once its git objects are known', async () => {
    const objects = objectCache();
    const judge = async () => {
      const look = lookAt(gitHub, { objects, permissions });
      await evaluateCommit(engine, look, await mainCommit(look));
      return look.requests().sent;
    };
    const cold = await judge();
    expect(cold).toBeLessThanOrEqual(60);
    expect(await judge()).toBeLessThan(cold);
  });

  it('of a pull request that touches a workflow: at most 69', async () => {
    const look = lookAt(gitHub);
    await evaluatePullRequest(engine, look, openNumber());
    expect(look.requests().sent).toBeLessThanOrEqual(69);
  });
});

describe('a repository in which nothing changed', () => {
  it('costs at most 5 counted requests while the token is the same', async () => {
    const organizations = organizationReadings({ now: () => new Date().toISOString() });
    const readings = organizations.of({ installation: 1, permissions: '' });
    const shared = { readings, covers: isOfOrganization };
    const known = { objects: objectCache(), answers: answerMemory(), token: gitHub.token(), shared };
    const judge = async () => {
      const look = lookAt(gitHub, known);
      await evaluateCommit(engine, look, await mainCommit(look));
      return look.requests();
    };
    const cold = await judge();
    const again = await judge();
    expect(cold.counted).toBe(cold.sent);
    expect(again.counted).toBeLessThanOrEqual(5);
    expect(again.notModified).toBe(again.sent - again.counted);
    expect(again.sent).toBeLessThan(cold.sent);
  });
});

describe('an organization', () => {
  it('costs at most 12 requests an hour, however many of its repositories are looked at', async () => {
    let time = Date.parse('2026-03-01T09:00:00Z');
    const now = () => new Date(time).toISOString();
    const readings = organizationReadings({ now }).of({ installation: 1, permissions: '' });
    const asked: string[] = [];
    const watching: typeof fetch = (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '';
      const url = input instanceof Request ? input.url : input.toString();
      if (url.includes('/orgs/') || body.includes('organization(login')) asked.push(url);
      return fetch(input, init);
    };
    const judge = async () => {
      const look = lookAt(gitHub, { fetch: watching, now, shared: { readings, covers: isOfOrganization } });
      await evaluateCommit(engine, look, await mainCommit(look));
    };
    await judge();
    const first = asked.length;
    // Three more read its repository of defaults (App), which this look does not open.
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(12 - 3);
    await judge();
    expect(asked.length).toBe(first);
    time += 61 * 60_000;
    await judge();
    expect(asked.length).toBe(2 * first);
  });
});

describe('a pull request that touches no file of interest', () => {
  it('costs no second tree and moves nothing', async () => {
    const look = lookAt(gitHub);
    const { input } = await evaluatePullRequest(engine, look, plainChange());
    expect(input.assessment.delta).toEqual([]);
    expect(input.assessment.subject.commit).toBe(repository().branches.get('wording'));
    expect(input.evidence.facts).toEqual(input.baseline?.evidence.facts);
    expect(look.requests().sent).toBeLessThanOrEqual(66);
  });
});

function repository() {
  const [found] = gitHub.state.repositories.values();
  if (found === undefined) throw new Error('the scenario has a repository');
  return found;
}

/** A change of prose that no collector reads. */
function plainChange(): number {
  const { at } = gitHub.state;
  const change = { 'src/kettle.js': 'export const boil = () => 100;\n' };
  commitTo(repository(), 'wording', { change, author: 'chidi', at, message: 'Say it shorter' });
  const wanted = { number: 90, title: 'Say it shorter', author: 'chidi', at, head: { ref: 'wording' } };
  return openPullRequest(gitHub.state, repository(), wanted).number;
}

function openNumber(): number {
  const pull = repository().pullRequests.find(({ state }) => state === 'open');
  if (pull === undefined) throw new Error('the scenario has an open pull request');
  return pull.number;
}
