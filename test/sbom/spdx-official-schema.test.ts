import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spdxProblems } from '../../src/sbom/spdx-problems.ts';
import { spdx, spdxPackage } from '../support/build-sbom.ts';

const folder = [resolve(import.meta.dirname, '../../../shared/data/schemas'), resolve('shared/data/schemas')].find(
  (path) => existsSync(path),
);
/** The specification's own schema is not ours to carry: without it these comparisons are counted as skipped. */
const compare = folder === undefined ? it.skip : it;

function officialVerdict(document: unknown, file: string): boolean {
  const schema = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as object;
  return new Ajv({ strict: false, logger: false }).validate(schema, document);
}

const file = (overrides: object = {}) => ({
  SPDXID: 'SPDXRef-f',
  fileName: './a.c',
  checksums: [{ algorithm: 'SHA1', checksumValue: 'ab'.repeat(20) }],
  copyrightText: 'NOASSERTION',
  licenseConcluded: 'NOASSERTION',
  licenseInfoInFiles: ['NOASSERTION'],
  ...overrides,
});
const ranges = [
  { startPointer: { reference: 'SPDXRef-f', offset: 1 }, endPointer: { reference: 'SPDXRef-f', offset: 9 } },
];

const documents: readonly { name: string; document: Record<string, unknown> }[] = [
  { name: 'a whole document', document: spdx() },
  { name: 'no packages', document: spdx({ packages: undefined }) },
  { name: 'packages that are no list', document: spdx({ packages: {} }) },
  { name: 'no name', document: spdx({ name: undefined }) },
  { name: 'no creation information', document: spdx({ creationInfo: undefined }) },
  { name: 'creators that are empty', document: spdx({ creationInfo: { created: 'x', creators: [] } }) },
  { name: 'a field of its own', document: spdx({ colour: 1 }) },
  { name: 'a package with a field of its own', document: spdx({ packages: [spdxPackage('a', { colour: 1 })] }) },
  {
    name: 'a package without licenses',
    document: spdx({ packages: [spdxPackage('a', { licenseConcluded: undefined, licenseDeclared: undefined })] }),
  },
  {
    name: 'a package with a purpose',
    document: spdx({ packages: [spdxPackage('a', { primaryPackagePurpose: 'LIBRARY' })] }),
  },
  {
    name: 'a package with a purpose of its own',
    document: spdx({ packages: [spdxPackage('a', { primaryPackagePurpose: 'TOY' })] }),
  },
  {
    name: 'a SHA-3 digest',
    document: spdx({ packages: [spdxPackage('a', { checksums: [{ algorithm: 'SHA3-256', checksumValue: 'a' }] })] }),
  },
  {
    name: 'an underscore in a category',
    document: spdx({
      packages: [
        spdxPackage('a', {
          externalRefs: [{ referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'x' }],
        }),
      ],
    }),
  },
  {
    name: 'a reference without locator',
    document: spdx({
      packages: [spdxPackage('a', { externalRefs: [{ referenceCategory: 'OTHER', referenceType: 'x' }] })],
    }),
  },
  {
    name: 'an unknown relationship',
    document: spdx({ relationships: [{ spdxElementId: 'a', relationshipType: 'LIKES', relatedSpdxElement: 'b' }] }),
  },
  {
    name: 'a relationship of 2.3',
    document: spdx({
      relationships: [{ spdxElementId: 'a', relationshipType: 'SPECIFICATION_FOR', relatedSpdxElement: 'b' }],
    }),
  },
  { name: 'a file', document: spdx({ files: [file()] }) },
  { name: 'a file without digest', document: spdx({ files: [file({ checksums: [] })] }) },
  { name: 'a file without license found', document: spdx({ files: [file({ licenseInfoInFiles: [] })] }) },
  { name: 'a file of an unknown type', document: spdx({ files: [file({ fileTypes: ['TOY'] })] }) },
  {
    name: 'a snippet',
    document: spdx({
      snippets: [
        {
          SPDXID: 'SPDXRef-s',
          name: 's',
          ranges,
          snippetFromFile: 'SPDXRef-f',
          copyrightText: 'NONE',
          licenseConcluded: 'NONE',
        },
      ],
    }),
  },
  {
    name: 'a snippet without range',
    document: spdx({ snippets: [{ SPDXID: 'SPDXRef-s', name: 's', ranges: [], snippetFromFile: 'SPDXRef-f' }] }),
  },
  {
    name: 'an extracted license',
    document: spdx({
      hasExtractedLicensingInfos: [
        { licenseId: 'LicenseRef-1', extractedText: 'x', crossRefs: [{ url: 'https://example.org', order: 1 }] },
      ],
    }),
  },
  {
    name: 'an extracted license without text',
    document: spdx({ hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-1' }] }),
  },
  {
    name: 'an annotation',
    document: spdx({ annotations: [{ annotationDate: 'x', annotationType: 'OTHER', annotator: 'x', comment: 'x' }] }),
  },
  {
    name: 'an annotation of an unknown type',
    document: spdx({ annotations: [{ annotationDate: 'x', annotationType: 'TOY', annotator: 'x', comment: 'x' }] }),
  },
  { name: 'a review', document: spdx({ revieweds: [{ reviewDate: 'x', reviewer: 'Person: A' }] }) },
  {
    name: 'a reference to a document',
    document: spdx({
      externalDocumentRefs: [
        { externalDocumentId: 'DocumentRef-1', spdxDocument: 'x', checksum: { algorithm: 'SHA1', checksumValue: 'a' } },
      ],
    }),
  },
  {
    name: 'a verification code',
    document: spdx({
      packages: [
        spdxPackage('a', {
          packageVerificationCode: { packageVerificationCodeValue: 'a', packageVerificationCodeExcludedFiles: ['b'] },
        }),
      ],
    }),
  },
];

describe('our reading of SPDX 2 agrees with the schema of the specification', () => {
  compare.each(documents)('on $name', ({ document }) => {
    const plain: unknown = JSON.parse(JSON.stringify(document));
    const ours = (version: string) => spdxProblems(plain, version)?.problems.length === 0;
    expect({ '2.2': ours('2.2'), '2.3': ours('2.3') }).toEqual({
      '2.2': officialVerdict(plain, 'spdx-2.2.2.schema.json'),
      '2.3': officialVerdict(plain, 'spdx-2.3.schema.json'),
    });
  });
});
