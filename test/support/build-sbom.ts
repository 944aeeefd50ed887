/** A CycloneDX document that reaches maturity level 3; overrides make the point of a test. */
export function cycloneDx(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: {
      timestamp: '2026-01-02T03:04:05Z',
      authors: [{ name: 'Acme', email: 'sbom@example.org' }],
      tools: { components: [{ type: 'application', name: 'maker', version: '2.0.0' }] },
      lifecycles: [{ phase: 'build' }],
      component: cycloneDxComponent('widget', {
        type: 'application',
        purl: 'pkg:github/acme/widget@1.2.3',
        version: '1.2.3',
      }),
    },
    components: [cycloneDxComponent('left'), cycloneDxComponent('right')],
    services: [{ name: 'mail' }],
    dependencies: [{ ref: 'widget', dependsOn: ['left'] }, { ref: 'left', dependsOn: ['right'] }, { ref: 'right' }],
    compositions: [{ aggregate: 'complete', dependencies: ['widget', 'left', 'right'] }],
    ...overrides,
  };
}

export function cycloneDxComponent(
  name: string,
  overrides: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    type: 'library',
    name,
    version: '1.0.0',
    'bom-ref': name,
    purl: `pkg:npm/${name}@1.0.0`,
    supplier: { name: 'Example' },
    hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
    licenses: [{ license: { id: 'MIT', acknowledgement: 'concluded' } }],
    copyright: 'Copyright Example',
    ...overrides,
  };
}

/** An SPDX 2.3 document of one product and one package it depends on. */
export function spdx(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    SPDXID: 'SPDXRef-DOCUMENT',
    spdxVersion: 'SPDX-2.3',
    name: 'widget',
    dataLicense: 'CC0-1.0',
    documentNamespace: 'https://example.org/widget/1.2.3',
    creationInfo: {
      created: '2026-01-02T03:04:05Z',
      creators: ['Organization: Acme (sbom@example.org)', 'Tool: maker-2.0.0'],
    },
    packages: [spdxPackage('widget', { versionInfo: '1.2.3' }), spdxPackage('left')],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-widget' },
      { spdxElementId: 'SPDXRef-widget', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-left' },
      { spdxElementId: 'SPDXRef-widget', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'NOASSERTION' },
      { spdxElementId: 'SPDXRef-left', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'NONE' },
    ],
    ...overrides,
  };
}

export function spdxPackage(name: string, overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    SPDXID: `SPDXRef-${name}`,
    name,
    versionInfo: '1.0.0',
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    supplier: 'Organization: Example',
    licenseConcluded: 'MIT',
    licenseDeclared: 'MIT',
    copyrightText: 'Copyright Example',
    checksums: [{ algorithm: 'SHA256', checksumValue: 'cd'.repeat(32) }],
    externalRefs: [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${name}@1.0.0` },
    ],
    ...overrides,
  };
}
