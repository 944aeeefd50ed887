import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../../src/adapters/memory/memory-tree.ts';
import { dependencies } from '../../../src/collectors/dependencies/index.ts';
import { look, said } from '../../support/look.ts';

const ID = 'dependency.updates-configured-ratio';
const NPM = '{"dependencies":{"left-pad":"1.0.0"}}';
const dependabot = (...entries: readonly string[]) => ({
  '.github/dependabot.yml': ['version: 2', 'updates:', ...entries.map((entry) => `  - ${entry}`)].join('\n'),
});
const renovate = (text: string) => ({ 'renovate.json': text });

async function ratio(files: Readonly<Record<string, string>>, branch: string | null = 'main') {
  return said(await look(dependencies, { tree: memoryTree(files), branch }), ID);
}

describe('updates by Dependabot', () => {
  it.each<{ name: string; files: Readonly<Record<string, string>>; value: unknown }>([
    { name: 'nothing to update', files: dependabot('{package-ecosystem: npm, directory: /}'), value: 'unknown' },
    { name: 'a manifest that asks for nothing from outside', files: { 'package.json': '{}' }, value: 'unknown' },
    { name: 'no configuration', files: { 'package.json': NPM }, value: 0 },
    { name: 'the folder of the manifest', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: "/"}') }, value: 1 },
    { name: 'another folder', files: { 'web/package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: "/"}') }, value: 0 },
    { name: 'several folders', files: { 'web/package.json': NPM, 'api/package.json': NPM, ...dependabot('{package-ecosystem: npm, directories: [/web, /api/]}') }, value: 1 },
    { name: 'one of two folders', files: { 'web/package.json': NPM, 'api/package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /web}') }, value: 0 },
    { name: 'folders by pattern', files: { 'apps/web/package.json': NPM, ...dependabot('{package-ecosystem: npm, directories: ["/apps/*"]}') }, value: 1 },
    { name: 'a workspace from its root', files: { 'package.json': '{"workspaces":["apps/*"]}', 'apps/web/package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /}') }, value: 1 },
    { name: 'another ecosystem', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: cargo, directory: /}') }, value: 0 },
    { name: 'one ecosystem of two', files: { 'package.json': NPM, 'pom.xml': '<project/>', ...dependabot('{package-ecosystem: npm, directory: /}') }, value: 0.5 },
    { name: 'workflows, from the root', files: { '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n', ...dependabot('{package-ecosystem: github-actions, directory: /}') }, value: 1 },
    { name: 'workflows that use nothing from outside', files: { '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - uses: ./here\n' }, value: 'unknown' },
    { name: 'an image', files: { Dockerfile: 'FROM alpine:3\n' }, value: 0 },
    { name: 'an image of nothing', files: { Dockerfile: 'FROM scratch\n' }, value: 'unknown' },
    { name: 'no pull requests', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /, open-pull-requests-limit: 0}') }, value: 0 },
    { name: 'another branch', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /, target-branch: dev}') }, value: 0 },
    { name: 'this branch by name', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /, target-branch: main}') }, value: 1 },
    { name: 'everything ignored', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /, ignore: [{dependency-name: "*"}]}') }, value: 0 },
    { name: 'major versions ignored', files: { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /, ignore: [{dependency-name: "*", update-types: ["version-update:semver-major"]}]}') }, value: 1 },
    { name: 'an older form', files: { 'package.json': NPM, '.github/dependabot.yml': 'version: 1\nupdates: []\n' }, value: 0 },
    { name: 'a file that does not parse', files: { 'package.json': NPM, '.github/dependabot.yml': '{' }, value: 'malformed' },
    { name: 'a manifest that does not parse', files: { 'package.json': '{', ...dependabot('{package-ecosystem: npm, directory: /}') }, value: 'malformed' },
    { name: 'what somebody else wrote and we vendor', files: { 'package.json': NPM, 'vendor/x/package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /}') }, value: 1 },
  ])('$name', async ({ files, value }) => {
    expect(await ratio(files)).toBe(value);
  }); // prettier-ignore
});

describe('updates by Renovate', () => {
  it.each<{ name: string; text: string; path?: string; value: unknown }>([
    { name: 'everything', text: '{"extends":["config:recommended"]}', value: 1 },
    { name: 'switched off', text: '{"enabled":false}', value: 0 },
    { name: 'another manager alone', text: '{"enabledManagers":["cargo"]}', value: 0 },
    { name: 'its manager', text: '{"enabledManagers":["npm"]}', value: 1 },
    { name: 'a preset of others', text: '{"extends":["github>acme/presets"]}', value: 'undecidable' },
    { name: 'folders left out by pattern', text: '{"ignorePaths":["x/**"]}', value: 'undecidable' },
    { name: 'a rule that switches off', text: '{"packageRules":[{"matchPackageNames":["*"],"enabled":false}]}', value: 'undecidable' },
    { name: 'a rule that groups', text: '{"packageRules":[{"matchPackageNames":["*"],"groupName":"all"}]}', value: 1 },
    { name: 'tests, which the preset leaves out', text: '{"extends":["config:recommended"]}', path: 'test/package.json', value: 0 },
    { name: 'a text that does not parse', text: '{', value: 'malformed' },
  ])('$name', async ({ text, path = 'package.json', value }) => {
    expect(await ratio({ [path]: NPM, ...renovate(text) })).toBe(value);
  }); // prettier-ignore

  it('that nobody can tell does not matter where Dependabot reaches', async () => {
    const files = { 'package.json': NPM, ...dependabot('{package-ecosystem: npm, directory: /}') };
    expect(await ratio({ ...files, ...renovate('{"extends":["github>acme/presets"]}') })).toBe(1);
  });
});
