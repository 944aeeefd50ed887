import { describe, expect, it } from '@jest/globals';
import { NO_RECORDS, type Records } from '../../src/model/records.ts';
import { parseRecords } from '../../src/policy/parse-records.ts';
import { lines } from './support.ts';

const BLOB = 'a'.repeat(40);
const OTHER_BLOB = 'b'.repeat(40);
const blobOf = (path: string) => (path === 'docs/list.md' ? BLOB : undefined);

const claim = (overrides: Readonly<Record<string, string>> = {}) => {
  const fields = {
    criterion: 'PS.1.1-1a',
    statement: 'The list is kept.',
    evidence: '[{ url: "https://example.com/list" }]',
    author: 'alice',
    reviewer: 'bob',
    date: '2026-04-01',
    expires: '2027-04-01',
    ...overrides,
  };
  return `{ ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
};

const read = (files: Readonly<Record<string, string>>) =>
  parseRecords(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    blobOf,
  );

const DECLARATION = {
  kind: 'declaration',
  criterion: 'PS.1.1-1a',
  statement: 'The list is kept.',
  evidence: [{ kind: 'url', url: 'https://example.com/list' }],
  author: 'alice',
  reviewer: 'bob',
  date: '2026-04-01',
  expires: '2027-04-01',
  path: '.ssdf/declarations/a.yml',
} as const;

describe('records', () => {
  it.each<{ name: string; files: Readonly<Record<string, string>>; records: Partial<Records> }>([
    {
      name: 'may be one entry without a list, its ids as people type them',
      files: { '.ssdf/declarations/a.yml': claim({ task: 'PS1.1', criterion: 'ps1.1-1A' }) },
      records: { declarations: [DECLARATION] },
    },
    {
      name: 'are equivalents with their explanation',
      files: { '.ssdf/equivalents/a.yml': `- ${claim({ explanation: 'The other forge blocks it.' })}` },
      records: {
        equivalents: [
          {
            ...DECLARATION,
            kind: 'equivalent',
            explanation: 'The other forge blocks it.',
            path: '.ssdf/equivalents/a.yml',
          },
        ],
      },
    },
    {
      name: 'are exceptions with their scope',
      files: {
        '.ssdf/exceptions/a.yml':
          '- { criterion: PS.1.1-2a, reason: one person, approver: carol, expires: 2027-01-31, scope: main only }',
      },
      records: {
        exceptions: [
          {
            kind: 'exception',
            criterion: 'PS.1.1-2a',
            reason: 'one person',
            approver: 'carol',
            expires: '2027-01-31',
            scope: 'main only',
            path: '.ssdf/exceptions/a.yml',
          },
        ],
      },
    },
  ])('$name', ({ files, records }) => {
    expect(read(files)).toEqual({ records: { ...NO_RECORDS, ...records }, problems: [] });
  });

  it.each<{ name: string; evidence: string; expected: unknown }>([
    {
      name: 'a section whose file is still the one that was confirmed',
      evidence: `{ path: "docs/list.md#Places", blob: ${BLOB} }`,
      expected: { kind: 'section', path: 'docs/list.md', section: 'Places', blob: BLOB, blobMatches: true },
    },
    {
      name: 'a section whose file has changed since',
      evidence: `{ path: "docs/list.md#保管場所", blob: ${OTHER_BLOB} }`,
      expected: { kind: 'section', path: 'docs/list.md', section: '保管場所', blob: OTHER_BLOB, blobMatches: false },
    },
    {
      name: 'a section of a file that is not there',
      evidence: `{ path: "docs/gone.md#Places", blob: ${BLOB} }`,
      expected: { kind: 'section', path: 'docs/gone.md', section: 'Places', blob: BLOB, blobMatches: false },
    },
    {
      name: 'a digest',
      evidence: `{ sha256: "sha256:${'AB'.repeat(32)}" }`,
      expected: { kind: 'digest', sha256: 'ab'.repeat(32) },
    },
  ])('point at $name', ({ evidence, expected }) => {
    const { records, problems } = read({ '.ssdf/declarations/a.yml': claim({ evidence: `[${evidence}]` }) });
    expect(problems).toEqual([]);
    expect(records.declarations[0]?.evidence).toEqual([expected]);
  });
});

describe('a record with an error costs only itself', () => {
  it.each<{ name: string; entry: string; problem: string }>([
    {
      name: 'a reviewer who is the author in another spelling',
      entry: claim({ criterion: 'PS.1.1-1b', reviewer: '"@Alice "' }),
      problem: '[1].reviewer: expected a reviewer other than the author, came "@Alice "; correct it',
    },
    {
      name: 'an expiry that is over before it begins',
      entry: claim({ criterion: 'PS.1.1-1b', expires: '2026-04-01' }),
      problem: '[1].expires: expected an expiry after the date, came "2026-04-01"; correct it',
    },
    {
      name: 'a declaration for ever',
      entry: claim({ criterion: 'PS.1.1-1b', expires: 'never' }),
      problem: '[1].expires: expected a date, as 2027-01-31, came "never"; correct it',
    },
    {
      name: 'no evidence',
      entry: claim({ criterion: 'PS.1.1-1b', evidence: '[]' }),
      problem: '[1].evidence: expected at least 1 entries, came an empty list; correct it',
    },
    {
      name: 'a file without a section',
      entry: claim({ criterion: 'PS.1.1-1b', evidence: `[{ path: docs/list.md, blob: ${BLOB} }]` }),
      problem:
        '[1].evidence[0].path: expected a file of the repository and a section in it, as docs/release.md#retention, came "docs/list.md"; correct it',
    },
    {
      name: 'a file outside of the repository',
      entry: claim({ criterion: 'PS.1.1-1b', evidence: `[{ path: "../x.md#y", blob: ${BLOB} }]` }),
      problem:
        '[1].evidence[0].path: expected a file of the repository and a section in it, as docs/release.md#retention, came "../x.md#y"; correct it',
    },
    {
      name: 'an address with a password',
      entry: claim({ criterion: 'PS.1.1-1b', evidence: '[{ url: "https://a:b@example.com" }]' }),
      problem:
        '[1].evidence[0].url: expected an https address without a user name, came "https://a:b@example.com"; correct it',
    },
    {
      name: 'a criterion of another task',
      entry: claim({ criterion: 'PS.1.1-1b', task: 'PS.2.1' }),
      problem: 'task is PS.2.1, but PS.1.1-1b belongs to another one; correct one of them or leave task out',
    },
    {
      name: 'an unknown key',
      entry: claim({ criterion: 'PS.1.1-1b', expire: '2027-04-01' }),
      problem: '[1]: the key "expire" is not known here; remove it',
    },
  ])('$name', ({ entry, problem }) => {
    const { records, problems } = read({ '.ssdf/declarations/a.yml': `- ${claim()}\n- ${entry}\n` });
    expect(lines(problems)).toEqual([`.ssdf/declarations/a.yml:2: ${problem}`]);
    expect(records.declarations).toEqual([DECLARATION]);
  });

  it('an equivalent without an explanation', () => {
    const { records, problems } = read({ '.ssdf/equivalents/a.yml': claim() });
    expect(lines(problems)).toEqual([
      '.ssdf/equivalents/a.yml:1: explanation: missing; add a text that says something',
    ]);
    expect(records.equivalents).toEqual([]);
  });

  it('a file that is no YAML, beside one that is', () => {
    const { records, problems } = read({ '.ssdf/declarations/a.yml': claim(), '.ssdf/exceptions/b.yml': '{' });
    expect(problems.map(({ file, code }) => [file, code])).toEqual([['.ssdf/exceptions/b.yml', 'POLICY_SYNTAX']]);
    expect(records.declarations).toHaveLength(1);
  });

  it('a file in a folder that nobody reads', () => {
    const { problems } = read({ '.ssdf/exeptions/a.yml': 'criterion: PS.1.1-2a' });
    expect(lines(problems)).toEqual([
      '.ssdf/exeptions/a.yml:1: no record is read from here; put it at .ssdf/<exceptions>/<name>.yml',
    ]);
  });
});

describe('a flood of record files', () => {
  it('is cut at the limit, and says where', () => {
    const paths = Array.from({ length: 302 }, (_, index) => `.ssdf/exceptions/${String(index).padStart(3, '0')}.yml`);
    const { problems } = read(Object.fromEntries(paths.map((path) => [path, '[]'])));
    expect(problems.map(({ file, code }) => [file, code])).toEqual([['.ssdf/exceptions/300.yml', 'POLICY_SIZE']]);
  });
});

describe('two records for one criterion', () => {
  const old = claim({ statement: 'Old.', expires: '2026-12-31' });
  const renewed = claim({ statement: 'Renewed.', expires: '2027-12-31' });

  it.each([
    { name: 'the renewal first', files: { 'a.yml': renewed, 'b.yml': old }, refused: 'b.yml', kept: 'a.yml' },
    { name: 'the renewal second', files: { 'a.yml': old, 'b.yml': renewed }, refused: 'a.yml', kept: 'b.yml' },
  ])('count once, by the one that holds longest: $name', ({ files, refused, kept }) => {
    const folder = '.ssdf/declarations/';
    const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [folder + name, text]));
    const { records, problems } = read(placed);
    expect(records.declarations.map(({ statement }) => statement)).toEqual(['Renewed.']);
    expect(lines(problems)).toEqual([
      `${folder}${refused}:1: PS.1.1-1a is recorded twice; the entry at ${folder}${kept}:1 holds longest and counts, remove this one`,
    ]);
  });

  it('do not meet when they are of two kinds', () => {
    const { problems } = read({
      '.ssdf/declarations/a.yml': claim(),
      '.ssdf/equivalents/a.yml': claim({ explanation: 'The other forge blocks it.' }),
    });
    expect(problems).toEqual([]);
  });
});

describe('reviews of a declaration', () => {
  const review = (fields: string) => claim({ reviews: `[{ ${fields} }]` });
  const HELD = 'date: 2026-03-01, participants: [alice, dana], inputs: [the list], decision: keep it';

  it('carry what was looked at, what was decided and what was changed', () => {
    const { records, problems } = read({ '.ssdf/declarations/a.yml': review(`${HELD}, changes: [two rows removed]`) });
    expect(problems).toEqual([]);
    expect(records.declarations[0]?.reviews).toEqual([
      {
        date: '2026-03-01',
        participants: ['alice', 'dana'],
        inputs: ['the list'],
        decision: 'keep it',
        changes: ['two rows removed'],
      },
    ]);
  });

  it.each<{ name: string; fields: string; problem: RegExp }>([
    { name: 'neither changes nor a reason', fields: HELD, problem: /exactly one of changes .* and noChangeReason/ },
    {
      name: 'both changes and a reason for none',
      fields: `${HELD}, changes: [a row], noChangeReason: nothing found`,
      problem: /exactly one of changes .* and noChangeReason/,
    },
    {
      name: 'nobody who took part',
      fields: `${HELD.replace('alice, dana', '')}, noChangeReason: nothing found`,
      problem: /reviews\[0\]\.participants/,
    },
    {
      name: 'a dash for a participant',
      fields: `${HELD.replace('alice, dana', '"-"')}, noChangeReason: nothing found`,
      problem: /reviews\[0\]\.participants\[0\]: expected the name of a person/,
    },
    {
      name: 'a date without a day',
      fields: `${HELD.replace('2026-03-01', '2026-03')}, noChangeReason: nothing found`,
      problem: /reviews\[0\]\.date: expected a date/,
    },
    {
      name: 'a key that is none',
      fields: `${HELD}, noChangeReason: nothing found, mood: good`,
      problem: /mood/,
    },
    {
      name: 'more participants than anybody would list',
      fields: `${HELD.replace('alice, dana', Array.from({ length: 51 }, (_, n) => `p${n}`).join(', '))}, noChangeReason: none`,
      problem: /reviews\[0\]\.participants/,
    },
  ])('with $name cost the entry and name the place', ({ fields, problem }) => {
    const { records, problems } = read({ '.ssdf/declarations/a.yml': review(fields) });
    expect(records.declarations).toEqual([]);
    expect(problems.map(({ file, line, what }) => `${file}:${line}: ${what.en}`)).toEqual([
      expect.stringMatching(problem),
    ]);
  });
});
