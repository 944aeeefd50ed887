import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../src/sbom/read.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';

const validate = sbomValidator({ json: new Map() });
const SHA1 = 'ab'.repeat(20);

async function verdict(content: string | Uint8Array): Promise<string | readonly string[]> {
  const read = readSbom(content);
  if (read.state !== 'sbom') return read.state;
  const validation = await validate(read, '2026-11-23T00:00:00Z');
  return validation.state === 'invalid'
    ? validation.problems.map(({ pointer, message }) => `${pointer} ${message.en}`)
    : validation.state;
}

const head = (version: string) => `SPDXVersion: SPDX-${version}
DataLicense: CC0-1.0
DocumentNamespace: https://example.org/example
DocumentName: example
SPDXID: SPDXRef-DOCUMENT
ExternalDocumentRef:DocumentRef-tool-1.2 https://example.org/tool SHA1: ${SHA1}
Creator: Tool: LicenseFind-1.0
Creator: Organization: Inspect ()
Creator: Person: Jane Doe ()
Created: 2010-01-29T18:30:22Z
`;

/** The shape of `SPDXTagExample` of the SPDX specification: what stands where, what refers to what. */
const example = (version: '2.2' | '2.3') => `${head(version)}
## Relationships
Relationship: SPDXRef-DOCUMENT CONTAINS SPDXRef-Package
Relationship: SPDXRef-DOCUMENT COPY_OF DocumentRef-tool-1.2:SPDXRef-Element
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-File
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package
FileName: ./package/foo.c
SPDXID: SPDXRef-File
FileType: SOURCE
FileChecksum: SHA1: ${SHA1}
LicenseConcluded: (LGPL-2.0-only OR LicenseRef-2)
LicenseInfoInFile: LicenseRef-2
FileCopyrightText: <text>2008-2010
Smith</text>
Relationship: SPDXRef-File GENERATED_FROM SPDXRef-Jena
PackageName: glibc
SPDXID: SPDXRef-Package
PackageVersion: 2.11.1
PackageSupplier: Person: Jane Doe (jane@example.org)
PackageDownloadLocation: http://ftp.example.org/a.tar.gz
PackageVerificationCode: ${SHA1}(./package.spdx)
PackageChecksum: SHA1: ${SHA1}
${version === '2.2' ? '' : `PackageChecksum: BLAKE2b-384: ${'ab'.repeat(48)}\nPrimaryPackagePurpose: SOURCE\nBuiltDate: 2011-01-29T18:30:22Z\n`}PackageLicenseConcluded: (LGPL-2.0-only OR LicenseRef-3)
PackageLicenseDeclared: (LGPL-2.0-only AND LicenseRef-3)
PackageLicenseInfoFromFiles: LicenseRef-2
PackageCopyrightText: NOASSERTION
ExternalRef: SECURITY cpe23Type cpe:2.3:a:acme:glibc:2.11.1:*:*:*:*:*:*:*
ExternalRef: OTHER LocationRef-acmeforge acmecorp/acmenator/4.1.3-alpha
ExternalRefComment: of Acme
Relationship: SPDXRef-Package CONTAINS SPDXRef-JenaLib
FileName: ./lib/jena.jar
SPDXID: SPDXRef-JenaLib
FileType: ARCHIVE
FileChecksum: SHA1: ${SHA1}
LicenseConcluded: LicenseRef-2
LicenseInfoInFile: LicenseRef-2
FileCopyrightText: NONE
Relationship: SPDXRef-JenaLib CONTAINS SPDXRef-Package
Relationship: SPDXRef-JenaLib GENERATED_FROM NOASSERTION
PackageName: Jena
SPDXID: SPDXRef-Jena
PackageDownloadLocation: NOASSERTION
${version === '2.2' ? 'PackageLicenseConcluded: NOASSERTION\nPackageLicenseDeclared: NOASSERTION\nPackageCopyrightText: NOASSERTION\n' : ''}ExternalRef: ${version === '2.2' ? 'PACKAGE_MANAGER' : 'PACKAGE-MANAGER'} purl pkg:maven/org.apache.jena/apache-jena@3.12.0
FilesAnalyzed: false
SnippetSPDXID: SPDXRef-Snippet
SnippetFromFileSPDXID: SPDXRef-JenaLib
SnippetByteRange: 310:420
SnippetLicenseConcluded: GPL-2.0-only
LicenseInfoInSnippet: GPL-2.0-only
SnippetCopyrightText: 2008
SnippetName: from a kernel
LicenseID: LicenseRef-2
ExtractedText: <text>/*
 * any: thing
*/</text>
LicenseID: LicenseRef-3
ExtractedText: <text>x</text>
LicenseCrossReference: http://example.org/a, http://example.org/b
`;

const LITE = `# a comment before anything
${head('2.2')}
PackageName: SPDX tools
SPDXID: SPDXRef-tools
PackageVersion:\t2.0.3
PackageDownloadLocation: NONE
FilesAnalyzed: False
PackageLicenseConcluded: Apache-2.0
PackageLicenseDeclared: Apache-2.0
PackageLicenseComments: <text></text>
PackageCopyrightText: <text>(c) 2000, <http://www.example.org/></text>
PackageComment: <text>
 ModificationRecord: NO
</text>
`;

const file = { SPDXID: 'SPDXRef-File', fileName: './foo.c', fileTypes: ['SOURCE'], checksums: [{ algorithm: 'SHA1', checksumValue: SHA1 }], copyrightText: 'x', licenseConcluded: '(LGPL-2.0-only OR LicenseRef-2)', licenseInfoInFiles: ['LicenseRef-2'] }; // prettier-ignore
const inJson = (version: string, overrides: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    SPDXID: 'SPDXRef-DOCUMENT',
    spdxVersion: `SPDX-${version}`,
    creationInfo: { created: '2010-01-29T18:30:22Z', creators: ['Tool: LicenseFind-1.0', 'Organization: Inspect ()'], licenseListVersion: '3.17' },
    name: 'example',
    dataLicense: 'CC0-1.0',
    documentNamespace: 'https://example.org/example',
    documentDescribes: ['SPDXRef-File', 'SPDXRef-Package'],
    externalDocumentRefs: [{ externalDocumentId: 'DocumentRef-tool-1.2', checksum: { algorithm: 'SHA1', checksumValue: SHA1 }, spdxDocument: 'https://example.org/tool' }],
    hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-2', extractedText: 'x', crossRefs: [{ url: 'http://example.org', isLive: true, order: 0 }] }],
    annotations: [{ annotationDate: '2010-01-29T18:30:22Z', annotationType: 'OTHER', annotator: 'Person: Jane Doe ()', comment: 'x' }],
    packages: [{ SPDXID: 'SPDXRef-Package', name: 'glibc', downloadLocation: 'NONE', copyrightText: 'x', licenseConcluded: 'LicenseRef-2', licenseDeclared: 'NOASSERTION', filesAnalyzed: true, hasFiles: ['SPDXRef-File'], packageVerificationCode: { packageVerificationCodeValue: SHA1, packageVerificationCodeExcludedFiles: ['./a.spdx'] } }],
    files: [file],
    snippets: [{ SPDXID: 'SPDXRef-Snippet', name: 'x', snippetFromFile: 'SPDXRef-File', copyrightText: 'x', licenseConcluded: 'MIT', ranges: [{ startPointer: { offset: 310, reference: 'SPDXRef-File' }, endPointer: { offset: 420, reference: 'SPDXRef-File' } }] }],
    relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'COPY_OF', relatedSpdxElement: 'DocumentRef-tool-1.2:SPDXRef-Element' }],
    ...overrides,
  }); // prettier-ignore

describe('what the examples of SPDX 2 show', () => {
  it.each<{ name: string; content: string | Uint8Array; says: string | readonly string[] }>([
    { name: 'SPDXTagExample 2.3', content: example('2.3'), says: 'valid' },
    { name: 'SPDXTagExample 2.2', content: example('2.2'), says: 'valid' },
    { name: 'SPDXJSONExample 2.3', content: inJson('2.3'), says: 'valid' },
    { name: 'SPDXJSONExample 2.2', content: inJson('2.2'), says: 'valid' },
    { name: 'SPDX Lite, as the OpenChain group in Japan uses it', content: LITE, says: 'valid' },
    { name: 'an example in UTF-16', content: Buffer.from(`\uFEFF${LITE}`, 'utf16le'), says: 'broken' },
    { name: 'words of 2.3 in a document of 2.2', content: example('2.2').replace('FilesAnalyzed: false', 'PrimaryPackagePurpose: SOURCE'), says: ['/packages/1/primaryPackagePurpose is not a field of this format'] },
    { name: 'without what 2.2 demanded and 2.3 does not', content: LITE.replace(/PackageCopyrightText.*\n/, ''), says: ['/packages/0/copyrightText is required and missing'] },
    { name: 'with a license that no text is given for', content: example('2.3').replace('LicenseID: LicenseRef-3', 'LicenseID: LicenseRef-4'), says: ['/packages/0/licenseConcluded refers to "LicenseRef-3", which is nowhere in the document', '/packages/0/licenseDeclared refers to "LicenseRef-3", which is nowhere in the document'] },
    { name: 'with an element of a document that is not named', content: example('2.3').replace('COPY_OF DocumentRef-tool', 'COPY_OF DocumentRef-gone'), says: ['/relationships/1/relatedSpdxElement refers to "DocumentRef-gone-1.2:SPDXRef-Element", which is nowhere in the document'] },
    { name: 'with an older version, as the REUSE tool writes', content: LITE.replace('SPDX-2.2', 'SPDX-2.1'), says: 'not-validated' },
  ])('$name', async ({ content, says }) => {
    expect(await verdict(content)).toEqual(says);
  }); // prettier-ignore

  it('of a file and a package that are described the package is the product', () => {
    for (const content of [example('2.3'), inJson('2.3')]) {
      const read = readSbom(content);
      expect(read).toMatchObject({ sbom: { primary: { ref: 'SPDXRef-Package' } } });
    }
  });

  it('an author that stays anonymous is none', () => {
    const read = readSbom(LITE.replace('Person: Jane Doe ()', 'Person: Anonymous ()').replace('Inspect ()', 'Anonymous'));
    expect(read).toMatchObject({ sbom: { metadata: { authors: [], tools: [{ name: 'LicenseFind' }] } } });
  }); // prettier-ignore
});
