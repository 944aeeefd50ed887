import { describe, expect, it } from '@jest/globals';
import { cycloneDxSchemas } from '../../src/adapters/schemas/cyclonedx.ts';
import { distinctness } from '../../src/sbom/distinct-items.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';
import { element, relationship, spdx3, spdx3Package } from '../support/build-spdx3.ts';
import { cycloneDx, cycloneDxComponent, spdx, spdxPackage } from '../support/build-sbom.ts';

const AT = '2026-11-23T00:00:00Z';
const validate = sbomValidator({ json: cycloneDxSchemas() });

/** `valid`, `not-validated`, or the pointers of the problems. */
async function verdict(content: unknown): Promise<string | readonly string[]> {
  const read = readSbom(typeof content === 'string' ? content : JSON.stringify(content));
  if (read.state !== 'sbom') return read.state;
  const validation = await validate(read, AT);
  return validation.state === 'invalid' ? validation.problems.map(({ pointer }) => pointer) : validation.state;
}

const left = (overrides: Readonly<Record<string, unknown>>) =>
  cycloneDx({ components: [cycloneDxComponent('left', overrides), cycloneDxComponent('right')] });
const newest = (fields: object) => ({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1, ...fields });
const workflow = (ref: string, uid = ref) => ({ 'bom-ref': ref, uid, taskTypes: ['build'] });
const leftPackage = (overrides: Readonly<Record<string, unknown>>) =>
  spdx({ packages: [spdxPackage('widget'), spdxPackage('left', overrides)] });

describe('a CycloneDX document', () => {
  it.each<{ version: string }>(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map((version) => ({ version })))(
    'of version $version is held against the schema of that version',
    async ({ version }) => {
      const small = { bomFormat: 'CycloneDX', specVersion: version, version: 1 };
      expect(await verdict({ ...small, components: [{ type: 'library', name: 'b', version: '1' }] })).toBe('valid');
      expect(await verdict({ ...small, components: [{ type: 'librarian', name: 'b', version: '1' }] })).toEqual([
        '/components/0/type',
      ]);
    },
  );

  it.each<{ name: string; document: unknown; pointers: string | readonly string[] }>([
    { name: 'whole', document: cycloneDx(), pointers: 'valid' },
    {
      name: 'with a dependency on nothing',
      document: cycloneDx({ dependencies: [{ ref: 'left', dependsOn: ['gone'] }] }),
      pointers: ['/dependencies/0/dependsOn/0'],
    },
    {
      name: 'with a dependency of nothing',
      document: cycloneDx({ dependencies: [{ ref: 'gone' }] }),
      pointers: ['/dependencies/0/ref'],
    },
    {
      name: 'with a dependency on another document',
      document: cycloneDx({
        dependencies: [{ ref: 'left', dependsOn: ['urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x'] }],
      }),
      pointers: 'valid',
    },
    {
      name: 'with circular dependencies',
      document: cycloneDx({
        dependencies: [
          { ref: 'left', dependsOn: ['right'] },
          { ref: 'right', dependsOn: ['left'] },
        ],
      }),
      pointers: 'valid',
    },
    {
      name: 'with a composition of nothing',
      document: cycloneDx({ compositions: [{ aggregate: 'complete', assemblies: ['gone'] }] }),
      pointers: ['/compositions/0/assemblies/0'],
    },
    {
      name: 'with a bom-ref given twice',
      document: cycloneDx({
        components: [
          cycloneDxComponent('left'),
          cycloneDxComponent('right'),
          cycloneDxComponent('more', { 'bom-ref': 'left' }),
        ],
      }),
      pointers: ['/components/0/bom-ref'],
    },
    {
      name: 'with a formula that bears the name of its workflow',
      document: newest({ formulation: [{ 'bom-ref': 'build', workflows: [workflow('build')] }] }),
      pointers: 'valid',
    },
    {
      name: 'with two formulas of one name',
      document: newest({ formulation: [{ 'bom-ref': 'build' }, { 'bom-ref': 'build', workflows: [workflow('w')] }] }),
      pointers: ['/formulation/0/bom-ref'],
    },
    {
      name: 'with two workflows of one name',
      document: newest({ formulation: [{ 'bom-ref': 'build', workflows: [workflow('w'), workflow('w', 'other')] }] }),
      pointers: ['/formulation/0/workflows/0/bom-ref'],
    },
    {
      name: 'with a dependency on a formula',
      document: newest({ formulation: [{ 'bom-ref': 'build' }], dependencies: [{ ref: 'build' }] }),
      pointers: 'valid',
    },
    {
      name: 'about a component that is external to it',
      document: newest({ metadata: { component: { type: 'application', name: 'widget', isExternal: true } } }),
      pointers: ['/metadata/component/isExternal'],
    },
    {
      name: 'with an external component of a range of versions',
      document: newest({
        components: [{ type: 'library', name: 'c', isExternal: true, versionRange: 'vers:npm/>=1' }],
      }),
      pointers: 'valid',
    },
    {
      name: 'with a version and a range of versions',
      document: newest({
        components: [{ type: 'library', name: 'c', version: '1', isExternal: true, versionRange: 'vers:npm/>=1' }],
      }),
      pointers: ['/components/0'],
    },
    { name: 'with its version as a text', document: cycloneDx({ version: '1' }), pointers: ['/version'] },
    { name: 'with a version as a number', document: left({ version: 1 }), pointers: ['/components/0/version'] },
    { name: 'with a purl of nothing', document: left({ purl: 'pkg:' }), pointers: ['/components/0'] },
    { name: 'with a purl without a name', document: left({ purl: 'pkg:npm/@1.0.0' }), pointers: ['/components/0'] },
    {
      name: 'with a purl that looks plain and is not',
      document: left({ purl: 'pkg:npm/left@1.0.0 ' }),
      pointers: 'valid',
    },
    { name: 'with operators alone', document: left({ licenses: [{ expression: 'OR' }] }), pointers: ['/components/0'] },
    {
      name: 'with the same component twice',
      document: cycloneDx({
        components: [
          { type: 'library', name: 'b' },
          { type: 'library', name: 'b' },
        ],
        dependencies: [],
        compositions: [],
      }),
      pointers: ['/components'],
    },
    { name: 'with a purl that is none', document: left({ purl: 'npm/left@1' }), pointers: ['/components/0'] },
    {
      name: 'with a hash of the wrong length',
      document: left({ hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(16) }] }),
      pointers: ['/components/0'],
    },
    {
      name: 'with a broken license expression',
      document: left({ licenses: [{ expression: 'MIT OR' }] }),
      pointers: ['/components/0'],
    },
    {
      name: 'with a license named in prose',
      document: left({ licenses: [{ license: { name: 'Our own (see file)' } }] }),
      pointers: 'valid',
    },
    { name: 'with a field of no version', document: cycloneDx({ colour: 'red' }), pointers: ['/colour'] },
    { name: 'without the name of a component', document: left({ name: undefined }), pointers: ['/components/0/name'] },
    { name: 'of a version to come', document: cycloneDx({ specVersion: '1.9' }), pointers: 'not-validated' },
    {
      name: 'with a version that names a file',
      document: cycloneDx({ specVersion: '../1.6' }),
      pointers: 'not-validated',
    },
  ])('$name', async ({ document, pointers }) => {
    expect(await verdict(document)).toEqual(pointers);
  });

  it('a problem is told in both languages and quotes at most a line of the document', async () => {
    const read = readSbom(JSON.stringify(left({ purl: `x\u0007${'y'.repeat(10_000)}` })));
    const validation = read.state === 'sbom' ? await validate(read, AT) : undefined;
    const message = validation?.state === 'invalid' ? validation.problems[0]?.message : undefined;
    expect(message?.ja).toContain('package URL ではありません');
    expect(message?.en.length).toBeLessThan(200);
    expect(message?.en).not.toContain('\u0007');
  });

  it('a name given twice is told with both places', async () => {
    const tool = { type: 'application', name: 'maker', 'bom-ref': 'left' };
    const document = cycloneDx({ metadata: { ...(cycloneDx().metadata as object), tools: { components: [tool] } } });
    const read = readSbom(JSON.stringify(document));
    const validation = read.state === 'sbom' ? await validate(read, AT) : undefined;
    expect(JSON.stringify(validation)).toMatch(/\/components\/0\/bom-ref.*\/metadata\/tools\/components\/0\/bom-ref|\/metadata\/tools\/components\/0\/bom-ref.*\/components\/0\/bom-ref/); // prettier-ignore
  });

  it('every problem is told, with the deepest place where a value fits none of several forms', async () => {
    const broken = { type: 'librarian', licenses: [{ license: { id: 'NO-SUCH' } }], colour: 1 };
    const document = cycloneDx({ colour: 1, components: [broken, cycloneDxComponent('right'), { name: 'c' }] });
    expect(await verdict({ ...document, dependencies: [], compositions: [] })).toEqual([
      '/colour',
      '/components/0/name',
      '/components/0/colour',
      '/components/0/type',
      '/components/0/licenses/0/license/id',
      '/components/2/type',
    ]);
  });

  it.each<{ name: string; document: unknown; count: number; more: boolean }>([
    { name: 'many broken components', document: cycloneDx({ components: Array.from({ length: 500 }, () => 7) }), count: 50, more: true }, // prettier-ignore
    { name: 'one huge broken component', document: left({ hashes: Array.from({ length: 50_000 }, (_, index) => ({ alg: `x${index}` })) }), count: 1, more: false }, // prettier-ignore
    { name: 'two broken fields', document: cycloneDx({ a: 1, b: 1 }), count: 2, more: false },
  ])('$name: told are $count', async ({ document, count, more }) => {
    const read = readSbom(JSON.stringify(document));
    const validation = read.state === 'sbom' ? await validate(read, AT) : undefined;
    expect(validation).toMatchObject({ state: 'invalid', more, problems: { length: count } });
  });

  it.each<{ timestamp: string; pointers: string | readonly string[] }>([
    { timestamp: '2026-11-23T00:04:59Z', pointers: 'valid' },
    { timestamp: '2026-11-23T00:06:00Z', pointers: ['/metadata/timestamp'] },
    { timestamp: '2026-11-23T08:00:00+09:00', pointers: 'valid' },
  ])('made at $timestamp is $pointers at midnight', async ({ timestamp, pointers }) => {
    expect(await verdict(cycloneDx({ metadata: { ...(cycloneDx().metadata as object), timestamp } }))).toEqual(
      pointers,
    );
  });

  it('documents that were read but have no JSON form are not called valid', async () => {
    const xml = '<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components/></bom>';
    expect(await verdict(xml)).toBe('not-validated');
  });
});

describe('an SPDX document', () => {
  it.each<{ name: string; document: unknown; pointers: string | readonly string[] }>([
    { name: 'whole', document: spdx(), pointers: 'valid' },
    { name: 'without namespace', document: spdx({ documentNamespace: undefined }), pointers: ['/documentNamespace'] },
    {
      name: 'without creators',
      document: spdx({ creationInfo: { created: '2026-01-02T03:04:05Z', creators: [] } }),
      pointers: ['/creationInfo/creators'],
    },
    {
      name: 'without download location',
      document: leftPackage({ downloadLocation: undefined }),
      pointers: ['/packages/1/downloadLocation'],
    },
    { name: 'with an unknown field', document: leftPackage({ colour: 'red' }), pointers: ['/packages/1/colour'] },
    {
      name: 'with an unknown digest',
      document: leftPackage({ checksums: [{ algorithm: 'CRC', checksumValue: 'ab' }] }),
      pointers: ['/packages/1/checksums/0/algorithm'],
    },
    ...['ab', 'g'.repeat(40), 'a'.repeat(40)].map((checksumValue) => ({
      name: `with a file whose SHA1 is ${checksumValue.slice(0, 2)}… of ${checksumValue.length}`,
      document: spdx({
        files: [
          {
            ...{ SPDXID: 'SPDXRef-file', fileName: './a', copyrightText: 'NONE', licenseConcluded: 'MIT' },
            ...{ licenseInfoInFiles: ['MIT'], checksums: [{ algorithm: 'SHA1', checksumValue }] },
          },
        ],
      }),
      pointers: checksumValue === 'a'.repeat(40) ? 'valid' : ['/files/0'],
    })),
    {
      name: 'with a relationship to nothing',
      document: spdx({
        relationships: [
          { spdxElementId: 'SPDXRef-widget', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-gone' },
        ],
      }),
      pointers: ['/relationships/0/relatedSpdxElement'],
    },
    { name: 'with a relationship to NOASSERTION', document: spdx(), pointers: 'valid' },
    {
      name: 'with an id given twice',
      document: spdx({ packages: [spdxPackage('widget'), spdxPackage('left'), spdxPackage('left')] }),
      pointers: ['/packages/2/SPDXID'],
    },
    {
      name: 'with a license of its own that it does not give',
      document: leftPackage({ licenseDeclared: 'MIT OR (LicenseRef-b AND LicenseRef-c)' }),
      pointers: ['/packages/1/licenseDeclared', '/packages/1/licenseDeclared'],
    },
    {
      name: 'with a license of its own, and one of another document',
      document: spdx({
        packages: [spdxPackage('widget'), spdxPackage('left', { licenseConcluded: 'LicenseRef-b AND DocumentRef-x:LicenseRef-c' })], // prettier-ignore
        hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-b', extractedText: 'Do as you like.' }],
      }),
      pointers: 'valid',
    },
    {
      name: 'with a broken license expression',
      document: leftPackage({ licenseDeclared: 'MIT AND (' }),
      pointers: ['/packages/1'],
    },
    { name: 'of a version to come', document: spdx({ spdxVersion: 'SPDX-2.9' }), pointers: 'not-validated' },
    {
      name: 'made tomorrow',
      document: spdx({ creationInfo: { created: '2026-11-24T00:00:00Z', creators: ['Tool: a'] } }),
      pointers: ['/creationInfo/created'],
    },
  ])('$name', async ({ document, pointers }) => {
    expect(await verdict(document)).toEqual(pointers);
  });
});

describe('an SPDX 3 document', () => {
  it.each<{ name: string; document: unknown; pointers: string | readonly string[] }>([
    { name: 'whole', document: spdx3(), pointers: 'valid' },
    {
      name: 'with a field of its own',
      document: spdx3(spdx3Package('a', { colour: 1 })),
      pointers: ['/@graph/13/colour'],
    },
    {
      name: 'with a class nobody knows',
      document: spdx3({ type: 'Toy', spdxId: 'urn:x:t' }),
      pointers: ['/@graph/13/type'],
    },
    { name: 'with an id given twice', document: spdx3(spdx3Package('left')), pointers: ['/@graph/13/spdxId'] },
    {
      name: 'with a relationship to nothing',
      document: spdx3(relationship('r', 'left', { relationshipType: 'dependsOn', to: ['urn:x:gone'] })),
      pointers: ['/@graph/13/to/0'],
    },
    {
      name: 'with a relationship to what another document holds',
      document: spdx3(
        relationship('r', 'left', { relationshipType: 'dependsOn', to: ['urn:y:there'] }),
        element('SpdxDocument', 'other', { import: [{ type: 'ExternalMap', externalSpdxId: 'urn:y:there' }] }),
      ),
      pointers: 'valid',
    },
    {
      name: 'with a license of the SPDX list',
      document: spdx3(
        relationship('r', 'left', { relationshipType: 'hasDeclaredLicense', to: ['https://spdx.org/licenses/MIT'] }),
      ),
      pointers: 'valid',
    },
    {
      name: 'with a purl that is none',
      document: spdx3(spdx3Package('a', { software_packageUrl: 'npm:a' })),
      pointers: ['/@graph/13'],
    },
    {
      name: 'of a version to come',
      document: { ...spdx3(), '@context': 'https://spdx.org/rdf/3.9.0/spdx-context.jsonld' },
      pointers: 'not-validated',
    },
  ])('$name', async ({ document, pointers }) => {
    expect(await verdict(document)).toEqual(pointers);
  });
});

describe('an SPDX document with many problems', () => {
  it('tells fifty and that there are more, however long the list', async () => {
    const read = readSbom(JSON.stringify(spdx({ packages: Array.from({ length: 300_000 }, () => 1) })));
    const validation = read.state === 'sbom' ? await validate(read, AT) : undefined;
    expect(validation).toMatchObject({ state: 'invalid', more: true, problems: { length: 50 } });
  });
});

describe('the cost of validating', () => {
  function manyComponents(count: number) {
    const components = Array.from({ length: count }, (_, index) => cycloneDxComponent(`c${index}`));
    return { components, document: cycloneDx({ components, dependencies: [], compositions: [] }) };
  }

  it('twenty thousand components are validated', async () => {
    expect(await verdict(manyComponents(20_000).document)).toBe('valid');
  });

  it.each<{ count: number }>([{ count: 1_000 }, { count: 20_000 }])(
    'finding doubles among $count components looks at each once',
    ({ count }) => {
      let looks = 0;
      const items = Array.from({ length: count }, (_, index) => ({
        get name() {
          looks += 1;
          return `c${index}`;
        },
      }));
      expect(distinctness()(items)).toBe(true);
      expect(looks).toBe(count);
    },
  );

  it('finds the double however its keys are ordered and however deep it lies', () => {
    const areDistinct = distinctness();
    expect(
      areDistinct([
        { a: 1, b: [{ c: 2 }] },
        { b: [{ c: 2 }], a: 1 },
      ]),
    ).toBe(false);
    expect(areDistinct([{ a: 1 }, { a: '1' }, { a: [1] }, { a: null }, { a: true }, ['a', 1], 'a1', '{"a":1}'])).toBe(
      true,
    );
  });
});
