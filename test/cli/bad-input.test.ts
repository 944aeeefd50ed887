import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sbomTriageSchema } from '../../src/documents/sbom-triage.ts';
import { affected, osv, semver } from '../support/build-osv.ts';
import { cycloneDx, cycloneDxComponent } from '../support/build-sbom.ts';
import { run } from '../support/run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'bad-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
function file(name: string, content: unknown): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const LEFT = 'pkg:npm/left@1.0.0';
const text = JSON.stringify(cycloneDx());
const xml = (inside: string, before = '') =>
  `${before}<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${inside}</bom>`;
const utf16 = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le');
const ENTITIES = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
const big = join(root, 'big.json');
writeFileSync(big, text);
truncateSync(big, 101 * 1024 * 1024);

/** The things to expect of a file that names itself an SBOM: which file, what was expected, what came, what to do. */
describe('sbom check of a file that is no SBOM, or a broken one', () => {
  it.each<{ name: string; content: string | Uint8Array; says: RegExp }>([
    { name: 'neither JSON nor XML', content: 'This is our SBOM.', says: /expected an SBOM .*came something else; give/ },
    { name: 'an archive', content: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), says: /expected an SBOM .*came something else; give/ },
    { name: 'JSON cut off', content: text.slice(0, 400), says: /expected whole JSON, came .*cut off or damaged; write it anew/ },
    { name: 'XML cut off', content: xml('<components>').slice(0, 60), says: /expected whole XML.*came .*; write it anew/ },
    { name: 'another encoding', content: Buffer.from(text.replace('widget', 'Köln'), 'latin1'), says: /expected UTF-8.*; save it as UTF-8/ },
    { name: 'UTF-16', content: utf16(text), says: /expected UTF-8.*; save it as UTF-8/ },
    { name: 'UTF-16 in XML', content: utf16(xml('')), says: /expected UTF-8.*; save it as UTF-8/ },
    { name: 'deep nesting', content: text.replace('"components":[', `"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"components":[`), says: /expected at most \d+ levels of nesting, came more; list/ },
    { name: 'deep nesting in XML', content: xml('<a>'.repeat(100_000) + '</a>'.repeat(100_000)), says: /expected at most \d+ levels of nesting, came more; list/ },
    { name: 'an external entity', content: xml('&e;', '<!DOCTYPE bom [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), says: /without a document type, came .*; write it anew without DOCTYPE/ },
    { name: 'a billion laughs', content: xml('&e20;', `<!DOCTYPE bom [<!ENTITY e0 "ha">${ENTITIES}]>`), says: /without a document type/ },
    { name: 'SPDX in RDF', content: '<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>', says: /came RDF, which is not read; convert it to JSON/ },
  ])('$name is one clear error', async ({ content, says }) => {
    const path = file('bom', content);
    const { status, out, err } = await run(['sbom', 'check', path]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(path);
    expect(err).toMatch(says);
    expect(err.length).toBeLessThan(1000);
  }); // prettier-ignore

  it('more than a hundred MiB are not read at all', async () => {
    const { status, err } = await run(['sbom', 'check', big]);
    expect(status).toBe(2);
    expect(err).toMatch(/big\.json.*expected.*104857600|100 MiB/s);
  });

  it.each<{ name: string; content: string | Uint8Array; says: RegExp }>([
    { name: 'a mark of the byte order', content: `\uFEFF${text}`, says: /: valid/ },
    { name: 'dependencies in a circle', content: JSON.stringify(cycloneDx({ dependencies: [{ ref: 'widget', dependsOn: ['left'] }, { ref: 'left', dependsOn: ['widget', 'left'] }] })), says: /: valid/ },
    { name: 'a text of ten million characters', content: JSON.stringify(cycloneDx({ components: [cycloneDxComponent('left', { name: 'x'.repeat(1e7), supplier: undefined })] })), says: /: invalid|: valid/ },
    { name: 'an entity that nobody declared', content: xml('<components><component type="library"><name>&e;</name></component></components>'), says: /: invalid|not validated/ },
  ])('$name is read', async ({ content, says }) => {
    const { out, err } = await run(['sbom', 'check', file('bom', content)]);
    expect(err).toBe('');
    expect(out).toMatch(says);
    expect(out.length).toBeLessThan(20_000);
  }); // prettier-ignore
});

const sbom = file('sbom.json', cycloneDx({ components: [cycloneDxComponent('left')], dependencies: [] }));
file('osv/GHSA-1.json', osv('GHSA-1', { aliases: ['CVE-2026-1001'] }));
const triage = async (...args: readonly string[]) =>
  run(['sbom', 'triage', sbom, '--osv', join(root, 'osv'), ...args, '--format', 'json']);
const vex = (products: readonly unknown[], status = 'not_affected', author = 'Acme') => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  ...{ author, timestamp: '2026-01-01T00:00:00Z' },
  statements: [{ vulnerability: { name: 'CVE-2026-1001' }, products, status, justification: 'component_not_present' }],
});

describe('sbom triage with an input that is not what its option says', () => {
  const whole = JSON.stringify(vex([{ '@id': LEFT }]));
  it.each<{ name: string; option: string; content: unknown; says: RegExp }>([
    { name: 'VEX that is no JSON', option: '--vex', content: '<vex/>', says: /expected JSON, came text that does not parse; is it whole\?/ },
    { name: 'VEX cut off', option: '--vex', content: whole.slice(0, 80), says: /expected JSON, came text that does not parse/ },
    { name: 'VEX in UTF-16', option: '--vex', content: utf16(whole), says: /expected text in UTF-8, came other bytes; convert it/ },
    { name: 'another document as VEX', option: '--vex', content: cycloneDx(), says: /expected VEX .*came something else; check/ },
    { name: 'VEX as KEV', option: '--kev', content: whole, says: /expected a KEV catalogue .*came something else; check/ },
    { name: 'an HTML page as EPSS', option: '--epss', content: '<html>', says: /expected EPSS scores .*came something else; check/ },
    { name: 'EPSS in damaged gzip', option: '--epss', content: gzipSync('cve,epss,percentile\n').subarray(0, 20), says: /expected gzip .*came a damaged or larger one; download it again/ },
    { name: 'EPSS that unpacks to more than is taken', option: '--epss', content: gzipSync(new Uint8Array(65 * 1024 * 1024)), says: /expected gzip of at most \d+ bytes unpacked, came .*; download it again/ },
  ])('$name is one clear error', async ({ option, content, says }) => {
    const path = file('input', content);
    const { status, out, err } = await triage(option, path);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(path);
    expect(err).toMatch(says);
  }); // prettier-ignore

  it.each<{ name: string; documents: readonly unknown[]; open: number }>([
    { name: 'a statement about another product leaves the finding open', documents: [vex([{ '@id': 'pkg:npm/right@1.0.0' }])], open: 1 },
    { name: 'a statement about another version leaves the finding open', documents: [vex([{ '@id': 'pkg:npm/left@2.0.0' }])], open: 1 },
    { name: 'a statement about a component of another product leaves the finding open', documents: [vex([{ '@id': 'pkg:github/acme/gadget', subcomponents: [{ '@id': LEFT }] }])], open: 1 },
    { name: 'a statement about this component takes it away', documents: [vex([{ '@id': LEFT }])], open: 0 },
    { name: 'of two authors who contradict each other the more severe one holds', documents: [vex([{ '@id': LEFT }]), vex([{ '@id': LEFT }], 'affected', 'Bolt')], open: 1 },
  ])('$name', async ({ documents, open }) => {
    const paths = documents.map((document, index) => file(`vex-${index}.json`, document));
    const { out, err } = await triage(...paths.flatMap((path) => ['--vex', path]));
    expect(err).toBe('');
    expect(sbomTriageSchema.parse(JSON.parse(out)).open).toHaveLength(open);
  }); // prettier-ignore

  it.each<{ name: string; record: unknown; states: readonly string[] }>([
    { name: 'an OSV record that was withdrawn finds nothing', record: osv('GHSA-2', { withdrawn: '2026-01-01T00:00:00Z' }), states: ['affected'] },
    { name: 'an OSV record without a beginning of its range is listed as one that cannot be told', record: osv('GHSA-2', { affected: [affected('left', { ranges: [semver({ fixed: '9.0.0' })] })] }), states: ['affected', 'cannot-be-told'] },
  ])('$name', async ({ record, states }) => {
    file('osv/GHSA-2.json', record);
    const { out, err } = await triage();
    expect(err).toBe('');
    expect(sbomTriageSchema.parse(JSON.parse(out)).open.map(({ state }) => state).sort()).toEqual(states);
  }); // prettier-ignore
});
