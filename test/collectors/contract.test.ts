import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { COLLECTORS, FACTS } from '../../src/collectors/api.ts';
import type { CollectContext, Collector } from '../../src/collectors/types.ts';
import { NO_REQUESTS } from '../../src/model/evidence.ts';
import type { Fact } from '../../src/model/fact.ts';
import { notSeen } from '../../src/model/observation.ts';
import type { Text } from '../../src/model/text.ts';
import { collectEvidence } from '../../src/pipeline/collect.ts';
import type { Repository } from '../../src/ports/repository.ts';
import type { Tree } from '../../src/ports/tree.ts';
import { AT, subject } from '../support/build.ts';
import { watched } from '../support/pipeline.ts';
import { VOCABULARY, WORDS } from './vocabulary.ts';

const rows = COLLECTORS.map((collector) => ({ name: collector.id, collector }));
const folder = join(import.meta.dirname, '../../src/collectors');

const context = (overrides: Partial<CollectContext> = {}): CollectContext => ({
  subject,
  tree: memoryTree({}),
  repository: blindRepository(),
  branch: 'main',
  supplied: [],
  at: AT,
  ...overrides,
});
const factsOf = async (collector: Collector, overrides: Partial<CollectContext> = {}) =>
  (await collector.collect(context(overrides))).facts;
const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id).sort();
const inBothLanguages = ({ en, ja }: Text) => en.trim() !== '' && ja.trim() !== '' && en !== ja;

describe('the list of collectors', () => {
  it('is the folders', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(COLLECTORS.map(({ id }) => id)).toEqual(folders.map(({ name }) => name).sort());
  });

  it('names no fact twice', () => {
    const named = COLLECTORS.flatMap(({ facts }) => Object.keys(facts));
    expect(named).toEqual([...new Set(named)]);
    expect(Object.keys(FACTS).sort()).toEqual([...named].sort());
  });
});

describe('every fact', () => {
  it.each(rows)('of $name means what the frozen vocabulary says', ({ collector }) => {
    for (const [id, { type, better, audience, scope }] of Object.entries(collector.facts)) {
      const row = VOCABULARY.find((one) => one.id === id);
      expect({ id, type, better, audience, scope, bound: row?.bound }).toEqual(row);
    }
  });

  it.each(rows)('of $name that is a set closes its words, as the vocabulary does', ({ collector }) => {
    for (const [id, { type, words }] of Object.entries(collector.facts)) {
      expect({ id, closed: words !== undefined }).toEqual({ id, closed: type === 'set' });
      if (WORDS[id] !== undefined) expect([...(words ?? [])].sort()).toEqual(WORDS[id].split(' ').sort());
    }
  });

  it.each(rows)('of $name says in both languages what it asks, how to remedy and what it stays silent on', (row) => {
    for (const [id, { asks, remedy, silentOn, why }] of Object.entries(row.collector.facts)) {
      expect({ id, complete: [asks, remedy, silentOn].every(inBothLanguages) }).toEqual({ id, complete: true });
      expect({ id, why }).toEqual({ id, why: expect.stringMatching(/SP 800-218 [A-Z]{2}\.\d\.\d/) });
    }
  });
});

describe('blind and with an empty tree', () => {
  it.each(rows)('$name gives exactly the facts of its sheet, each with a reason', async ({ collector }) => {
    const facts = await factsOf(collector);
    expect(ids(facts)).toEqual(Object.keys(collector.facts).sort());
    for (const fact of facts) {
      const because = fact.because ?? { en: '', ja: '' };
      expect({ id: fact.id, reason: inBothLanguages(because) }).toEqual({ id: fact.id, reason: true });
    }
  });

  it.each(rows)('$name knows nothing that it did not see', async ({ collector }) => {
    for (const fact of await factsOf(collector)) {
      if (collector.facts[fact.id]?.scope === 'tree' || isOfChange(collector, fact)) continue;
      expect(fact).toMatchObject({ id: fact.id, state: 'unknown' });
      // Where the files that were seen leave nothing to judge, nothing hid it.
      const settled = collector.facts[fact.id]?.readFrom.includes('files') === true;
      expect(fact.state === 'unknown' && (settled || fact.unseen.length > 0)).toBe(true);
    }
  });

  it.each(rows)('$name holds nothing for good because there is nothing', async ({ collector }) => {
    const held = (await factsOf(collector)).filter((fact) => fact.state === 'observed');
    for (const { id, value } of held) expect({ id, worst: isWorst(value) }).toEqual({ id, worst: true });
  });

  it.each(rows)('$name knows nothing at all when the list of files is hidden too', async ({ collector }) => {
    const facts = await factsOf(collector, { tree: hiddenTree });
    const asked = facts.filter((fact) => !isOfChange(collector, fact));
    expect(asked.filter((fact) => fact.state !== 'unknown')).toEqual([]);
    for (const fact of asked) expect(fact.state === 'unknown' && fact.unseen.length > 0).toBe(true);
  });
});

/** A repository at one commit is no change, whoever may see what. */
function isOfChange(collector: Collector, { id, state }: Fact): boolean {
  return collector.facts[id]?.ofChange === true && state === 'not-applicable';
}

const hidden = notSeen({ reason: 'forbidden', what: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}' });
const hiddenTree: Tree = {
  list: () => Promise.resolve(hidden),
  read: (paths) => Promise.resolve(new Map(paths.map((path) => [path, hidden]))),
};

/** A complete empty tree may prove that something is not there; of nothing, nothing good follows. */
function isWorst(value: unknown): boolean {
  return value === false || value === 'never' || (Array.isArray(value) && value.length === 0);
}

/** Places where some collector looks, whatever lies there. */
const PLACES = [
  ...['CODEOWNERS', '.github/CODEOWNERS', 'SECURITY.md', 'docs/SECURITY.md', 'README.md', '.npmrc', '.eslintrc'],
  ...['.github/workflows/ci.yml', '.github/workflows/release.yaml', '.github/actions/own/action.yml', 'Makefile'],
  ...['.github/dependabot.yml', 'renovate.json', 'renovate.json5', '.pre-commit-config.yaml', 'security-insights.yml'],
  ...['package.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'go.mod', 'uv.lock'],
  ...['Cargo.toml', 'Cargo.lock', 'pyproject.toml', 'poetry.lock', 'requirements.txt', 'Gemfile.lock', 'pubspec.yaml'],
  ...['composer.json', 'composer.lock', '.golangci.yml', '.goreleaser.yml'],
  ...['Dockerfile', '.nvmrc', '.tool-versions', 'rust-toolchain.toml', 'global.json'],
  ...['docs/threat-model.md', 'docs/secure-defaults.md', 'docs/admin-guide.md', 'docs/security-requirements.rst'],
  ...['.well-known/security.txt', '.github/pull_request_template.md', '.devcontainer/devcontainer.json', 'pom.xml'],
  ...['.ssdf/roles.yml', '.ssdf/risk-register.yml', '.ssdf/exceptions/a.yml', '.ssdf/toolchain.yaml'],
];

const GARBAGE: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'nothing', text: '' },
  { name: 'bytes', text: '\0\u0001\ufffd' },
  { name: 'null', text: 'null' },
  { name: 'a number', text: '42' },
  { name: 'a list', text: '[1, [2, {"a": [3]}]]' },
  { name: 'an open bracket', text: '{"a": [' },
  { name: 'deep nesting', text: '['.repeat(20_000) },
  { name: 'a long line', text: 'a '.repeat(60_000) },
  { name: 'many short lines', text: '- a\n'.repeat(9_000) },
  { name: 'half a character', text: 'a: \ud800' },
  {
    name: 'names of the language',
    text: '{"__proto__": {"a": 1}, "constructor": {"b": 2}, "toString": 3, "jobs": {"__proto__": {}}}',
  },
  {
    name: 'values of wrong kinds',
    text: '{"on": 7, "jobs": {"a": [1], "b": {"steps": "x", "uses": {}}}, "packages": 1, "dependencies": [], "updates": {}}',
  },
  { name: 'an alias to itself', text: 'on: push\njobs: &a\n  b: *a' },
  { name: 'two documents', text: 'on: push\n---\non: push' },
  {
    name: 'a bill of materials',
    text: '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"components": 7}]}',
  },
];

describe('with garbage in every file', () => {
  it.each(rows)('$name neither throws nor leaves its sheet, and says the same twice', async ({ collector }) => {
    for (const { name, text } of GARBAGE) {
      const tree = memoryTree(Object.fromEntries(PLACES.map((path) => [path, text])));
      const facts = await factsOf(collector, { tree });
      expect({ name, ids: ids(facts) }).toEqual({ name, ids: Object.keys(collector.facts).sort() });
      expect(JSON.stringify(await factsOf(collector, { tree }))).toBe(JSON.stringify(facts));
    }
  });

  it.each(rows)('$name takes handed-over garbage for what it is', async ({ collector }) => {
    const supplied = GARBAGE.flatMap(({ text }, at) =>
      (['sbom', 'sarif', 'junit', 'coverage', 'bundle'] as const).map((kind) => ({
        kind,
        path: `${kind}-${at}.json`,
        bytes: new TextEncoder().encode(text),
      })),
    );
    const facts = await factsOf(collector, { supplied });
    expect(ids(facts)).toEqual(Object.keys(collector.facts).sort());
  });

  it.each(rows)('$name reads only files that it declares to read', async ({ collector }) => {
    const { tree, reads } = watched(memoryTree(Object.fromEntries(PLACES.map((path) => [path, 'a']))));
    await factsOf(collector, { tree });
    expect(reads.flat().filter((path) => !collector.reads(path))).toEqual([]);
  });

  it('the places are those where somebody looks', () => {
    const unread = PLACES.filter((path) => !COLLECTORS.some((collector) => collector.reads(path)));
    expect(unread).toEqual([]);
  });
});

describe('the order of the files', () => {
  const files = Object.fromEntries(PLACES.map((path) => [path, 'on: push\njobs: {}\n# a']));

  it.each(rows)('changes no fact of $name', async ({ collector }) => {
    const tree = memoryTree(files);
    const turned: Tree = {
      list: async () => {
        const list = await tree.list();
        return list.state === 'seen' ? { ...list, value: [...list.value].reverse() } : list;
      },
      read: async (paths) => new Map([...(await tree.read(paths))].reverse()),
    };
    const once = await factsOf(collector, { tree });
    const again = await factsOf(collector, { tree: turned });
    expect(statesById(again)).toEqual(statesById(once));
  });
});

const statesById = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map((fact) => [fact.id, fact.state === 'observed' ? `${fact.exactness} ${String(fact.value)}` : fact.state]),
  );

describe('a repository that throws', () => {
  const verbs = Object.keys(blindRepository()).filter((name) => name !== 'owner' && name !== 'name');
  const throwing = (verb: string): Repository => ({
    ...blindRepository(),
    [verb]: () => Promise.reject(new Error('a fault of our own')),
  });
  const collected = (repository: Repository) =>
    collectEvidence({ ...context({ repository }), collectors: COLLECTORS, requests: () => NO_REQUESTS });

  it.each(verbs)('at %s costs the collectors that ask it, and every fact is still there', async (verb) => {
    const [whole, hurt] = [await collected(blindRepository()), await collected(throwing(verb))];
    const failed = hurt.collectors.filter(({ state }) => state === 'failed').map(({ id }) => id);
    const costs = COLLECTORS.filter(({ id }) => failed.includes(id)).flatMap(({ facts }) => Object.keys(facts));
    expect(ids(hurt.facts)).toEqual(ids(whole.facts));
    expect(hurt.facts.filter(({ id }) => costs.includes(id)).filter(({ state }) => state !== 'unknown')).toEqual([]);
    const others = (facts: readonly Fact[]) => facts.filter(({ id }) => !costs.includes(id));
    expect(others(hurt.facts)).toEqual(others(whole.facts));
  });
});
