import { expect, it } from '@jest/globals';
import { hashReaderOf } from '../../src/packages/lockfile-hashes.ts';

const SHA256 = 'a'.repeat(64);
const STRONG = `sha512-${'A'.repeat(86)}==`;
const WEAK = `sha1-${'A'.repeat(27)}=`;

/** `2/3`: entries with a hash of all external ones; `unreadable` for text that is no such lockfile. */
function hashedOf(file: string, text: string): string {
  const entries = hashReaderOf(file)?.(text);
  return entries === undefined ? 'unreadable' : `${entries.filter(Boolean).length}/${entries.length}`;
}

const npm = (packages: object) => JSON.stringify({ packages: { '': { version: '1' }, ...packages } });
const toml = (...packages: readonly string[]) => packages.map((one) => `[[package]]\n${one}\n`).join('\n');
const crate = (name: string, more: string) => `name = "${name}"\nversion = "1.0.0"\n${more}`;
const registry = 'source = "registry+https://example.org/index"';

it.each<{ name: string; file: string; text: string; expected: string }>([
  { name: 'npm', file: 'package-lock.json', text: npm({ 'node_modules/a': { version: '1', integrity: STRONG } }), expected: '1/1' },
  { name: 'npm with SHA-1', file: 'package-lock.json', text: npm({ 'node_modules/a': { version: '1', integrity: WEAK } }), expected: '0/1' },
  { name: 'npm with both', file: 'package-lock.json', text: npm({ 'node_modules/a': { version: '1', integrity: `${WEAK} ${STRONG}` } }), expected: '1/1' },
  { name: 'npm from git', file: 'package-lock.json', text: npm({ 'node_modules/a': { version: '1', resolved: 'git+ssh://git@example.org/a.git#abc' } }), expected: '0/1' },
  { name: 'npm: links, own folders and bundled packages', file: 'package-lock.json', text: npm({ 'packages/a': { version: '1' }, 'node_modules/a': { link: true }, 'node_modules/b': { version: '1', inBundle: true } }), expected: '0/0' },
  { name: 'npm 1, nested', file: 'npm-shrinkwrap.json', text: JSON.stringify({ dependencies: { a: { version: '1', integrity: STRONG, dependencies: { b: { version: '1' } } }, c: { version: 'file:c' } } }), expected: '1/2' },
  { name: 'npm that is no lockfile', file: 'package-lock.json', text: '[]', expected: 'unreadable' },
  { name: 'pnpm', file: 'pnpm-lock.yaml', text: `packages:\n  a@1.0.0:\n    resolution: {integrity: ${STRONG}}\n  b@1.0.0:\n    resolution: {tarball: https://example.org/b}\n  c:\n    resolution: {directory: c}\n`, expected: '1/2' },
  { name: 'yarn 1', file: 'yarn.lock', text: `# yarn lockfile v1\n\na@^1:\n  version "1.0.0"\n  resolved "x#sha"\n  integrity ${STRONG}\n\nb@^1:\n  version "1.0.0"\n  resolved "x#sha"\n`, expected: '1/2' },
  { name: 'yarn 4', file: 'yarn.lock', text: `__metadata:\n  version: 8\n\n"a@npm:^1":\n  version: 1.0.0\n  checksum: 10c0/${'b'.repeat(128)}\n\n"own@workspace:.":\n  version: 0.0.0-use.local\n`, expected: '1/1' },
  { name: 'bun', file: 'bun.lock', text: `{ "lockfileVersion": 1, "packages": { "a": ["a@1.0.0", "", {}, "${STRONG}"], "b": ["b@workspace:b"], "c": ["c@git+x", {}, "c"], } }`, expected: '1/2' },
  { name: 'Cargo', file: 'Cargo.lock', text: toml(crate('own', ''), crate('a', `${registry}\nchecksum = "${SHA256}"`), crate('b', 'source = "git+https://example.org/b"')), expected: '1/2' },
  { name: 'old Cargo, with the hashes at the end', file: 'Cargo.lock', text: `${toml(crate('a', registry), crate('b', registry))}[metadata]\n"checksum a 1.0.0 (registry+x)" = "${SHA256}"\n`, expected: '1/2' },
  { name: 'Go', file: 'go.sum', text: `example.org/a v1.0.0 h1:${'a'.repeat(43)}=\nexample.org/a v1.0.0/go.mod h1:${'a'.repeat(43)}=\n`, expected: '2/2' },
  { name: 'Go with another hash', file: 'go.sum', text: 'example.org/a v1.0.0 h2:short\n', expected: '0/1' },
  { name: 'Go with prose', file: 'go.sum', text: 'hello\n', expected: 'unreadable' },
  { name: 'Poetry', file: 'poetry.lock', text: toml(`name = "a"\nversion = "1"\nfiles = [\n  {file = "a.whl", hash = "sha256:${SHA256}"},\n]`, 'name = "b"\nversion = "1"\nfiles = []'), expected: '1/2' },
  { name: 'old Poetry, with the hashes at the end', file: 'poetry.lock', text: `${toml('name = "a"\nversion = "1"', 'name = "b"\nversion = "1"')}[metadata]\n\n[metadata.files]\na = [\n  {file = "a.whl", hash = "sha256:${SHA256}"},\n]\nb = []\n`, expected: '1/2' },
  { name: 'uv', file: 'uv.lock', text: `version = 1\n${toml('name = "own"\nversion = "1"\nsource = { editable = "." }', `name = "a"\nversion = "1"\nsource = { registry = "x" }\nsdist = { url = "x", hash = "sha256:${SHA256}" }`)}`, expected: '1/1' },
  { name: 'a lockfile of PEP 751', file: 'pylock.toml', text: `lock-version = "1.0"\n[[packages]]\nname = "a"\nwheels = [{ url = "x", hashes = { sha256 = "${SHA256}" } }]\n[[packages]]\nname = "b"\nvcs = { url = "x", commit-id = "y" }\n`, expected: '1/2' },
  { name: 'pipenv', file: 'Pipfile.lock', text: JSON.stringify({ default: { a: { hashes: [`sha256:${SHA256}`] }, b: {}, c: { path: '.' } }, develop: { d: { hashes: [`md5:${SHA256}`] } } }), expected: '1/3' },
  { name: 'Composer keeps a SHA-1 at most', file: 'composer.lock', text: JSON.stringify({ packages: [{ name: 'a/b', dist: { type: 'zip', shasum: 'abc' } }, { name: 'a/c', dist: { type: 'path' } }] }), expected: '0/1' },
  { name: 'Ruby with checksums', file: 'Gemfile.lock', text: `GEM\n  remote: x\n  specs:\n    a (1.0)\n      b (~> 1)\n    b (1.0)\n\nPATH\n  specs:\n    own (1.0)\n\nCHECKSUMS\n  a (1.0) sha256=${SHA256}\n  b (1.0)\n`, expected: '1/2' },
  { name: 'Ruby without', file: 'Gemfile.lock', text: 'GEM\n  specs:\n    a (1.0)\n', expected: '0/1' },
  { name: 'Dart', file: 'pubspec.lock', text: `packages:\n  a:\n    source: hosted\n    description: { name: a, sha256: "${SHA256}" }\n  b:\n    source: git\n    description: { url: x }\n  c:\n    source: sdk\n    description: flutter\n`, expected: '1/2' },
  { name: 'Swift keeps a commit', file: 'Package.resolved', text: JSON.stringify({ pins: [{ identity: 'a', state: { revision: 'abc' } }], version: 2 }), expected: '0/1' },
  { name: 'Elixir', file: 'mix.lock', text: `%{\n  "a": {:hex, :a, "1.0.0", "${SHA256}", [:mix], [], "hexpm", "${SHA256}"},\n  "b": {:git, "x", "abc", []},\n}\n`, expected: '1/2' },
])('$name: $expected', ({ file, text, expected }) => {
  expect(hashedOf(file, text)).toBe(expected);
}); // prettier-ignore

it('a binary lockfile is not read at all', () => {
  expect(hashReaderOf('bun.lockb')).toBeUndefined();
  expect(hashReaderOf('web/constructor')).toBeUndefined();
});

it('takes time that grows with the length alone', () => {
  const many = Array.from({ length: 4_000 }, (_, n) => `name = "p${n}"\nversion = "1"`);
  const files = many.map((_, n) => `p${n} = [\n  {file = "p", hash = "sha256:${SHA256}"},\n]`).join('\n');
  expect(hashedOf('poetry.lock', `${toml(...many)}[metadata.files]\n${files}\n`)).toBe('4000/4000');
});
