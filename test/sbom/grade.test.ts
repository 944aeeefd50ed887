import { describe, expect, it } from '@jest/globals';
import { countSbom } from '../../src/sbom/count.ts';
import { gradeSbom, type GradedAttribute, type SbomGrade } from '../../src/sbom/grade.ts';
import { parseSbomProfile } from '../../src/policy/parse-sbom-profile.ts';
import { readSbom } from '../../src/sbom/read.ts';
import type { Sbom } from '../../src/sbom/sbom.ts';
import { sbomProfile } from '../support/sbom-profile.ts';
import { cycloneDx, cycloneDxComponent, spdx, spdxPackage } from '../support/build-sbom.ts';

function sbomOf(document: unknown): Sbom {
  const read = readSbom(JSON.stringify(document));
  if (read.state !== 'sbom') throw new Error(`expected an SBOM, got ${read.state}`);
  return read.sbom;
}

const grade = (document: unknown): SbomGrade => gradeSbom(sbomOf(document), sbomProfile());

function attribute(document: unknown, id: string): GradedAttribute {
  const found = grade(document).attributes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no attribute ${id}`);
  return found;
}

type Overrides = Readonly<Record<string, unknown>>;
const metadata = (overrides: Overrides) =>
  cycloneDx({ metadata: { ...(cycloneDx().metadata as object), ...overrides } });
const withLeft = (overrides: Overrides) =>
  cycloneDx({ components: [cycloneDxComponent('left', overrides), cycloneDxComponent('right')] });
const withPrimary = (overrides: Overrides) => metadata({ component: cycloneDxComponent('widget', overrides) });

const distribution = (type: string) => ({ type, url: 'https://example.org/left.tgz', hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }] }); // prettier-ignore

const DYNAMIC = {
  spdxElementId: 'SPDXRef-widget',
  relationshipType: 'DYNAMIC_LINK',
  relatedSpdxElement: 'SPDXRef-left',
};

describe('the maturity of an SBOM', () => {
  it('is 3 when every attribute reaches it', () => {
    expect(grade(cycloneDx()).attributes.map(({ id, level }) => ({ id, level }))).toEqual(
      sbomProfile().attributes.map(({ id }) => ({ id, level: 3 })),
    );
    expect(grade(cycloneDx()).level).toBe(3);
  });

  it('is its lowest attribute', () => {
    expect(grade(withLeft({ supplier: undefined })).level).toBe(0);
    expect(grade(metadata({ tools: [] })).level).toBe(1);
    expect(grade(metadata({ lifecycles: [] })).level).toBe(2);
  });

  it('of a document without components is 0, however much it says of itself', () => {
    expect(grade(cycloneDx({ components: [], dependencies: [{ ref: 'widget' }] })).level).toBe(0);
  });

  it.each<{ name: string; id: string; document: unknown; level: number }>([
    { name: 'a tool alone is no author', id: 'author', document: metadata({ authors: [] }), level: 0 },
    { name: 'an author nobody can reach', id: 'author', document: metadata({ authors: [{ name: 'Acme' }] }), level: 0 },
    {
      name: 'an author by telephone',
      id: 'author',
      document: metadata({ authors: [{ name: 'Acme', phone: '1' }] }),
      level: 3,
    },
    {
      name: 'a supplier with an address stands for an author',
      id: 'author',
      document: metadata({ authors: [], supplier: { name: 'Acme', url: ['https://example.org'] } }),
      level: 3,
    },
    { name: 'a tool without version', id: 'author', document: metadata({ tools: [{ name: 'maker' }] }), level: 1 },
    { name: 'a day instead of an instant', id: 'timestamp', document: metadata({ timestamp: '2026-01-02' }), level: 0 },
    {
      name: 'an instant that is none',
      id: 'timestamp',
      document: metadata({ timestamp: '2026-13-02T00:00:00Z' }),
      level: 0,
    },
    { name: 'no life cycle', id: 'type', document: metadata({ lifecycles: undefined }), level: 2 },
    { name: 'no primary', id: 'primary-component', document: metadata({ component: undefined }), level: 0 },
    {
      name: 'a primary without supplier',
      id: 'primary-component',
      document: withPrimary({ supplier: undefined }),
      level: 0,
    },
    { name: 'a nameless component', id: 'name', document: withLeft({ name: '' }), level: 0 },
    { name: 'a version declared unknown', id: 'version', document: withLeft({ version: 'NOASSERTION' }), level: 0 },
    { name: 'a component without identifier', id: 'identifier', document: withLeft({ purl: undefined }), level: 0 },
    { name: 'an identifier that does not parse', id: 'identifier', document: withLeft({ purl: 'left' }), level: 0 },
    { name: 'a purl without version', id: 'identifier', document: withLeft({ purl: 'pkg:npm/left' }), level: 1 },
    {
      name: 'a CPE instead of a purl',
      id: 'identifier',
      document: withLeft({ purl: undefined, cpe: 'cpe:2.3:a:acme:left:1.0:*:*:*:*:*:*:*' }),
      level: 3,
    },
    { name: 'a component without hash', id: 'hash', document: withLeft({ hashes: [] }), level: 0 },
    {
      name: 'a component with SHA-1 alone',
      id: 'hash',
      document: withLeft({ hashes: [{ alg: 'SHA-1', content: 'ab'.repeat(20) }] }),
      level: 1,
    },
    { name: 'a primary without hash', id: 'hash', document: withPrimary({ hashes: [] }), level: 1 },
    { name: 'no completeness', id: 'relationships', document: cycloneDx({ compositions: [] }), level: 0 },
    {
      name: 'completeness not specified',
      id: 'relationships',
      document: cycloneDx({
        compositions: [{ aggregate: 'not_specified', dependencies: ['widget', 'left', 'right'] }],
      }),
      level: 0,
    },
    {
      name: 'completeness declared unknown',
      id: 'relationships',
      document: cycloneDx({ compositions: [{ aggregate: 'unknown', dependencies: ['widget', 'left', 'right'] }] }),
      level: 3,
    },
    {
      name: 'completeness of the whole document',
      id: 'relationships',
      document: cycloneDx({ compositions: [{ aggregate: 'complete' }] }),
      level: 3,
    },
    {
      name: 'completeness down to the direct dependencies',
      id: 'relationships',
      document: cycloneDx({ compositions: [{ aggregate: 'complete', dependencies: ['widget', 'left'] }] }),
      level: 1,
    },
    { name: 'nothing met at run time', id: 'relationships', document: cycloneDx({ services: [] }), level: 2 },
    { name: 'a primary without license', id: 'license', document: withPrimary({ licenses: [] }), level: 0 },
    { name: 'half of the licenses', id: 'license', document: withLeft({ licenses: [] }), level: 2 },
    {
      name: 'a license declared, not concluded',
      id: 'license',
      document: withLeft({ licenses: [{ license: { id: 'MIT' } }] }),
      level: 2,
    },
    { name: 'a license concluded by its name alone', id: 'license', document: withLeft({ licenses: [{ license: { name: 'Our own', acknowledgement: 'concluded' } }] }), level: 2 },
    { name: 'a license concluded by its text', id: 'license', document: withLeft({ licenses: [{ license: { name: 'Our own', text: { content: 'x' }, acknowledgement: 'concluded' } }] }), level: 3 },
    {
      name: 'less than half of the licenses',
      id: 'license',
      document: cycloneDx({ components: ['left', 'right'].map((name) => cycloneDxComponent(name, { licenses: [] })) }),
      level: 1,
    },
    { name: 'a primary without version', id: 'version', document: withPrimary({ version: undefined }), level: 0 },
    { name: 'a publisher instead of a supplier', id: 'supplier', document: withLeft({ supplier: undefined, publisher: 'Example' }), level: 3 },
    { name: 'a publisher that is not known', id: 'supplier', document: withLeft({ supplier: undefined, publisher: 'unknown' }), level: 0 },
    { name: 'an author instead of a supplier', id: 'supplier', document: withLeft({ supplier: undefined, author: 'Ann' }), level: 0 },
    { name: 'the hash of the package file', id: 'hash', document: withLeft({ hashes: undefined, externalReferences: [distribution('distribution')] }), level: 3 },
    { name: 'the hash of a file that is no package', id: 'hash', document: withLeft({ hashes: undefined, externalReferences: [distribution('vcs')] }), level: 0 },
    { name: 'SPDX, a primary without hash', id: 'hash', document: spdx({ packages: [spdxPackage('widget', { checksums: [] }), spdxPackage('left')] }), level: 1 },
    { name: 'SPDX, no copyright notice', id: 'copyright', document: spdx({ packages: [spdxPackage('widget', { copyrightText: 'NONE' }), spdxPackage('left')] }), level: 3 },
    { name: 'SPDX, a copyright notice nobody knows', id: 'copyright', document: spdx({ packages: [spdxPackage('widget', { copyrightText: 'NOASSERTION' }), spdxPackage('left')] }), level: 0 },
    { name: 'half of the copyrights', id: 'copyright', document: withLeft({ copyright: undefined }), level: 2 },
    { name: 'a primary without copyright', id: 'copyright', document: withPrimary({ copyright: undefined }), level: 0 },
  ])('$name: $id is $level', ({ id, document, level }) => {
    expect(attribute(document, id).level).toBe(level);
  }); // prettier-ignore

  it.each([{ profile: 'fsct-3' }, { profile: 'ntia-2021' }, { profile: 'cisa-me-2026' }])(
    'of a document that lists its product alone is 0 by $profile, in either format',
    ({ profile }) => {
      for (const document of [cycloneDx({ components: [] }), spdx({ packages: [spdxPackage('widget')] })]) {
        const { levelAtMost, attributes } = gradeSbom(sbomOf(document), sbomProfile(profile));
        expect(levelAtMost).toBe(0);
        expect(attributes.filter(({ label }) => /component/i.test(label.en)).every(({ id, level }) => level === 0 || id === 'primary-component')).toBe(true); // prettier-ignore
      }
    },
  );

  it('tells stand-ins for a supplier apart, and what of a primary component is missing', () => {
    const graded = attribute(withLeft({ supplier: undefined, publisher: 'Example' }), 'supplier');
    expect(graded).toMatchObject({ have: 3, total: 3, standIns: 1 });
    expect(attribute(cycloneDx(), 'supplier')).not.toHaveProperty('standIns');
    const { lacks } = attribute(withPrimary({ supplier: undefined, purl: 'widget' }), 'primary-component');
    expect(lacks?.message).toEqual({
      en: 'the primary component lacks: supplier, an identifier that parses',
      ja: '主コンポーネントに次の記載がありません：供給者・正しい形式の識別子',
    });
  });

  it('counts the same in both formats', () => {
    const totals = (document: unknown) =>
      Object.fromEntries(grade(document).attributes.map(({ id, have, total }) => [id, `${have}/${total}`]));
    const one = cycloneDx({ components: [cycloneDxComponent('left')], dependencies: [{ ref: 'widget', dependsOn: ['left'] }, { ref: 'left' }] }); // prettier-ignore
    // SPDX 2 has no field for the life cycle.
    expect({ ...totals(spdx()), type: '' }).toEqual({ ...totals(one), type: '' });
  });

  it('counts what is declared unknown apart and never as given', () => {
    const packages = [
      spdxPackage('widget'),
      spdxPackage('left', { supplier: 'NOASSERTION' }),
      spdxPackage('right', { supplier: undefined }),
    ];
    expect(attribute(spdx({ packages }), 'supplier')).toMatchObject({
      level: 0,
      have: 1,
      total: 3,
      declaredUnknown: 1,
      lacks: {
        level: 1,
        message: { en: 'suppliers: 1 of 3, 1 declared unknown; all are needed' },
        offenders: [
          { pointer: '/packages/1', name: 'left 1.0.0' },
          { pointer: '/packages/2', name: 'right 1.0.0' },
        ],
      },
    });
  });

  it('an SPDX document that says NOASSERTION everywhere is 0', () => {
    const silent = {
      versionInfo: 'NOASSERTION',
      supplier: 'NOASSERTION',
      licenseConcluded: 'NOASSERTION',
      licenseDeclared: 'NONE',
      copyrightText: 'NOASSERTION',
    };
    const { level, attributes } = grade(
      spdx({ packages: [spdxPackage('widget', silent), spdxPackage('left', silent)] }),
    );
    expect(level).toBe(0);
    expect(attributes.filter(({ declaredUnknown }) => declaredUnknown === 2).map(({ id }) => id)).toEqual([
      'version',
      'supplier',
      'license',
      'copyright',
    ]);
  });

  it('of SPDX 2 is surely 2 and perhaps 3, because the format cannot name its life cycle', () => {
    const measured = grade(spdx({ relationships: [...(spdx().relationships as object[]), DYNAMIC] }));
    expect([measured.level, measured.levelAtMost]).toEqual([2, 3]);
    expect(attribute(spdx(), 'type').lacks?.message.en).toContain('no field');
  });

  it('of CycloneDX before 1.5 leaves the life cycle open, since then a missing one is missing', () => {
    const silent = metadata({ lifecycles: undefined });
    expect(attribute({ ...silent, specVersion: '1.4' }, 'type').levelAtMost).toBe(3);
    expect(attribute(silent, 'type').levelAtMost).toBe(2);
  });

  it('names at most five offenders of however many', () => {
    const components = Array.from({ length: 9 }, (_, index) =>
      cycloneDxComponent(`c${index}`, { supplier: undefined }),
    );
    const { have, total, lacks } = attribute(cycloneDx({ components }), 'supplier');
    expect({ have, total, named: lacks?.offenders.map(({ name }) => name) }).toEqual({
      have: 1,
      total: 10,
      named: ['c0 1.0.0', 'c1 1.0.0', 'c2 1.0.0', 'c3 1.0.0', 'c4 1.0.0'],
    });
  });

  it('never rises when something is taken away', () => {
    for (const field of ['version', 'supplier', 'purl', 'hashes', 'licenses', 'copyright', 'name', 'bom-ref'])
      expect(grade(withLeft({ [field]: undefined })).level).toBeLessThan(3);
    for (const field of ['metadata', 'dependencies', 'compositions', 'components', 'services'])
      expect(grade(cycloneDx({ [field]: undefined })).level).toBeLessThan(3);
  });
});

describe('the counts of an SBOM', () => {
  it('CycloneDX counts components without the primary, nested ones included', () => {
    const components = [
      cycloneDxComponent('left', { components: [{ type: 'library', name: 'inner' }] }),
      cycloneDxComponent('right', { supplier: {}, cpe: 'cpe:/a:b:c' }),
    ];
    expect(countSbom(sbomOf(cycloneDx({ components })))).toEqual({
      components: 3,
      withVersion: 2,
      withSupplier: 1,
      withPurl: 2,
      withCpe: 1,
      withHash: 2,
      withLicense: 2,
      relationships: 2,
    });
  });

  it('SPDX counts every package, and takes a license declared or concluded', () => {
    const packages = [
      spdxPackage('widget', { licenseConcluded: 'NOASSERTION' }),
      spdxPackage('left', {
        licenseConcluded: 'NONE',
        licenseDeclared: '',
        supplier: 'NOASSERTION',
        versionInfo: '',
        checksums: [],
        externalRefs: [],
      }),
    ];
    expect(countSbom(sbomOf(spdx({ packages })))).toEqual({
      components: 2,
      withVersion: 1,
      withSupplier: 1,
      withPurl: 1,
      withCpe: 0,
      withHash: 1,
      withLicense: 1,
      relationships: 4,
    });
  });
});

describe("a table of one's own", () => {
  const PROFILE = parseSbomProfile(
    'p.yml',
    `sbomProfile: mine
label: { en: Mine, ja: 独自 }
note: { en: For a test, ja: テスト用 }
attributes:
  - id: supplier
    label: { en: suppliers, ja: 供給者 }
    level1: [{ measure: component-supplier, atLeast: 0.5 }]
    level2: [{ measure: component-supplier, unknownCounts: true }]
    level3: [{ measure: component-supplier }]
`,
  );
  const withSuppliers = (...suppliers: readonly (string | undefined)[]) =>
    spdx({ packages: suppliers.map((supplier, index) => spdxPackage(`p${index}`, { supplier })) });

  it.each<{ suppliers: readonly (string | undefined)[]; level: number }>([
    { suppliers: ['Organization: A', undefined, undefined], level: 0 },
    { suppliers: ['Organization: A', undefined], level: 1 },
    { suppliers: ['Organization: A', 'NOASSERTION'], level: 2 },
    { suppliers: ['NOASSERTION', 'NOASSERTION'], level: 0 },
    { suppliers: ['Organization: A', 'Person: B'], level: 3 },
    { suppliers: [], level: 0 },
  ])('decides the shares and whether "declared unknown" counts: $suppliers is $level', ({ suppliers, level }) => {
    expect(gradeSbom(sbomOf(withSuppliers(...suppliers)), PROFILE).level).toBe(level);
  });
});

describe('the shipped tables', () => {
  it('of NTIA 2021 knows seven fields, there or not', () => {
    const { level, levelAtMost, attributes } = gradeSbom(sbomOf(cycloneDx()), sbomProfile('ntia-2021'));
    expect({ level, levelAtMost, fields: attributes.length }).toEqual({ level: 1, levelAtMost: 1, fields: 7 });
    const lacking = gradeSbom(sbomOf(withLeft({ supplier: undefined })), sbomProfile('ntia-2021'));
    expect([lacking.level, lacking.levelAtMost]).toEqual([0, 0]);
  });

  it('of the 2026 minimum elements knows seventeen, and leaves the signature open in any document', () => {
    const of = (document: unknown) => gradeSbom(sbomOf(document), sbomProfile('cisa-me-2026'));
    for (const document of [cycloneDx(), cycloneDx({ signature: { algorithm: 'ES256', value: 'x' } })]) {
      const { level, levelAtMost, attributes } = of(document);
      expect({ level, levelAtMost, fields: attributes.length }).toEqual({ level: 0, levelAtMost: 1, fields: 17 });
      const open = attributes.filter((one) => one.level < one.levelAtMost).map(({ id }) => id);
      expect(open).toEqual(['sbom-author-signature']);
    }
    expect(of(cycloneDx({ version: undefined })).levelAtMost).toBe(0);
  });

  it('of the 2026 minimum elements says that it is to be confirmed', () => {
    expect(sbomProfile('cisa-me-2026').label.en).toContain('to be confirmed');
    expect(sbomProfile('cisa-me-2026').note.ja).toContain('要確認');
  });
});
