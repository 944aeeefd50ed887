import { branchSettings } from '../../../src/adapters/github/branch-settings.ts';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { withoutOverview } from '../../../src/adapters/github/overview.ts';
import { aboutRepository } from '../../../src/adapters/github/about.ts';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { branchProtection } from '../../../src/collectors/branch-protection/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { seen, type Observation } from '../../../src/model/observation.ts';
import type { Release } from '../../../src/ports/releases.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { AT, subject } from '../../support/build.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';

export const ROUTES = {
  about: 'GET /repos/{owner}/{repo}',
  rules: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  classic: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
  rulesets: 'GET /repos/{owner}/{repo}/rulesets',
  ruleset: 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
  graphql: 'POST /graphql',
} as const;

export const notProtected = { status: 404, body: { message: 'Branch not protected', status: '404' } };

/** The repository as an administrator's token sees it. */
export function about(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    body: {
      default_branch: 'main',
      private: false,
      visibility: 'public',
      archived: false,
      owner: { type: 'Organization' },
      permissions: { admin: false },
      security_and_analysis: {
        secret_scanning: { status: 'enabled' },
        secret_scanning_push_protection: { status: 'enabled' },
      },
      ...overrides,
    },
  };
}

export interface RuleScene {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly from?: string;
  readonly rulesetId?: number;
}

export function rule(type: string, { parameters, from = 'Repository', rulesetId = 1 }: RuleScene = {}) {
  const source = { ruleset_source_type: from, ruleset_source: 'acme/widget', ruleset_id: rulesetId };
  return { type, ...(parameters === undefined ? {} : { parameters }), ...source };
}

export function pullRequestRule(overrides: Readonly<Record<string, unknown>> = {}) {
  const parameters = {
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
    required_reviewers: [],
    ...overrides,
  };
  return rule('pull_request', { parameters });
}

export interface RulesetScene {
  readonly id?: number;
  readonly target?: string;
  readonly enforcement?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly types?: readonly string[];
  /** null = left out of the answer. */
  readonly actors?: readonly unknown[] | null;
}

const summary = ({ id = 1, target = 'branch', enforcement = 'active' }: RulesetScene) => ({
  id,
  name: `ruleset ${id}`,
  target,
  source_type: 'Repository',
  source: 'acme/widget',
  enforcement,
});

/** List and details of rulesets, as routes. */
export function rulesetRoutes(...scenes: RulesetScene[]): FakeRoutes {
  const details = scenes.map((scene): [string, { body: unknown }] => {
    const { id = 1, include = ['~ALL'], exclude = [], types = [], actors = [] } = scene;
    const conditions = { ref_name: { include, exclude } };
    const body = {
      ...summary(scene),
      conditions,
      rules: types.map((type) => ({ type })),
      ...(actors === null ? {} : { bypass_actors: actors }),
    };
    return [`GET /repos/{owner}/{repo}/rulesets/${id}`, { body }];
  });
  return { [ROUTES.rulesets]: { body: scenes.map(summary) }, ...Object.fromEntries(details) };
}

export function classic(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    body: {
      url: 'https://api.github.com/repos/acme/widget/branches/main/protection',
      enforce_admins: { url: 'u', enabled: true },
      required_signatures: { url: 'u', enabled: false },
      required_linear_history: { enabled: false },
      allow_force_pushes: { enabled: false },
      allow_deletions: { enabled: false },
      block_creations: { enabled: false },
      required_conversation_resolution: { enabled: false },
      lock_branch: { enabled: false },
      allow_fork_syncing: { enabled: false },
      ...overrides,
    },
  };
}

export function classicReviews(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    url: 'u',
    dismiss_stale_reviews: false,
    require_code_owner_reviews: false,
    require_last_push_approval: false,
    required_approving_review_count: 1,
    ...overrides,
  };
}

/** GraphQL: nobody is named for force pushes. */
export function forcePushers(...ids: number[]) {
  const nodes = ids.map((databaseId) => ({ actor: { __typename: 'User', databaseId } }));
  const rule = { bypassForcePushAllowances: { totalCount: ids.length, nodes } };
  return { body: { data: { repository: { ref: { branchProtectionRule: rule } } } } };
}

export function release(tag: string, overrides: Partial<Release> = {}): Release {
  const times = { publishedAt: AT, immutable: false, draft: false, prerelease: false };
  return { id: 1, tag, ...times, body: '', assets: [], ...overrides };
}

export interface Scene {
  readonly routes?: FakeRoutes;
  readonly releases?: Observation<readonly Release[]>;
  readonly tree?: Tree;
  readonly branch?: string | null;
  readonly apiUrl?: string;
}

/** An unprotected repository without release or CODEOWNERS, unless told. */
export const bare: FakeRoutes = {
  [ROUTES.about]: about(),
  [ROUTES.rules]: { body: [] },
  [ROUTES.classic]: notProtected,
  [ROUTES.rulesets]: { body: [] },
  [ROUTES.graphql]: forcePushers(),
};

export async function collect(scene: Scene = {}) {
  const fetch = fakeFetch({ ...bare, ...scene.routes });
  const apiUrl = scene.apiUrl === undefined ? {} : { apiUrl: scene.apiUrl };
  const client = new GitHubClient({ fetch, now: () => AT, ...apiUrl });
  const name = { owner: 'acme', name: 'widget' };
  const repository = {
    ...blindRepository('offline', name),
    ...branchSettings(client, name, { overview: withoutOverview }),
    about: () => aboutRepository(client, name),
    releases: () => Promise.resolve(scene.releases ?? seen([])),
  };
  const tree = scene.tree ?? memoryTree({ 'README.md': 'hello' });
  const branch = scene.branch === undefined ? 'main' : scene.branch;
  const { facts } = await branchProtection.collect({ subject, tree, repository, branch, supplied: [], at: AT });
  return { facts, requests: fetch.requests };
}

/** What one fact says, short: the value, `≥ n` for a bound, or the state. */
export async function says(id: string, scene: Scene = {}): Promise<unknown> {
  const { facts } = await collect(scene);
  return short(facts.find((fact) => fact.id === id));
}

export function short(fact: Fact | undefined): unknown {
  if (fact?.state !== 'observed') return fact?.state;
  if (fact.exactness === 'exact') return fact.value;
  return { [fact.exactness]: fact.value };
}
