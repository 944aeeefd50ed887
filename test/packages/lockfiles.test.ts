import { expect, it } from '@jest/globals';
import { readerOf } from '../../src/packages/ecosystems.ts';
import { packageKey } from '../../src/packages/locked-package.ts';

/** `type:name@version`, with `(dev)` where the lockfile says so; `unreadable` for text that is no such lockfile. */
function packagesOf(file: string, text: string): readonly string[] | string {
  const packages = readerOf(file)?.(text);
  return (
    packages?.map(
      ({ type, name, version, development }) => `${packageKey(type, name, version)}${development ? ' (dev)' : ''}`,
    ) ?? 'unreadable'
  );
}

it.each<{ name: string; file: string; text: string; expected: readonly string[] | string }>([
  {
    name: 'npm 3: nested, scoped, aliased, linked and own folders',
    file: 'package-lock.json',
    text: JSON.stringify({
      packages: {
        '': { version: '1' },
        'packages/own': { version: '1' },
        'node_modules/own': { link: true },
        'node_modules/@acme/a': { version: '1.0.0' },
        'node_modules/@acme/a/node_modules/b': { version: '2.0.0', dev: true },
        'node_modules/alias': { name: 'real', version: '3.0.0' },
      },
    }),
    expected: ['npm:@acme/a@1.0.0', 'npm:b@2.0.0 (dev)', 'npm:real@3.0.0'],
  },
  {
    name: 'npm 1',
    file: 'web/npm-shrinkwrap.json',
    text: JSON.stringify({
      dependencies: {
        a: { version: '1.0.0', dependencies: { b: { version: '2.0.0', dev: true } } },
        c: { version: 'file:c' },
      },
    }),
    expected: ['npm:a@1.0.0', 'npm:b@2.0.0 (dev)'],
  },
  { name: 'npm of nothing', file: 'package-lock.json', text: '{}', expected: 'unreadable' },
  {
    name: 'pnpm of three versions',
    file: 'pnpm-lock.yaml',
    text: 'packages:\n  /a/1.0.0:\n    dev: true\n  /@s/b@2.0.0(react@18.0.0):\n    dev: false\n  c@3.0.0: {}\n  d@file:../d: {}\n',
    expected: ['npm:a@1.0.0 (dev)', 'npm:@s/b@2.0.0', 'npm:c@3.0.0'],
  },
  {
    name: 'pnpm with aliases that blow up',
    file: 'pnpm-lock.yaml',
    text: 'a: &a [x]\nb: [*a, *a]\n',
    expected: 'unreadable',
  },
  {
    name: 'yarn 1',
    file: 'yarn.lock',
    text: '# yarn lockfile v1\n\n"@s/a@^1", "@s/a@^1.1":\n  version "1.2.0"\n  dependencies:\n    version "9"\nb@2:\n  version "2.0.0"\n',
    expected: ['npm:@s/a@1.2.0', 'npm:b@2.0.0'],
  },
  {
    name: 'yarn 4',
    file: 'yarn.lock',
    text: '__metadata:\n  version: 8\n\n"a@npm:^1":\n  version: 1.2.0\n"own@workspace:.":\n  version: 0.0.0-use.local\n',
    expected: ['npm:a@1.2.0'],
  },
  {
    name: 'Cargo',
    file: 'Cargo.lock',
    text: 'version = 4\n\n[[package]]\nname = "own"\nversion = "0.1.0"\n\n[[package]]\nname = "serde"\nversion = "1.0.0"\nsource = "registry+https://example.org"\ndependencies = [\n "x",\n]\n',
    expected: ['cargo:serde@1.0.0'],
  },
  {
    name: 'Go with replacements',
    file: 'go.mod',
    text: 'module m\ngo 1.22\nrequire example.org/a v1.0.0\nrequire (\n\texample.org/b v2.0.0 // indirect\n\texample.org/c v3.0.0\n)\nreplace example.org/b => example.org/fork v2.1.0\nreplace example.org/c v3.0.0 => ../c\n',
    expected: ['golang:example.org/a@1.0.0', 'golang:example.org/fork@2.1.0'],
  },
  {
    name: 'Go before 1.17, which leaves out what is indirect',
    file: 'go.mod',
    text: 'module m\ngo 1.16\n',
    expected: 'unreadable',
  },
  {
    name: 'Poetry of two generations',
    file: 'poetry.lock',
    text: '[[package]]\nname = "Zope.Interface"\nversion = "1.0"\n\n[[package]]\nname = "pytest"\nversion = "8.0"\ncategory = "dev"\n\n[[package]]\nname = "ruff"\nversion = "0.1"\ngroups = ["dev"]\n\n[package.source]\nname = "other"\n\n[metadata]\n',
    expected: ['pypi:zope-interface@1.0', 'pypi:pytest@8.0 (dev)', 'pypi:ruff@0.1 (dev)'],
  },
  {
    name: 'uv',
    file: 'uv.lock',
    text: 'version = 1\n[[package]]\nname = "own"\nversion = "0.1"\nsource = { editable = "." }\n\n[[package]]\nname = "requests"\nversion = "2.0"\nsource = { registry = "https://pypi.org/simple" }\n',
    expected: ['pypi:requests@2.0'],
  },
  {
    name: 'Composer',
    file: 'composer.lock',
    text: JSON.stringify({
      packages: [{ name: 'a/b', version: 'v1.0.0' }],
      'packages-dev': [{ name: 'c/d', version: '2' }],
    }),
    expected: ['composer:a/b@1.0.0', 'composer:c/d@2 (dev)'],
  },
  {
    name: 'Bundler',
    file: 'Gemfile.lock',
    text: 'PATH\n  remote: .\n  specs:\n    own (1.0)\n\nGEM\n  remote: https://example.org/\n  specs:\n    rails (7.0.0)\n      rack (~> 2)\n',
    expected: ['gem:rails@7.0.0'],
  },
  { name: 'text that is no lockfile', file: 'Cargo.lock', text: '<html>', expected: 'unreadable' },
])('$name', ({ file, text, expected }) => {
  expect(packagesOf(file, text)).toEqual(expected);
});
