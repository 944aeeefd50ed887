import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Repository } from '../../../src/ports/repository.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { wellKept } from '../../../src/sandbox/scenarios/well-kept.ts';
import { repositoryOf } from '../../support/collectors.ts';
import { openSandbox } from '../../support/sandbox.ts';

let gitHub: Sandbox;
beforeAll(async () => {
  gitHub = await openSandbox({ scenario: wellKept, validate: false });
});
afterAll(() => gitHub.stop());

type Verb = Exclude<keyof Repository, 'owner' | 'name'>;
type Call = (...asked: readonly unknown[]) => Promise<unknown>;

/** What a verb is asked about where it is asked about something. */
function argumentsOf(verb: Verb): readonly unknown[] {
  const { branches, workflowRuns, pullRequests } = repositoryOf(gitHub);
  const tip = branches.get('main') ?? '';
  const asked: Partial<Record<Verb, readonly unknown[]>> = {
    resolve: ['main'],
    analyses: [{}],
    codeAlerts: [{ state: 'open', ref: 'refs/heads/main' }],
    checkRuns: [tip],
    successfulRuns: ['main'],
    runsOfCommit: [tip],
    jobsOfRun: [workflowRuns[0]?.id],
    workflowArtifacts: [tip],
    attestations: [sha256('app')],
    branchRules: ['main'],
    pullRequestsAt: [tip],
    changedFiles: [pullRequests.at(-1)?.number],
    openSecretAlerts: ['generic'],
    issueRecords: [{ topics: [], weaknesses: ['security'], causes: ['root-cause'], named: [] }],
  };
  return asked[verb] ?? [];
}

/** GitHub with GraphQL refused, whose lists all go on and fail on their second page; `lists` counts their first pages. */
function cutOff(seen: { lists: number }): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input.toString());
    if (url.pathname.endsWith('/graphql')) return Response.json({ message: 'Forbidden' }, { status: 403 });
    if (url.searchParams.has('page') || url.searchParams.has('after')) return new Response('broken', { status: 502 });
    const answer = await fetch(input, init);
    if (url.searchParams.get('per_page') !== '100' || answer.status !== 200) return answer;
    seen.lists += 1;
    const headers = new Headers(answer.headers);
    headers.set('link', `<${url.origin}${url.pathname}?page=2>; rel="next"`);
    return new Response(await answer.arrayBuffer(), { status: 200, headers });
  };
}

async function ask(verb: Verb) {
  const seen = { lists: 0 };
  const client = new GitHubClient({
    ...{ apiUrl: gitHub.url, token: gitHub.token(), fetch: cutOff(seen) },
    now: () => '2026-01-02T03:04:05Z',
  });
  const { owner, name } = repositoryOf(gitHub);
  const verbs = githubRepository(client, { owner, name }) as unknown as Readonly<Record<Verb, Call>>;
  const answer = await verbs[verb](...argumentsOf(verb));
  return { lists: seen.lists, answer };
}

/** These read no list, or need an answer to ask about; one team found is enough for the last, whatever follows in its list. */
const OTHERS: readonly Verb[] = [
  'assetBytes',
  'assetHashes',
  'artifactFiles',
  'issueRecords',
  'releaseTags',
  'publicAdvisories',
  'securityTeamAssigned',
];
const verbs = (Object.keys(blindRepository()) as (keyof Repository)[]).filter(
  (verb): verb is Verb => verb !== 'owner' && verb !== 'name' && !OTHERS.includes(verb),
);

describe('a list whose second page fails', () => {
  it.each(verbs.map((verb) => ({ verb })))('is never whole: $verb', async ({ verb }) => {
    const { lists, answer } = await ask(verb);
    const told = JSON.stringify(answer);
    expect(lists === 0 || told.includes('"missing":') || told.includes('"state":"unseen"')).toBe(true);
  });

  it('is read by many verbs, so that the rule above is about something', async () => {
    const asked = await Promise.all(verbs.map(ask));
    expect(asked.filter(({ lists }) => lists > 0).length).toBeGreaterThanOrEqual(20);
  });
});

interface Cut {
  connections: number;
}

/** Says of every connection that it goes on, as GitHub would of a longer one. */
function goesOn(value: unknown, seen: Cut): unknown {
  if (Array.isArray(value)) return value.map((one) => goesOn(one, seen));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key === 'pageInfo') {
      seen.connections += 1;
      return [key, { ...(inner as object), hasNextPage: true, endCursor: 'next' }] as const;
    }
    return [key, key === 'totalCount' && inner !== 0 ? Number(inner) + 1_000 : goesOn(inner, seen)] as const;
  });
  return Object.fromEntries(entries);
}

/** GitHub with REST as it is, whose GraphQL connections all go on and fail on their second page. */
function cutInside(seen: Cut): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input.toString());
    if (!url.pathname.endsWith('/graphql')) return fetch(input, init);
    const { variables = {} } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as {
      variables?: Readonly<Record<string, unknown>>;
    };
    const isLater = Object.entries(variables).some(
      ([name, after]) => /after$/i.test(name) && typeof after === 'string',
    );
    if (isLater) return new Response('broken', { status: 502 });
    const answer = await fetch(input, init);
    return Response.json(goesOn(await answer.json(), seen));
  };
}

async function askInside(verb: Verb) {
  const seen = { connections: 0 };
  const client = new GitHubClient({
    ...{ apiUrl: gitHub.url, token: gitHub.token(), fetch: cutInside(seen) },
    now: () => '2026-01-02T03:04:05Z',
  });
  const { owner, name } = repositoryOf(gitHub);
  const verbs = githubRepository(client, { owner, name }) as unknown as Readonly<Record<Verb, Call>>;
  const told = JSON.stringify(await verbs[verb](...argumentsOf(verb)));
  // An answer made here has no address, so that only those of GraphQL have none.
  return {
    ...seen,
    byGraphQl: told.includes('"url":""'),
    partly: /"missing":|"state":"unseen"|"whole":false/.test(told),
  };
}

/** What these read of GraphQL is one value, or a list that has no pages. */
const NO_PAGES: readonly Verb[] = [
  'vulnerabilityAlertsEnabled',
  'securityPolicyShown',
  'resolve',
  'codeownersErrors',
  'organizationGuards',
];

describe('a connection of GraphQL whose second page fails', () => {
  const paged = [...verbs, 'issueRecords' as const].filter((verb) => !NO_PAGES.includes(verb));

  it.each(paged.map((verb) => ({ verb })))('is never whole, or REST is asked: $verb', async ({ verb }) => {
    const { byGraphQl, partly } = await askInside(verb);
    expect({ byGraphQl, partly }).toEqual({ byGraphQl, partly: partly || byGraphQl });
  });

  it.each<{ verb: Verb }>([{ verb: 'mergedPullRequests' }, { verb: 'recentCommits' }, { verb: 'issueRecords' }])(
    'is read by $verb, so that the rule above is about something',
    async ({ verb }) => {
      expect(await askInside(verb)).toMatchObject({ connections: expect.any(Number), byGraphQl: true, partly: true });
    },
  );
});
