import { describe, expect, it } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.ts';
import { githubRepository } from '../../../src/adapters/github/repository.ts';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { signedReleases as collector } from '../../../src/collectors/signed-releases/index.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { AT, subject } from '../../support/build.ts';
import { fakeFetch, type FakeRoutes } from '../../support/fake-fetch.ts';
import { FAULTS } from '../../support/faults.ts';
import { attestationBundle, PGP, sums } from './scene.ts';

const CONTENTS: Readonly<Record<string, string>> = {
  'app.tgz': 'app',
  SHA256SUMS: sums(['app.tgz', 'app']),
  'SHA256SUMS.asc': PGP,
  'app.cdx.json': JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 }),
};

const assets = Object.entries(CONTENTS).map(([name, content], id) => ({
  id,
  name,
  size: content.length,
  state: 'uploaded',
  digest: sha256(content),
}));
const release = { id: 1, tag_name: 'v1', draft: false, prerelease: false, immutable: true, published_at: null, body: '', assets }; // prettier-ignore
const about = { default_branch: 'main', private: false, archived: false, owner: { type: 'User' }, permissions: { admin: false } }; // prettier-ignore

const ROUTES: FakeRoutes = {
  'GET /repos/{owner}/{repo}': { body: about },
  'GET /repos/{owner}/{repo}/releases': { body: [release] },
  'GET /repos/{owner}/{repo}/immutable-releases': { body: { enabled: true } },
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': { body: { truncated: false, tree: [{ path: 'go.sum', type: 'blob' }] } },
  'GET /repos/{owner}/{repo}/attestations/{subject_digest}': ({ parameters }) => ({
    body: { attestations: parameters.subject_digest === sha256('app') ? [{ bundle: attestationBundle() }] : [] },
  }),
  'GET /repos/{owner}/{repo}/releases/assets/{asset_id}': ({ parameters }) => ({
    body: Object.values(CONTENTS)[Number(parameters.asset_id)],
    headers: { 'content-type': 'application/octet-stream' },
  }),
}; // prettier-ignore

const tree = memoryTree({ 'README.md': '```\ngpg --verify app.asc\n```\n' });

async function collect(routes: FakeRoutes = ROUTES): Promise<readonly Fact[]> {
  const client = new GitHubClient({ fetch: fakeFetch(routes), now: () => AT });
  const repository = githubRepository(client, { owner: 'acme', name: 'widget' });
  return (await collector.collect({ subject, tree, repository, branch: 'main', supplied: [], at: AT })).facts;
}

const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id).sort();

/** The same answer, less of it, or none: never another one. */
function isWeakened(before: Fact, after: Fact): boolean {
  if (after.state === 'unknown') return true;
  if (before.state !== 'observed' || after.state !== 'observed') return before.state === after.state;
  if (after.exactness === before.exactness && JSON.stringify(after.value) === JSON.stringify(before.value)) return true;
  if (after.exactness !== 'atLeast') return false;
  if (typeof before.value === 'number' && typeof after.value === 'number') return after.value <= before.value;
  if (!Array.isArray(before.value) || !Array.isArray(after.value)) return false;
  const whole: readonly unknown[] = before.value;
  return after.value.every((member) => whole.includes(member));
}

describe('the facts', () => {
  it('are those of the sheet, each once and with its audience', async () => {
    const facts = await collect();
    expect(ids(facts)).toEqual(Object.keys(collector.facts).sort());
    for (const fact of facts) expect(fact.audience).toBe(collector.facts[fact.id]?.audience);
  });

  it('that are observed name the answers they rest on, each once', async () => {
    for (const fact of (await collect()).filter(({ state }) => state === 'observed')) {
      expect(fact.sources).not.toEqual([]);
      expect(new Set(fact.sources.map((source) => JSON.stringify(source))).size).toBe(fact.sources.length);
    }
  });

  it('that are unknown carry their reason in both languages, and what hid it', async () => {
    for (const fact of (await collect({})).filter(({ state }) => state === 'unknown'))
      expect(fact).toMatchObject({ because: { en: expect.stringMatching(/\S/), ja: expect.stringMatching(/\S/) }, unseen: expect.arrayContaining([expect.anything()]) }); // prettier-ignore
  });

  it.each(FAULTS)('are not strengthened by "$name" on any one endpoint', async ({ answer }) => {
    const before = await collect();
    for (const route of Object.keys(ROUTES)) {
      const after = await collect({ ...ROUTES, [route]: answer });
      const wrong = after.filter((fact, index) => !isWeakened(before[index] ?? fact, fact));
      expect({ route, wrong }).toEqual({ route, wrong: [] });
    }
  });

  it.each(FAULTS)('are unknown but for the tree when every endpoint gives "$name"', async ({ answer }) => {
    const facts = await collect(Object.fromEntries(Object.keys(ROUTES).map((route) => [route, answer])));
    expect(ids(facts.filter(({ state }) => state !== 'unknown'))).toEqual(['release.verification-documented']);
  });

  it('of a bare tree are unknown, with nobody asked, but for what its documents say', async () => {
    const context = { subject, tree, repository: blindRepository(), branch: null, supplied: [], at: AT };
    const { facts } = await collector.collect(context);
    expect(ids(facts.filter(({ state }) => state !== 'unknown'))).toEqual(['release.verification-documented']);
  });
});

describe('the sheet', () => {
  it.each(Object.entries(collector.facts))('%s speaks both languages', (_, { asks, remedy, silentOn, why }) => {
    for (const { en, ja } of [asks, remedy, silentOn]) {
      expect(en).toMatch(/^\S.*[^\s]$/);
      expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      expect(ja).not.toMatch(/認証|準拠|適合済み/);
    }
    expect(why).toMatch(/^SP 800-218 P[OSW]\.\d\.\d$/);
  });
});
