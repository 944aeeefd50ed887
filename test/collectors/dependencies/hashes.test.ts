import { expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import { look, said } from '../../support/look.ts';

const ID = 'dependency.lockfile-hash-ratio';
const SHA512 = `sha512-${'A'.repeat(86)}==`;
const npm = (...entries: readonly object[]) =>
  JSON.stringify({
    packages: Object.fromEntries(entries.map((entry, n) => [`node_modules/p${n}`, { version: '1', ...entry }])),
  });
const hashed = npm({ integrity: SHA512 });
const bare = npm({ integrity: SHA512 }, {});

it.each<{ name: string; files: Readonly<Record<string, string>>; value: unknown }>([
  { name: 'whole', files: { 'package-lock.json': hashed }, value: 1 },
  { name: 'one entry without', files: { 'package-lock.json': bare }, value: 0 },
  { name: 'one lockfile of two', files: { 'package-lock.json': hashed, 'web/package-lock.json': bare }, value: 0.5 },
  { name: 'one without packages from outside is not counted', files: { 'package-lock.json': hashed, 'web/package-lock.json': npm() }, value: 1 },
  { name: 'none at all', files: { 'README.md': 'x' }, value: 'unknown' },
  { name: 'requirements with hashes are a lockfile', files: { 'requirements.txt': 'a==1 --hash=sha256:x\n' }, value: 1 },
  { name: 'requirements without are none', files: { 'requirements.txt': 'a==1\n', 'package-lock.json': hashed }, value: 1 },
  { name: 'a binary lockfile', files: { 'bun.lockb': '\0', 'package-lock.json': hashed }, value: 'undecidable' },
  { name: 'one that does not parse', files: { 'package-lock.json': '[' }, value: 'malformed' },
  { name: 'installed copies', files: { 'node_modules/a/package-lock.json': bare }, value: 'unknown' },
  { name: 'Go', files: { 'go.mod': 'module m\n', 'go.sum': `example.org/a v1.0.0 h1:${'a'.repeat(43)}=\n` }, value: 1 },
])('$name: $value', async ({ files, value }) => {
  expect(said(await look(dependencies, { tree: memoryTree(files) }), ID)).toBe(value);
}); // prettier-ignore

it('a list of files that was cut settles nothing', async () => {
  const tree = memoryTree({ 'package-lock.json': hashed }, { missing: { reason: 'truncated', what: 'the list' } });
  expect(said(await look(dependencies, { tree }), ID)).toBe('truncated');
});

it('the reason names the lockfile', async () => {
  const all = await look(dependencies, { tree: memoryTree({ 'package-lock.json': bare }) });
  expect(all.find(({ id }) => id === ID)?.because?.en).toMatch(/0 of 1 lockfiles.*\(package-lock.json\)/);
});
