import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree, type MemoryTreeOptions } from '../../../src/adapters/memory/memory-tree.ts';
import { files as collector } from '../../../src/collectors/files/index.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { notSeen } from '../../../src/model/observation.ts';
import type { Subject } from '../../../src/model/subject.ts';
import type { Tree } from '../../../src/ports/tree.ts';
import { AT, subject } from '../../support/build.ts';

async function look(tree: Tree, of: Subject = subject): Promise<readonly Fact[]> {
  const context = { subject: of, tree, repository: blindRepository(), branch: 'main', supplied: [], at: AT };
  return (await collector.collect(context)).facts;
}

async function answer(id: string, contents: Readonly<Record<string, string>>, of: Subject = subject) {
  return said((await look(memoryTree(contents), of)).find((fact) => fact.id === id));
}

/** The value, or the state with the reason behind it. */
function said(fact: Fact | undefined): unknown {
  if (fact?.state === 'observed') return fact.value;
  return fact?.state === 'unknown' ? fact.unseen.map((unseen) => unseen.reason).join() : fact?.state;
}

const cut: MemoryTreeOptions = { missing: { reason: 'truncated', what: 'the list of files' } };

describe('the file facts', () => {
  it('are exactly those of the sheet, all false in an empty tree, with the reason', async () => {
    const facts = await look(memoryTree({}));
    expect(facts.map((fact) => fact.id).sort()).toEqual(Object.keys(collector.facts).sort());
    for (const fact of facts)
      expect(fact).toMatchObject({ state: 'observed', value: false, because: { en: expect.any(String) } });
  });

  it('are all unknown when the list of files is not seen', async () => {
    const list = () =>
      Promise.resolve(notSeen({ reason: 'forbidden', what: 'the list', permission: 'contents: read' }));
    const facts = await look({ list, read: () => Promise.resolve(new Map()) });
    expect(facts.map(said)).toEqual(facts.map(() => 'forbidden'));
  });

  it('are unknown, not false, when the list was cut', async () => {
    const facts = await look(memoryTree({}, cut));
    expect(facts.map(said)).toEqual(facts.map(() => 'truncated'));
  });

  it('are unknown when the file is a link, which is never followed', async () => {
    const others = ['SECURITY.md', '.github/CODEOWNERS', '.github/dependabot.yml', 'renovate.json', 'security-insights.yml']
      .map((path) => ({ path, kind: 'link', blob: null, size: 1 }) as const); // prettier-ignore
    const facts = await look(memoryTree({}, { others }));
    expect(facts.map(said)).toEqual(facts.map(() => 'malformed'));
  });

  it('name the file they were read from', async () => {
    const facts = await look(memoryTree({ 'docs/SECURITY.rst': 'Write to security@example.com' }));
    expect(facts[0]).toMatchObject({
      sources: [{ path: 'docs/SECURITY.rst', digest: expect.stringMatching(/^sha256:/) }],
    });
  });

  it.each(['SECURITY.md', 'docs/SECURITY', '.github/CODEOWNERS', 'package.json', '.gitlab/renovate.json5'])(
    'read %s',
    (path) => {
      expect(collector.reads(path)).toBe(true);
    },
  );

  it.each(['src/SECURITY.md', 'SECURITY.md.bak', 'packages/a/package.json', 'scripts/dependabot.yml', 'security/a.md'])(
    'do not read %s',
    (path) => expect(collector.reads(path)).toBe(false),
  );
});

const TEMPLATE = `# Security Policy

## Supported Versions

Use this section to tell people about which versions of your project are
currently being supported with security updates.

| Version | Supported          |
| ------- | ------------------ |
| 5.1.x   | :white_check_mark: |

## Reporting a Vulnerability

Use this section to tell people how to report a vulnerability.

Tell them where to go, how often they can expect to get an update on a
reported vulnerability, what to expect if the vulnerability is accepted or
declined, etc.
`;

describe('a security policy', () => {
  it.each<{ name: string; contents: Readonly<Record<string, string>>; expected: unknown }>([
    { name: 'with a text', contents: { 'SECURITY.md': '# Security\n\nWrite to security@example.com.' }, expected: true },
    { name: 'in .github', contents: { '.github/SECURITY.txt': 'Write to us.' }, expected: true },
    { name: 'in docs, in lower case, in Japanese', contents: { 'docs/security.adoc': '= 方針\n\n窓口に連絡' }, expected: true },
    { name: 'that is empty', contents: { 'SECURITY.md': '  \n\n' }, expected: false },
    { name: 'of headings only', contents: { 'SECURITY.md': '# Security\n\nReporting\n=========\n' }, expected: false },
    { name: 'of a comment only', contents: { 'SECURITY.md': '<!-- to do: write\nthis -->\n<!-- open' }, expected: false },
    { name: 'that is the template', contents: { 'SECURITY.md': TEMPLATE }, expected: false },
    { name: 'that is the template in other lines', contents: { 'SECURITY.md': TEMPLATE.replaceAll('\n', '\r\n') }, expected: false },
    { name: 'that adds to the template', contents: { 'SECURITY.md': `${TEMPLATE}\nWrite to us.` }, expected: true },
    { name: 'of another place', contents: { 'src/SECURITY.md': 'Write to us.' }, expected: false },
    { name: 'that is the second of two', contents: { 'SECURITY.md': '', '.github/SECURITY.md': 'Write to us.' }, expected: true },
    { name: 'that is binary beside an empty one', contents: { 'SECURITY.md': 'a\0', 'docs/SECURITY.md': '' }, expected: 'malformed' },
    { name: 'that is binary beside a good one', contents: { 'SECURITY.md': 'a\0', 'docs/SECURITY.md': 'Write.' }, expected: true },
  ])('$name: $expected', async ({ contents, expected }) => {
    expect(await answer('repo.security-policy', contents)).toBe(expected);
  }); // prettier-ignore

  it('is found in a list that was cut after it', async () => {
    expect(said((await look(memoryTree({ 'SECURITY.md': 'Write.' }, cut)))[0])).toBe(true);
  });
});

describe('code owners', () => {
  it.each<{ name: string; contents: Readonly<Record<string, string>>; expected: unknown }>([
    { name: 'a person', contents: { CODEOWNERS: '* @ann' }, expected: true },
    { name: 'a team', contents: { '.github/CODEOWNERS': '# who\n/src/ @acme/core # yes' }, expected: true },
    { name: 'an address', contents: { 'docs/CODEOWNERS': 'a\\ b.txt ann@example.com' }, expected: true },
    { name: 'comments only', contents: { CODEOWNERS: '# * @ann\n' }, expected: false },
    { name: 'a pattern without owner', contents: { CODEOWNERS: '/vendor/\n* # @ann' }, expected: false },
    { name: 'a word that is no owner', contents: { CODEOWNERS: '* ann\n* @ann bob' }, expected: false },
    { name: 'a pattern that GitHub does not offer', contents: { CODEOWNERS: '!a @ann\n[ab] @ann' }, expected: false },
    { name: 'an empty first file', contents: { '.github/CODEOWNERS': '', CODEOWNERS: '* @ann' }, expected: false },
    { name: 'a file elsewhere', contents: { 'src/CODEOWNERS': '* @ann' }, expected: false },
    { name: 'a file that GitHub ignores for its size', contents: { CODEOWNERS: `* @ann\n${'#'.repeat(3 * 1024 * 1024)}` }, expected: false },
    { name: 'a file too large to read', contents: { CODEOWNERS: `* @ann\n${'#'.repeat(2 * 1024 * 1024)}` }, expected: 'too-large' },
  ])('$name: $expected', async ({ contents, expected }) => {
    expect(await answer('repo.codeowners', contents)).toBe(expected);
  }); // prettier-ignore

  it.each([
    { path: '.github/CODEOWNERS', expected: true },
    { path: 'CODEOWNERS', expected: 'truncated' },
  ])('in a list that was cut are certain only in the first place: $path', async ({ path, expected }) => {
    const facts = await look(memoryTree({ [path]: '* @ann' }, cut));
    expect(said(facts.find((fact) => fact.id === 'repo.codeowners'))).toBe(expected);
  });
});

describe('a Dependabot configuration', () => {
  const entry = 'package-ecosystem: npm\n    directory: /';

  it.each<{ name: string; text: string; expected: unknown }>([
    { name: 'with an entry', text: `version: 2\nupdates:\n  - ${entry}`, expected: true },
    { name: 'of one entry off and one on', text: `version: 2\nupdates:\n  - ${entry}\n    open-pull-requests-limit: 0\n  - ${entry}`, expected: true },
    { name: 'of entries that open nothing', text: `version: 2\nupdates:\n  - ${entry}\n    open-pull-requests-limit: 0`, expected: false },
    { name: 'without entries', text: 'version: 2\nupdates: []', expected: false },
    { name: 'of entries that name no ecosystem', text: 'version: 2\nupdates: [a, 1, null, {}]', expected: false },
    { name: 'of version 1', text: 'version: 1\nupdate_configs: []', expected: false },
    { name: 'without version', text: `updates:\n  - ${entry}`, expected: false },
    { name: 'that is empty', text: '', expected: false },
    { name: 'that is a list', text: '- version: 2', expected: false },
    { name: 'that does not parse', text: 'version: 2\n\tupdates: [', expected: 'malformed' },
    { name: 'of comments only', text: '# version: 2', expected: false },
    { name: 'of two documents', text: `version: 2\nupdates:\n  - ${entry}\n---\nversion: 2`, expected: 'malformed' },
    { name: 'that multiplies aliases', text: `${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`).join('\n').replace('[*a-1, *a-1]', '[x]')}\nversion: 2\nupdates: *a29`, expected: false },
    { name: 'with a very great many keys', text: Array.from({ length: 60_000 }, (_, i) => `k${i}: v`).join('\n'), expected: false },
    { name: 'nested very deep', text: '['.repeat(100_000), expected: 'malformed' },
  ])('$name: $expected', async ({ text, expected }) => {
    expect(await answer('repo.dependabot-config', { '.github/dependabot.yml': text })).toBe(expected);
    expect(await answer('repo.dependabot-config', { '.github/dependabot.yaml': text })).toBe(expected);
  }); // prettier-ignore

  it('elsewhere is not one', async () => {
    expect(
      await answer('repo.dependabot-config', { 'scripts/dependabot.yml': `version: 2\nupdates:\n  - ${entry}` }),
    ).toBe(false);
  });
});

describe('a Renovate configuration', () => {
  it.each<{ name: string; text: string; expected: unknown }>([
    { name: 'of the usual kind', text: '{"extends": ["config:recommended", ":dependencyDashboard"]}', expected: true },
    { name: 'that is an empty object', text: '{}', expected: true },
    { name: 'switched off', text: '{"enabled": false}', expected: false },
    { name: 'switched off by a preset', text: '{"extends": [":disableRenovate"]}', expected: false },
    { name: 'with a preset of another repository', text: '{"extends": ["local>acme/renovate-config"]}', expected: 'undecidable' },
    { name: 'with a preset of another repository, switched on here', text: '{"extends": ["local>acme/x"], "enabled": true}', expected: true },
    { name: 'with comments, bare keys and commas', text: "// hi\n{ extends: ['config:best-practices',], /* x */ enabled: true, }", expected: true },
    { name: 'with an escaped quote and a comment in a text', text: "{ a: 'it\\'s // no comment', enabled: false }", expected: false },
    { name: 'with a text of several lines', text: '{ "a": "one\\\ntwo", "enabled": false }', expected: false },
    { name: 'with a byte order mark', text: '\uFEFF{"enabled": false}', expected: false },
    { name: 'that is a list', text: '[]', expected: 'malformed' },
    { name: 'that is empty', text: '', expected: 'malformed' },
    { name: 'that does not end', text: '{ "a": "x', expected: 'malformed' },
    { name: 'with a comment that does not end', text: '{ /*', expected: 'malformed' },
    { name: 'with two commas', text: '{"a": 1,, "b": 2}', expected: 'malformed' },
    { name: 'nested very deep', text: '['.repeat(200_000), expected: 'malformed' },
  ])('$name: $expected', async ({ text, expected }) => {
    expect(await answer('repo.renovate-config', { 'renovate.json5': text })).toBe(expected);
  }); // prettier-ignore

  it.each([
    { name: 'a section', text: '{"renovate": {"extends": ["config:recommended"]}}', expected: true },
    { name: 'a section that is off', text: '{"renovate": {"enabled": false}}', expected: false },
    { name: 'no section', text: '{"name": "x"}', expected: false },
    { name: 'no readable text', text: '{', expected: 'malformed' },
  ])('may be in package.json: $name', async ({ text, expected }) => {
    expect(await answer('repo.renovate-config', { 'package.json': text })).toBe(expected);
  });

  it('in a file of its own wins over package.json', async () => {
    const contents = { '.renovaterc': '{}', 'package.json': '{"renovate": {"enabled": false}}' };
    expect(await answer('repo.renovate-config', contents)).toBe(true);
  });
});

describe('a Security Insights file', () => {
  const first = (until: string) => `header:\n  schema-version: 1.0.0\n  expiration-date: ${until}`;
  const second = (url: string) => `header:\n  schema-version: 2.0.0\n  url: ${url}`;
  const own = 'https://github.com/Acme/widget/blob/main/security-insights.yml';

  it.each<{ name: string; text: string; expected: unknown }>([
    { name: 'of version 1 in force', text: first("'2027-01-01T00:00:00.000Z'"), expected: true },
    { name: 'of version 1 that has expired', text: first("'2026-01-01T00:00:00.000Z'"), expected: false },
    { name: 'of version 1 without a date', text: first('soon'), expected: false },
    { name: 'of version 2 of this repository', text: second(own), expected: true },
    { name: 'of version 2, by its raw address', text: second('https://raw.githubusercontent.com/acme/widget/main/x.yml'), expected: true },
    { name: 'of version 2 of another repository', text: second('https://github.com/other/widget/blob/main/x.yml'), expected: false },
    { name: 'of version 2 of another host', text: second('https://example.com/acme/widget'), expected: false },
    { name: 'of version 2 without address', text: 'header:\n  schema-version: 2.0.0', expected: false },
    { name: 'without header', text: 'project: {}', expected: false },
    { name: 'with a header that is a text', text: 'header: yes', expected: false },
    { name: 'that does not parse', text: 'header: [', expected: 'malformed' },
  ])('$name: $expected', async ({ text, expected }) => {
    expect(await answer('repo.security-insights', { '.github/SECURITY-INSIGHTS.yml': text })).toBe(expected);
  }); // prettier-ignore

  it('of a tree whose repository nobody knows cannot be told from a copy', async () => {
    const bare: Subject = { kind: 'tree', host: null, owner: null, name: null, ref: null, commit: null, dirty: false };
    expect(await answer('repo.security-insights', { 'security-insights.yml': second(own) }, bare)).toBe('undecidable');
  });
});
