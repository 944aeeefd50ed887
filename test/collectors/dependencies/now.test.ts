import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { spdx, spdxPackage } from '../../support/build-sbom.ts';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import { answers, forbidden, look, said, type World } from '../../support/look.ts';

interface Scene extends World {
  readonly files?: Readonly<Record<string, string>>;
  readonly graph?: Observation<unknown>;
}

function collect({ files = {}, graph = forbidden, ...world }: Scene) {
  return look(dependencies, {
    tree: memoryTree(files),
    ...world,
    repository: { dependencyGraphExport: answers(graph) },
  });
}

async function ask(scene: Scene, id: string): Promise<string> {
  return String(said(await collect(scene), id));
}

const npm = (dependencies: Readonly<Record<string, string>>, more: object = {}) =>
  JSON.stringify({ dependencies, ...more });

describe('manifests and their lockfiles', () => {
  it.each<{ name: string; files: Readonly<Record<string, string>>; expected: string }>([
    {
      name: 'npm with its lockfile',
      files: { 'package.json': npm({ a: '^1' }), 'package-lock.json': '{}' },
      expected: '1',
    },
    { name: 'npm without', files: { 'package.json': npm({ a: '^1' }) }, expected: '0' },
    { name: 'npm without dependencies', files: { 'package.json': '{}' }, expected: 'unknown' },
    {
      name: 'npm with local dependencies only',
      files: { 'package.json': npm({ a: 'file:../a', b: 'workspace:*' }) },
      expected: 'unknown',
    },
    {
      name: 'a lockfile in another folder',
      files: { 'web/package.json': npm({ a: '1' }), 'package-lock.json': '{}' },
      expected: '0',
    },
    {
      name: 'an npm workspace',
      files: {
        'package.json': npm({}, { workspaces: ['packages/*'] }),
        'packages/a/package.json': npm({ a: '1' }),
        'package-lock.json': '{}',
      },
      expected: '1',
    },
    {
      name: 'a folder that the npm workspace leaves out',
      files: {
        'package.json': npm({}, { workspaces: ['packages/*', '!packages/a'] }),
        'packages/a/package.json': npm({ a: '1' }),
        'package-lock.json': '{}',
      },
      expected: '0',
    },
    {
      name: 'a pnpm workspace',
      files: {
        'pnpm-workspace.yaml': 'packages:\n  - "apps/**"\n',
        'apps/x/y/package.json': npm({ a: '1' }),
        'pnpm-lock.yaml': '',
      },
      expected: '1',
    },
    {
      name: 'a Cargo workspace',
      files: {
        'Cargo.toml': '[workspace]\nmembers = ["a"]\nexclude = ["old"]\n',
        'a/Cargo.toml': '[dependencies]\nserde = "1"\n',
        'old/Cargo.toml': '[dependencies.serde]\nversion = "1"\n',
        'Cargo.lock': '',
      },
      expected: '0.5',
    },
    {
      name: 'Cargo with paths only',
      files: { 'Cargo.toml': '[dependencies]\na = { path = "a" }\n' },
      expected: 'unknown',
    },
    {
      name: 'Go',
      files: { 'go.mod': 'module m\ngo 1.22\nrequire example.org/a v1.0.0\n', 'go.sum': '' },
      expected: '1',
    },
    {
      name: 'Go without its sums',
      files: { 'go.mod': 'module m\nrequire (\n\texample.org/a v1.0.0\n)\n' },
      expected: '0',
    },
    { name: 'Go without dependencies', files: { 'go.mod': 'module example.org/m\n\ngo 1.22\n' }, expected: 'unknown' },
    {
      name: 'Poetry',
      files: { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.12"\nrequests = "^2"\n', 'poetry.lock': '' },
      expected: '1',
    },
    {
      name: 'Poetry that wants Python alone',
      files: { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.12"\n' },
      expected: 'unknown',
    },
    {
      name: 'a project table without lockfile',
      files: { 'pyproject.toml': '[project]\ndependencies = [\n  # why\n  "requests",\n]\n' },
      expected: '0',
    },
    {
      name: 'a uv workspace',
      files: {
        'pyproject.toml': '[tool.uv.workspace]\nmembers = ["libs/*"]\n',
        'libs/a/pyproject.toml': '[project]\ndependencies = ["requests"]\n',
        'uv.lock': '',
      },
      expected: '1',
    },
    { name: 'requirements without hashes', files: { 'requirements.txt': 'requests==2.0\n' }, expected: '0' },
    {
      name: 'requirements with every hash',
      files: { 'requirements.txt': '# pinned\nrequests==2.0 \\\n    --hash=sha256:ab\n' },
      expected: '1',
    },
    {
      name: 'Ruby and PHP',
      files: { Gemfile: "gem 'rails'\n", 'Gemfile.lock': '', 'composer.json': '{"require":{"php":">=8","a/b":"1"}}' },
      expected: '0.5',
    },
    {
      name: 'installed copies',
      files: { 'node_modules/a/package.json': npm({ b: '1' }), 'vendor/x/Cargo.toml': '[dependencies]\na = "1"\n' },
      expected: 'unknown',
    },
    {
      name: 'a manifest that does not parse',
      files: { 'package.json': '{', 'web/package.json': npm({ a: '1' }), 'web/yarn.lock': '' },
      expected: 'malformed',
    },
  ])('$name: $expected', async ({ files, expected }) => {
    expect(await ask({ files }, 'dependency.lockfile-ratio')).toBe(expected);
  });

  it('a list of files that was cut settles nothing', async () => {
    const tree = memoryTree(
      { 'package.json': npm({ a: '1' }), 'yarn.lock': '' },
      { missing: { reason: 'truncated', what: 'the list of files' } },
    );
    expect(await ask({ tree }, 'dependency.lockfile-ratio')).toBe('truncated');
  });

  it('a lockfile that is a link is none', async () => {
    const link = { path: 'yarn.lock', kind: 'link' as const, blob: null, size: 1 };
    const tree = memoryTree({ 'package.json': npm({ a: '1' }) }, { others: [link] });
    expect(await ask({ tree }, 'dependency.lockfile-ratio')).toBe('0');
  });

  it('the reason names what lacks its lockfile', async () => {
    const all = await collect({ files: { 'package.json': npm({ a: '1' }) } });
    const fact = all.find(({ id }) => id === 'dependency.lockfile-ratio');
    expect(fact).toMatchObject({
      because: { en: '0 of 1 manifests with external dependencies have their lockfile (package.json)' },
    });
  });
});

describe('the dependency graph', () => {
  const graph = (...packages: readonly Record<string, unknown>[]) =>
    seen<unknown>(spdx({ packages: [spdxPackage('widget'), ...packages] }));

  it.each<{ name: string; scene: Scene; enabled: string; ratio: string }>([
    { name: 'whole', scene: { graph: graph(spdxPackage('left')) }, enabled: 'true', ratio: '1' },
    {
      name: 'with a range',
      scene: { graph: graph(spdxPackage('left'), spdxPackage('right', { versionInfo: '^1.0' })) },
      enabled: 'true',
      ratio: '0.5',
    },
    {
      name: 'with a range in words',
      scene: { graph: graph(spdxPackage('right', { versionInfo: '>= 1, < 2' })) },
      enabled: 'true',
      ratio: '0',
    },
    {
      name: 'with a package that has no purl',
      scene: { graph: graph(spdxPackage('left', { externalRefs: [] })) },
      enabled: 'true',
      ratio: '0',
    },
    { name: 'of nothing but the repository', scene: { graph: graph() }, enabled: 'true', ratio: 'unknown' },
    { name: 'that is no such document', scene: { graph: seen<unknown>(7) }, enabled: 'true', ratio: 'malformed' },
    { name: 'that answers nothing', scene: {}, enabled: 'forbidden', ratio: 'forbidden' },
    {
      name: 'of a bare tree',
      scene: { graph: notSeen({ reason: 'offline', what: 'x' }) },
      enabled: 'offline',
      ratio: 'offline',
    },
  ])('$name', async ({ scene, enabled, ratio }) => {
    expect([await ask(scene, 'dependency.graph-enabled'), await ask(scene, 'dependency.identified-ratio')]).toEqual([
      enabled,
      ratio,
    ]);
  });
});
