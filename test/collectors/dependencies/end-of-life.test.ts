import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import type { SupportTable } from '../../../src/model/end-of-life.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { notSeen, seen } from '../../../src/model/observation.ts';
import { subject } from '../../support/build.ts';
import { said } from '../../support/look.ts';

const ID = 'dependency.end-of-life-components';
const source = 'https://example.com/';
const TABLE: SupportTable = {
  asOf: '2026-02-15',
  products: [
    { name: 'Vue', source, packages: ['pkg:npm/vue'], lines: [{ before: '3.0.0', ends: '2023-12-31' }] },
    { name: 'Rails', source, packages: ['pkg:gem/rails'], lines: [{ before: '7.1.0', ends: '2025-04-01' }, { before: '7.2.0', ends: '2025-10-01' }] },
    { name: 'Django', source, packages: ['pkg:pypi/django'], lines: [{ before: '4.0', ends: '2024-04-30' }, { before: '5.0', ends: '2026-04-30' }] },
    { name: 'Log4j', source, packages: ['pkg:maven/log4j/log4j'], lines: [{ before: '2.0.0', ends: '2015-08-05' }] },
  ],
}; // prettier-ignore

type Files = Readonly<Record<string, string>>;
interface Scene {
  readonly files?: Files;
  readonly tree?: Tree;
  readonly at?: string;
  readonly table?: SupportTable | null;
}

async function collect({ files = {}, tree = memoryTree(files), at = '2026-02-20T00:00:00Z', table = TABLE }: Scene) {
  const { facts } = await dependencies.collect({
    ...{ subject, tree, branch: 'main', supplied: [], at, repository: blindRepository() },
    ...(table === null ? {} : { supportTable: table }),
  });
  return facts;
}
const json = (dependencies: object) => JSON.stringify({ name: 'x', dependencies });
const lock = (...of: readonly (readonly [path: string, version: string])[]) =>
  JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(of.map(([path, version]) => [`node_modules/${path}`, { version }])) }); // prettier-ignore

describe('components past the end of their support', () => {
  it.each<{ name: string; scene: Scene; value: unknown }>([
    { name: 'fixed by the manifest', scene: { files: { 'package.json': json({ vue: '2.7.16' }) } }, value: 1 },
    { name: 'a range that the lockfile settles', scene: { files: { 'package.json': json({ vue: '^2.0.0' }), 'package-lock.json': lock(['vue', '2.7.16']) } }, value: 1 },
    { name: 'a range that nothing settles', scene: { files: { 'package.json': json({ vue: '^2.0.0' }) } }, value: 'unknown' },
    { name: 'a version beyond the table', scene: { files: { 'package.json': json({ vue: '3.4.0' }) } }, value: 'unknown' },
    { name: 'one ended beside one that is not in the table', scene: { files: { 'package.json': json({ vue: '2.7.16', left: '1.0.0' }) } }, value: 'atLeast 1' },
    { name: 'one in support beside one that is not in the table', scene: { files: { 'requirements.txt': 'django==4.2.1\nother==1.0\n' } }, value: 'atLeast 0' },
    { name: 'one that only another component brings', scene: { files: { 'package.json': json({ left: '1.0.0' }), 'package-lock.json': lock(['left', '1.0.0'], ['vue', '2.7.16']) } }, value: 'unknown' },
    { name: 'copies of two lines under one name', scene: { files: { 'package.json': json({ vue: '*' }), 'package-lock.json': lock(['vue', '3.4.0'], ['a/node_modules/vue', '2.7.16']) } }, value: 'unknown' },
    { name: 'the same in two manifests', scene: { files: { 'package.json': json({ vue: '2.7.16' }), 'web/package.json': json({ vue: '2.6.0' }) } }, value: 1 },
    { name: 'Maven', scene: { files: { 'pom.xml': '<project><dependency><groupId>log4j</groupId><artifactId>log4j</artifactId><version>1.2.17</version></dependency></project>' } }, value: 1 },
    { name: 'Ruby, by the lockfile', scene: { files: { Gemfile: "gem 'rails'\n", 'Gemfile.lock': 'GEM\n  remote: https://rubygems.org/\n  specs:\n    rails (7.1.3.4)\n' } }, value: 1 },
    { name: 'Python names fold', scene: { files: { 'requirements.txt': 'Django == 3.2.1\n' } }, value: 1 },
    { name: 'a manifest of a kind that is not read', scene: { files: { 'package.json': json({ vue: '2.7.16' }), 'mix.exs': '{:a, "~> 1"}' } }, value: 'atLeast 1' },
    { name: 'a manifest that does not parse', scene: { files: { 'package.json': '{' } }, value: 'malformed' },
    { name: 'nothing is asked for', scene: { files: { 'package.json': json({}) } }, value: 'unknown' },
    { name: 'no manifest', scene: { files: { 'a.txt': 'a' } }, value: 'unknown' },
    { name: 'no table', scene: { files: { 'package.json': json({ vue: '2.7.16' }) }, table: null }, value: 'not-supplied' },
    { name: 'a tree that could not be listed', scene: { tree: { list: () => Promise.resolve(notSeen({ reason: 'forbidden', what: 'tree' })), read: () => Promise.resolve(new Map()) } }, value: 'forbidden' },
  ])('$name: $value', async ({ scene, value }) => {
    expect(said(await collect(scene), ID)).toBe(value);
  }); // prettier-ignore

  it('count by the day of the collection, the whole last day being in support', async () => {
    const files = { 'requirements.txt': 'django==4.2.1\n' };
    expect(said(await collect({ files, at: '2026-04-30T23:00:00Z' }), ID)).toBe(0);
    expect(said(await collect({ files, at: '2026-05-01T00:00:00Z' }), ID)).toBe(1);
  });

  it('never get fewer when a manifest can no longer be read', async () => {
    const files = { 'package.json': json({ vue: '2.7.16' }), 'web/package.json': json({ left: '1.0.0' }) };
    const tree = memoryTree(files);
    const blind: Tree = {
      ...tree,
      read: async (paths) => {
        const gone = notSeen({ reason: 'server-error', what: 'web' });
        return new Map([...(await tree.read(paths))].map(([path, one]) => [path, path.startsWith('web') ? gone : one]));
      },
    };
    expect(said(await collect({ tree: blind }), ID)).toBe('atLeast 1');
    expect(await tree.list()).toMatchObject(seen([{ path: 'package.json' }, { path: 'web/package.json' }]));
  });

  it('names them and the day of the table', async () => {
    const facts = await collect({ files: { 'package.json': json({ vue: '2.7.16', left: '1.0.0' }) } });
    const because = facts.find(({ id }) => id === ID)?.because;
    expect(because?.en).toMatch(/^1 of 2 .*vue 2\.7\.16.*1 are not in the table of 2026-02-15/);
    expect(because?.ja).toMatch(/2 件のうち 1 件.*vue 2\.7\.16/);
  });
});
