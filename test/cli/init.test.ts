import { describe, expect, it } from '@jest/globals';
import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { initSchema } from '../../src/documents/init.ts';
import { recordsSchema } from '../../src/documents/records.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const DRAFTS = '.ssdf/declarations/drafts.yml';
const HANDLING = ['.ssdf/triage.yml', '.ssdf/sharing.yml', '.ssdf/responses/responses.yml'];
const workflow =
  'on: push\njobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: github/codeql-action/init@v3\n      - uses: github/codeql-action/analyze@v3\n';
const files = { 'README.md': '# kettle\n', 'docs/list.md': '# List\n', '.github/workflows/ci.yml': workflow };

const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

async function recordsOf(cwd: string) {
  const { status, out } = await run(['records', '--dir', '.', '--format', 'json'], { cwd });
  return { status, ...recordsSchema.parse(JSON.parse(out)) };
}

describe('init', () => {
  it('writes settings, the tools that workflows run and drafts with the documents found, and says what is next', async () => {
    const cwd = temporaryFolder(files);
    const { status, out, err } = await run(['init', '--dir', '.', '--format', 'json'], { cwd });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const document = initSchema.parse(JSON.parse(out));
    expect(document).toMatchObject({
      written: ['.github/ssdf-gate.yml', '.ssdf/toolchain.md', DRAFTS, ...HANDLING],
      kept: [],
    });
    expect(document.documents.map(({ path }) => path)).toEqual(['README.md', 'docs/list.md']);
    expect(text(cwd, '.ssdf/toolchain.md')).toMatch(
      /## Security base\n[^#]*\| codeql \| sast \| \.github\/workflows\/ci\.yml:\d+ \|/,
    );
    // git hash-object of "# kettle\n"
    expect(text(cwd, DRAFTS)).toContain(`{ path: "README.md#", blob: ${document.documents[0]?.blob ?? 'no blob'} }`);
    expect(document.documents[0]?.blob).toMatch(/^[0-9a-f]{40}$/);
    expect((await run(['doctor', '--dir', '.'], { cwd })).out).not.toContain('ssdf-gate.yml:');
  });

  it('its drafts count for nothing and are called drafts', async () => {
    const cwd = temporaryFolder(files);
    await run(['init', '--dir', '.'], { cwd });
    const { status, records, problems } = await recordsOf(cwd);
    expect({ status, records }).toEqual({ status: 1, records: [] });
    expect(problems.length).toBeGreaterThan(0);
    for (const { en, ja } of problems) {
      expect(en).toMatch(/drafts\.yml:\d+: a draft, which counts for nothing/);
      expect(ja).toContain('下書き');
    }
  });

  it('a draft that is complete counts only once its line "draft" is gone', async () => {
    const filled = `criterion: PS.1.1-1a
statement: The list is kept.
evidence: [{ url: 'https://example.com/list' }]
author: aiko
reviewer: bea
date: 2026-01-05
expires: 2099-06-01
`;
    const drafted = await recordsOf(temporaryFolder({ '.ssdf/declarations/a.yml': `draft: true\n${filled}` }));
    expect(drafted.records).toEqual([]);
    const signed = await recordsOf(temporaryFolder({ '.ssdf/declarations/a.yml': filled }));
    expect(signed.records.map(({ state }) => state)).toEqual(['valid']);
  });

  it('a draft whose line "draft" is merely removed still does not count', async () => {
    const cwd = temporaryFolder(files);
    await run(['init', '--dir', '.'], { cwd });
    const bare = text(cwd, DRAFTS).replaceAll('- draft: true\n  criterion', '- criterion');
    const { records, status } = await recordsOf(temporaryFolder({ ...files, [DRAFTS]: bare }));
    expect({ records, status }).toEqual({ records: [], status: 1 });
  });

  it('overwrites nothing and says what it left', async () => {
    const cwd = temporaryFolder({ ...files, '.github/ssdf-gate.yml': 'gate: enforce\n' });
    const { out } = await run(['init', '--dir', '.', '--lang', 'ja'], { cwd });
    expect(out).toContain('= .github/ssdf-gate.yml (既存のため変更なし)');
    expect(text(cwd, '.github/ssdf-gate.yml')).toBe('gate: enforce\n');
    const drafts = text(cwd, DRAFTS);
    expect((await run(['init', '--dir', '.'], { cwd })).out).toMatch(/^0 files written/);
    expect(text(cwd, DRAFTS)).toBe(drafts);
  });

  it('writes through no link that leads out of the folder', async () => {
    const cwd = temporaryFolder(files);
    const outside = temporaryFolder({ 'a.txt': '' });
    symlinkSync(outside, join(cwd, '.ssdf'));
    const { status, err } = await run(['init', '--dir', '.'], { cwd });
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('.ssdf: expected a folder') });
    expect(lstatSync(join(outside, 'toolchain.md'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('names no folder that is not there', async () => {
    const cwd = temporaryFolder(files);
    mkdirSync(join(cwd, 'empty'));
    expect((await run(['init', '--dir', 'nowhere'], { cwd })).status).toBe(2);
    expect((await run(['init', '--dir', 'empty'], { cwd })).status).toBe(0);
  });
});
