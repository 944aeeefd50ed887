import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../src/sbom/read.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';

const validate = sbomValidator({ json: new Map() });
const AT = '2026-11-23T00:00:00Z';
const SHA1 = 'ab'.repeat(20);

const HEAD = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: widget
DocumentNamespace: https://example.org/widget
Creator: Tool: maker-2.0.0
Created: 2026-01-02T03:04:05Z
`;

/** Every tag of the format, in the order of the clauses. */
const WHOLE = `${HEAD}DocumentComment: <text>Made for
a test</text>
LicenseListVersion: 3.17
CreatorComment: by hand
ExternalDocumentRef: DocumentRef-tools https://example.org/tools SHA1: ${SHA1}
Annotator: Person: Jane ()
AnnotationDate: 2026-01-02T00:00:00Z
AnnotationType: REVIEW
SPDXREF: SPDXRef-Package
AnnotationComment: read
Reviewer: Person: Joe
ReviewDate: 2026-01-02T00:00:00Z
ReviewComment: fine

## a package
PackageName: widget
SPDXID: SPDXRef-Package
PackageVersion: 1.2.3
PackageFileName: widget.tgz
PackageSupplier: Organization: Acme
PackageOriginator: Organization: Acme
PackageDownloadLocation: https://example.org/widget.tgz
FilesAnalyzed: true
PackageVerificationCode: ${SHA1}(./a.spdx, ./b.spdx)
PackageChecksum: SHA1: ${SHA1}
PackageChecksum: SHA3-256: ${'ab'.repeat(32)}
PackageHomePage: https://example.org
PackageSourceInfo: <text>none</text>
PackageLicenseConcluded: (MIT OR LicenseRef-1)
PackageLicenseInfoFromFiles: MIT
PackageLicenseDeclared: MIT
PackageLicenseComments: none
PackageCopyrightText: <text>Copyright: nobody
PackageVersion: not a tag</text>
PackageSummary: s
PackageDescription: d
PackageComment: c
PackageAttributionText: thanks
PrimaryPackagePurpose: OPERATING-SYSTEM
ReleaseDate: 2026-01-01T00:00:00Z
BuiltDate: 2026-01-01T00:00:00Z
ValidUntilDate: 2027-01-01T00:00:00Z
ExternalRef: PACKAGE_MANAGER purl pkg:npm/widget@1.2.3
ExternalRefComment: its own

FileName: ./a.c
SPDXID: SPDXRef-File
FileType: SOURCE
FileChecksum: SHA1: ${SHA1}
LicenseConcluded: MIT
LicenseInfoInFile: MIT
LicenseComments: none
FileCopyrightText: NONE
FileComment: c
FileNotice: n
FileContributor: Jane
FileDependency: ./b.c
FileAttributionText: thanks
ArtifactOfProjectName: old
ArtifactOfProjectHomePage: https://example.org
ArtifactOfProjectURI: UNKNOWN

SnippetSPDXID: SPDXRef-Snippet
SnippetFromFileSPDXID: SPDXRef-File
SnippetByteRange: 310:420
SnippetLineRange: 5:23
SnippetLicenseConcluded: MIT
LicenseInfoInSnippet: MIT
SnippetLicenseComments: none
SnippetCopyrightText: NONE
SnippetComment: c
SnippetAttributionText: thanks

LicenseID: LicenseRef-1
ExtractedText: <text>do as you like</text>
LicenseName: likes
LicenseCrossReference: https://example.org/license
LicenseComment: c
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package
RelationshipComment: the product
Relationship: SPDXRef-DOCUMENT COPY_OF DocumentRef-tools:SPDXRef-Element
Relationship: SPDXRef-Package DEPENDS_ON NOASSERTION
`;

async function problemsOf(text: string): Promise<string | readonly string[]> {
  const read = readSbom(text);
  if (read.state !== 'sbom') return read.state;
  const validation = await validate(read, AT);
  if (validation.state !== 'invalid') return validation.state;
  return validation.problems.map(({ line, message }) => `${line ?? '?'}: ${message.en}`);
}

const ONE_PACKAGE = 'PackageName: a\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NONE\n';

describe('an SPDX document in tag-value form', () => {
  it.each<{ name: string; text: string; expected: string | readonly string[] }>([
    { name: 'with every tag', text: WHOLE, expected: 'valid' },
    { name: 'with lines that end as on Windows', text: WHOLE.replaceAll('\n', '\r\n'), expected: 'valid' },
    { name: 'with a mark at its start', text: `\uFEFF${WHOLE}`, expected: 'valid' },
    { name: 'without a package', text: HEAD, expected: 'valid' },
    { name: 'of a version nobody knows', text: HEAD.replace('2.3', '2.9'), expected: 'not-validated' },
    {
      name: 'with words outside any tag',
      text: `${HEAD}this is prose\n`,
      expected: ['8: expected "Tag: value", came "this is prose"'],
    },
    { name: 'with a tag of no version', text: `${HEAD}Colour: red\n`, expected: ['8: "Colour" is no tag of SPDX 2'] },
    {
      name: 'with a tag before its package',
      text: `${HEAD}PackageVersion: 1\n`,
      expected: ['8: "PackageVersion" stands before what it belongs to'],
    },
    {
      name: 'with a comment on nothing',
      text: `${HEAD}RelationshipComment: x\nExternalRefComment: x\n`,
      expected: [
        '8: "RelationshipComment" stands before what it belongs to',
        '9: "ExternalRefComment" stands before what it belongs to',
      ],
    },
    {
      name: 'with a name given twice',
      text: `${HEAD}DocumentName: b\n`,
      expected: ['8: "DocumentName" is given twice'],
    },
    {
      name: 'with a text that never ends',
      text: `${HEAD}DocumentComment: <text>and so on\nPackageName: a\n`,
      expected: ['8: opens <text> and never closes it'],
    },
    {
      name: 'with values of another form',
      text: `${HEAD}${ONE_PACKAGE}FilesAnalyzed: perhaps\nPackageChecksum: ${SHA1}\nExternalRef: purl\nRelationship: a b c d\n`,
      expected: [
        '11: "perhaps" does not have the form of FilesAnalyzed',
        `12: "${SHA1}" does not have the form of PackageChecksum`,
        '13: "purl" does not have the form of ExternalRef',
        '14: "a b c d" does not have the form of Relationship',
      ],
    },
    {
      name: 'with an annotation of nothing',
      text: `${HEAD}Annotator: Person: J\nAnnotationDate: 2026-01-02T00:00:00Z\nAnnotationType: OTHER\nAnnotationComment: x\nSPDXREF: SPDXRef-gone\n`,
      expected: ['12: refers to "SPDXRef-gone", which is nowhere in the document'],
    },
    {
      name: 'without what the official schema demands',
      text: `${HEAD}PackageName: a\nSPDXID: SPDXRef-a\n`,
      expected: ['8: is required and missing'],
    },
    {
      name: 'with a word that the official schema does not know',
      text: `${HEAD}${ONE_PACKAGE}PackageChecksum: CRC7: 00\nRelationship: SPDXRef-a KNOWS SPDXRef-a\n`,
      expected: [expect.stringMatching(/^11: must be one of/), expect.stringMatching(/^12: must be one of/)] as never,
    },
    {
      name: 'with content that is not what it claims to be',
      text: `${HEAD}PackageName: b\nSPDXID: SPDXRef-b\nPackageDownloadLocation: NONE\n${ONE_PACKAGE}ExternalRef: PACKAGE-MANAGER purl npm/a\nPackageChecksum: SHA1: 12\nRelationship: SPDXRef-a DEPENDS_ON SPDXRef-gone\n`,
      expected: [
        '16: refers to "SPDXRef-gone", which is nowhere in the document',
        '11: "npm/a" is not a package URL',
        '11: "12" cannot be a SHA1 digest',
      ],
    },
    {
      name: 'made in the future',
      text: HEAD.replace('2026-01-02', '2027-01-02'),
      expected: ['7: says it was made at 2027-01-02T03:04:05Z, which is later than now'],
    },
  ])('$name', async ({ text, expected }) => {
    expect(await problemsOf(text)).toEqual(expected);
  });

  it('reads into the same fields as the JSON form', () => {
    const read = readSbom(WHOLE);
    expect(read.state === 'sbom' && read.sbom).toMatchObject({
      primary: { ref: 'SPDXRef-Package', version: { value: '1.2.3' }, kind: 'operating_system' },
      components: [{ purls: ['pkg:npm/widget@1.2.3'], hashes: [{ algorithm: 'SHA1' }, { algorithm: 'SHA3-256' }] }],
      metadata: { tools: [{ name: 'maker', version: '2.0.0' }] },
    });
  });

  it('tells at most fifty of many, and that there are more', async () => {
    const read = readSbom(`${HEAD}${'nonsense\n'.repeat(100_000)}`);
    const validation = read.state === 'sbom' ? await validate(read, AT) : undefined;
    expect(validation).toMatchObject({ state: 'invalid', more: true, problems: { length: 50 } });
  });
});
