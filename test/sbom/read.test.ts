import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../src/sbom/read.ts';
import type { Sbom } from '../../src/sbom/sbom.ts';
import { spdx3, spdx3Package } from '../support/build-spdx3.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../support/build-sbom.ts';

function read(content: unknown): Sbom {
  const answer = readSbom(typeof content === 'string' ? content : JSON.stringify(content));
  if (answer.state !== 'sbom') throw new Error(`expected an SBOM, got ${answer.state}`);
  return answer.sbom;
}

const TAG_VALUE = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: widget
DocumentNamespace: https://example.org/widget
Creator: Tool: maker-2.0.0
Creator: Organization: Acme (sbom@example.org)
Created: 2026-01-02T03:04:05Z
# a comment
PackageName: widget
SPDXID: SPDXRef-widget
PackageVersion: 1.2.3
PackageSupplier: NOASSERTION
PackageChecksum: SHA256: ${'ab'.repeat(32)}
PackageCopyrightText: <text>Copyright
Example</text>
ExternalRef: PACKAGE-MANAGER purl pkg:npm/widget@1.2.3
FileName: ./a.c
SPDXID: SPDXRef-File
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-widget
`;

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" serialNumber="urn:uuid:1" version="1">
  <metadata><timestamp>2026-01-02T03:04:05Z</timestamp>
    <component type="application" bom-ref="a"><name>widget</name><version>1.2.3</version></component></metadata>
  <components>
    <component type="library" bom-ref="b"><name>a&amp;b</name><version>1</version>
      <hashes><hash alg="SHA-256">${'ab'.repeat(32)}</hash></hashes>
      <licenses><expression>MIT OR Apache-2.0</expression></licenses>
      <purl>pkg:npm/b@1</purl>
      <components><component type="library"><name><![CDATA[inner]]></name></component></components>
    </component>
  </components>
  <dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies>
</bom>`;

describe('what a file is, by its content', () => {
  it.each<{ name: string; content: string; state: string }>([
    { name: 'CycloneDX JSON', content: JSON.stringify(cycloneDx()), state: 'sbom' },
    { name: 'SPDX JSON', content: JSON.stringify(spdx()), state: 'sbom' },
    { name: 'SPDX JSON behind a byte order mark', content: `\uFEFF${JSON.stringify(spdx())}`, state: 'sbom' },
    { name: 'SPDX tag-value', content: TAG_VALUE, state: 'sbom' },
    { name: 'CycloneDX XML', content: XML, state: 'sbom' },
    { name: 'SPDX 3 JSON-LD', content: JSON.stringify(spdx3()), state: 'sbom' },
    { name: 'SPDX 3 cut in the middle', content: JSON.stringify(spdx3()).slice(0, 300), state: 'broken' },
    {
      name: 'SPDX RDF, which is not read',
      content: '<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>',
      state: 'unread',
    },
    { name: 'other JSON', content: '{"name":"widget"}', state: 'not-an-sbom' },
    { name: 'a JSON list', content: '[]', state: 'not-an-sbom' },
    { name: 'other XML', content: '<html/>', state: 'not-an-sbom' },
    { name: 'prose that names CycloneDX', content: 'We publish a CycloneDX SBOM.', state: 'not-an-sbom' },
    { name: 'nothing', content: '', state: 'not-an-sbom' },
    { name: 'an SBOM cut in the middle', content: JSON.stringify(cycloneDx()).slice(0, 300), state: 'broken' },
    { name: 'XML cut in the middle', content: XML.slice(0, 300), state: 'broken' },
    {
      name: 'XML with a document type',
      content: XML.replace('<bom', '<!DOCTYPE bom [<!ENTITY x "y">]><bom'),
      state: 'broken',
    },
  ])('$name is $state', ({ content, state }) => {
    expect(readSbom(content).state).toBe(state);
    expect(readSbom(new TextEncoder().encode(content)).state).toBe(state);
  });

  it('bytes that are not UTF-8 are no SBOM', () => {
    expect(readSbom(new Uint8Array([0x7b, 0xff, 0xfe])).state).toBe('not-an-sbom');
  });
});

describe('what a document says', () => {
  it('CycloneDX components count nested ones, in document order, and leave the primary apart', () => {
    const inner = cycloneDxComponent('inner');
    const sbom = read(
      cycloneDx({ components: [cycloneDxComponent('left', { components: [inner] }), cycloneDxComponent('right')] }),
    );
    expect(sbom.components.map(({ ref, pointer }) => `${String(ref)} ${pointer}`)).toEqual([
      'left /components/0',
      'inner /components/0/components/0',
      'right /components/1',
    ]);
    expect(sbom.primary).toMatchObject({ ref: 'widget', version: { state: 'given', value: '1.2.3' } });
  });

  it.each<{ field: string }>(['timestamp', 'authors', 'tools', 'lifecycles'].map((field) => ({ field })))(
    'metadata without $field keep the rest',
    ({ field }) => {
      const metadata = { ...(cycloneDx().metadata as object), [field]: undefined };
      expect(read(cycloneDx({ metadata })).primary?.ref).toBe('widget');
    },
  );

  it('SPDX components are all packages, and the one described is the primary', () => {
    const sbom = read(spdx());
    expect(sbom.components).toHaveLength(2);
    expect(sbom.primary?.ref).toBe('SPDXRef-widget');
    expect(sbom.metadata).toMatchObject({
      authors: [{ name: 'Acme', contact: 'sbom@example.org' }],
      tools: [{ name: 'maker', version: '2.0.0' }],
    });
  });

  it('an SPDX document that describes two packages has no primary', () => {
    expect(read(spdx({ documentDescribes: ['SPDXRef-widget', 'SPDXRef-left'] })).primary).toBeNull();
  });

  it('tag-value reads the same fields, texts over several lines included, and takes no field from a file', () => {
    expect(read(TAG_VALUE)).toMatchObject({
      serialization: 'tag-value',
      specVersion: '2.3',
      primary: { ref: 'SPDXRef-widget', supplier: { state: 'declared-unknown' }, purls: ['pkg:npm/widget@1.2.3'] },
      components: [{ copyright: { state: 'given', value: 'Copyright\nExample' } }],
    });
  });

  it('XML reads the same fields as JSON', () => {
    expect(read(XML)).toMatchObject({
      serialization: 'xml',
      specVersion: '1.5',
      primary: { ref: 'a' },
      components: [{ name: { value: 'a&b' }, licenseExpressions: ['MIT OR Apache-2.0'] }, { name: { value: 'inner' } }],
      relationships: { count: 1 },
    });
  });

  it('SPDX 3 packages are the components, the root of the SBOM the primary, licenses come by relationships', () => {
    expect(
      read(spdx3(spdx3Package('bare', { suppliedBy: 'urn:x:gone', software_packageUrl: undefined }))),
    ).toMatchObject({
      format: 'SPDX',
      specVersion: '3.0.1',
      serial: 'urn:x:document',
      primary: { ref: 'urn:x:widget', version: { value: '1.2.3' }, supplier: { value: 'Acme' } },
      components: [
        { pointer: '/@graph/5', purls: ['pkg:npm/widget@1.0.0'], concludedLicense: { value: 'MIT' } },
        { hashes: [{ algorithm: 'sha256' }], copyright: { value: 'Copyright Example' } },
        { purls: [], supplier: { state: 'missing' }, license: { state: 'missing' } },
      ],
      metadata: {
        authors: [{ name: 'Acme', contact: 'sbom@example.org' }],
        tools: [{ name: 'maker', version: '2.0.0' }],
        lifecycles: ['build'],
      },
    });
  });

  it.each<{ text: unknown; state: string }>([
    { text: '1.0', state: 'given' },
    { text: 'NOASSERTION', state: 'declared-unknown' },
    { text: 'NONE', state: 'declared-unknown' },
    { text: 'unknown', state: 'declared-unknown' },
    { text: '  ', state: 'missing' },
    { text: 7, state: 'missing' },
    { text: undefined, state: 'missing' },
  ])('a version $text is $state', ({ text, state }) => {
    expect(
      read(cycloneDx({ components: [cycloneDxComponent('left', { version: text })] })).components[0]?.version.state,
    ).toBe(state);
  });

  it('fields of the wrong type cost only themselves', () => {
    const sbom = read(
      cycloneDx({ metadata: 7, dependencies: 'x', components: [7, null, cycloneDxComponent('left', { hashes: 3 })] }),
    );
    expect(sbom.components.map(({ ref }) => ref)).toEqual(['left']);
    expect(sbom.primary).toBeNull();
  });
});

describe('hostile documents', () => {
  it('brackets nested too deep are refused before they are parsed', () => {
    const nested = (depth: number) => `{"bomFormat":"CycloneDX","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(readSbom(nested(100)).state).toBe('sbom');
    expect(readSbom(nested(1_000_000))).toMatchObject({
      state: 'broken',
      problems: [
        {
          pointer: '/',
          message: { en: expect.stringMatching(/^expected at most 128 levels of nesting, came more; /) as unknown },
        },
      ],
    });
  });

  it('elements nested too deep are refused', () => {
    const nested = (depth: number) =>
      `<bom xmlns="http://cyclonedx.org/schema/bom/1.5">${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</bom>`;
    expect(readSbom(nested(100)).state).toBe('sbom');
    expect(readSbom(nested(100_000)).state).toBe('broken');
  });

  it('brackets inside a string nest nothing', () => {
    const name = `\\"${'['.repeat(1000)}`;
    expect(readSbom(JSON.stringify(cycloneDx({ components: [cycloneDxComponent('left', { name })] }))).state).toBe(
      'sbom',
    );
  });

  it('a string of ten million characters is read as one string', () => {
    const sbom = read(cycloneDx({ components: [cycloneDxComponent('left', { name: 'x'.repeat(10_000_000) })] }));
    expect(sbom.components).toHaveLength(1);
  });

  it('a hundred thousand children of one component are read', () => {
    const children = Array.from({ length: 150_000 }, () => ({ type: 'file', name: 'x' }));
    expect(
      read(cycloneDx({ components: [cycloneDxComponent('left', { components: children })] })).components,
    ).toHaveLength(150_001);
  });

  it('dependencies in a circle are read', () => {
    const sbom = read(
      cycloneDx({
        dependencies: [
          { ref: 'left', dependsOn: ['right'] },
          { ref: 'right', dependsOn: ['left'] },
        ],
      }),
    );
    expect(sbom.relationships.count).toBe(2);
  });

  it('keys like __proto__ change nothing', () => {
    const text = JSON.stringify(cycloneDx()).replace('{', '{"__proto__":{"bomFormat":"SPDX"},');
    expect(read(text).format).toBe('CycloneDX');
    expect(({} as Record<string, unknown>).bomFormat).toBeUndefined();
  });
});
