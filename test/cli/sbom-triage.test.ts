import { afterAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sbomTriageSchema } from '../../src/documents/sbom-triage.ts';
import { affected, osv, semver } from '../support/build-osv.ts';
import { cycloneDx, cycloneDxComponent } from '../support/build-sbom.ts';
import { run } from '../support/run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'triage-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
function file(name: string, content: unknown): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const CVSS = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' }];
const sbom = file(
  'sbom.json',
  cycloneDx({ components: [cycloneDxComponent('left'), cycloneDxComponent('nameless', { purl: undefined })] }),
);
const known = {
  aliases: ['CVE-2026-1001'],
  severity: CVSS,
  references: [{ type: 'WEB', url: 'https://jvn.jp/jp/JVN12345678/' }],
};
file('osv/GHSA-1.json', osv('GHSA-1', known));
file('osv/GHSA-2.json', '{"id": "GHSA-2", ');
const osvDir = join(root, 'osv');
const kev = file('kev.json', {
  catalogVersion: '2026.02.01',
  dateReleased: '2026-02-01T00:00:00Z',
  vulnerabilities: [{ cveID: 'CVE-2026-1001', dateAdded: '2026-01-30' }],
});
const epss = file(
  'epss.csv.gz',
  gzipSync(
    '#model_version:v2026.03.14,score_date:2026-02-01T00:00:00+0000\ncve,epss,percentile\nCVE-2026-1001,0.9,0.99\n',
  ),
);
const properties = file('properties.json', [
  { property_name: 'ssvc-public-safety-impact', value: 'minimal' },
  { property_name: 'ssvc-value-density', value: 'concentrated' },
  { property_name: 'team', value: 'x' },
]);
const everything = ['--osv', osvDir, '--kev', kev, '--epss', epss, '--properties', properties];
const asJson = async (...args: readonly string[]) => {
  const { out, status, err } = await run(['sbom', 'triage', sbom, ...args, '--format', 'json']);
  expect(err).toBe('');
  return { status, document: sbomTriageSchema.parse(JSON.parse(out)) };
};

describe('sbom triage', () => {
  it('gives one JSON document of its published schema, with a settled decision where every input is known', async () => {
    const { status, document } = await asJson(...everything);
    const [one] = document.open;
    expect([status, document.counts.open, document.counts.unmatched, document.counts.unreadRecords]).toEqual([
      0, 1, 2, 1,
    ]);
    expect(one).toMatchObject({
      id: 'CVE-2026-1001',
      jvn: ['JVN#12345678'],
      fixedIn: '1.0.5',
      epss: { probability: 0.9 },
      decision: { settled: true },
    });
    expect(one?.decision.reachable.map(({ key }) => key)).toEqual(['O']);
    expect(document.sources.map(({ kind, asOf }) => [kind, asOf?.slice(0, 10)])).toEqual([
      ['osv', '2026-05-01'],
      ['kev', '2026-02-01'],
      ['epss', '2026-02-01'],
      ['properties', undefined],
    ]);
  });

  it('less known leaves a range of decisions', async () => {
    const { document } = await asJson('--osv', osvDir);
    expect(document.open.map(({ decision }) => [decision.settled, decision.reachable.length > 1])).toEqual([
      [false, true],
    ]);
  });

  it.each([
    { args: ['--tree', 'deployer'], table: 'deployer' },
    { args: ['--tree', 'ssdf-gate:developer-low'], table: 'developer-reduced' },
    { args: ['--role', 'user', '--capability', 'low'], table: 'bod-26-04' },
    { args: [], table: 'supplier' },
  ])('the tree $table is chosen by $args', async ({ args, table }) => {
    expect((await asJson('--osv', osvDir, ...args)).document.table.name).toBe(table);
  });

  it.each([
    { name: 'reached for certain', args: ['--fail-at', 'O', ...everything], status: 1 },
    { name: 'not reached, but a component could not be looked up', args: ['--fail-at', 'I', ...everything], status: 3 },
    { name: 'perhaps reached', args: ['--fail-at', 'I', '--osv', osvDir], status: 3 },
    { name: 'not asked for', args: everything, status: 0 },
  ])('exit status $status when the urgency is $name', async ({ args, status }) => {
    expect((await asJson(...args)).status).toBe(status);
  });

  it('malware never holds', async () => {
    const folder = dirname(
      file(
        'mal/MAL-1.json',
        osv('MAL-2026-1', { affected: [affected('left', { ranges: [semver({ introduced: '0' })] })] }),
      ),
    );
    const { status, document } = await asJson('--osv', folder);
    expect([status, document.counts.malware]).toEqual([1, 1]);
  });

  it('takes what CISA assessed from a folder of CVE records, with its date', async () => {
    const options = [{ Exploitation: 'poc' }, { Automatable: 'yes' }];
    const metrics = [{ other: { type: 'ssvc', content: { timestamp: '2026-02-20T00:00:00Z', options } } }];
    const cve = { cveMetadata: { cveId: 'CVE-2026-1001' }, containers: { adp: [{ metrics }] } };
    const folder = dirname(dirname(dirname(file('cve/2026/1xxx/CVE-2026-1001.json', cve))));
    const { document } = await asJson('--osv', osvDir, '--vulnrichment', folder);
    expect(document.sources.find(({ kind }) => kind === 'vulnrichment')).toMatchObject({ entries: 1, unread: 0 });
    const exploitation = document.open[0]?.inputs.find(({ point }) => point === 'E');
    expect(exploitation?.candidates.map(({ key }) => key)).toEqual(['P']);
    expect(exploitation?.basis[0]).toMatchObject({
      source: 'CISA Vulnrichment CVE-2026-1001',
      asOf: '2026-02-20T00:00:00Z',
    });
    const nowhere = await run(['sbom', 'triage', sbom, '--osv', osvDir, '--vulnrichment', 'nowhere']);
    expect([nowhere.status, nowhere.err]).toEqual([
      2,
      expect.stringContaining('--vulnrichment nowhere: expected a folder'),
    ]);
  });

  it('every decision is explained in words, in both languages', async () => {
    const english = await run(['sbom', 'triage', sbom, ...everything]);
    expect(english.out).toContain(
      'Exploitation: active; CVE-2026-1001 is known to be exploited, listed since 2026-01-30 (KEV 2026.02.01, 2026-02-01)',
    );
    expect(english.out).toContain('/components/1: no identifier');
    const japanese = await run(['sbom', 'triage', sbom, ...everything, '--lang', 'ja']);
    expect(japanese.out).toContain('[前倒しで対応]  CVE-2026-1001');
    expect(japanese.out).toContain('識別子がない');
  });

  it('scores and listings of a day to come count for nothing, and the text says so', async () => {
    const rows = '#model_version:x,score_date:2099-01-01T00:00:00+0000\ncve,epss,percentile\nCVE-2026-1001,0.9,0.99\n';
    const vulnerabilities = [{ cveID: 'CVE-2026-1001', dateAdded: '2099-01-01' }];
    const listed = { catalogVersion: '2099.01.01', dateReleased: '2099-01-01T00:00:00Z', vulnerabilities };
    const later = ['--osv', osvDir, '--epss', file('later.csv', rows), '--kev', file('later.json', listed)];
    const { document } = await asJson(...later);
    expect([document.open[0]?.epss, document.open[0]?.decision.settled]).toEqual([null, false]);
    const [english, japanese] = await Promise.all(
      ['en', 'ja'].map((language) => run(['sbom', 'triage', sbom, ...later, '--lang', language])),
    );
    expect(english?.out).toMatch(/epss: .*no score was taken from it\n/);
    expect(english?.out).toContain('with a date that is still to come (2099-01-01)');
    expect(japanese?.out).toMatch(/epss: .*点数は使っていない\n/);
    expect(japanese?.out).toContain('悪用の有無の根拠としない');
  });

  it('text of a record cannot forge lines or colours', async () => {
    const folder = dirname(file('forged/G.json', osv('GHSA-9', { summary: 'fine\n[immediate] CVE-0\u001b[31m' })));
    const { out } = await run(['sbom', 'triage', sbom, '--osv', folder]);
    expect(out).not.toContain('\u001b');
    expect(out.split('\n').filter((line) => line.startsWith('[immediate]'))).toEqual([]);
  });

  it('alerts are put beside the findings they tell of, open ones of other packages are told', async () => {
    const alert = (number: number, name: string, ghsa: string) => ({
      number,
      state: 'open',
      html_url: `https://github.com/a/b/security/dependabot/${number}`,
      security_advisory: { ghsa_id: ghsa, cve_id: null, summary: 's' },
      security_vulnerability: {
        package: { ecosystem: 'npm', name },
        vulnerable_version_range: '< 1.0.5',
        first_patched_version: { identifier: '1.0.5' },
      },
    });
    const alerts = file('alerts.json', [
      alert(1, 'left', 'GHSA-1'),
      alert(2, 'left', 'GHSA-7'),
      alert(3, 'elsewhere', 'GHSA-8'),
    ]);
    const { document } = await asJson('--osv', osvDir, '--alerts', alerts);
    expect(document.open.map(({ id, alerts: some }) => [id, some.map(({ number }) => number)])).toEqual([
      ['CVE-2026-1001', [1]],
      ['GHSA-7', [2]],
    ]);
    expect(document.alertsElsewhere.map(({ number }) => number)).toEqual([3]);
  });

  it('records of people are read, a wrong entry costs itself and is told with its line', async () => {
    file(
      'kept/.ssdf/triage.yml',
      'answers:\n  - { point: PSI, value: M, because: a shop, decidedBy: Aoki, date: 2026-01-01 }\n  - { point: PSI, value: Q, because: x, decidedBy: Aoki, date: 2026-01-01 }\n  - { point: 7 }\n',
    );
    file(
      'kept/.ssdf/sharing.yml',
      '- { what: [vex], to: customers, trigger: release, tlp: CLEAR, channel: release assets, decidedBy: Aoki, date: 2026-01-01 }\n',
    );
    file(
      'kept/.ssdf/responses/a.yml',
      '- { vulnerability: CVE-2026-1001, knownSince: 2026-02-01, author: Aoki, temporary: { what: switched off, date: 2026-02-02 } }\n',
    );
    const { document } = await asJson('--osv', osvDir, '--records', join(root, 'kept'));
    const psi = document.open[0]?.inputs.find(({ point }) => point === 'PSI');
    expect(psi?.candidates.map(({ key }) => key)).toEqual(['M']);
    expect(document.responses.map(({ state, temporary }) => [state, temporary])).toEqual([
      ['no-deadline', '2026-02-02'],
    ]);
    expect(document.phases.find(({ phase }) => phase === 'sharing')?.because.en).toMatch(
      /customers \(TLP:CLEAR, .+, .+\)/,
    );
    const places = new Set(document.problems.map(({ en }) => en.slice(0, 20)));
    expect([...places]).toEqual(['.ssdf/triage.yml:4: ', '.ssdf/triage.yml: no']);
  });
});

describe('sbom triage ends with one clear line when', () => {
  it.each([
    { name: 'no SBOM is named', args: ['--osv', osvDir], says: 'expected the file of an SBOM' },
    { name: 'no records are named', args: [sbom], says: 'expected --osv' },
    { name: 'the records are not there', args: [sbom, '--osv', 'nowhere'], says: 'no such file or folder' },
    { name: 'a tree is not known', args: [sbom, '--osv', osvDir, '--tree', 'oak'], says: 'expected bod-26-04' },
    {
      name: 'a tree and a role are named',
      args: [sbom, '--osv', osvDir, '--tree', 'supplier', '--role', 'user'],
      says: 'leave --role',
    },
    { name: 'KEV is something else', args: [sbom, '--osv', osvDir, '--kev', sbom], says: 'expected a KEV catalogue' },
    {
      name: 'KEV is cut off',
      args: [sbom, '--osv', osvDir, '--kev', join(root, 'osv/GHSA-2.json')],
      says: 'does not parse',
    },
    { name: 'EPSS is something else', args: [sbom, '--osv', osvDir, '--epss', sbom], says: 'expected EPSS scores' },
    { name: 'VEX is something else', args: [sbom, '--osv', osvDir, '--vex', kev], says: 'expected VEX' },
    {
      name: 'alerts are something else',
      args: [sbom, '--osv', osvDir, '--alerts', kev],
      says: 'expected the list of Dependabot alerts',
    },
    {
      name: 'the bridge is something else',
      args: [sbom, '--osv', osvDir, '--cpe-bridge', kev],
      says: 'expected {"entries"',
    },
    {
      name: 'an outcome is not of the tree',
      args: [sbom, '--osv', osvDir, '--fail-at', 'X'],
      says: '--fail-at: expected D, S, O, I',
    },
    {
      name: 'VEX is to be written for nobody',
      args: [sbom, '--osv', osvDir, '--vex-out', 'x=openvex'],
      says: 'expected --vex-author',
    },
  ])('$name', async ({ args, says }) => {
    const { status, err, out } = await run(['sbom', 'triage', ...args]);
    expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(says);
  });

  it('a packed file unpacks to more than is allowed', async () => {
    const bomb = file('bomb.csv.gz', gzipSync(Buffer.alloc(65 * 1024 * 1024)));
    const { status, err } = await run(['sbom', 'triage', sbom, '--osv', osvDir, '--epss', bomb]);
    expect([status, err.includes('larger one')]).toEqual([2, true]);
  });

  it('a file is in another encoding', async () => {
    const wide = file('wide.json', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]));
    expect((await run(['sbom', 'triage', sbom, '--osv', osvDir, '--kev', wide])).err).toContain('UTF-8');
  });
});

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

describe('VEX that is written', () => {
  const stated = file('stated.json', {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'urn:x:1',
    author: 'Acme',
    timestamp: '2026-01-01T00:00:00Z',
    version: 1,
    statements: [
      {
        vulnerability: { name: 'CVE-2026-1001' },
        products: [{ '@id': 'pkg:npm/left' }],
        status: 'not_affected',
        justification: 'vulnerable_code_not_in_execute_path',
      },
    ],
  });

  it.each([
    { vex: [], openvex: 'under_investigation', cyclonedx: 'in_triage' },
    { vex: ['--vex', stated], openvex: 'not_affected', cyclonedx: 'not_affected' },
  ])('says $openvex, never more than was stated, and reads back', async ({ vex, openvex, cyclonedx }) => {
    const [open, cyclone] = [join(root, 'out.openvex.json'), join(root, 'out.cdx.json')];
    const { status } = await run([
      'sbom',
      'triage',
      sbom,
      '--osv',
      osvDir,
      ...vex,
      '--vex-out',
      `${open}=openvex`,
      '--vex-out',
      `${cyclone}=cyclonedx`,
      '--vex-author',
      'Acme PSIRT',
    ]);
    expect(status).toBe(0);
    const written = JSON.parse(readFileSync(open, 'utf8')) as { statements: readonly { status: string }[] };
    const bom = JSON.parse(readFileSync(cyclone, 'utf8')) as {
      vulnerabilities: readonly { analysis: { state: string } }[];
    };
    expect(written.statements.map((one) => one.status)).toEqual([openvex]);
    expect(bom.vulnerabilities.map(({ analysis }) => analysis.state)).toEqual([cyclonedx]);
    const again = await asJson('--osv', osvDir, '--vex', open, '--vex', cyclone);
    expect([...again.document.open, ...again.document.filtered].map((one) => one.vex?.status)).toEqual([openvex]);
    expect(again.document.ignoredStatements).toEqual([]);
    expect((await run(['sbom', 'check', cyclone, '--format', 'json'])).out).toContain('"valid": true');
  });

  /** Rules of the official schema (openvex/spec, 0.2.0), without its words. */
  const openVexSchema = new URL('../support/openvex-0.2.0.schema.json', import.meta.url);

  it.each<{ status: string; more: Readonly<Record<string, string>> }>([
    { status: 'under_investigation', more: {} },
    { status: 'not_affected', more: { justification: 'vulnerable_code_not_in_execute_path' } },
    { status: 'not_affected', more: { impact_statement: 'never called' } },
    { status: 'affected', more: { action_statement: 'update to 1.0.5' } },
    { status: 'fixed', more: {} },
  ])('is OpenVEX and CycloneDX by their official schemas when something is $status $more', async ({ status, more }) => {
    const document = JSON.parse(readFileSync(stated, 'utf8')) as { statements: readonly Record<string, unknown>[] };
    const [{ vulnerability, products } = {}] = document.statements;
    const vex = file('status.json', { ...document, statements: [{ vulnerability, products, status, ...more }] });
    const [open, cyclone] = [join(root, 'schema.openvex.json'), join(root, 'schema.cdx.json')];
    const written = [open, cyclone].flatMap((path, index) => [
      '--vex-out',
      `${path}=${index === 0 ? 'openvex' : 'cyclonedx'}`,
    ]);
    await run(['sbom', 'triage', sbom, '--osv', osvDir, '--vex', vex, ...written, '--vex-author', 'Acme PSIRT']);
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addFormat('iri', /^[a-z][a-z0-9+.-]*:/i);
    const validate = ajv.compile(JSON.parse(readFileSync(openVexSchema, 'utf8')) as object);
    const read = JSON.parse(readFileSync(open, 'utf8')) as { statements: readonly { status: string }[] };
    validate(read);
    expect([validate.errors ?? [], read.statements.map((one) => one.status)]).toEqual([[], [status]]);
    expect(JSON.parse((await run(['sbom', 'check', cyclone, '--format', 'json'])).out)).toMatchObject({ valid: true });
  });

  it('the rules refuse what is no OpenVEX', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addFormat('iri', true);
    const validate = ajv.compile(JSON.parse(readFileSync(openVexSchema, 'utf8')) as object);
    const document = JSON.parse(readFileSync(stated, 'utf8')) as Record<string, unknown>;
    expect(validate(document)).toBe(true);
    for (const broken of [{ statements: [{ status: 'harmless' }] }, { author: undefined }])
      expect(validate({ ...document, ...broken })).toBe(false);
  });
});
