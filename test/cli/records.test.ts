import { describe, expect, it } from '@jest/globals';
import { recordsSchema } from '../../src/documents/records.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const entry = (more: string) =>
  `- { criterion: PS.1.1-1a, statement: The list is kept., evidence: [{ url: 'https://example.com/list' }], author: aiko, date: 2026-01-05, ${more} }\n`;
const good = entry('reviewer: bea, expires: 2027-06-01');
const AT = ['--at', '2026-11-23T00:00:00Z'];

const inFolder = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  run(['records', '--dir', '.', ...AT, ...args], { cwd: temporaryFolder({ 'README.md': '# kettle', ...files }) });

describe('records', () => {
  it.each<{ name: string; files: Readonly<Record<string, string>>; status: number; says: RegExp }>([
    { name: 'a folder without any', files: {}, status: 0, says: /^Records: 0/ },
    {
      name: 'one that counts',
      files: { '.ssdf/declarations/a.yml': good },
      status: 0,
      says: /^- declaration for PS\.1\.1-1a \(\.ssdf\/declarations\/a\.yml\): valid until 2027-06-01$/m,
    },
    {
      name: 'one that ends within 30 days',
      files: { '.ssdf/declarations/a.yml': entry('reviewer: bea, expires: 2026-12-01') },
      status: 1,
      says: /^! .*expires soon, on 2026-12-01/m,
    },
    {
      name: 'an expired exception',
      files: {
        '.ssdf/exceptions/a.yml': '{ criterion: PS.1.1-2a, reason: alone, approver: carol, expires: 2026-01-31 }',
      },
      status: 1,
      says: /^! exception for PS\.1\.1-2a .*expired on 2026-01-31/m,
    },
    {
      name: 'one whose document changed since, and another that stands',
      files: {
        '.ssdf/declarations/a.yml':
          good +
          entry('reviewer: bea, expires: 2027-06-01')
            .replace('PS.1.1-1a', 'PW.4.1-1a')
            .replace("{ url: 'https://example.com/list' }", `{ path: 'README.md#kettle', blob: ${'a'.repeat(40)} }`),
      },
      status: 1,
      says: /^- declaration for PS\.1\.1-1a[^]*^! declaration for PW\.4\.1-1a .*to be confirmed again: README\.md/m,
    },
    {
      name: 'one that its author reviewed',
      files: { '.ssdf/declarations/a.yml': entry('reviewer: Aiko, expires: 2027-06-01') },
      status: 1,
      says: /^! \.ssdf\/declarations\/a\.yml:1: .*a reviewer other than the author/m,
    },
    {
      name: 'one that points outside the repository, beside one that stands',
      files: {
        '.ssdf/declarations/a.yml': good,
        '.ssdf/declarations/b.yml': entry('reviewer: bea, expires: 2027-06-01').replace(
          "{ url: 'https://example.com/list' }",
          `{ path: '../../etc/passwd#root', blob: ${'a'.repeat(40)} }`,
        ),
      },
      status: 1,
      says: /^! \.ssdf\/declarations\/b\.yml:1: .*a file of the repository[^]*^- declaration for PS\.1\.1-1a/m,
    },
    {
      name: 'an equivalent without its explanation, beside a declaration that stands',
      files: { '.ssdf/declarations/a.yml': good, '.ssdf/equivalents/a.yml': good },
      status: 1,
      says: /^! \.ssdf\/equivalents\/a\.yml:1: .*explanation[^]*^- declaration for PS\.1\.1-1a/m,
    },
    {
      name: 'a bomb of aliases, beside a declaration that stands',
      files: {
        '.ssdf/declarations/a.yml': good,
        '.ssdf/declarations/bomb.yml': 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
      },
      status: 1,
      says: /^! \.ssdf\/declarations\/bomb\.yml:\d+: [^]*^- declaration for PS\.1\.1-1a/m,
    },
    {
      name: 'a file of 5 MB, which may hold anything',
      files: { '.ssdf/declarations/a.yml': good, '.ssdf/declarations/big.yml': `# ${'x'.repeat(5_000_000)}` },
      status: 2,
      says: /big\.yml[^]*^- declaration for PS\.1\.1-1a/m,
    },
  ])('$name: exit status $status', async ({ files, status, says }) => {
    const answer = await inFolder(files);
    expect(answer.out).toMatch(says);
    expect({ status: answer.status, err: answer.err }).toEqual({ status, err: '' });
  });

  it('are one document that passes its schema, and Japanese on request', async () => {
    const files = { '.ssdf/declarations/a.yml': good };
    const { out } = await inFolder(files, '--format', 'json');
    expect(recordsSchema.parse(JSON.parse(out)).records.map(({ about, state }) => ({ about, state }))).toEqual([
      { about: 'PS.1.1-1a', state: 'valid' },
    ]);
    expect((await inFolder(files, '--lang', 'ja')).out).toContain('PS.1.1-1a の自己申告');
  });

  it('of a folder that is not there are a usage error', async () => {
    expect((await run(['records', '--dir', 'nowhere'])).status).toBe(2);
  });
});
