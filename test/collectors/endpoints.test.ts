import { parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releaseFiles } from '../../src/adapters/github/release-files.ts';
import { GitHubPublisher } from '../../src/adapters/github/publisher.ts';
import { githubEvaluator } from '../../src/app/github-evaluator.ts';
import { PIPELINE_ENDPOINTS, PUBLISHER_ENDPOINTS } from '../../src/app/permissions.ts';
import { rateBudget } from '../../src/app/rate-budget.ts';
import type { AppServices } from '../../src/app/services.ts';
import { sharedByLooks } from '../../src/app/shared.ts';
import { COLLECTORS } from '../../src/collectors/api.ts';
import type { Collector, Endpoint, SuppliedFile } from '../../src/collectors/types.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { ReadFrom } from '../../src/model/fact-sheet.ts';
import type { Source } from '../../src/model/source.ts';
import type { EvaluationRequest } from '../../src/model/evaluation-request.ts';
import { loadDescription } from '../../src/sandbox/description/description.ts';
import { routerFor } from '../../src/sandbox/description/router.ts';
import { faults } from '../../src/sandbox/faults.ts';
import { githubSchema } from '../../src/sandbox/graphql/schema.ts';
import type { RecordedRequest } from '../../src/sandbox/http/exchange.ts';
import { operationOf, withoutPrefix } from '../../src/sandbox/http/incoming.ts';
import { OPERATIONS } from '../../src/sandbox/http/permissions.ts';
import type { Sandbox, Scenario } from '../../src/sandbox/index.ts';
import { scenarios } from '../../src/sandbox/scenarios/index.ts';
import { addRelease } from '../../src/sandbox/scenarios/releases.ts';
import { vulnerableComponent } from '../../src/sandbox/scenarios/vulnerable-component.ts';
import { neglected } from '../../src/sandbox/scenarios/neglected.ts';
import { addArtifact, addRun } from '../../src/sandbox/scenarios/runs.ts';
import { commitTo } from '../../src/sandbox/state/build.ts';
import { believing, EVERYBODY } from '../support/verifiers.ts';
import { contextAt, repositoryOf, subjectsOf } from '../support/collectors.ts';
import { collector as quiet, engine } from '../support/pipeline.ts';
import { NOW, openSandbox } from '../support/sandbox.ts';

const rows = COLLECTORS.map((collector) => ({ name: collector.id, collector }));

const github = loadDescription('api.github.com', OPERATIONS);
/** Operation ids and their routes on github.com, and those that only a GHES still has. */
const ROUTES: ReadonlyMap<string, string> = new Map(
  [loadDescription('ghes-3.19', OPERATIONS), github].flatMap(({ paths }) =>
    [...paths].flatMap(([path, methods]) =>
      [...methods].map(([method, id]) => [id, `${method.toUpperCase()} ${path}`] as const),
    ),
  ),
);
const routeAtGitHub = routerFor(github);
const routeAtServer = routerFor(loadDescription('ghes-3.19', OPERATIONS));

interface Server {
  readonly sandbox: Sandbox;
  readonly base: string;
}
const servers: Server[] = [];

beforeAll(async () => {
  for (const scenario of [...scenarios, unnamed, busy, built]) {
    const own = scenario.name === 'private-server';
    const sandbox = await openSandbox({ scenario, description: own ? 'ghes-3.19' : 'api.github.com', validate: false });
    servers.push({ sandbox, base: own ? '/api/v3' : '' });
  }
});

/** A repository without a release, whose builds leave evidence and more artefacts than one page shows. */
const busy: Scenario = {
  name: 'busy',
  build: (at) => {
    const state = neglected.build(at);
    const [repository] = state.repositories.values();
    if (repository === undefined) throw new Error('the scenario has a repository');
    repository.releases.length = 0;
    const change = { '.github/workflows/ci.yml': 'on: push\nenv: { LEAVES: ssdf-gate-evidence }\n' };
    const { id: tip } = commitTo(repository, 'main', { change, author: 'dee', at, message: 'Leave evidence' });
    const run = addRun(state, repository, {
      name: 'CI',
      path: '.github/workflows/ci.yml',
      event: 'push',
      commit: tip,
      at,
    });
    for (let number = 0; number < 101; number += 1)
      addArtifact(state, repository, { run, name: `logs-${number}`, files: { 'a.txt': 'a' } });
    addArtifact(state, repository, { run, name: 'ssdf-gate-evidence', files: { 'junit/a.xml': '<testsuite/>' } });
    return state;
  },
};

/** A repository that no property tells anything about, with a pull request that brings what is vulnerable. */
const unnamed: Scenario = {
  name: 'unnamed',
  build: (at) => {
    const state = vulnerableComponent.build(at);
    for (const repository of state.repositories.values()) repository.access.properties = {};
    return state;
  },
};

/** A repository that holds the file of a build, and whose release comes without an SBOM. */
const built: Scenario = {
  name: 'built',
  build: (at) => {
    const state = neglected.build(at);
    const [repository] = state.repositories.values();
    if (repository === undefined) throw new Error('the scenario has a repository');
    const change = { Makefile: 'all:\n\tcc -O2 -o kettle kettle.c\n' };
    commitTo(repository, repository.defaultBranch, { change, author: 'dee', at, message: 'Build' });
    addRelease(state, repository, { tag: 'v9.0.0', at, author: 'dee', evidence: false, immutable: false });
    return state;
  },
};

afterAll(() => Promise.all(servers.map(({ sandbox }) => sandbox.stop())));

/** Every field that a query asks, as `GraphQL Type.field`. */
function fieldsIn(query: string): readonly string[] {
  const types = new TypeInfo(githubSchema());
  const fields: string[] = [];
  visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field: (node) => void fields.push(`GraphQL ${types.getParentType()?.name ?? ''}.${node.name.value}`),
    }),
  );
  return fields;
}

/** Routes that a request may be declared as: its own, or one of the fields of its query. */
function routesOf({ operation, body, method, url }: RecordedRequest): readonly string[] {
  if (operation === 'graphql') return fieldsIn((body as { readonly query: string }).query);
  // Either server may lack what is asked of it; the other one has it.
  const path = withoutPrefix(url);
  const id = operation ?? operationOf(routeAtGitHub(method, path)) ?? operationOf(routeAtServer(method, path));
  return [ROUTES.get(id ?? '') ?? `not documented: ${url}`];
}

type Asked = readonly (readonly string[])[];

/** What is asked of every scenario, and of the first and last one while GraphQL answers nothing and the adapters go another way. */
async function askedOfAll(work: (server: Server) => Promise<void>): Promise<Asked> {
  const before = servers.map(({ sandbox }) => sandbox.requests.length);
  for (const server of servers) await work(server);
  for (const server of [servers.at(0), servers.at(-1)].filter((one) => one !== undefined)) {
    server.sandbox.faults.set('graphql', faults.forbidden);
    await work(server);
    server.sandbox.faults.clear('graphql');
  }
  return servers.flatMap(({ sandbox }, at) => sandbox.requests.slice(before[at]).map(routesOf));
}

/** Requests that no declared endpoint stands for, and declared endpoints that no request needed. */
function compared(asked: Asked, declared: readonly Endpoint[], shared: readonly Endpoint[] = []) {
  const known = new Set([...declared, ...shared].map(({ route }) => route));
  const undeclared = asked.filter((may) => !may.some((route) => known.has(route))).map((may) => may.join(' or '));
  const unneeded = declared.filter(({ route }) => !asked.some((may) => may.includes(route)));
  return { undeclared: [...new Set(undeclared)], unneeded: unneeded.map(({ route }) => route) };
}

/** A report of `sbom triage` that a verified run left. */
const TRIAGED: SuppliedFile = {
  ...{ kind: 'triage', path: 'ssdf-gate-evidence/triage/report.json' },
  bytes: new TextEncoder().encode(
    JSON.stringify({
      ...{ $schema: 'urn:ssdf-gate:schema:sbom-triage:1', version: 1, triagedAt: '2026-11-20T00:00:00Z' },
      ...{ sbom: { digest: sha256('') }, sources: [], counts: { components: 0, unmatched: 0 } },
    }),
  ),
  attested: { commit: 'c', trigger: 'push', signedAt: '2026-11-20T00:00:00Z' },
};

async function collectEverything(collector: Collector, { sandbox, base }: Server): Promise<readonly Fact[]> {
  const found: Fact[] = [];
  for (const subject of subjectsOf(sandbox)) {
    const context = contextAt(sandbox, subject, base);
    const plain = await collector.collect(context);
    // What is asked only once a provenance verified, from a branch, or for a triage that CI signed.
    const believed = await collector.collect({
      ...context,
      verifiers: believing('refs/heads/main'),
      trust: EVERYBODY,
      supplied: [...context.supplied, TRIAGED],
    });
    found.push(...plain.facts, ...believed.facts);
  }
  return found;
}

/** Where facts were really read, `fact: route`, of what its sheet does not name. */
function readElsewhere({ facts }: Collector, found: readonly Fact[]): readonly string[] {
  const elsewhere = found.flatMap(({ id, sources }) =>
    sources
      .map(placeOf)
      .filter((place) => !isNamed(place, facts[id]?.readFrom ?? []))
      .map((place) => `${id}: ${place}`),
  );
  return [...new Set(elsewhere)];
}

function placeOf(source: Source): string {
  if (!('url' in source)) return 'files';
  const { pathname } = new URL(source.url);
  if (pathname.endsWith('/graphql')) return 'GraphQL';
  // Where the local GitHub sends whoever downloads an asset.
  if (/^\/assets\/\d+$/.test(pathname)) return 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}';
  const path = withoutPrefix(pathname);
  const id = operationOf(routeAtGitHub('GET', path)) ?? operationOf(routeAtServer('GET', path));
  const route = ROUTES.get(id ?? '') ?? `not documented: ${pathname}`;
  return OF_FILES.has(route) ? 'files' : route;
}

/** The tree of a commit and its files; GraphQL reads files as well. */
const OF_FILES: ReadonlySet<string> = new Set([
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'GraphQL Repository.object',
]);

/** What no fact is read from by itself: what the subject is called, what comes with classic protection, and parts of reports. */
const ASIDE: ReadonlySet<string> = new Set([
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GraphQL BranchProtectionRule.bypassForcePushAllowances',
  // The component table of a pull request and the phases of a release.
  'GET /advisories',
  'GET /repos/{owner}/{repo}/properties/values',
  'GET /repos/{owner}/{repo}/security-advisories',
  'GET /repos/{owner}/{repo}/dependabot/alerts',
]);

function isNamed(place: string, named: readonly ReadFrom[]): boolean {
  if (place !== 'GraphQL') return named.some((one) => one === place);
  return named.some((one) => one === 'files' || one.startsWith('GraphQL'));
}

describe('a declared endpoint', () => {
  const declared = [...COLLECTORS.flatMap(({ endpoints }) => endpoints), ...PIPELINE_ENDPOINTS, ...PUBLISHER_ENDPOINTS];
  const routes = [...new Set(declared.map(({ route }) => route))];

  it.each(routes.filter((route) => !route.startsWith('GraphQL')))('%s is described by GitHub', (route) => {
    expect([...ROUTES.values()]).toContain(route);
  });

  it.each(routes.filter((route) => route.startsWith('GraphQL')))('%s is in the schema of GitHub', (route) => {
    const [type = '', field = ''] = route.replace('GraphQL ', '').split('.');
    const found = githubSchema().getType(type);
    expect(found !== undefined && 'getFields' in found ? Object.keys(found.getFields()) : []).toContain(field);
  });

  it.each(routes)('%s needs one permission, whoever asks it', (route) => {
    const permissions = declared.filter((one) => one.route === route).map(({ permission }) => permission);
    expect(new Set(permissions).size).toBe(1);
  });
});

describe('what the sheet of a fact says it is read from', () => {
  it.each(rows)('$name asks for it, and every endpoint it asks serves one of its facts', ({ collector }) => {
    const named = new Set(Object.values(collector.facts).flatMap(({ readFrom }) => readFrom));
    const declared: ReadonlySet<string> = new Set(
      [...collector.endpoints, ...PIPELINE_ENDPOINTS].map(({ route }) => route),
    );
    const undeclared = [...named].filter((one) => one.includes(' ') && !declared.has(one));
    const serving = collector.endpoints.filter(({ route }) => ![...named].some((one) => one === route));
    const idle = serving.filter(({ route }) => !OF_FILES.has(route) && !ASIDE.has(route)).map(({ route }) => route);
    expect({ undeclared, idle }).toEqual({ undeclared: [], idle: [] });
  });
});

describe('against the local GitHub', () => {
  it.each(rows)('$name asks what it and the pipeline declare, and needs what it declares', async ({ collector }) => {
    const found: Fact[] = [];
    const asked = await askedOfAll(async (server) => {
      found.push(...(await collectEverything(collector, server)));
    });
    expect(compared(asked, collector.endpoints, PIPELINE_ENDPOINTS)).toEqual({ undeclared: [], unneeded: [] });
    expect(readElsewhere(collector, found)).toEqual([]);
  });

  it('the App by itself asks what it declares: no more, no less', async () => {
    const asked = await askedOfAll(judgeEverything);
    const endpoints = [...PIPELINE_ENDPOINTS, ...PUBLISHER_ENDPOINTS];
    expect(compared(asked, endpoints)).toEqual({ undeclared: [], unneeded: [] });
  });
});

/** A collector that asks nothing but files. */
const reader = quiet({
  reads: (path) => path.endsWith('.yml'),
  collect: async ({ tree }) => {
    const list = await tree.list();
    if (list.state === 'seen') await tree.read(list.value.map(({ path }) => path));
    return { facts: [] };
  },
});

/** Every kind of request that the App gets, with nobody but the pipeline and the publisher asking GitHub. */
async function judgeEverything(server: Server): Promise<void> {
  const evaluator = githubEvaluator(engine({ collectors: [reader], verifiers: believing('') }))(servicesOf(server));
  for (const request of requestsOf(server)) await evaluator.evaluate(request, new AbortController().signal);
}

function requestsOf({ sandbox }: Server): readonly EvaluationRequest[] {
  const { id, owner, name, visibility, branches, releases, pullRequests } = repositoryOf(sandbox);
  const named = { installation: 7001, repository: { host: 'github.com', id, owner, name, visibility } };
  const base = branches.get('main') ?? '';
  const head = pullRequests.find(({ state }) => state === 'open')?.head.commit ?? base;
  const newest = releases.at(-1);
  return [
    { ...named, kind: 'default-branch' },
    { ...named, kind: 'pull-request', head, numbers: [] },
    { ...named, kind: 'merge-group', base, head, headRef: 'gh-readonly-queue/main/pr-7-1' },
    ...(newest === undefined ? [] : [{ ...named, kind: 'release', tag: newest.tag } as const]),
  ];
}

function servicesOf({ sandbox, base }: Server): AppServices {
  const apiUrl = `${sandbox.url}${base}`;
  return {
    apiUrl,
    appId: sandbox.appId,
    now: () => NOW,
    log: () => undefined,
    budget: rateBudget(),
    shared: sharedByLooks({ now: () => NOW }),
    tokens: { tokenFor: () => Promise.resolve(sandbox.token()) },
    publisher: ({ repository: { owner, name }, token }) =>
      new GitHubPublisher({ apiUrl, token, owner, repository: name, appId: sandbox.appId }),
    packs: {
      keep: () => Promise.resolve(),
      sboms: () => Promise.resolve([]),
      forget: () => Promise.resolve(),
      prune: () => Promise.resolve(0),
    },
    releaseFiles: ({ repository: { owner, name }, token }) => releaseFiles({ apiUrl, token, owner, repository: name }),
    encrypt: () => Promise.reject(new Error('nothing is encrypted here')),
    redact: (text) => text,
    store: {
      checkRun: () => Promise.resolve(undefined),
      checkRunsAt: () => Promise.resolve([]),
      rememberCheckRun: () => Promise.resolve(),
      lastDefaultBranchEvidence: () => Promise.resolve(undefined),
      rememberDefaultBranchEvidence: () => Promise.resolve(),
      recentReports: () => Promise.resolve([]),
      rememberReport: () => Promise.resolve(),
    },
  };
}
