import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree, type MemoryTreeOptions } from '../../../src/adapters/memory/memory-tree.ts';
import { configurations as collector } from '../../../src/collectors/configurations/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { AT, subject } from '../../support/build.ts';

type Files = Readonly<Record<string, string>>;

async function look(files: Files, options: MemoryTreeOptions = {}): Promise<Fact> {
  const tree = memoryTree(files, options);
  const context = { subject, tree, repository: blindRepository(), branch: 'main', supplied: [], at: AT };
  const [fact] = (await collector.collect(context)).facts;
  if (fact === undefined) throw new Error('the fact is missing');
  return fact;
}

/** Value with its bound, or what hid it. */
function said(of: Fact): unknown {
  if (of.state === 'observed') return of.exactness === 'exact' ? of.value : [of.exactness, of.value];
  return of.state === 'unknown' ? `unknown: ${of.unseen.map((unseen) => unseen.reason).join()}` : of.state;
}

const TXT = 'Contact: mailto:security@example.org\nExpires: ';

describe('the configurations', () => {
  it.each<{ name: string; files: Files; expected: readonly string[] }>([
    { name: 'nothing', files: {}, expected: [] },
    { name: 'a linter', files: { '.golangci.yml': 'linters: {}' }, expected: ['linter'] },
    { name: 'an empty file', files: { '.golangci.yml': '\n' }, expected: [] },
    { name: 'a file of comments', files: { '.golangci.yml': '# linters: all\n' }, expected: [] },
    { name: 'a linter of a package', files: { 'packages/a/.eslintrc.json': '{"root": true}' }, expected: ['linter'] },
    {
      name: "others' files",
      files: { 'vendor/a/.eslintrc': 'a: b', 'test/fixtures/.golangci.yml': 'a: b' },
      expected: [],
    },
    { name: 'a section of pyproject.toml', files: { 'pyproject.toml': '[tool.black]\n' }, expected: ['formatter'] },
    { name: 'a section in a comment', files: { 'pyproject.toml': '# [tool.black]\n' }, expected: [] },
    {
      name: 'a devcontainer',
      files: { '.devcontainer/devcontainer.json': '{"image": "a"}' },
      expected: ['devcontainer'],
    },
    { name: 'a build without profiles', files: { 'Cargo.toml': '[package]\nname = "a"' }, expected: ['build'] },
    {
      name: 'build profiles',
      files: { 'Cargo.toml': '[profile.release]\nlto = true' },
      expected: ['build', 'build-profiles'],
    },
    { name: 'a package without a build', files: { 'package.json': '{"scripts": {"test": "a"}}' }, expected: [] },
    { name: 'default settings', files: { 'config/default.yml': 'port: 1' }, expected: ['default-settings'] },
    { name: 'a registry', files: { '.npmrc': 'registry=https://npm.example.org/' }, expected: ['package-registry'] },
    { name: 'other settings of npm', files: { '.npmrc': 'save-exact=true' }, expected: [] },
    { name: 'a registry in a comment', files: { '.npmrc': '; registry=https://npm.example.org/' }, expected: [] },
    {
      name: 'warnings as errors',
      files: { Makefile: 'CFLAGS += -Wall -Werror' },
      expected: ['build', 'warnings-as-errors'],
    },
    { name: 'one warning as an error', files: { Makefile: 'CFLAGS += -Werror=format' }, expected: ['build'] },
    { name: 'warnings as errors in a comment', files: { Makefile: 'a:\n\tb # -Werror' }, expected: ['build'] },
    { name: 'settings in a comment of XML', files: { 'pom.xml': '<a/><!-- <profile> -->' }, expected: ['build'] },
    {
      name: 'reproducible builds',
      files: { '.goreleaser.yml': 'mod_timestamp: x' },
      expected: ['build', 'reproducible-settings'],
    },
    {
      name: 'security.txt',
      files: { '.well-known/security.txt': `${TXT}2027-06-01T00:00:00Z` },
      expected: ['security-txt'],
    },
    {
      name: 'an expired security.txt',
      files: { '.well-known/security.txt': `${TXT}2026-06-01T00:00:00Z` },
      expected: [],
    },
    { name: 'security.txt without an end', files: { 'security.txt': TXT }, expected: [] },
    {
      name: 'security.txt without a contact',
      files: { 'security.txt': 'Expires: 2027-06-01T00:00:00Z' },
      expected: [],
    },
    {
      name: 'a template that asks',
      files: { '.github/pull_request_template.md': '## Security\nDoes it change who may log in?' },
      expected: ['security-pull-request-template'],
    },
    {
      name: 'a template that asks in a comment',
      files: { '.github/PULL_REQUEST_TEMPLATE.md': '<!-- Does it touch security? -->' },
      expected: ['security-pull-request-template'],
    },
    {
      name: 'a template that does not ask',
      files: { '.github/pull_request_template.md': '## What\nSay what it does.' },
      expected: [],
    },
    { name: 'a heading alone', files: { '.github/pull_request_template.md': '## Security\n' }, expected: [] },
  ])('are read from $name', async ({ files, expected }) => {
    expect(said(await look(files))).toEqual(expected);
  });

  it.each<{ name: string; files: Files; options?: MemoryTreeOptions; expected: unknown }>([
    { name: 'a binary file', files: { Makefile: 'a\0' }, expected: 'unknown: malformed' },
    {
      name: 'a huge file',
      files: { Makefile: 'a'.repeat(1_100_000), '.npmrc': 'registry=a' },
      expected: ['atLeast', ['package-registry']],
    },
    {
      name: 'a cut list',
      files: {},
      options: { missing: { reason: 'truncated', what: 'list' } },
      expected: 'unknown: truncated',
    },
    {
      name: 'more files than are read',
      files: Object.fromEntries(Array.from({ length: 160 }, (_, at) => [`p${at}/Makefile`, 'a:'])),
      expected: ['atLeast', ['build']],
    },
  ])('stay open with $name', async ({ files, options, expected }) => {
    expect(said(await look(files, options))).toEqual(expected);
  });

  it.each<{ name: string; text: string }>([
    { name: 'signs of comments', text: '/*'.repeat(400_000) },
    { name: 'spaces', text: `${' '.repeat(900_000)}x` },
    { name: 'lines', text: '-Werro\n'.repeat(120_000) },
    { name: 'one line', text: '<a'.repeat(400_000) },
  ])('cost little with nothing but $name', async ({ text }) => {
    const answer = await look({ Makefile: text, 'pom.xml': text, 'build.gradle': text, '.npmrc': 'registry=a' });
    expect(said(answer)).toContain('package-registry');
  });
});
