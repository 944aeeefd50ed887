import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree, type MemoryTreeOptions } from '../../../src/adapters/memory/memory-tree.ts';
import { hardening } from '../../../src/collectors/hardening/index.ts';
import { AT, subject } from '../../support/build.ts';

type Files = Readonly<Record<string, string>>;

async function ratio(files: Files, options: MemoryTreeOptions = {}): Promise<unknown> {
  const context = { subject, tree: memoryTree(files, options), repository: blindRepository(), branch: 'main' };
  const [fact] = (await hardening.collect({ ...context, supplied: [], at: AT })).facts;
  if (fact?.state === 'observed') return fact.value;
  return fact?.state === 'unknown' ? `unknown: ${fact.unseen.map(({ reason }) => reason).join()}` : undefined;
}

const ALL = '-fstack-protector-strong -D_FORTIFY_SOURCE=3 -Wl,-z,relro';

describe('the share of build targets with hardening options', () => {
  it.each<{ name: string; files: Files; expected: unknown }>([
    { name: 'C with all of them', files: { 'a.c': '', Makefile: `CFLAGS += ${ALL}` }, expected: 1 },
    { name: 'C with the one that stands for all', files: { 'a.cpp': '', 'meson.build': "'-fhardened'" }, expected: 1 },
    { name: 'C that lacks one', files: { 'a.c': '', Makefile: 'CFLAGS += -fstack-protector-strong' }, expected: 0 },
    { name: 'C with them in a comment', files: { 'a.c': '', Makefile: `all:\n# ${ALL}` }, expected: 0 },
    {
      name: 'C with them spread over its files',
      files: { 'a.c': '', 'CMakeLists.txt': 'include(cmake/h.cmake)', 'cmake/h.cmake': ALL.replaceAll(' ', '\n') },
      expected: 1,
    },
    { name: 'a Makefile without C', files: { Makefile: 'all:\n\techo' }, expected: 'unknown: ' },
    { name: 'Go', files: { Makefile: 'build:\n\tgo build -trimpath ./cmd/x\n' }, expected: 1 },
    { name: 'Go by a variable', files: { Makefile: 'FLAGS := -trimpath\nx:\n\tgo build $(FLAGS) .\n' }, expected: 1 },
    { name: 'Go without', files: { Makefile: 'x:\n\tgo build -o x .\ny:\n\tgo build -trimpath .\n' }, expected: 0.5 },
    {
      name: 'a tool of others that Go installs',
      files: { Makefile: 'x:\n\tgo install a/b@v1.2.3\n' },
      expected: 'unknown: ',
    },
    {
      name: 'goreleaser',
      files: { '.goreleaser.yml': 'builds:\n  - flags: [-trimpath]\n  - id: b\n' },
      expected: 0.5,
    },
    {
      name: 'goreleaser that does not parse',
      files: { '.goreleaser.yml': 'builds: [' },
      expected: 'unknown: malformed',
    },
    { name: 'Rust', files: { 'Cargo.toml': '[package]\n[profile.release]\noverflow-checks = true\n' }, expected: 1 },
    {
      name: 'Rust for tests only',
      files: { 'Cargo.toml': '[profile.release]\nlto = true\n[profile.test]\noverflow-checks = true\n' },
      expected: 0,
    },
    { name: 'TypeScript', files: { 'tsconfig.json': '{ "compilerOptions": { "strict": true } }' }, expected: 1 },
    {
      name: 'TypeScript with comments and a base',
      files: { 'tsconfig.json': '{ /* a */ "extends": "./base.json", }', 'base.json': '{}' },
      expected: 'unknown: undecidable',
    },
    {
      name: 'TypeScript by a base in the tree',
      files: {
        'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
        'tsconfig.base.json': '{ "compilerOptions": { "strict": true } }',
      },
      expected: 1,
    },
    {
      name: 'TypeScript by a package',
      files: { 'tsconfig.json': '{ "extends": "@a/b" }' },
      expected: 'unknown: undecidable',
    },
    {
      name: 'TypeScript not strict',
      files: { 'tsconfig.json': '{ "compilerOptions": { "strict": false } }' },
      expected: 0,
    },
    { name: 'TypeScript that does not parse', files: { 'tsconfig.json': '{ "a": [' }, expected: 'unknown: malformed' },
    { name: 'an image of a user', files: { Dockerfile: 'FROM a AS b\nFROM c\nUSER app\n' }, expected: 1 },
    {
      name: 'an image whose earlier stage had a user',
      files: { Dockerfile: 'FROM a\nUSER app\nFROM c\n' },
      expected: 0,
    },
    { name: 'an image that goes back to root', files: { Dockerfile: 'FROM a\nUSER app\nUSER 0:0\n' }, expected: 0 },
    {
      name: 'an image from one without root',
      files: { Dockerfile: 'FROM gcr.io/distroless/base:nonroot\n' },
      expected: 1,
    },
    {
      name: 'an image of a user by variable',
      files: { Dockerfile: 'FROM a\nUSER $UID\n' },
      expected: 'unknown: undecidable',
    },
    { name: 'material of tests', files: { 'test/Dockerfile': 'FROM a\n' }, expected: 'unknown: ' },
    { name: 'nothing that is built', files: { 'README.md': 'a' }, expected: 'unknown: ' },
  ])('$name: $expected', async ({ files, expected }) => {
    expect(await ratio(files)).toBe(expected);
  });

  it.each<{ name: string; files: Files; place: readonly [string, number] }>([
    {
      name: 'the line that asks, the topmost first',
      files: { 'contrib/meson.build': `'${ALL}'`, 'meson.build': "x\n'-fstack-protector-strong'\n" },
      place: ['meson.build', 2],
    },
    {
      name: 'the topmost build file where nothing asks',
      files: { 'a/Makefile': 'x', 'contrib/meson.build': 'x', 'common.mk': 'x', 'meson.build': 'x' },
      place: ['meson.build', 1],
    },
    {
      name: 'the file below that decides',
      files: { 'CMakeLists.txt': 'include(cmake/h.cmake)', 'cmake/h.cmake': `# a\n${ALL}`, 'a/Makefile': 'x' },
      place: ['cmake/h.cmake', 2],
    },
    {
      name: 'not the line of a comment',
      files: { Makefile: '# -fstack-protector-strong\n', 'lib/Makefile': 'A = -fstack-protector-strong' },
      place: ['lib/Makefile', 1],
    },
  ])('names for C $name', async ({ files, place }) => {
    const context = {
      subject,
      tree: memoryTree({ 'a.c': '', ...files }),
      repository: blindRepository(),
      branch: 'main',
    };
    const [fact] = (await hardening.collect({ ...context, supplied: [], at: AT })).facts;
    const [path, line] = place;
    expect(fact?.sources).toEqual([{ path, line }]);
  });

  it('is unknown as soon as a part of the list was not seen', async () => {
    const missing = { reason: 'truncated', what: 'the list' } as const;
    expect(await ratio({ Dockerfile: 'FROM a\nUSER app\n' }, { missing })).toBe('unknown: truncated');
  });
});
