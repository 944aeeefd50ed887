type Overrides = Readonly<Record<string, unknown>>;

/** An SPDX 3.0.1 graph of one product and one package it depends on; `extra` elements come last. */
export function spdx3(...extra: readonly Overrides[]): Record<string, unknown> {
  return {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      {
        type: 'CreationInfo',
        '@id': '_:creation',
        specVersion: '3.0.1',
        created: '2026-01-02T03:04:05Z',
        createdBy: ['urn:x:acme'],
        createdUsing: ['urn:x:maker'],
      },
      element('Organization', 'acme', {
        name: 'Acme',
        externalIdentifier: [
          { type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: 'sbom@example.org' },
        ],
      }),
      element('Tool', 'maker', { name: 'maker-2.0.0' }),
      element('SpdxDocument', 'document', { rootElement: ['urn:x:sbom'], profileConformance: ['core', 'software'] }),
      element('software_Sbom', 'sbom', {
        rootElement: ['urn:x:widget'],
        element: ['urn:x:widget', 'urn:x:left'],
        software_sbomType: ['build'],
      }),
      spdx3Package('widget', { software_packageVersion: '1.2.3' }),
      spdx3Package('left'),
      element('simplelicensing_LicenseExpression', 'mit', { simplelicensing_licenseExpression: 'MIT' }),
      relationship('r1', 'widget', { relationshipType: 'dependsOn', to: ['urn:x:left'], completeness: 'complete' }),
      relationship('r2', 'left', { relationshipType: 'dependsOn', to: ['NoneElement'] }),
      relationship('r3', 'widget', { relationshipType: 'hasConcludedLicense', to: ['urn:x:mit'] }),
      relationship('r4', 'left', { relationshipType: 'hasConcludedLicense', to: ['urn:x:mit'] }),
      relationship('r5', 'widget', {
        relationshipType: 'hasDynamicLink',
        to: ['urn:x:left'],
        completeness: 'complete',
      }),
      ...extra,
    ],
  };
}

export function spdx3Package(name: string, overrides: Overrides = {}): Record<string, unknown> {
  return element('software_Package', name, {
    name,
    software_packageVersion: '1.0.0',
    software_packageUrl: `pkg:npm/${name}@1.0.0`,
    suppliedBy: 'urn:x:acme',
    software_copyrightText: 'Copyright Example',
    verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'ab'.repeat(32) }],
    ...overrides,
  });
}

export function relationship(id: string, from: string, overrides: Overrides): Record<string, unknown> {
  return element('Relationship', id, { from: `urn:x:${from}`, ...overrides });
}

/** One element of a class, with the fields that every element has. */
export function element(type: string, id: string, overrides: Overrides = {}): Record<string, unknown> {
  return { type, spdxId: `urn:x:${id}`, creationInfo: '_:creation', ...overrides };
}
