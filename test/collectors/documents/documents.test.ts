import { describe, expect, it } from '@jest/globals';
import { blindRepository } from '../../../src/adapters/memory/blind-repository.ts';
import { memoryTree, type MemoryTreeOptions } from '../../../src/adapters/memory/memory-tree.ts';
import { documents as collector } from '../../../src/collectors/documents/index.ts';
import type { OwnDocuments } from '../../../src/model/document-words.ts';
import { notSeen, seen, type Observation } from '../../../src/model/observation.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { AT, subject } from '../../support/build.ts';

type Files = Readonly<Record<string, string>>;

interface Told extends MemoryTreeOptions {
  readonly own?: Observation<OwnDocuments>;
}

async function fact(id: string, files: Files, { own, ...options }: Told = {}): Promise<Fact> {
  const tree = memoryTree(files, options);
  const named = own === undefined ? {} : { ownDocuments: own };
  const context = { subject, tree, repository: blindRepository(), branch: 'main', supplied: [], at: AT, ...named };
  const found = (await collector.collect(context)).facts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

/** Value with its bound, or what hid it. */
function said(of: Fact): unknown {
  if (of.state === 'observed') return of.exactness === 'exact' ? of.value : [of.exactness, of.value];
  return of.state === 'unknown' ? `unknown: ${of.unseen.map((unseen) => unseen.reason).join()}` : of.state;
}

const SAID = 'Whoever holds the keys decides who else may use them, and every decision is written down here. ';
const BODY = SAID.repeat(2);
const cut: MemoryTreeOptions = { missing: { reason: 'truncated', what: 'the list' } };

describe('the documents', () => {
  it.each<{ name: string; files: Files; expected: readonly string[] }>([
    { name: 'in docs/', files: { 'docs/threat-model.md': `# A\n${BODY}` }, expected: ['threat-model'] },
    { name: 'in .ssdf/', files: { '.ssdf/roles.md': `# A\n${BODY}` }, expected: ['roles'] },
    { name: 'a folder below', files: { 'docs/security/THREAT_MODEL.md': `# A\n${BODY}` }, expected: ['threat-model'] },
    {
      name: 'under a Japanese name',
      files: { 'docs/脅威モデル.md': `# 資産\n${'鍵を持つ人が使う人を決め、決定はすべてここに記録する。'.repeat(3)}` },
      expected: ['threat-model'],
    },
    { name: 'in AsciiDoc', files: { 'docs/roles.adoc': `== A\n${BODY}` }, expected: ['roles'] },
    { name: 'in reStructuredText', files: { 'docs/roles.rst': `Roles\n=====\n${BODY}` }, expected: ['roles'] },
    { name: 'as data', files: { '.ssdf/roles.yml': `security_owner:\n  name: ${BODY}\n` }, expected: ['roles'] },
    {
      name: 'decisions in a folder',
      files: { 'docs/adr/0001-keys.md': `# A\n${BODY}` },
      expected: ['design-decisions'],
    },
    { name: 'without a heading, but long', files: { 'SECURITY.md': SAID.repeat(6) }, expected: ['security-policy'] },
    { name: 'without a heading and short', files: { 'SECURITY.md': BODY }, expected: [] },
    { name: 'elsewhere', files: { 'src/roles.md': `# A\n${BODY}`, 'docs/a/b/roles.md': `# A\n${BODY}` }, expected: [] },
    { name: 'a template', files: { '.github/ISSUE_TEMPLATE/roles.md': `# A\n${BODY}` }, expected: [] },
    { name: 'empty', files: { 'docs/roles.md': '' }, expected: [] },
    { name: 'a title', files: { 'docs/roles.md': '# Roles\n' }, expected: [] },
    {
      name: 'headings with nothing under them',
      files: { 'docs/roles.md': `# Roles\n## ${BODY}\n## ${BODY}\n` },
      expected: [],
    },
    { name: 'one sentence', files: { 'docs/roles.md': '# Roles\nThe maintainers decide.\n' }, expected: [] },
    {
      name: 'placeholders',
      files: { 'docs/roles.md': `# Roles\n${'TODO: say who decides about the keys here\n'.repeat(20)}` },
      expected: [],
    },
    {
      name: 'Japanese placeholders',
      files: { 'docs/roles.md': `# 役割\n${'未定（後で責任者の氏名を記入する予定です）\n'.repeat(20)}` },
      expected: [],
    },
    {
      name: 'fields of a template',
      files: { 'docs/roles.md': `# Roles\n${'[Describe who decides about the keys of this project]\n'.repeat(20)}` },
      expected: [],
    },
    { name: 'a comment', files: { 'docs/roles.md': `# Roles\n<!--\n${BODY}\n${BODY}-->\n` }, expected: [] },
    { name: 'data without values', files: { '.ssdf/roles.yml': 'owner:\nbackup: ""\nteam: []\n' }, expected: [] },
  ])('are found $name', async ({ files, expected }) => {
    expect(said(await fact('file.documents', files))).toEqual(expected);
  });

  it('do not count as GitHub proposes them', async () => {
    const proposed = `# Security Policy\n\n## Supported Versions\n\nUse this section to tell people about which versions of your project are\ncurrently being supported with security updates.\n\n| Version | Supported |\n| ------- | --------- |\n| 5.1.x   | yes       |\n\n## Reporting a Vulnerability\n\nUse this section to tell people how to report a vulnerability.\n\nTell them where to go, how often they can expect to get an update on a\nreported vulnerability, what to expect if the vulnerability is accepted or\ndeclined, etc.\n`;
    expect(said(await fact('file.document-topics', { 'SECURITY.md': proposed }))).toEqual([]);
    expect(said(await fact('file.documents', { 'SECURITY.md': proposed }))).toEqual([]);
  });

  it.each<{ name: string; files: Files; options?: MemoryTreeOptions; expected: unknown }>([
    { name: 'broken data', files: { '.ssdf/roles.yml': 'a: [' }, expected: 'unknown: malformed' },
    { name: 'bytes', files: { 'docs/roles.md': 'a\0b' }, expected: 'unknown: malformed' },
    { name: 'a huge file', files: { 'docs/roles.md': 'a'.repeat(1_100_000) }, expected: 'unknown: too-large' },
    { name: 'a list that was cut', files: {}, options: cut, expected: 'unknown: truncated' },
    {
      name: 'broken data beside a good document',
      files: { '.ssdf/roles.yml': 'a: [', 'docs/threat-model.md': `# A\n${BODY}` },
      expected: ['atLeast', ['threat-model']],
    },
  ])('stay open with $name', async ({ files, options, expected }) => {
    expect(said(await fact('file.documents', files, options))).toEqual(expected);
  });

  it('say that their content is not confirmed', async () => {
    const answer = await fact('file.documents', { 'docs/roles.md': `# A\n${BODY}` });
    expect(answer).toMatchObject({
      because: { en: expect.stringContaining('not confirmed') },
      sources: [{ path: 'docs/roles.md' }],
    });
  });
});

describe('a document in a place that the configuration names', () => {
  const own = seen<OwnDocuments>({ 'threat-model': ['設計/脅威.md'], roles: ['設計/脅威.md', 'people/who.md'] });
  const written = `# Model\n## Assets\n${BODY}`;

  it('counts there, as every document that it is said to be, beside the usual places', async () => {
    const files = { '設計/脅威.md': written, 'people/who.md': written, 'docs/toolchain.md': written };
    expect(said(await fact('file.documents', files))).toEqual(['toolchain']);
    expect(said(await fact('file.documents', files, { own }))).toEqual(['roles', 'threat-model', 'toolchain']);
    expect(said(await fact('file.document-topics', files, { own }))).toContain('threat-model/assets');
  });

  it('does not count by its name: an empty file is none there either', async () => {
    expect(said(await fact('file.documents', { '設計/脅威.md': '# Model\n' }, { own }))).toEqual([]);
  });

  it('that is not there is told, and nothing counts for it', async () => {
    const answer = await fact('file.documents', { 'people/who.md': written }, { own });
    expect(answer).toMatchObject({
      value: ['roles'],
      because: { en: expect.stringContaining('not there, although the configuration names it: 設計/脅威.md') },
    });
  });

  it('is read however many lie in the usual places', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`docs/adr/${n}.md`, '# A\n']));
    const named = seen<OwnDocuments>({ 'design-decisions': ['zz/last.md'] });
    expect(said(await fact('file.documents', { ...many, 'zz/last.md': written }, { own: named }))).toEqual([
      'design-decisions',
    ]);
  });

  it('may be any of them where the configuration could not be read', async () => {
    const unread = notSeen({ reason: 'malformed', what: '.github/ssdf-gate.yml' });
    expect(said(await fact('file.documents', {}, { own: unread }))).toBe('unknown: malformed');
    expect(said(await fact('file.documents', { 'docs/roles.md': written }, { own: unread }))).toEqual([
      'atLeast',
      ['roles'],
    ]);
  });
});

describe('the topics', () => {
  it.each<{ name: string; files: Files; expected: readonly string[] }>([
    { name: 'a heading', files: { 'docs/threat-model.md': `# Model\n## Assets\n${BODY}` }, expected: ['assets'] },
    {
      name: 'a Japanese heading',
      files: { 'docs/threat-model.md': '# 脅威モデル\n## 資産\n鍵と証明書、および利用者の記録。\n' },
      expected: ['assets'],
    },
    {
      name: 'a heading with nothing under it',
      files: { 'docs/threat-model.md': `# Model\n${BODY}\n## Assets\n\n## Other\n${BODY}` },
      expected: [],
    },
    {
      name: 'a heading with a placeholder',
      files: { 'docs/threat-model.md': `# Model\n## Assets\nTBD, to be filled in later by us\n` },
      expected: [],
    },
    {
      name: 'a heading filled by the ones below it',
      files: { 'docs/threat-model.md': `# Model\n## Assets\n### Keys\n${BODY}` },
      expected: ['assets'],
    },
    {
      name: 'the word in the text only',
      files: { 'docs/threat-model.md': `# Model\nOur assets and threats. ${BODY}` },
      expected: [],
    },
    {
      name: 'a heading inside a code block',
      files: { 'docs/threat-model.md': `# Model\n\`\`\`\n## Assets\n${BODY}\n\`\`\`\n` },
      expected: [],
    },
    {
      name: 'a column',
      files: {
        'docs/threat-model.md':
          '# Model\n\n| Assets | Mitigation |\n| --- | --- |\n| the signing keys of releases | |\n',
      },
      expected: ['assets'],
    },
    {
      name: 'a key',
      files: { '.ssdf/threat-model.yml': 'entry_points:\n  - the port of the API\nassets:\n' },
      expected: ['entry-points'],
    },
    {
      name: 'the title of the document is no topic',
      files: { 'docs/threat-model.md': `# Threat model\n${BODY}` },
      expected: [],
    },
  ])('are named by $name', async ({ files, expected }) => {
    expect(said(await fact('file.document-topics', files))).toEqual(expected.map((topic) => `threat-model/${topic}`));
  });

  it.each<{ name: string; files: Files; expected: unknown }>([
    {
      name: 'another script',
      files: { 'docs/threat-model.md': `# Модель угроз\n${'Ключи и записи пользователей. '.repeat(9)}` },
      expected: 'unknown: undecidable',
    },
    {
      name: 'Chinese',
      files: { 'docs/threat-model.md': `# 威胁模型\n${'密钥由负责人保管并记录所有决定'.repeat(9)}` },
      expected: 'unknown: undecidable',
    },
  ])('stay open in a text in $name', async ({ files, expected }) => {
    expect(said(await fact('file.document-topics', files))).toEqual(expected);
  });

  it('say that coding standards name every language only when they do', async () => {
    const standard = (heads: string) => ({ 'docs/coding-standard.md': heads, 'a.go': '', 'b.py': '', 'c.py': '' });
    const [both, one] = [`# Go\n${BODY}\n# Python\n${BODY}`, `# Go\n${BODY}`];
    expect(said(await fact('file.document-topics', standard(both)))).toEqual(['coding-standard/every-language']);
    expect(said(await fact('file.document-topics', standard(one)))).toEqual([]);
    expect(said(await fact('file.document-topics', standard(both), cut))).toBe('unknown: truncated');
  });
});

describe('requirements with a verification', () => {
  const table = (rows: string, head = '| ID | Requirement | Verification |\n| --- | --- | --- |\n') => ({
    'docs/security-requirements.md': `# Requirements\n${head}${rows}`,
  });
  it.each<{ name: string; files: Files; expected: unknown }>([
    { name: 'all', files: table('| R1 | keys are kept | test a |\n| R2 | b | test b |\n'), expected: 1 },
    { name: 'half', files: table('| R1 | keys are kept | test a |\n| R2 | b | |\n'), expected: 0.5 },
    { name: 'an id missing', files: table('| | keys are kept | test a |\n'), expected: 0 },
    { name: 'a placeholder', files: table('| R1 | keys are kept | TBD |\n'), expected: 0 },
    { name: 'no such column', files: table('| R1 | a |\n', '| ID | Requirement |\n| --- | --- |\n'), expected: 0 },
    {
      name: 'Japanese columns',
      files: table('| R1 | a | 試験 a |\n', '| 番号 | 要件 | 検証方法 |\n|--|--|--|\n'),
      expected: 1,
    },
    {
      name: 'data',
      files: { '.ssdf/security-requirements.yml': '- {id: R1, requirement: a, verification: t}\n- {id: R2}\n' },
      expected: 0.5,
    },
    {
      name: 'a table of something else',
      files: table('| a | b |\n', '| Word | Meaning |\n|--|--|\n'),
      expected: 'unknown: ',
    },
    { name: 'rows without a word', files: table('| | | |\n'), expected: 'unknown: ' },
    { name: 'no document', files: {}, expected: 'unknown: ' },
    { name: 'broken data', files: { '.ssdf/security-requirements.yml': '- {' }, expected: 'unknown: malformed' },
  ])('are counted with $name', async ({ files, expected }) => {
    expect(said(await fact('file.requirements-with-verification-ratio', files))).toEqual(expected);
  });
});

describe('exceptions with approver and end', () => {
  const entry = (more: string) => `- criterion: PS.1.1-1a\n  reason: old\n${more}`;
  it.each<{ name: string; files: Files; expected: unknown }>([
    {
      name: 'both',
      files: { '.ssdf/exceptions/a.yml': entry("  approver: bea\n  expires: '2027-01-01'\n") },
      expected: 1,
    },
    { name: 'no end', files: { '.ssdf/exceptions/a.yml': entry('  approver: bea\n') }, expected: 0 },
    {
      name: 'an empty approver',
      files: { '.ssdf/exceptions/a.yml': entry("  approver:\n  expires: '2027-01-01'\n") },
      expected: 0,
    },
    {
      name: 'the risk register too',
      files: {
        '.ssdf/exceptions/a.yml': entry("  approver: bea\n  expires: '2027-01-01'\n"),
        'docs/risk-register.md': '| Risk | Approved by | Expires |\n|--|--|--|\n| old cipher | | 2027-01-01 |\n',
      },
      expected: 0.5,
    },
    { name: 'none at all', files: {}, expected: 'unknown: ' },
    {
      name: 'one broken file',
      files: { '.ssdf/exceptions/a.yml': '- [', '.ssdf/exceptions/b.yml': entry('') },
      expected: 'unknown: malformed',
    },
  ])('are counted with $name', async ({ files, expected }) => {
    expect(said(await fact('file.exceptions-complete-ratio', files))).toEqual(expected);
  });
});

describe('settings in the guide', () => {
  const defaults = '| Setting | Default |\n|--|--|\n| tls.port | 443 |\n| log_level | info |\n';
  it.each<{ name: string; files: Files; expected: unknown }>([
    {
      name: 'all',
      files: { 'docs/secure-defaults.md': defaults, 'docs/admin-guide.md': '# A\nSet `tls.port`, then log_level.' },
      expected: 1,
    },
    {
      name: 'one',
      files: { 'docs/secure-defaults.md': defaults, 'docs/admin-guide.md': '# A\nSet tls.port here.' },
      expected: 0.5,
    },
    {
      name: 'longer names',
      files: {
        'docs/secure-defaults.md': defaults,
        'docs/admin-guide.md': '# A\nSet my.tls.port, tls.port.max, log_levels.',
      },
      expected: 0,
    },
    {
      name: 'other capitals',
      files: { 'docs/secure-defaults.md': defaults, 'docs/admin-guide.md': '# A\nSet TLS.Port' },
      expected: 0,
    },
    { name: 'no guide', files: { 'docs/secure-defaults.md': defaults }, expected: 'unknown: ' },
    { name: 'no list', files: { 'docs/admin-guide.md': '# A\nSet tls.port' }, expected: 'unknown: ' },
    {
      name: 'keys of data',
      files: { '.ssdf/secure-defaults.yml': '- {name: listen, default: local}', 'docs/admin-guide.md': 'listen' },
      expected: 1,
    },
  ])('are counted with $name', async ({ files, expected }) => {
    expect(said(await fact('file.documented-settings-ratio', files))).toEqual(expected);
  });
});

describe('hostile documents', () => {
  it.each<{ name: string; text: string }>([
    { name: 'signs of headings', text: '='.repeat(900_000) },
    { name: 'a heading of signs', text: `# ${'= '.repeat(400_000)}x` },
    { name: 'headings', text: '# a\n'.repeat(200_000) },
    { name: 'bars', text: '|'.repeat(900_000) },
    { name: 'rules of tables', text: '|-|\n'.repeat(200_000) },
    { name: 'comments without an end', text: '<!--'.repeat(200_000) },
    { name: 'spaces', text: `${' '.repeat(900_000)}x` },
  ])('of nothing but $name cost little', async ({ text }) => {
    const answer = await fact('file.documents', { 'docs/roles.md': text, 'docs/threat-model.md': `# A\n${BODY}` });
    expect(said(answer)).toContain('threat-model');
  });
});
