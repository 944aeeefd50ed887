import { describe, expect, it } from '@jest/globals';
import { checkCycloneDxXml } from '../../src/adapters/schemas/cyclonedx-xml.ts';
import { cycloneDxSchemas } from '../../src/adapters/schemas/cyclonedx.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';
import { type CorpusRow, INVALID, VALID } from '../support/cyclonedx-rows.ts';

const validate = sbomValidator({ json: cycloneDxSchemas(), xml: checkCycloneDxXml });
const VERSIONS = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

async function problemsOf(text: string): Promise<readonly string[] | string> {
  const read = readSbom(text);
  if (read.state !== 'sbom') return read.state;
  const validation = await validate(read, '2026-11-23T00:00:00Z');
  return validation.state === 'invalid' ? validation.problems.map(({ pointer }) => pointer) : validation.state;
}

const of = (rows: readonly CorpusRow[], version: string) =>
  rows.filter(({ since, until = '9' }) => since <= version && version <= until);

const component = ({ inside, component: whole }: CorpusRow) =>
  whole ?? (inside === undefined ? undefined : `<component type="library"><name>a</name><version>1</version>${inside}</component>`); // prettier-ignore

/** A thread is started for each document, so many examples stand in one: what is told of one must not hide another. */
function bom(version: string, { metadata = '', components = [] as readonly string[], services = '', after = '' }) {
  const open = `<bom xmlns="http://cyclonedx.org/schema/bom/${version}" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">`; // prettier-ignore
  const head = metadata === '' ? '' : `<metadata>${metadata}</metadata>`;
  return `<?xml version="1.0"?>\n${open}${head}<components>${components.join('')}</components>${services}${after}</bom>`;
}

describe('what the examples of the CycloneDX specification show, in XML', () => {
  it.each(VERSIONS.map((version) => ({ version })))('every invalid component of $version is told with its place', async ({ version }) => {
    const rows = of(INVALID, version).filter((row) => component(row) !== undefined);
    const components = rows.map((row) => component(row) ?? '');
    const places = await problemsOf(bom(version, { components }));
    const missed = rows.filter((row, index) => !places.includes(`/bom/components/component[${index + 1}]${row.at ?? ''}`));
    expect(missed.map(({ name }) => name)).toEqual([]);
  }); // prettier-ignore

  it.each(
    INVALID.filter((row) => component(row) === undefined).flatMap(({ name, since, metadata, services, after, at = '' }) =>
      [...new Set([since, '1.7'])].map((version) => ({ name, version, metadata, services, after, at }))),
  )('$name of $version is told with its place', async ({ version, at, metadata, services, after }) => {
    const found = await problemsOf(bom(version, { metadata, services, after }));
    expect(found).toContain(`/bom${at}`);
  }); // prettier-ignore

  it.each(VERSIONS.map((version) => ({ version })))('every valid one of $version is', async ({ version }) => {
    const rows = of(VALID, version);
    const components = rows.flatMap((row) => component(row) ?? []);
    const after = rows.map((row) => row.after ?? '').sort((a, b) => orderOf(a) - orderOf(b)).join(''); // prettier-ignore
    expect(await problemsOf(bom(version, { components, after }))).toBe('valid');
  });

  it('metadata and services stand each in a document', async () => {
    const rows = VALID.filter(({ metadata, services }) => metadata !== undefined || services !== undefined);
    const verdicts = await Promise.all(rows.map(async ({ name, since, metadata, services }) => `${name} ${String(await problemsOf(bom(since, { metadata, services })))}`)); // prettier-ignore
    expect(verdicts.filter((verdict) => !verdict.endsWith(' valid'))).toEqual([]);
  });

  it('a namespace that names no version is told, not called valid', async () => {
    expect(await problemsOf(bom('12', {}))).toBe('not-validated');
  });
});

/** The order in which the schema wants what follows the components. */
const ORDER = ['dependencies', 'compositions', 'vulnerabilities', 'annotations', 'formulation', 'declarations', 'definitions', 'citations', 'ds:Signature']; // prettier-ignore
const orderOf = (xml: string) => ORDER.indexOf(/^<([\w:]+)/.exec(xml)?.[1] ?? '');

describe('what the examples of the CycloneDX specification show, in JSON', () => {
  const document = (version: string, { json, document: fields }: CorpusRow) => ({
    ...{ bomFormat: 'CycloneDX', specVersion: version, version: 1 },
    ...(json === undefined ? {} : { components: [{ type: 'library', name: 'a', version: '1', ...json }] }),
    ...fields,
  });
  const inJson = (rows: readonly CorpusRow[], version: string) =>
    of(rows, version).filter((row) => row.json !== undefined || row.document !== undefined);
  const verdicts = (rows: readonly CorpusRow[], version: string) =>
    Promise.all(rows.map(async (row) => ({ name: row.name, problems: await problemsOf(JSON.stringify(document(version, row))) }))); // prettier-ignore

  it.each(VERSIONS.slice(1).map((version) => ({ version })))('every invalid one of $version is rejected', async ({ version }) => {
    const accepted = (await verdicts(inJson(INVALID, version), version)).filter(({ problems }) => typeof problems === 'string');
    expect(accepted).toEqual([]);
  }); // prettier-ignore

  it.each(VERSIONS.slice(1).map((version) => ({ version })))('every valid one of $version is accepted', async ({ version }) => {
    const rejected = (await verdicts(inJson(VALID, version), version)).filter(({ problems }) => problems !== 'valid');
    expect(rejected).toEqual([]);
  }); // prettier-ignore
});
