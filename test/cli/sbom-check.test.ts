import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { documentSchema } from '../../src/documents/api.ts';
import { sbomCheckSchema } from '../../src/documents/sbom-check.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../support/build-sbom.ts';
import { run } from '../support/run-cli.ts';

function checked(content: unknown, ...args: readonly string[]) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return run(['sbom', 'check', 'bom', ...args], { cwd: temporaryFolder({ bom: text }) });
}

describe('sbom check', () => {
  it.each<{ name: string; content: unknown; status: number; valid: boolean }>([
    { name: 'valid CycloneDX', content: cycloneDx(), status: 0, valid: true },
    { name: 'valid SPDX', content: spdx(), status: 0, valid: true },
    { name: 'a field of its own', content: cycloneDx({ colour: 'red' }), status: 1, valid: false },
    { name: 'a version nobody knows', content: cycloneDx({ specVersion: '1.9' }), status: 3, valid: false },
  ])('$name: exit status $status, in a document that passes its published schema', async (row) => {
    const { status, out } = await checked(row.content, '--format', 'json');
    const document: unknown = JSON.parse(out);
    const published = new Ajv2020({ strict: false }).compile(documentSchema('sbom-check'));
    expect({ holds: published(document), errors: published.errors }).toEqual({ holds: true, errors: null });
    expect(sbomCheckSchema.parse(document)).toEqual(document);
    expect({ status, valid: sbomCheckSchema.parse(document).valid }).toEqual({ status: row.status, valid: row.valid });
  });

  it.each<{ lang: string; says: RegExp }>([
    {
      lang: 'en',
      says: /^CycloneDX 1\.6 \(json\): invalid\n\n! \/colour {2}is not a field[^]*components 2[^]*no achievement level of the SSDF/,
    },
    {
      lang: 'ja',
      says: /^CycloneDX 1\.6 \(json\): 妥当ではありません\n\n! \/colour {2}この形式にない[^]*コンポーネント 2[^]*達成レベルではありません/,
    },
  ])('answers first in $lang, then says what is wrong and what is there', async ({ lang, says }) => {
    const { out } = await checked(cycloneDx({ colour: 'red' }), '--lang', lang);
    expect(out).toMatch(says);
  });

  it.each<{ profile: string; says: RegExp }>([
    { profile: 'ntia-2021', says: /level 1 \/ 1 {2}\[ntia-2021\][^]*\n {2}there {2}supplier name: 3\/3/ },
    {
      profile: 'cisa-me-2026',
      says: /level 0-1 \/ 1 {2}\[cisa-me-2026\][^]*\n {2}open {2}signature of the SBOM author/,
    },
    { profile: './mine.yml', says: /level 3 \/ 3 {2}\[mine\] Mine\n {2}3 {2}suppliers: 3\/3/ },
  ])('grades by the table $profile', async ({ profile, says }) => {
    const mine = `sbomProfile: mine
label: { en: Mine, ja: 独自 }
note: { en: A note, ja: 注記 }
attributes: [{ id: supplier, label: { en: suppliers, ja: 供給者 }, level1: [{ measure: component-supplier }] }]
`;
    const cwd = temporaryFolder({ bom: JSON.stringify(cycloneDx()), 'mine.yml': mine });
    const { out, status } = await run(['sbom', 'check', 'bom', '--profile', profile], { cwd });
    expect(status).toBe(0);
    expect(out).toMatch(says);
  });

  it('the table touches no verdict of form: the exit status is that of validity', async () => {
    const { status, out } = await checked(
      cycloneDx({ components: [{ type: 'library', name: 'a' }], dependencies: [], compositions: [] }),
    );
    expect(status).toBe(0);
    expect(out).toMatch(/level 0 \/ 3/);
  });

  it('shows what a document smuggles in as text, on its own line', async () => {
    const purl = 'pkg:\u001b[2J\nvalid';
    const { out } = await checked(cycloneDx({ components: [cycloneDxComponent('left', { purl })] }));
    expect(out).not.toContain('\u001b');
    expect(out).not.toMatch(/^valid/m);
  });

  it.each<{ name: string; content: string; says: RegExp }>([
    { name: 'no SBOM', content: '{"name":"kettle"}', says: /bom: expected an SBOM/ },
    { name: 'an empty file', content: '', says: /bom: expected an SBOM/ },
    { name: 'half an SBOM', content: JSON.stringify(cycloneDx()).slice(0, 200), says: /bom: .*cut off/ },
  ])('$name is one clear line and exit status 2', async ({ content, says }) => {
    const { status, out, err } = await checked(content);
    expect({ status, out, lines: err.trim().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 });
    expect(err).toMatch(says);
  });

  it.each<{ args: readonly string[]; says: RegExp }>([
    { args: ['sbom'], says: /sbom: expected check, diff/ },
    { args: ['sbom', 'constructor'], says: /sbom: expected check, diff.*came "constructor"/ },
    { args: ['sbom', 'check'], says: /sbom check: expected the file of an SBOM/ },
    {
      args: ['sbom', 'check', 'package.json', '--profile', 'mine'],
      says: /--profile: expected cisa-me-2026, fsct-3, ntia-2021 or a file/,
    },
    { args: ['sbom', 'check', 'package.json', '--profile', './package.json'], says: /package\.json:1: / },
    { args: ['sbom', 'check', 'absent.json'], says: /absent\.json: no such file/ },
  ])('$args is wrong usage', async ({ args, says }) => {
    const { status, err } = await run(args);
    expect(status).toBe(2);
    expect(err).toMatch(says);
  });
});
